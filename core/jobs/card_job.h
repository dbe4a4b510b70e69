// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imports/taste_card.h"
#include "core/jobs/workspace.h"

#include <QStringList>

namespace earshot::jobs {

enum class CardMode : std::uint8_t {
    Report, ///< only tells what is on it; needs no signal
    Store,  ///< keeps it as part of signal `circle`
};

struct CardRequest {
    std::filesystem::path file;
    QString name = {}; ///< what to call it here; "" = as it says
    CardMode mode = CardMode::Report;
    bool mayReplace = false; ///< the card of that name that is here already
};

/// What was found on a friend's taste card, and what became of it.
struct CardReport {
    signals::CardHead head;
    qint64 songs = 0, songsFound = 0;     ///< on the card, and of these in this library
    qint64 artists = 0, artistsFound = 0; ///< likewise
    int leftOut = 0;                      ///< lines that could not be read
    QStringList missing;                  ///< "Title, artist" and artists that are not here
    std::optional<QDate> former;          ///< when the card of that name was opened
    bool kept = false;
};

/// Opens a friend's card: matches it to the library and, for Store, keeps what was found. An error
/// where it is none; for Store also where it has no name that can be used, the signal is off, or a
/// card of that name is here and may not be replaced. Where nothing of it is in the library nothing
/// is kept, which is no error.
base::Result<CardReport> openCard(Workspace& workspace, const CardRequest& request);

/// What is told of it, a sentence each, translated. Without the names of songs.
[[nodiscard]] QStringList cardSentences(const CardReport& report);

/// The person's own card, of this month and still without a name: from likes, plays and completions
/// as far as these are on. An error that says what to do where there is nothing to make it from.
base::Result<imports::CardFile> makeCard(Workspace& workspace);

} // namespace earshot::jobs
