// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/search_query.h"

#include "core/library/name_key.h"
#include "core/library/text_fold.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>

namespace earshot::library {

namespace {

using Place = SearchPlan::Place;

constexpr int kMaxTerms = 32; // nobody types more; a pasted page must not become a huge expression
constexpr qsizetype kMaxTyped = 1'000;
constexpr int kLastYear = 9'999;

/// One word or phrase as typed.
struct Term {
    QString field; ///< lower case, "" without one
    QString text;
    bool phrase = false;
    bool exact = false;
    bool excluded = false;
};

class Reader {
public:
    explicit Reader(const QString& typed) : m_text(typed.left(kMaxTyped)) {
        for (QChar& c : m_text) {
            if (c.category() == QChar::Other_Control) {
                c = QLatin1Char(' ');
            }
        }
    }

    std::optional<Term> next() {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace()) {
            ++m_at;
        }
        if (m_at >= m_text.size()) {
            return std::nullopt;
        }
        Term term;
        if (m_text.at(m_at) == QLatin1Char('-')) {
            term.excluded = true;
            ++m_at;
        }
        takeField(term);
        if (term.exact) {
            takeName(term);
        } else if (m_at < m_text.size() && m_text.at(m_at) == QLatin1Char('"')) {
            takePhrase(term);
        } else {
            takeWord(term);
        }
        return term;
    }

private:
    void takeField(Term& term) {
        static constexpr std::array kFields{"title", "artist", "album", "genre", "year"};
        for (const char* field : kFields) {
            const QString start = QLatin1String(field) + QLatin1Char(':');
            if (QStringView(m_text).mid(m_at).startsWith(start, Qt::CaseInsensitive)) {
                term.field = QLatin1String(field);
                m_at += start.size();
                term.exact = (term.field == QLatin1String("artist") ||
                              term.field == QLatin1String("genre")) &&
                             m_at < m_text.size() && m_text.at(m_at) == QLatin1Char('=');
                m_at += term.exact ? 1 : 0;
                return;
            }
        }
    }

    void takePhrase(Term& term) {
        const qsizetype end = m_text.indexOf(QLatin1Char('"'), m_at + 1);
        term.phrase = end >= 0; // still being typed: its last word may go on
        term.text = m_text.mid(m_at + 1, (end < 0 ? m_text.size() : end) - m_at - 1);
        m_at = end < 0 ? m_text.size() : end + 1;
    }

    /// As takePhrase(), but a doubled quotation mark is one of the name.
    void takeName(Term& term) {
        constexpr QLatin1Char kQuote('"');
        if (m_at >= m_text.size() || m_text.at(m_at) != kQuote) {
            takeWord(term);
            term.phrase = true;
            return;
        }
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text.at(m_at) == kQuote) {
                ++m_at;
                if (m_at >= m_text.size() || m_text.at(m_at) != kQuote) {
                    term.phrase = true;
                    return;
                }
            }
            term.text += m_text.at(m_at);
        }
    }

    void takeWord(Term& term) {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !m_text.at(m_at).isSpace()) {
            ++m_at;
        }
        term.text = m_text.mid(start, m_at - start);
    }

    QString m_text;
    qsizetype m_at = 0;
};

Place placeOf(const QString& field) {
    if (field == QLatin1String("title")) {
        return Place::Title;
    }
    if (field == QLatin1String("artist")) {
        return Place::Artist;
    }
    if (field == QLatin1String("album")) {
        return Place::Album;
    }
    return field == QLatin1String("genre") ? Place::Genre : Place::Anywhere;
}

