// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/recipe.h"
#include "core/recommend/song_key.h"
#include "core/recommend/text.h"
#include "core/signals/registry.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>
#include <limits>

namespace earshot::recommend {

namespace {

using namespace Qt::StringLiterals;

constexpr int kFormat = 1;
constexpr qsizetype kLongestCurve = 64;

struct Limits {
    double low;
    double high;
};
constexpr Limits kMoodLimits{-1, 1};
constexpr Limits kRadiusLimits{0.05, 2};
constexpr Limits kShareLimits{0, 1};
constexpr Limits kBpmLimits{30, 240};
constexpr Limits kLoudnessLimits{-70, 0};
constexpr Limits kSpacingLimits{0, 25};
constexpr Limits kCapLimits{1, 25};
constexpr Limits kWeightLimits{0, 3};

/// The first thing that is wrong.
struct Fault {
    QString field; ///< "mood.valence"
    QString words;
};

/// Reads the fields of one JSON object, remembers the first thing that is wrong, and knows which
/// fields were asked for, so that the rest can be refused.
class Fields {
public:
    Fields(QJsonObject object, QString prefix, Fault& fault)
        : m_object(std::move(object)), m_prefix(std::move(prefix)), m_fault(fault) {}

    bool has(const QString& name) {
        m_known.append(name);
        return m_object.contains(name);
    }
    QString text(const QString& name, bool required) {
        if (!has(name)) {
            if (required) {
                wrong(name, Text::tr("is missing"));
            }
            return {};
        }
        const QJsonValue value = m_object[name];
        if (!value.isString() || value.toString().trimmed().isEmpty()) {
            wrong(name, Text::tr("must be a text that is not empty"));
        }
        return value.toString().trimmed();
    }
    bool flag(const QString& name) {
        if (has(name) && !m_object[name].isBool()) {
            wrong(name, Text::tr("must be true or false"));
        }
        return m_object[name].toBool();
    }
    double number(const QString& name, Limits limits, double otherwise) {
        return has(name) ? checked(name, m_object[name], limits) : otherwise;
    }
    int whole(const QString& name, Limits limits, int otherwise) {
        const double value = number(name, limits, otherwise);
        if (value != std::floor(value)) {
            wrong(name, Text::tr("must be a whole number"));
            return otherwise;
        }
        return static_cast<int>(value);
    }
    double requiredNumber(const QString& name, Limits limits) {
        if (!m_object.contains(name)) {
            wrong(name, Text::tr("is missing"));
        }
        return number(name, limits, 0);
    }
    std::optional<Range> range(const QString& name, Limits limits) {
        if (!has(name)) {
            return std::nullopt;
        }
        const QJsonArray pair = m_object[name].toArray();
        if (!m_object[name].isArray() || pair.size() != 2) {
            wrong(name, Text::tr("must be two numbers: [lowest, highest]"));
            return std::nullopt;
        }
        const Range range{checked(name, pair[0], limits), checked(name, pair[1], limits)};
        if (range.low > range.high) {
            wrong(name, Text::tr("must have the lowest number first"));
        }
        return range;
    }
    std::vector<double> numbers(const QString& name, Limits limits) {
        std::vector<double> values;
        if (!has(name)) {
            return values;
        }
        const QJsonArray array = m_object[name].toArray();
        if (!m_object[name].isArray() || array.size() < 2 || array.size() > kLongestCurve) {
            wrong(name, Text::tr("must be a list of 2 to %1 numbers").arg(kLongestCurve));
            return values;
        }
        for (const QJsonValue& value : array) {
            values.push_back(checked(name, value, limits));
        }
        return values;
    }
    QStringList words(const QString& name) {
        QStringList words;
        if (!has(name)) {
            return words;
        }
        if (!m_object[name].isArray()) {
            wrong(name, Text::tr("must be a list of texts"));
        }
        const QJsonArray array = m_object[name].toArray();
        for (const QJsonValue& value : array) {
            const QString folded = foldedWords(value.toString());
            if (folded.isEmpty()) {
                wrong(name, Text::tr("must hold texts that are not empty"));
            }
            words.append(folded);
        }
        return words;
    }
    QJsonObject object(const QString& name) {
        if (has(name) && !m_object[name].isObject()) {
            wrong(name, Text::tr("must be an object in braces"));
        }
        return m_object[name].toObject();
    }
    void wrong(const QString& name, const QString& how) {
        if (m_fault.words.isEmpty()) {
            m_fault.field = m_prefix + name;
            m_fault.words = Text::tr("“%1” %2", "field name, then what is wrong with it")
                                .arg(m_fault.field, how);
        }
    }
    void refuseOthers() {
        const QStringList names = m_object.keys();
        for (const QString& name : names) {
            if (!m_known.contains(name)) {
                wrong(name,
                      Text::tr("is not known here; allowed are: %1").arg(m_known.join(u", ")));
            }
        }
    }
    [[nodiscard]] const QJsonObject& all() const { return m_object; }

private:
    double checked(const QString& name, const QJsonValue& value, Limits limits) {
        const double number = value.toDouble(std::numeric_limits<double>::quiet_NaN());
        if (!(number >= limits.low && number <= limits.high)) {
            wrong(name,
                  Text::tr("must be a number from %1 to %2").arg(limits.low).arg(limits.high));
            return limits.low;
        }
        return number;
    }

