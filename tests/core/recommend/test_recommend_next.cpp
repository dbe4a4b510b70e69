// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/recommend/next_histories.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_recommend_next {

using namespace earshot::recommend;
using namespace earshot::recommend::next;
using namespace earshot::recommend::next::tests;

namespace {

enum Track : Index { A1, A2, A3, B1, B2, C1, D1 };

const Library& sevenTracks() {
    static const Library library({0, 0, 0, 1, 1, 2, 3});
    return library;
}

/// Three sittings with a loop, a repeat at once, a skip after 20 s and a return.
const std::vector<Play>& fifteenPlays() {
    static const std::vector<Play> plays = [] {
        std::vector<Play> made;
        const auto add = [&made](qint64 seconds, Track track, Place place = Place::Continues) {
            made.push_back({track, seconds * 1000, place});
        };
        add(0, A1, Place::Opens);
        add(240, A2);
        add(500, B1);
        add(760, A1);
        add(1000, A2);
        add(1250, B1);
        add(90000, A1, Place::Opens);
        add(90240, A2);
        add(90260, C1);
        add(90500, C1);
        add(90800, B2);
        add(91000, A1);
        add(180000, B1, Place::Opens);
        add(180200, A1);
        add(180450, A2);
        return made;
    }();
    return plays;
}

struct Expected {
    int plays; ///< known before
    Track track;
    Points points;
    std::vector<std::pair<ScorerId, std::int32_t>> phi; ///< other scorers say nothing
};

/// From an implementation in another language, written from the same formulas.
const std::vector<Expected>& golden() {
    static const std::vector<Expected> rows{
        // clang-format off
        {6, A1, 3433530, {{ScorerId::NextSitting, 874550}, {ScorerId::Opener, 669032}}},
        {6, A2, 0, {}},
        {6, A3, 0, {}},
        {6, B1, 1220000, {{ScorerId::Resume, 1000000}}},
        {6, B2, 1220000, {{ScorerId::Resume, 1000000}}},
        {6, C1, 0, {}},
        {6, D1, 0, {}},
        {11, A1, 1545935, {{ScorerId::Bored, 656100}, {ScorerId::Loop, -286412}, {ScorerId::Mode, 394718}, {ScorerId::NextArtist, 787610}, {ScorerId::Near, 334068}}},
        {11, A2, 1407683, {{ScorerId::Bored, 729000}, {ScorerId::Loop, -286412}, {ScorerId::Mode, 394718}, {ScorerId::NextArtist, 787610}, {ScorerId::Near, 300695}}},
        {11, A3, 1877338, {{ScorerId::Share, 96774}, {ScorerId::NextArtist, 787610}}},
        {11, B1, 5554778, {{ScorerId::Mode, 394718}, {ScorerId::Same, 1000000}, {ScorerId::Stay, -41594}, {ScorerId::Run, 152337}, {ScorerId::Share, 516129}, {ScorerId::Near, 375775}, {ScorerId::Gap, 202733}}},
        {11, B2, 5342079, {{ScorerId::Bored, 1000000}, {ScorerId::Again, 1000000}, {ScorerId::AgainRate, -588758}, {ScorerId::Mode, 394718}, {ScorerId::Same, 1000000}, {ScorerId::Stay, -41594}, {ScorerId::Run, 152337}, {ScorerId::Two, 874550}, {ScorerId::Gap, 202733}}},
        {11, C1, -928756, {{ScorerId::Bored, 900000}, {ScorerId::Loop, -286412}, {ScorerId::Mode, 394718}}},
        {11, D1, 0, {}},
        {12, A1, 3244158, {{ScorerId::Resume, 1000000}, {ScorerId::Opener, 787610}}},
        {12, A2, 3085849, {{ScorerId::Resume, 1000000}, {ScorerId::NextSitting, 951964}}},
        {12, A3, 1220000, {{ScorerId::Resume, 1000000}}},
        {12, B1, 0, {}},
        {12, B2, 0, {}},
        {12, C1, 0, {}},
        {12, D1, 0, {}},
        {14, A1, 3630031, {{ScorerId::Bored, 1000000}, {ScorerId::Again, 1000000}, {ScorerId::AgainRate, -622824}, {ScorerId::Mode, 642857}, {ScorerId::Same, 1000000}, {ScorerId::Stay, -274653}, {ScorerId::Run, 4741}, {ScorerId::Near, 456470}, {ScorerId::Gap, 91161}}},
        {14, A2, 8864618, {{ScorerId::Mode, 642857}, {ScorerId::Same, 1000000}, {ScorerId::Stay, -274653}, {ScorerId::Run, 4741}, {ScorerId::Share, 333333}, {ScorerId::Match, 750000}, {ScorerId::Two, 874550}, {ScorerId::Near, 540389}, {ScorerId::Gap, 91161}}},
        {14, A3, 3109896, {{ScorerId::Same, 1000000}, {ScorerId::Stay, -274653}, {ScorerId::Run, 4741}, {ScorerId::Share, 333333}, {ScorerId::Gap, 91161}}},
        {14, B1, 1935885, {{ScorerId::Bored, 900000}, {ScorerId::Loop, -244888}, {ScorerId::Mode, 642857}, {ScorerId::NextArtist, 787610}, {ScorerId::Near, 494897}}},
        {14, B2, 3734276, {{ScorerId::Mode, 642857}, {ScorerId::Share, 333333}, {ScorerId::NextArtist, 787610}, {ScorerId::Near, 289898}}},
        {14, C1, 2945594, {{ScorerId::Mode, 642857}, {ScorerId::NextArtist, 588519}, {ScorerId::Near, 352470}}},
        {14, D1, 0, {}},
        {15, A1, 3478044, {{ScorerId::Bored, 900000}, {ScorerId::Loop, -268600}, {ScorerId::Mode, 709302}, {ScorerId::Same, 1000000}, {ScorerId::Stay, 35775}, {ScorerId::Run, -321555}, {ScorerId::Near, 570478}, {ScorerId::Gap, 91161}}},
        {15, A2, 4244518, {{ScorerId::Bored, 1000000}, {ScorerId::Again, 1000000}, {ScorerId::AgainRate, -638261}, {ScorerId::Mode, 709302}, {ScorerId::Same, 1000000}, {ScorerId::Stay, 35775}, {ScorerId::Run, -321555}, {ScorerId::Near, 532367}, {ScorerId::Gap, 91161}}},
        {15, A3, 4193358, {{ScorerId::Same, 1000000}, {ScorerId::Stay, 35775}, {ScorerId::Run, -321555}, {ScorerId::Share, 857143}, {ScorerId::Gap, 91161}}},
        {15, B1, 6486393, {{ScorerId::Bored, 810000}, {ScorerId::Loop, -268600}, {ScorerId::Mode, 709302}, {ScorerId::Match, 875000}, {ScorerId::Two, 827715}, {ScorerId::NextArtist, 787610}, {ScorerId::Near, 614465}}},
        {15, B2, 3723884, {{ScorerId::Mode, 709302}, {ScorerId::Share, 142857}, {ScorerId::NextArtist, 787610}, {ScorerId::Near, 377544}}},
        {15, C1, 6639866, {{ScorerId::Mode, 709302}, {ScorerId::Match, 750000}, {ScorerId::Two, 625463}, {ScorerId::NextArtist, 588519}, {ScorerId::Near, 459213}}},
        {15, D1, 0, {}},
        // clang-format on
    };
    return rows;
}

/// Weights as they were before any learning: what the golden points were reckoned with.
NextModel unlearning(const Library& library, signals::SignalSet enabled,
                     std::span<const Play> plays) {
    NextModel model(library, enabled, priorWeights(), Adapting::Nothing);
    for (const Play& play : plays) {
        model.learn(play);
    }
    return model;
}

} // namespace

