// SPDX-License-Identifier: GPL-3.0-or-later
// What follows what, in lists that go on from what is heard.
#include "core/recommend/explain.h"
#include "core/recommend/next/next_model.h"
#include "tests/core/recommend/mix_helpers.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_recommend_sequence {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::Ending;

namespace {

/// Sixty tracks by twenty artists, all alike: only what is known of the listener tells them apart.
Catalog evenCatalog() {
    SyntheticLibrary library;
    for (int i = 0; i < 60; ++i) {
        library.add(QStringLiteral("Artist %1").arg(i % 20), QStringLiteral("Song %1").arg(i));
    }
    return library.catalog();
}

Request radioFrom(qint64 track) {
    Request request;
    request.kind = ListKind::LikeTrack;
    request.seeds = {trackId(track)};
    request.now = tuesdayEvening();
    request.length = 20;
    request.exploration = 0;
    request.variety = 0;
    return request;
}

/// In every sitting of three songs 1 is followed by 2, then something else.
Listener habitual() {
    Listener listener = knownBy({SignalId::Sequence});
    listener.enabled.set(SignalId::Sound, false); // nothing sounds alike here
    for (int sitting = 0; sitting < 6; ++sitting) {
        listener.history.sequences.push_back({trackId(1), sitting, 0, 0});
        listener.history.sequences.push_back({trackId(2), sitting, 1, 0});
        listener.history.sequences.push_back({trackId(30 + sitting), sitting, 2, 0});
    }
    return listener;
}

Points sequencePoints(const Mix& mix, qint64 track) {
    return points(pickOf(mix, track), SignalId::Sequence);
}

signals::Sitting sittingOf(std::initializer_list<std::pair<qint64, bool>> heard) {
    signals::Sitting sitting;
    for (const auto& [track, finished] : heard) {
        sitting.outcomes.push_back({trackId(track), finished ? 1.0F : 0.03F,
                                    finished ? Ending::Finished : Ending::SkippedOn, finished});
    }
    sitting.lastMs = tuesdayEvening().addSecs(-60).toMSecsSinceEpoch();
    return sitting;
}

} // namespace

