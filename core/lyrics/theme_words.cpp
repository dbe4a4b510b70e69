// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lyrics/theme_words.h"

#include "core/lyrics/word_list.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace earshot::lyrics {

namespace {

/// Fewer words are a title or "Instrumental".
constexpr int kLeastWords = 20;
/// A third to a half of running text are stop words; of another language's hardly any.
constexpr double kLeastStopShare = 0.2;
constexpr double kStopLead = 1.5; ///< over the next language
/// Of a hundred words that are no stop words, as many speak of a theme where its weight is .63.
constexpr double kHitsPerHundred = 5;

using Lines = std::vector<QStringList>; ///< words in lower case

/// "[ti:Title]", "[00:12.30]", "<00:12.30>" and "[Chorus]".
QString withoutMarks(const QString& text) {
    static const QRegularExpression marks(QStringLiteral("\\[[^\\]\\n]*\\]|<[0-9:.]+>"));
    QString plain = text;
    return plain.replace(marks, QStringLiteral(" "));
}

QStringList lineWords(const QString& line) {
    QStringList words;
    QString word;
    for (const QChar letter : line) {
        if (letter.isLetter() || letter.isMark() || (letter == u'\'' && !word.isEmpty())) {
            word += letter;
        } else if (!word.isEmpty()) {
            words.append(std::exchange(word, {}));
        }
    }
    if (!word.isEmpty()) {
        words.append(word);
    }
    return words;
}

Lines distinctLines(const QString& text) {
    const QString folded = withoutMarks(text)
                               .normalized(QString::NormalizationForm_C)
                               .toLower()
                               .replace(QChar(u'’'), QChar(u'\''));
    Lines lines;
    QSet<QString> sung;
    const QStringList raw = folded.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : raw) {
        QStringList words = lineWords(line);
        const QString together = words.join(u' ');
        if (!words.isEmpty() && !sung.contains(together)) {
            sung.insert(together);
            lines.push_back(std::move(words));
        }
    }
    return lines;
}

const WordList* listFor(const Lines& lines) {
    int words = 0;
    std::vector<std::pair<int, const WordList*>> stops;
    for (const WordList& list : wordLists()) {
        stops.emplace_back(0, &list);
    }
    for (const QStringList& line : lines) {
        words += static_cast<int>(line.size());
        for (auto& [count, list] : stops) {
            count += static_cast<int>(std::ranges::count_if(
                line, [stop = list](const QString& word) { return stop->isStopWord(word); }));
        }
    }
    std::ranges::stable_sort(stops, std::ranges::greater(),
                             [](const auto& one) { return one.first; });
    const bool clear = words >= kLeastWords && stops[0].first >= kLeastStopShare * words &&
                       stops[0].first >= kStopLead * stops[1].first;
    return clear ? stops[0].second : nullptr;
}

} // namespace

QString lyricFileText(const QByteArray& bytes) {
    if (const auto encoding = QStringConverter::encodingForData(bytes)) {
        return QStringDecoder(*encoding)(bytes);
    }
    QStringDecoder utf8(QStringConverter::Utf8);
    const QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

std::optional<ThemeWeights> themesOfWords(const QString& text) {
    const Lines lines = distinctLines(text);
    const WordList* list = listFor(lines);
    if (!list) {
        return std::nullopt;
    }
    std::array<int, kThemes> hits{};
    int content = 0;
    for (const QStringList& line : lines) {
        bool denied = false;
        for (const QString& word : line) {
            const WordList::Themes themes = list->themesOf(word);
            content += themes.any() || !list->isStopWord(word) ? 1 : 0;
            for (std::size_t theme = 0; theme < kThemes && !denied; ++theme) {
                hits[theme] += themes.test(theme) ? 1 : 0;
            }
            denied = list->denies(word);
        }
    }
    ThemeWeights weights;
    for (std::size_t theme = 0; theme < kThemes; ++theme) {
        const double perHundred = 100.0 * hits[theme] / std::max(1, content);
        weights.of[theme] = static_cast<std::uint8_t>(
            std::lround(255 * (1 - std::exp(-perHundred / kHitsPerHundred))));
    }
    return weights;
}

QString languageOfWords(const QString& text) {
    const WordList* list = listFor(distinctLines(text));
    return list ? list->language() : QString();
}

} // namespace earshot::lyrics
