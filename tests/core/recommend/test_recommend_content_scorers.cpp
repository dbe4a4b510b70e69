// SPDX-License-Identifier: GPL-3.0-or-later
// What scorers say that know the music only.
#include "core/recommend/constants.h"
#include "core/recommend/traits.h"
#include "tests/core/recommend/one_scorer.h"
#include "tests/fixtures/test_program.h"

#include <limits>

namespace earshot::test_recommend_content_scorers {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::SignalId;

class TestContentScorers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void moodFitsByDistanceAndConfidence();
    void moodUnderACurveFitsAlongTheCurve();
    void soundFitsRanges();
    void twoStepsToABeatFitWhereARecipeSaysSo();
    void radioSoundIsTheCosineToTheNearestSeed();
    void recipeTagsCountForAndAgainst();
    void radioTagsShareGenresYearsAndArtist();
    void wordsFitByTheirFeelingsAndThemes();
    void wordsOfARadioAreThoseOfItsSeeds();
    void versionsOfASongShareItsWords();
    void arrivalFadesAndIsNoNewsWhereAllIsNew();
};

void TestContentScorers::moodFitsByDistanceAndConfidence() {
    Alone alone;
    alone.request.recipe.valence = 0.4;
    alone.request.recipe.arousal = -0.2;
    alone.request.recipe.valenceRadius = 0.5;
    alone.request.recipe.arousalRadius = 0.25;
    const auto add = [&alone](double valence, double arousal, double confidence) {
        analysis::Features& f = *alone.add().features;
        f.valence = valence;
        f.arousal = arousal;
        f.moodConfidence = confidence;
    };
    add(0.4, -0.2, 1);                                   // on target
    add(0.9, -0.2, 1);                                   // one radius off: half the fit
    add(0.4, 0.3, 0.5);                                  // two radii off: 2/5 − 1, half sure
    add(std::numeric_limits<double>::quiet_NaN(), 0, 1); // unknown
    add(0.4, -0.2, 0);                                   // measured with no confidence at all
    const std::vector<float> phi = alone.phi(SignalId::Mood);
    NEAR(phi[0], 1.0);
    NEAR(phi[1], 0.0);
    NEAR(phi[2], -0.3);
    NEAR(phi[3], 0.0);
    NEAR(phi[4], 0.0);
}

void TestContentScorers::moodUnderACurveFitsAlongTheCurve() {
    Alone alone;
    alone.request.recipe.arousalRadius = 0.4;
    alone.request.recipe.energyCurve = {0.2, 0.6, 0.4};
    for (const double arousal : {0.2, 0.5, 0.6, 1.0, -0.2}) {
        alone.add().features->arousal = arousal;
    }
    const std::vector<float> phi = alone.phi(SignalId::Mood);
    NEAR(phi[0], 1.0);
    NEAR(phi[1], 1.0);
    NEAR(phi[2], 1.0);
    NEAR(phi[3], 0.0); // 0.4 above the curve's top
    NEAR(phi[4], 0.0); // 0.4 below its bottom
}

void TestContentScorers::soundFitsRanges() {
    Alone alone;
    QVERIFY(!alone.make(SignalId::Sound).hasEvidence()); // nothing asked for
    alone.request.recipe.bpm = Range{60, 90};
    alone.request.recipe.vocal = Range{0, 0.3};
    const auto add = [&alone](double bpm, std::optional<double> vocal) {
        analysis::Features& f = *alone.add().features;
        f.bpm = bpm;
        f.vocal = vocal;
        f.vocalConfidence = vocal ? 1 : 0;
    };
    add(75, 0.1);          // all inside
    add(102, 0.1);         // tempo one softness (12 BPM) above: 0
    add(75, std::nullopt); // singing unknown: no evidence
    add(126, 0.7);         // tempo three softnesses off: 2/10 − 1; vocal two: 2/5 − 1
    const std::vector<float> phi = alone.phi(SignalId::Sound);
    const double tempoShare = 1.0 / 1.7;
    const double vocalShare = 0.7 / 1.7;
    NEAR(phi[0], 1.0);
    NEAR(phi[1], vocalShare);
    NEAR(phi[2], tempoShare);
    NEAR(phi[3], -0.8 * tempoShare - 0.6 * vocalShare);
}