class TestRecommendSequence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatFollowedBeforeLeadsTheRadio() {
        const Catalog catalog = evenCatalog();
        const Mix mix = makeMix(catalog, habitual(), radioFrom(1));
        const Pick& first = pickOf(mix, 2);
        QCOMPARE(first.rank, 1);
        QVERIFY(sequencePoints(mix, 2) > kPoint);
        // Both is so; the larger addend is told.
        QCOMPARE(first.reason,
                 QStringLiteral("Because you have gone on from Artist 0 to Artist 1"));
        QVERIFY(mix.used.has(SignalId::Sequence) && mix.personalised);
        // From elsewhere nothing leads to it; without the signal nothing is known.
        const Mix elsewhere = makeMix(catalog, habitual(), radioFrom(9));
        for (const Pick& pick : elsewhere.picks) {
            QCOMPARE(points(pick, SignalId::Sequence), 0);
        }
        const Mix without =
            makeMix(catalog, switchedOff(habitual(), SignalId::Sequence), radioFrom(1));
        QCOMPARE(first.rankWithout[static_cast<std::size_t>(SignalId::Sequence)],
                 pickOf(without, 2).rank);
        QVERIFY(!without.used.has(SignalId::Sequence));
    }

    /// The list's addends are the model's own, half of its log-odds.
    void addendsAreThoseOfTheModel() {
        const Catalog catalog = evenCatalog();
        const Listener listener = habitual();
        const Mix mix = makeMix(catalog, listener, radioFrom(1));
        std::vector<next::Play> plays;
        for (const auto& record : listener.history.sequences) {
            plays.push_back({catalog.indexOf(record.track), 0,
                             record.place == 0 ? next::Place::Opens : next::Place::Continues});
        }
        plays.push_back({catalog.indexOf(trackId(1)), 0, next::Place::Opens});
        const next::Library library = next::Library::of(catalog);
        next::NextModel model(library, listener.enabled, next::priorWeights(),
                              next::Adapting::Nothing);
        for (const next::Play& play : plays) {
            model.learn(play);
        }
        next::PhiTable table(library.size());
        const next::NextScores scores = model.scores(table, 0, next::Place::Continues);
        int compared = 0;
        for (const Pick& pick : mix.picks) {
            const Points full = scores.bySignal(
                catalog.indexOf(pick.track))[static_cast<std::size_t>(SignalId::Sequence)];
            // Each of up to six addends is rounded by itself.
            QVERIFY(std::abs(2 * points(pick, SignalId::Sequence) - full) <= 6);
            compared += full != 0 ? 1 : 0;
        }
        QVERIFY(compared > 1);
    }

    void moodsDoNotAskWhatFollows() {
        const Catalog catalog = evenCatalog();
        const Mix mix = makeMix(catalog, habitual(), calmRequest());
        QVERIFY(!mix.used.has(SignalId::Sequence));
    }

    void rightNowKnowsHowSittingsBegin() {
        const Catalog catalog = evenCatalog();
        Request request = radioFrom(1);
        request.kind = ListKind::RightNow;
        request.seeds.clear();
        const Mix mix = makeMix(catalog, habitual(), request);
        QVERIFY(sequencePoints(mix, 1) > 0);
        const Explanation why =
            explain(catalog, habitual(), request, mix,
                    static_cast<std::size_t>(&pickOf(mix, 1) - mix.picks.data()));
        const auto row = std::ranges::find(why.rows, static_cast<int>(SignalId::Sequence),
                                           &ExplanationRow::term);
        QVERIFY(row != why.rows.end());
        QCOMPARE(row->evidence, QStringLiteral("You have begun a sitting with it before."));
        // In the middle of one, how they begin does not matter.
        Listener sitting = habitual();
        sitting.enabled.set(SignalId::Session, true);
        sitting.sitting = sittingOf({{9, true}});
        for (const Pick& pick : makeMix(catalog, sitting, request).picks) {
            QVERIFY(pick.track != trackId(1) || points(pick, SignalId::Sequence) == 0);
        }
    }

    void whoWasSkippedIsNotWhoThisSittingStaysWith() {
        const Catalog catalog = evenCatalog();
        Listener listener = knownBy({SignalId::Session});
        listener.enabled.set(SignalId::Sound, false);
        // 5, 25 and 45 are by one artist, who is heard to the end, then skipped.
        listener.sitting = sittingOf({{5, true}});
        const Mix stays = makeMix(catalog, listener, radioFrom(5));
        QVERIFY(points(pickOf(stays, 45), SignalId::Session) > kPoint);
        QVERIFY2(pickOf(stays, 45).reason.contains(QStringLiteral("Stays with Artist 4")),
                 qPrintable(pickOf(stays, 45).reason));
        listener.sitting = sittingOf({{5, true}, {25, false}});
        Request request = radioFrom(5);
        request.length = 60;
        request.recipe.artistCap = 25;
        const Mix moves = makeMix(catalog, listener, request);
        QVERIFY(points(pickOf(moves, 45), SignalId::Session) < 0);
    }

    void thisSittingIsToldOnce() {
        // Sequence has the two plays of this sitting already; then they are not told again.
        const Catalog catalog = evenCatalog();
        Listener both = habitual();
        both.enabled.set(SignalId::Session, true);
        both.sitting = sittingOf({{9, true}, {1, true}});
        both.history.sequences.push_back({trackId(9), 6, 0, 0});
        both.history.sequences.push_back({trackId(1), 6, 1, 0});
        Listener late = both; // recording has not come that far
        late.history.sequences.resize(late.history.sequences.size() - 2);
        const Mix one = makeMix(catalog, both, radioFrom(1));
        const Mix two = makeMix(catalog, late, radioFrom(1));
        for (const Pick& pick : one.picks) {
            QCOMPARE(points(pick, SignalId::Sequence),
                     points(pickOf(two, static_cast<qint64>(pick.track)), SignalId::Sequence));
        }
        QVERIFY(sequencePoints(one, 2) > kPoint);
    }

    void forgettingIsExact() {
        const Catalog catalog = evenCatalog();
        Listener forgot = habitual();
        std::erase_if(forgot.history.sequences,
                      [](const auto& record) { return record.track == trackId(2); });
        for (std::size_t i = 0; i < forgot.history.sequences.size(); ++i) {
            forgot.history.sequences[i].place = static_cast<int>(i % 2);
        }
        Listener never = habitual();
        never.history.sequences.clear();
        for (int sitting = 0; sitting < 6; ++sitting) {
            never.history.sequences.push_back({trackId(1), sitting, 0, 0});
            never.history.sequences.push_back({trackId(30 + sitting), sitting, 1, 0});
        }
        const Mix one = makeMix(catalog, forgot, radioFrom(1));
        const Mix two = makeMix(catalog, never, radioFrom(1));
        QCOMPARE(one.picks.size(), two.picks.size());
        for (std::size_t i = 0; i < one.picks.size(); ++i) {
            QCOMPARE(one.picks[i].track, two.picks[i].track);
            QVERIFY(one.picks[i].contributions == two.picks[i].contributions);
        }
    }
};

EARSHOT_TEST(QCoreApplication, TestRecommendSequence)

} // namespace earshot::test_recommend_sequence

#include "test_recommend_sequence.moc"
