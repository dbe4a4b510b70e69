// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/recipe.h"
#include "core/recommend/recipe_texts.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <set>

namespace earshot::test_recommend_recipes {

using namespace earshot::recommend;

namespace {

const QByteArray kWhole = R"({
    "format": 1, "key": "mine", "kind": "context", "name": "Mine", "description": "My own.",
    "icon": "focus",
    "mood": {"valence": 0.1, "arousal": -0.2, "valenceRadius": 0.5, "arousalRadius": 0.4},
    "bpm": [60, 90], "halfTempo": true, "loudness": [-30, -12], "vocal": [0, 0.3], "acoustic": [0.5, 1],
    "danceability": [0, 0.4], "energy": [-0.5, 0, 0.5],
    "genres": {"for": ["Lo-Fi", "Ámbient"], "against": ["metal"]},
    "artistSpacing": 2, "artistCap": 4, "weights": {"mood": 1.5, "plays": 0}
})";

QByteArray with(const char* from, const char* to) {
    QByteArray json = kWhole;
    return json.replace(from, to);
}

} // namespace

class TestRecommendRecipes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsRead();
    void whatIsLeftOutHasItsDefault();
    void faultsAreNamed_data();
    void faultsAreNamed();
    void theBuiltInOnesAreAllThere();
    void theBuiltInOnesMakeSense();
    void theirWordsAreListedForTranslators();
    void aPlaceOnTheMapIsATarget();
};

void TestRecommendRecipes::everyFieldIsRead() {
    const auto parsed = parseRecipe(kWhole, QStringLiteral("mine.json"));
    QVERIFY2(parsed.ok(), parsed ? "" : qPrintable(parsed.error().message()));
    const Recipe& recipe = *parsed;
    QCOMPARE(recipe.key, QStringLiteral("mine"));
    QCOMPARE(recipe.name, QStringLiteral("Mine"));
    QCOMPARE(recipe.description, QStringLiteral("My own."));
    QCOMPARE(recipe.icon, QStringLiteral("focus"));
    QVERIFY(!recipe.isMood);
    QCOMPARE(recipe.valence, 0.1);
    QCOMPARE(recipe.arousal, -0.2);
    QCOMPARE(recipe.valenceRadius, 0.5);
    QCOMPARE(recipe.arousalRadius, 0.4);
    QCOMPARE(recipe.bpm->low, 60.0);
    QCOMPARE(recipe.bpm->high, 90.0);
    QVERIFY(recipe.halfTempo);
    QCOMPARE(recipe.loudnessLufs->low, -30.0);
    QCOMPARE(recipe.vocal->high, 0.3);
    QCOMPARE(recipe.acoustic->low, 0.5);
    QCOMPARE(recipe.danceability->high, 0.4);
    QCOMPARE(recipe.energyCurve, (std::vector<double>{-0.5, 0, 0.5}));
    QCOMPARE(recipe.genresFor, (QStringList{QStringLiteral("lo fi"), QStringLiteral("ambient")}));
    QCOMPARE(recipe.genresAgainst, QStringList{QStringLiteral("metal")});
    QCOMPARE(recipe.artistSpacing, 2);
    QCOMPARE(recipe.artistCap, 4);
    QCOMPARE(recipe.weights.size(), 2U);
    QVERIFY(recipe.weights[0] == std::pair(QStringLiteral("mood"), 1.5));
    QVERIFY(recipe.weights[1] == std::pair(QStringLiteral("plays"), 0.0));
}

void TestRecommendRecipes::whatIsLeftOutHasItsDefault() {
    const auto parsed = parseRecipe(R"({"format": 1, "key": "k", "name": "N", "description": "D",
                                        "kind": "mood", "mood": {"valence": 0, "arousal": 0}})",
                                    QStringLiteral("k.json"));
    QVERIFY(parsed.ok());
    QVERIFY(parsed->isMood);
    QVERIFY(!parsed->bpm && !parsed->loudnessLufs && !parsed->vocal && !parsed->acoustic &&
            !parsed->danceability);
    QVERIFY(!parsed->halfTempo);
    QVERIFY(parsed->energyCurve.empty());
    QCOMPARE(parsed->artistSpacing, 3);
    QCOMPARE(parsed->artistCap, 3);
    QCOMPARE(parsed->valenceRadius, 0.35);
}

