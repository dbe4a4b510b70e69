// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track.h"

#include <QByteArrayView>
#include <QLatin1StringView>
#include <QString>
#include <QStringView>

#include <cstdint>

namespace earshot::recommend {

/// A text as it is compared: case and diacritics folded, everything but letters and digits turned
/// into single spaces.
[[nodiscard]] QString foldedWords(QStringView text);

/// Whether the words of `phrase` stand next to each other in `text`. Both folded.
[[nodiscard]] bool containsWords(QStringView text, QStringView phrase);
[[nodiscard]] bool containsWords(QStringView text, QLatin1StringView phrase);

/// A title without what only names a version of the same song: "(2011 Remaster)", "- Live at …",
/// "[Radio Edit]", "feat. …". Remixes, instrumentals and covers keep their names: they are other
/// pieces of music. Folded.
struct SongTitle {
    QString words;
    bool plain = true; ///< nothing was taken off
};
[[nodiscard]] SongTitle songTitle(const QString& title);

/// Equal for all versions of one song. A track without a tagged title or artist is a song of its
/// own; a title that many pieces share ("Intro", "Adagio") counts together with its album.
[[nodiscard]] std::uint64_t songHash(const library::Track& track, const SongTitle& title);

/// FNV-1a (Fowler, Noll & Vo), 64 bit: the same on every system, unlike qHash.
[[nodiscard]] std::uint64_t stableHash(QByteArrayView bytes);

/// Whether a title, album or genre is one of Christmas music. Folded.
[[nodiscard]] bool isSeasonal(QStringView words);

/// Whether a genre is one of speech: audiobooks, podcasts, comedy. Folded.
[[nodiscard]] bool isSpeechGenre(QStringView words);

} // namespace earshot::recommend
