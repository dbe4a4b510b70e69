// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lyrics/word_list.h"

#include "core/lyrics/text.h"

#include <QFile>
#include <QStringList>

// In the global namespace, as Qt asks.
static void initLyricsResource() {
    Q_INIT_RESOURCE(lyrics);
}

namespace earshot::lyrics {

namespace {

using namespace Qt::StringLiterals;

/// Shorter ones would catch half of the language.
constexpr qsizetype kShortestBeginning = 3;

template <typename Hash>
int countOf(const Hash& words, Theme theme) {
    return static_cast<int>(
        std::count_if(words.cbegin(), words.cend(), [theme](WordList::Themes themes) {
            return themes.test(static_cast<std::size_t>(theme));
        }));
}

} // namespace

base::Result<WordList> WordList::parse(const QString& text, const QString& sourceName) {
    WordList list;
    int number = 0;
    const QStringList lines = text.split(u'\n');
    for (const QString& line : lines) {
        ++number;
        QStringList words = line.simplified().split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty() || words.front().startsWith(u'#')) {
            continue;
        }
        const QString key = words.takeFirst();
        for (const QString& word : std::as_const(words)) {
            if (!list.add(key, word)) {
                return base::Error{Text::tr("The word list cannot be used: line %1, “%2”")
                                       .arg(number)
                                       .arg(key + u' ' + word),
                                   sourceName,
                                   Text::tr("The format is described in "
                                            "resources/lyrics/README.md.")};
            }
        }
    }
    if (list.m_language.isEmpty()) {
        return base::Error{Text::tr("The word list does not say its language"), sourceName, {}};
    }
    return list;
}

/// False for an unknown key, a word that is there already, and a beginning that is too short.
bool WordList::add(const QString& key, QString word) {
    const auto addTo = [&word](QSet<QString>& set) {
        const qsizetype before = set.size();
        return set.insert(word), set.size() > before;
    };
    if (word != word.toLower()) {
        return false;
    }
    if (key == "language"_L1) {
        const bool first = m_language.isEmpty();
        m_language = word;
        return first;
    }
    if (key == "stop"_L1) {
        return addTo(m_stops);
    }
    if (key == "not"_L1) {
        return addTo(m_denials);
    }
    const std::optional<Theme> theme = themeFromKey(key);
    const bool beginning = word.endsWith(u'*');
    word.chop(beginning ? 1 : 0);
    if (!theme || (beginning && word.size() < kShortestBeginning)) {
        return false;
    }
    Themes& themes = beginning ? m_beginnings[word] : m_words[word];
    const bool known = themes.test(static_cast<std::size_t>(*theme));
    themes.set(static_cast<std::size_t>(*theme));
    return !known;
}

WordList::Themes WordList::themesOf(const QString& word) const {
    Themes themes = m_words.value(word);
    for (qsizetype length = kShortestBeginning; length <= word.size(); ++length) {
        themes |= m_beginnings.value(word.left(length));
    }
    return themes;
}

int WordList::count(Theme theme) const {
    return countOf(m_words, theme) + countOf(m_beginnings, theme);
}

const std::vector<WordList>& wordLists() {
    static const std::vector<WordList> lists = [] {
        initLyricsResource();
        std::vector<WordList> read;
        for (const QString& name : {u":/lyrics/en.txt"_s, u":/lyrics/de.txt"_s}) {
            QFile file(name);
            if (!file.open(QIODevice::ReadOnly)) {
                qFatal("%s is not in the program", qPrintable(name));
            }
            auto list = WordList::parse(QString::fromUtf8(file.readAll()), name);
            if (!list) {
                qFatal("%s", qPrintable(list.error().what));
            }
            read.push_back(std::move(*list));
        }
        return read;
    }();
    return lists;
}

} // namespace earshot::lyrics