void TestRecommendRecipes::faultsAreNamed_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char* name, const QByteArray& json, const char* a, const char* b) {
        QTest::newRow(name) << json << QStringList{QString::fromUtf8(a), QString::fromUtf8(b)};
    };
    row("not JSON: the line", with("\"icon\": \"focus\",", "\"icon\": focus,"), "line 3", "");
    row("an array", "[]", "one object", "");
    row("no format", with("\"format\": 1, ", ""), "format", "missing");
    row("a newer format", with("\"format\": 1", "\"format\": 2"), "format", "from 1 to 1");
    row("no key", with("\"key\": \"mine\", ", ""), "key", "missing");
    row("an empty name", with("\"Mine\"", "\" \""), "name", "not empty");
    row("unknown field", with("\"icon\"", "\"icn\""), "icn", "allowed are");
    row("unknown mood field", with("\"valenceRadius\"", "\"valenceradius\""), "mood.valenceradius",
        "arousalRadius");
    row("unknown genre list", with("\"against\"", "\"never\""), "genres.never", "for, against");
    row("unknown signal", with("\"plays\": 0", "\"play\": 0"), "weights.play", "completion");
    row("no mood",
        with("\"mood\": {\"valence\": 0.1, \"arousal\": -0.2, \"valenceRadius\": 0.5, "
             "\"arousalRadius\": 0.4},",
             ""),
        "mood", "missing");
    row("mood off the map", with("-0.2", "-1.2"), "mood.arousal", "from -1 to 1");
    row("the line of a field", with("[\"metal\"]", "\"metal\""), "line 7", "genres.against");
    row("the line of a part", with("0.4}", "9}"), "line 4", "mood.arousalRadius");
    row("radius zero", with("\"arousalRadius\": 0.4", "\"arousalRadius\": 0"), "mood.arousalRadius",
        "0.05");
    row("tempo of one number", with("[60, 90]", "[60]"), "bpm", "two numbers");
    row("tempo the wrong way round", with("[60, 90]", "[90, 60]"), "bpm", "lowest number first");
    row("tempo as text", with("[60, 90]", "[\"60\", 90]"), "bpm", "from 30 to 240");
    row("half tempo as a number", with("\"halfTempo\": true", "\"halfTempo\": 2"), "halfTempo",
        "true or false");
    row("loudness above full scale", with("[-30, -12]", "[-30, 3]"), "loudness", "from -70 to 0");
    row("share above one", with("[0, 0.3]", "[0, 30]"), "vocal", "from 0 to 1");
    row("curve of one point", with("[-0.5, 0, 0.5]", "[0]"), "energy", "2 to 64");
    row("genres not a list", with("[\"metal\"]", "\"metal\""), "genres.against", "list");
    row("empty genre", with("\"metal\"", "\"--\""), "genres.against", "not empty");
    row("cap of zero", with("\"artistCap\": 4", "\"artistCap\": 0"), "artistCap", "from 1 to 25");
    row("half a spacing", with("\"artistSpacing\": 2", "\"artistSpacing\": 2.5"), "artistSpacing",
        "whole");
    row("negative weight", with("\"mood\": 1.5", "\"mood\": -1"), "weights.mood", "from 0 to 3");
    row("kind", with("\"context\"", "\"playlist\""), "kind", "mood");
}

void TestRecommendRecipes::faultsAreNamed() {
    QFETCH(QByteArray, json);
    QFETCH(QStringList, said);
    const auto parsed = parseRecipe(json, QStringLiteral("mine.json"));
    QVERIFY(!parsed.ok());
    QCOMPARE(parsed.error().subject, QStringLiteral("mine.json"));
    QVERIFY2(parsed.error().what.contains(u"line ") || json == "[]",
             qPrintable(parsed.error().what));
    for (const QString& words : said) {
        QVERIFY2(parsed.error().what.contains(words), qPrintable(parsed.error().what));
    }
}

