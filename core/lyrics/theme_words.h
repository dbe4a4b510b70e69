// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lyrics/theme.h"

#include <QByteArray>

namespace earshot::lyrics {

/// Counts up with every change of the lists or of how they are counted, so that what is stored is
/// reckoned anew.
inline constexpr int kWordsVersion = 1;

/// The text of a .lrc file as it stands there: UTF-8, UTF-16 with its mark, else Latin 1.
[[nodiscard]] QString lyricFileText(const QByteArray& bytes);

/// What these words speak of. Time marks and heads as in .lrc files are left out. Each line counts
/// once, however often it is sung. Nothing for a language without a list, and for a few words only.
[[nodiscard]] std::optional<ThemeWeights> themesOfWords(const QString& text);

/// "en", "de", or "" where it is none of these or not clear: by the share of stop words.
[[nodiscard]] QString languageOfWords(const QString& text);

} // namespace earshot::lyrics