void TestContentScorers::twoStepsToABeatFitWhereARecipeSaysSo() {
    Alone alone;
    alone.request.recipe.bpm = Range{150, 180};
    for (const double bpm : {160.0, 80.0, 69.0, 40.0, 192.0}) {
        alone.add().features->bpm = bpm;
    }
    std::vector<float> phi = alone.phi(SignalId::Sound);
    NEAR(phi[0], 1.0);
    QVERIFY(phi[1] < -0.9); // 70 BPM below
    alone.request.recipe.halfTempo = true;
    phi = alone.phi(SignalId::Sound);
    NEAR(phi[0], 1.0);
    NEAR(phi[1], 1.0);                                 // 160 steps
    NEAR(phi[2], 0.0);                                 // 138 steps, one softness (12 BPM) below
    NEAR(phi[3], 2 / (1 + 70.0 * 70 / (12 * 12)) - 1); // 80 steps, 70 below
    NEAR(phi[4], 0.0); // one above: twice as many would be further off
    const Catalog catalog = alone.library.catalog();
    const Recipe& recipe = alone.request.recipe;
    QCOMPARE(fittingTraits(catalog, 0, recipe), QStringList{QStringLiteral("160 BPM")});
    QCOMPARE(fittingTraits(catalog, 1, recipe),
             QStringList{QStringLiteral("80 BPM, two steps to a beat")});
    QCOMPARE(missingTraits(catalog, 4, recipe), QStringList{QStringLiteral("192 BPM")});
}

void TestContentScorers::radioSoundIsTheCosineToTheNearestSeed() {
    Alone alone;
    alone.request.kind = ListKind::LikeTrack;
    alone.request.seeds = {trackId(1), trackId(2)};
    alone.add().features->embedding = soundAlong(0);
    alone.add().features->embedding = soundAlong(1);
    auto& mixed = alone.add().features->embedding;
    mixed = soundAlong(0);
    mixed[1] = 3; // cosines 1/√10 and 3/√10
    alone.add().features->embedding = soundAlong(2);
    auto& against = alone.add().features->embedding;
    against = {};
    against[0] = against[1] = -1;
    const std::vector<float> phi = alone.phi(SignalId::Sound);
    NEAR(phi[0], 1.0);
    NEAR(phi[2], 3 / std::sqrt(10.0));
    NEAR(phi[3], 0.0);
    NEAR(phi[4], -1 / std::sqrt(2.0));
}

void TestContentScorers::recipeTagsCountForAndAgainst() {
    Alone alone;
    alone.request.recipe.genresFor = {QStringLiteral("ambient"), QStringLiteral("lo fi")};
    alone.request.recipe.genresAgainst = {QStringLiteral("metal")};
    const auto add = [&alone](const QStringList& genres) {
        alone.add().track.tags.genres = genres;
    };
    add({QStringLiteral("Dark Ambient")});
    add({QStringLiteral("Lo-Fi"), QStringLiteral("Jazz")});
    add({QStringLiteral("Metal"), QStringLiteral("Ambient")});
    add({QStringLiteral("Doom Metal")});
    add({QStringLiteral("Metallic")}); // no word of the recipe
    add({});
    const std::vector<float> phi = alone.phi(SignalId::Tags);
    QCOMPARE(phi, (std::vector<float>{1, 1, 0, -1, 0, 0}));
}

void TestContentScorers::radioTagsShareGenresYearsAndArtist() {
    Alone alone;
    alone.request.kind = ListKind::LikeTrack;
    alone.request.seeds = {trackId(1)};
    const auto add = [&alone](const char* artist, const QStringList& genres, const char* date) {
        library::Tags& tags = alone.add(artist).track.tags;
        tags.genres = genres;
        tags.date = QString::fromUtf8(date);
    };
    const QString jazz = QStringLiteral("Jazz");
    add("Miles", {jazz}, "1959");
    add("Miles", {jazz}, "1959");
    add("Other", {QStringLiteral("jazz"), QStringLiteral("Fusion")},
        "1964"); // half, 10 of 15 years
    add("Other", {QStringLiteral("Pop")}, "1990");
    add("Other", {}, "");
    const std::vector<float> phi = alone.phi(SignalId::Tags);
    NEAR(phi[1], 1.0);
    NEAR(phi[2], 0.6 / 2 + 0.2 * 2 / 3);
    NEAR(phi[3], 0.0);
    NEAR(phi[4], 0.0);
}

namespace {

lyrics::ThemeWeights wordsOf(std::initializer_list<std::pair<lyrics::Theme, int>> shares) {
    lyrics::ThemeWeights words;
    for (const auto& [theme, share] : shares) {
        words.of[static_cast<std::size_t>(theme)] = static_cast<std::uint8_t>(share);
    }
    return words;
}

} // namespace