void TestRecommendRecipes::theBuiltInOnesAreAllThere() {
    QStringList moods, contexts;
    for (const Recipe& recipe : builtInMoods()) {
        QVERIFY(recipe.isMood);
        moods.append(recipe.key);
    }
    for (const Recipe& recipe : builtInRecipes()) {
        QVERIFY(!recipe.isMood);
        contexts.append(recipe.key);
    }
    QCOMPARE(moods.join(u' '), QStringLiteral("happy calm energetic sad tense tender"));
    contexts.sort();
    QCOMPARE(contexts.join(u' '), QStringLiteral("commute dinner focus meditate morning party run "
                                                 "sleep stargazing study wind-down workout"));
}

/// What a listener expects of them, whatever the exact numbers.
void TestRecommendRecipes::theBuiltInOnesMakeSense() {
    std::set<QString> keys;
    for (const auto* list : {&builtInMoods(), &builtInRecipes()}) {
        for (const Recipe& recipe : *list) {
            QVERIFY(keys.insert(recipe.key).second);
            QVERIFY(!recipe.icon.isEmpty());
            for (const QString& genre : recipe.genresFor) {
                QVERIFY2(!recipe.genresAgainst.contains(genre), qPrintable(recipe.key));
            }
        }
    }
    const auto named = [](const char* key) -> const Recipe& {
        for (const auto* list : {&builtInMoods(), &builtInRecipes()}) {
            const auto found = std::ranges::find(*list, QLatin1String(key), &Recipe::key);
            if (found != list->end()) {
                return *found;
            }
        }
        qFatal("no recipe %s", key);
    };
    QVERIFY(named("sleep").bpm->high < named("workout").bpm->low);
    QVERIFY(named("sleep").arousal < named("study").arousal);
    QVERIFY(named("study").arousal < named("commute").arousal);
    QVERIFY(named("commute").arousal < named("workout").arousal);
    QVERIFY(named("sad").valence < 0 && named("tense").valence < 0);
    QVERIFY(named("happy").valence > 0 && named("tender").valence > 0);
    QVERIFY(std::ranges::is_sorted(named("morning").energyCurve));
    QVERIFY(std::ranges::is_sorted(named("wind-down").energyCurve, std::greater()));
    QVERIFY(std::ranges::is_sorted(named("sleep").energyCurve, std::greater()));
    const std::vector<double>& workout = named("workout").energyCurve;
    QVERIFY(std::ranges::max(workout) > workout.front() + 0.3);
    QVERIFY(std::ranges::max(workout) > workout.back() + 0.3);
}

void TestRecommendRecipes::theirWordsAreListedForTranslators() {
    std::vector<QString> listed;
    for (const char* text : recipeTexts()) {
        listed.push_back(QString::fromUtf8(text));
    }
    std::vector<QString> used;
    for (const auto* list : {&builtInMoods(), &builtInRecipes()}) {
        for (const Recipe& recipe : *list) {
            used.push_back(recipe.name);
            used.push_back(recipe.description);
        }
    }
    std::ranges::sort(listed);
    std::ranges::sort(used);
    QCOMPARE(listed, used);
}

void TestRecommendRecipes::aPlaceOnTheMapIsATarget() {
    const Recipe recipe = recipeAt(1.7, -0.4);
    QCOMPARE(recipe.valence, 1.0);
    QCOMPARE(recipe.arousal, -0.4);
    QCOMPARE(recipe.arousalRadius, 0.3);
    QVERIFY(recipe.key.isEmpty());
    QVERIFY(recipeAt(0, 0, 0).valenceRadius > 0);
}

EARSHOT_TEST(QCoreApplication, TestRecommendRecipes)

} // namespace earshot::test_recommend_recipes

#include "test_recommend_recipes.moc"