class TestRecommendNext : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goldenValues();
    void nothingKnownSaysNothing();
    void nobodyIsNoArtist();
    void aTrackThatMadeASittingTwiceLeadsIt();
    void untouchedTracksAreOneRow();
    void aLargerLibraryChangesNoOtherTrack();
    void standingsCountEveryTrackOnce();
};

void TestRecommendNext::goldenValues() {
    QVERIFY(golden().size() == 35);
    for (const Expected& expected : golden()) {
        const auto known = static_cast<std::size_t>(expected.plays);
        const NextModel model =
            unlearning(sevenTracks(), everySignal(), std::span(fifteenPlays()).first(known));
        const bool last = known == fifteenPlays().size();
        const qint64 now = last ? 180'700'000 : fifteenPlays()[known].startMs;
        const Place place = last ? Place::Continues : fifteenPlays()[known].place;
        PhiTable table(sevenTracks().size());
        const NextScores scores = model.scores(table, now, place);
        Phi phi{};
        for (const auto& [scorer, value] : expected.phi) {
            phi[at(scorer)] = value;
        }
        const QByteArray where = QByteArray::number(expected.plays) + " track " +
                                 QByteArray::number(static_cast<int>(expected.track));
        for (const ScorerInfo& scorer : scorers()) {
            const std::int32_t got = table.rows()[table.rowOf(expected.track)][at(scorer.id)];
            QVERIFY2(std::abs(got - phi[at(scorer.id)]) <= 1,
                     (where + ' ' + scorer.key + ' ' + QByteArray::number(got)).constData());
        }
        // Rounding of the sixth digit of φ may move each of the addends by two micro-points.
        QVERIFY2(
            std::abs(scores.points(expected.track) - expected.points) <= 8,
            (where + ' ' + QByteArray::number(qint64(scores.points(expected.track)))).constData());
    }
}

