// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/lyrics/theme.h"

#include <QHash>
#include <QSet>

#include <bitset>
#include <vector>

namespace earshot::lyrics {

/// The words of one language that tell it from others, deny, or speak of a theme. Format in
/// resources/lyrics/README.md.
class WordList {
public:
    using Themes = std::bitset<kThemes>;

    /// An error names the line.
    static base::Result<WordList> parse(const QString& text, const QString& sourceName);

    /// "en"
    [[nodiscard]] const QString& language() const { return m_language; }
    // Of a word in lower case.
    [[nodiscard]] bool isStopWord(const QString& word) const { return m_stops.contains(word); }
    [[nodiscard]] bool denies(const QString& word) const { return m_denials.contains(word); }
    [[nodiscard]] Themes themesOf(const QString& word) const;

    /// How many entries a theme has.
    [[nodiscard]] int count(Theme theme) const;

private:
    bool add(const QString& key, QString word);

    QString m_language;
    QSet<QString> m_stops, m_denials;
    QHash<QString, Themes> m_words, m_beginnings;
};

/// Those of resources/lyrics.
[[nodiscard]] const std::vector<WordList>& wordLists();

} // namespace earshot::lyrics