    QJsonObject m_object;
    QString m_prefix;
    Fault& m_fault;
    QStringList m_known;
};

void readMood(Fields& top, Recipe& recipe, Fault& fault) {
    if (!top.all().contains(u"mood"_s)) {
        top.wrong(u"mood"_s, Text::tr("is missing"));
    }
    Fields mood(top.object(u"mood"_s), u"mood."_s, fault);
    recipe.valence = mood.requiredNumber(u"valence"_s, kMoodLimits);
    recipe.arousal = mood.requiredNumber(u"arousal"_s, kMoodLimits);
    recipe.valenceRadius = mood.number(u"valenceRadius"_s, kRadiusLimits, recipe.valenceRadius);
    recipe.arousalRadius = mood.number(u"arousalRadius"_s, kRadiusLimits, recipe.arousalRadius);
    mood.refuseOthers();
}

void readWeights(Fields& top, Recipe& recipe, Fault& fault) {
    Fields weights(top.object(u"weights"_s), u"weights."_s, fault);
    for (const signals::SignalInfo& row : signals::registry()) {
        const QString key = QString::fromLatin1(row.key);
        if (weights.has(key)) {
            recipe.weights.emplace_back(key, weights.number(key, kWeightLimits, 1));
        }
    }
    weights.refuseOthers();
}

void readThemes(Fields& top, Recipe& recipe) {
    const QStringList names = top.words(u"words"_s);
    for (const QString& name : names) {
        if (const auto theme = lyrics::themeFromKey(name)) {
            recipe.words.push_back(*theme);
            continue;
        }
        QStringList allowed;
        for (int theme = 0; theme < lyrics::kThemes; ++theme) {
            allowed.append(lyrics::themeKey(static_cast<lyrics::Theme>(theme)));
        }
        top.wrong(u"words"_s, Text::tr("must hold some of: %1").arg(allowed.join(u", ")));
    }
}

int lineOf(const QByteArray& json, qsizetype offset) {
    return static_cast<int>(json.left(offset).count('\n')) + 1;
}

/// The line a field stands in: its name in quotes before a colon, after that of what it is part of.
/// A field that is missing has the line of what it should be part of.
int lineOf(const QByteArray& json, const QString& field) {
    qsizetype at = 0;
    const QStringList names = field.split(u'.');
    for (const QString& name : names) {
        const QRegularExpression key(u"\"%1\"\\s*:"_s.arg(QRegularExpression::escape(name)));
        const QRegularExpressionMatch found =
            key.match(QString::fromLatin1(json), at); // bytes, so that places stay places
        if (!found.hasMatch()) {
            break;
        }
        at = found.capturedStart();
    }
    return lineOf(json, at);
}

} // namespace

base::Result<Recipe> parseRecipe(const QByteArray& json, const QString& sourceName) {
    const auto refused = [&sourceName](const QString& why) {
        return base::Error{Text::tr("The recipe cannot be used: %1").arg(why), sourceName,
                           Text::tr("The format is described in resources/recipes/README.md.")};
    };
    QJsonParseError syntax;
    const QJsonDocument document = QJsonDocument::fromJson(json, &syntax);
    if (syntax.error != QJsonParseError::NoError) {
        return refused(
            Text::tr("line %1: %2").arg(lineOf(json, syntax.offset)).arg(syntax.errorString()));
    }
    if (!document.isObject()) {
        return refused(Text::tr("it must be one object in braces"));
    }

    Fault fault;
    const auto refusedField = [&] {
        return refused(Text::tr("line %1: %2").arg(lineOf(json, fault.field)).arg(fault.words));
    };
    Recipe recipe;
    Fields top(document.object(), {}, fault);
    if (top.requiredNumber(u"format"_s, {kFormat, kFormat}) != kFormat) {
        return refusedField();
    }
    recipe.key = top.text(u"key"_s, true);
    recipe.name = top.text(u"name"_s, true);
    recipe.description = top.text(u"description"_s, true);
    recipe.icon = top.text(u"icon"_s, false);
    if (top.has(u"kind"_s)) {
        const QString kind = top.text(u"kind"_s, true);
        if (kind != u"mood" && kind != u"context") {
            top.wrong(u"kind"_s, Text::tr("must be “mood” or “context”"));
        }
        recipe.isMood = kind == u"mood";
    }
    readMood(top, recipe, fault);
    recipe.bpm = top.range(u"bpm"_s, kBpmLimits);
    recipe.halfTempo = top.flag(u"halfTempo"_s);
    recipe.loudnessLufs = top.range(u"loudness"_s, kLoudnessLimits);
    recipe.vocal = top.range(u"vocal"_s, kShareLimits);
    recipe.acoustic = top.range(u"acoustic"_s, kShareLimits);
    recipe.danceability = top.range(u"danceability"_s, kShareLimits);
    recipe.energyCurve = top.numbers(u"energy"_s, kMoodLimits);
    Fields genres(top.object(u"genres"_s), u"genres."_s, fault);
    recipe.genresFor = genres.words(u"for"_s);
    recipe.genresAgainst = genres.words(u"against"_s);
    genres.refuseOthers();
    readThemes(top, recipe);
    recipe.artistSpacing = top.whole(u"artistSpacing"_s, kSpacingLimits, recipe.artistSpacing);
    recipe.artistCap = top.whole(u"artistCap"_s, kCapLimits, recipe.artistCap);
    readWeights(top, recipe, fault);
    top.refuseOthers();

    if (!fault.words.isEmpty()) {
        return refusedField();
    }
    // Built-in recipes are listed for translators in recipe_texts.cpp; the words of a person's own
    // recipe come back unchanged.
    recipe.name = QCoreApplication::translate("earshot::recipes", recipe.name.toUtf8());
    recipe.description =
        QCoreApplication::translate("earshot::recipes", recipe.description.toUtf8());
    return recipe;
}

} // namespace earshot::recommend
