// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/records.h"

#include <QString>
#include <QStringView>

namespace earshot::imports {

/// A song as an export names it.
struct HeardSong {
    QString artist, title;
    QString album;     ///< "" where it is not told
    QString recording; ///< MusicBrainz id, lower case; "" where it is not told
    bool operator==(const HeardSong&) const = default;
};
[[nodiscard]] size_t qHash(const HeardSong& song, size_t seed = 0);

/// What one row of an export says.
struct HistoryRow {
    enum class Kind : std::uint8_t {
        Play,
        NotMusic, ///< a podcast, a video, an audiobook
        Bad,      ///< of a known kind, but something is missing or wrong: `problem`
        Foreign,  ///< of no known kind
    };
    Kind kind = Kind::Foreign;
    HeardSong song = {};
    signals::ImportSource source = signals::ImportSource::Spotify;
    qint64 atSeconds = 0; ///< since 1970 UTC
    std::optional<qint32> heardMs = {};
    signals::ImportOutcome outcome = signals::ImportOutcome::Unknown;
    QString problem = {}; ///< translated; without anything of what the row holds

    [[nodiscard]] static HistoryRow bad(const QString& problem) {
        return {.kind = Kind::Bad, .problem = problem};
    }
};

/// Whether a play has a song and a time it may have: between the year 2000, before there was any of
/// these services, and a day from `nowSeconds`. Where not, it is Bad and says so.
[[nodiscard]] HistoryRow checked(HistoryRow row, qint64 nowSeconds);

/// Seconds since 1970 of "2021-03-04T12:34:56Z" or "2021-03-04 12:34", which are UTC; empty where
/// it is no time.
[[nodiscard]] std::optional<qint64> utcSeconds(QStringView text);

} // namespace earshot::imports