void TestContentScorers::wordsFitByTheirFeelingsAndThemes() {
    using lyrics::Theme;
    Alone alone;
    alone.add(); // without lyrics
    alone.add().track.themes = wordsOf({{Theme::Joy, 255}});
    alone.add().track.themes = wordsOf({{Theme::Sorrow, 51}});
    alone.add().track.themes = wordsOf({{Theme::Joy, 102}, {Theme::Love, 102}});
    alone.add().track.themes = wordsOf({{Theme::Night, 204}});
    alone.request.recipe = recipeAt(0.8, 0.4);
    std::vector<float> phi = alone.phi(SignalId::Lyrics);
    NEAR(phi[0], 0.0);
    NEAR(phi[1], 1.0); // just where joy lies
    // Sorrow at (−.7, −.4): d² = (1.5² + .8²)/.36; said with a fifth of full strength.
    NEAR(phi[2], 0.2 * (2 / (1 + 2.89 / 0.36) - 1));
    // Halfway between joy and love at (.7, .15), with .4 + .4.
    NEAR(phi[3], 0.8 * (2 / (1 + (0.01 + 0.0625) / 0.36) - 1));
    NEAR(phi[4], 0.0); // speaks of no feeling
    QCOMPARE(alone.make(SignalId::Lyrics).reason(1), QStringLiteral("Its words are about joy"));
    QCOMPARE(alone.make(SignalId::Lyrics).reason(2), QString()); // not what is asked
    QCOMPARE(alone.make(SignalId::Lyrics).reason(4), QString());

    alone.request.recipe.words = {Theme::Night, Theme::Dream};
    phi = alone.phi(SignalId::Lyrics);
    NEAR(phi[1], 0.5);
    NEAR(phi[4], 0.5 * 0.8 / 2);
    QCOMPARE(alone.make(SignalId::Lyrics).reason(4),
             QStringLiteral("Its words are about the night"));
    QCOMPARE(alone.make(SignalId::Lyrics).evidence(4),
             QStringLiteral("Its words speak of the night (80 %)."));

    // Under an energy curve only how bright they are counts between its ends.
    alone.request.recipe.words.clear();
    alone.request.recipe.energyCurve = {-1, 1};
    NEAR(alone.phi(SignalId::Lyrics)[3], 0.8 * (2 / (1 + 0.01 / 0.36) - 1));
}

void TestContentScorers::wordsOfARadioAreThoseOfItsSeeds() {
    using lyrics::Theme;
    Alone alone;
    alone.add().track.themes = wordsOf({{Theme::Night, 255}});
    alone.add().track.themes = wordsOf({{Theme::Night, 153}, {Theme::Sea, 204}});
    alone.add().track.themes = wordsOf({{Theme::Sea, 255}});
    alone.add();
    alone.request.kind = ListKind::LikeTrack;
    alone.request.seeds = {trackId(1)};
    const std::vector<float> phi = alone.phi(SignalId::Lyrics);
    NEAR(phi[1], 0.6 * 0.8); // cosine .6, spoken of with .8
    NEAR(phi[2], 0.0);
    NEAR(phi[3], 0.0);
    alone.request.seeds = {trackId(4)}; // a seed without words asks for none
    QVERIFY(!alone.make(SignalId::Lyrics).hasEvidence());
}

void TestContentScorers::versionsOfASongShareItsWords() {
    using lyrics::Theme;
    SyntheticLibrary library;
    library.add(QStringLiteral("Artist"), QStringLiteral("Other")).track.themes =
        wordsOf({{Theme::Sea, 1}});
    library.add(QStringLiteral("Artist"), QStringLiteral("Song (Live)")).track.themes =
        wordsOf({{Theme::Night, 2}});
    library.add(QStringLiteral("Artist"), QStringLiteral("Song"));
    Catalog catalog = library.catalog();
    QCOMPARE(catalog.representative[1], 2);
    QCOMPARE(catalog.wordTracks, (std::vector<Index>{0, 2}));
    QCOMPARE(*catalog.wordsOf(2), wordsOf({{Theme::Night, 2}}));
    QVERIFY(!catalog.wordsOf(1));
    // Its own words come first.
    library.tracks()[2].track.themes = wordsOf({{Theme::Joy, 3}});
    catalog = library.catalog();
    QCOMPARE(catalog.words.size(), std::size_t{2});
    QCOMPARE(*catalog.wordsOf(2), wordsOf({{Theme::Joy, 3}}));
}

void TestContentScorers::arrivalFadesAndIsNoNewsWhereAllIsNew() {
    const qint64 now = tuesdayEvening().toMSecsSinceEpoch();
    constexpr qint64 day = 86'400'000;
    Alone alone;
    alone.add().track.addedMs = now - 21 * day; // half-life; two of four are as new or newer
    alone.add().track.addedMs = now;            // one of four
    alone.add();                                // 400 days ago
    alone.add().track.tags.date = QStringLiteral("2022"); // last year's release
    const std::vector<float> phi = alone.phi(SignalId::Arrival);
    NEAR(phi[0], 0.75 * 0.5 * 0.5);
    NEAR(phi[1], 0.75 * 0.75);
    NEAR(phi[2], 0.0);
    NEAR(phi[3], 0.25 * 0.5);

    Alone fresh;
    for (int i = 0; i < 3; ++i) {
        fresh.add().track.addedMs = now;
    }
    QCOMPARE(fresh.phi(SignalId::Arrival), (std::vector<float>{0, 0, 0}));
}

EARSHOT_TEST(QCoreApplication, TestContentScorers)

} // namespace earshot::test_recommend_content_scorers

#include "test_recommend_content_scorers.moc"