/// Scripts whose words the tokenizer cannot tell apart.
bool withoutWordSpaces(char32_t c) {
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

/// Whether FTS5's unicode61 tokenizer finds words in the text that people would call words.
bool hasWords(const QString& text) {
    bool any = false;
    for (const char32_t c : text.toUcs4()) {
        if (withoutWordSpaces(c)) {
            return false;
        }
        any = any || QChar::isLetterOrNumber(c);
    }
    return any;
}

/// An FTS5 string, or a name as takeName() reads it: safe whatever it holds, because quotes in it
/// are doubled.
QString quoted(QString text) {
    text.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

QString matchFor(const Term& term) {
    QString expression = quoted(term.text);
    if (!term.phrase) {
        expression += QLatin1Char('*');
    }
    switch (placeOf(term.field)) {
    case Place::Title:
        return QLatin1String("{title} : ") + expression;
    case Place::Artist:
        return QLatin1String("{artist people} : ") + expression;
    case Place::Album:
        return QLatin1String("{album} : ") + expression;
    case Place::Genre:
        return QLatin1String("{genre} : ") + expression;
    case Place::Anywhere:
        break;
    }
    return expression;
}

struct YearPart {
    int first = 0;
    int last = kLastYear;
};

/// "1994" is itself, "199" and "19" what they begin, "" any year.
std::optional<YearPart> yearPart(QStringView text) {
    if (text.isEmpty()) {
        return YearPart{};
    }
    const bool digits = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c >= QLatin1Char('0') && c <= QLatin1Char('9');
    });
    if (!digits || text.size() > 4) {
        return std::nullopt;
    }
    int scale = 1;
    for (qsizetype missing = text.size(); missing < 4; ++missing) {
        scale *= 10;
    }
    const int value = text.toInt();
    return YearPart{.first = value * scale, .last = (value + 1) * scale - 1};
}

std::optional<SearchPlan::Years> yearsOf(const Term& term) {
    const QString text = term.text.trimmed();
    const qsizetype dots = text.indexOf(QLatin1String(".."));
    const qsizetype dash = text.indexOf(QLatin1Char('-'));
    const qsizetype cut = dots >= 0 ? dots : dash;
    const qsizetype separator = dots >= 0 ? 2 : 1;
    const auto low = yearPart(QStringView(text).left(cut >= 0 ? cut : text.size()));
    const auto high = cut >= 0 ? yearPart(QStringView(text).mid(cut + separator)) : low;
    if (text.isEmpty() || !low || !high) {
        return std::nullopt;
    }
    SearchPlan::Years years{.first = low->first, .last = high->last, .excluded = term.excluded};
    if (years.first > years.last) {
        years = {.first = high->first, .last = low->last, .excluded = term.excluded};
    }
    return years;
}

} // namespace

SearchPlan parseSearch(const QString& typed) {
    SearchPlan plan;
    QStringList wanted;
    QStringList unwanted;
    Reader reader(typed);
    for (int count = 0; count < kMaxTerms; ++count) {
        const std::optional<Term> term = reader.next();
        if (!term) {
            break;
        }
        if (term->field == QLatin1String("year")) {
            if (const auto years = yearsOf(*term)) {
                plan.years.push_back(*years);
            }
            continue;
        }
        if (term->exact) {
            if (const QString key = nameKey(term->text); !key.isEmpty()) {
                plan.names.push_back({.key = key,
                                      .place = placeOf(term->field),
                                      .whole = term->phrase,
                                      .excluded = term->excluded});
            }
            continue;
        }
        const QString literal = folded(term->text);
        if (literal.isEmpty()) {
            continue; // "artist:" or a lone minus: still being typed
        }
        if (hasWords(term->text)) {
            (term->excluded ? unwanted : wanted) << matchFor(*term);
        } else {
            plan.literals.push_back(
                {.text = literal, .place = placeOf(term->field), .excluded = term->excluded});
        }
    }
    plan.match = wanted.join(QLatin1String(" AND "));
    plan.exclude = unwanted.join(QLatin1String(" OR "));
    return plan;
}

QString exactSearch(Place place, const QString& name) {
    return QLatin1String(place == Place::Genre ? "genre:=" : "artist:=") + quoted(name);
}

} // namespace earshot::library