void TestRecommendNext::nothingKnownSaysNothing() {
    const NextModel model(sevenTracks(), everySignal());
    PhiTable table(sevenTracks().size());
    for (const Place place : {Place::Opens, Place::Continues}) {
        const NextScores scores = model.scores(table, 0, place);
        QCOMPARE(scores.points(A1), Points{0});
        QCOMPARE(scores.standing(D1), (Standing{0, 7}));
    }
}

void TestRecommendNext::nobodyIsNoArtist() {
    const Library untagged({Library::kNobody, Library::kNobody, Library::kNobody});
    const std::vector<Play> plays{{0, 0, Place::Opens}, {1, 200'000, Place::Continues}};
    const NextModel model = unlearning(untagged, everySignal(), plays);
    PhiTable table(untagged.size());
    const NextScores scores = model.scores(table, 400'000, Place::Continues);
    QCOMPARE(scores.points(2), Points{0});
    const Phi heard = table.rows()[table.rowOf(1)];
    QCOMPARE(heard[at(ScorerId::Same)], 0);
    QCOMPARE(heard[at(ScorerId::Share)], 0);
    QCOMPARE(heard[at(ScorerId::Bored)], 1'000'000);
}

void TestRecommendNext::aTrackThatMadeASittingTwiceLeadsIt() {
    // Seven tracks by seven artists, always in the same order: what comes next must lead.
    const Library library = dealtLibrary(200, 200);
    std::vector<Play> plays;
    for (int sitting = 0; sitting < 3; ++sitting) {
        for (Index track = 0; track < 7; ++track) {
            plays.push_back({track, (sitting * 100'000 + track * 200) * 1000LL,
                             track == 0 ? Place::Opens : Place::Continues});
        }
    }
    PhiTable table(library.size());
    for (std::size_t known = 9; known < 14; ++known) {
        const NextModel model = unlearning(library, everySignal(), std::span(plays).first(known));
        const NextScores scores = model.scores(table, plays[known].startMs, Place::Continues);
        QCOMPARE(scores.best(1).front().track, plays[known].track);
        QCOMPARE(scores.standing(plays[known].track), (Standing{0, 1}));
    }
}

void TestRecommendNext::untouchedTracksAreOneRow() {
    const Library library = dealtLibrary(500'000, 20'000);
    const NextModel model = unlearning(library, everySignal(), wanderingPlays(library, 300, 4));
    PhiTable table(library.size());
    model.fill(table, 1'500'000'000'000, Place::Continues);
    QVERIFY(table.rows().size() < 2'000);
    std::uint64_t tracks = 0;
    for (const std::uint32_t count : table.counts()) {
        tracks += count;
    }
    QCOMPARE(tracks, std::uint64_t{500'000});
}

void TestRecommendNext::aLargerLibraryChangesNoOtherTrack() {
    const Library small = dealtLibrary(60, 12);
    std::vector<std::int32_t> artists;
    for (Index track = 0; track < small.size(); ++track) {
        artists.push_back(small.artistOf(track));
    }
    for (std::int32_t stranger = 0; stranger < 5'000; ++stranger) {
        artists.push_back(1'000 + stranger);
    }
    const Library large(artists);
    const std::vector<Play> plays = wanderingPlays(small, 200, 7);
    const NextModel few = unlearning(small, everySignal(), plays);
    const NextModel many = unlearning(large, everySignal(), plays);
    PhiTable fewTable(small.size());
    PhiTable manyTable(large.size());
    const qint64 now = plays.back().startMs + 200'000;
    const NextScores fewScores = few.scores(fewTable, now, Place::Continues);
    const NextScores manyScores = many.scores(manyTable, now, Place::Continues);
    for (Index track = 0; track < small.size(); ++track) {
        QCOMPARE(manyScores.addends(track), fewScores.addends(track));
    }
    QCOMPARE(manyScores.points(3'000), Points{0});
}

void TestRecommendNext::standingsCountEveryTrackOnce() {
    const Library library = dealtLibrary(80, 9);
    const std::vector<Play> plays = wanderingPlays(library, 150, 11);
    const NextModel model = NextModel::learnedFrom(library, everySignal(), plays);
    PhiTable table(library.size());
    const NextScores scores = model.scores(table, plays.back().startMs + 180'000, Place::Continues);
    for (Index track = 0; track < library.size(); ++track) {
        Standing counted{0, 0};
        for (Index other = 0; other < library.size(); ++other) {
            counted.better += scores.points(other) > scores.points(track) ? 1 : 0;
            counted.tied += scores.points(other) == scores.points(track) ? 1 : 0;
        }
        QCOMPARE(scores.standing(track), counted);
    }
}

EARSHOT_TEST(QCoreApplication, TestRecommendNext)

} // namespace earshot::test_recommend_next

#include "test_recommend_next.moc"
