// SPDX-License-Identifier: GPL-3.0-or-later
// What finishing and skipping does to the weights.
#include "core/base/random.h"
#include "core/recommend/model_report.h"
#include "core/recommend/taste.h"
#include "tests/core/recommend/mix_helpers.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_recommend_learning {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::Ending;

namespace {

/// Forty tracks by forty artists. On each of these days ten of them are offered; what was played
/// the days before is finished or skipped by `likesKnown`, the rest the other way round.
signals::History daysOf(const Catalog& catalog, int days, bool likesKnown) {
    signals::History history;
    base::Random random(9);
    std::vector<int> plays(catalog.ids.size(), 0);
    for (qint64 day = 100; day < 100 + days; ++day) {
        for (int i = 0; i < 10; ++i) {
            const auto at = static_cast<std::size_t>(random.below(i % 2 == 0 ? 8 : 40));
            const library::TrackId track = catalog.ids[at];
            const bool finished = (plays[at] > 0) == likesKnown;
            history.completions.push_back({track, finished ? 1.0F : 0.05F,
                                           finished ? Ending::Finished : Ending::SkippedOn, day});
            history.plays.push_back({track, day * 86'400 + 43'200, day});
            ++plays[at];
        }
    }
    return history;
}

bool same(const Taste& a, const Taste& b) {
    for (int i = 0; i < signals::kSignalCount; ++i) {
        const auto id = static_cast<SignalId>(i);
        if (a.factor(id) != b.factor(id)) {
            return false;
        }
    }
    return true;
}

} // namespace

class TestRecommendLearning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void weightsFollowWhatIsFinished();
    void withoutSkipsNothingIsLearned();
    void offSignalsTeachNothing();
    void forgettingIsExact();
    void theReportTellsWhatWasLearned();
};

void TestRecommendLearning::theReportTellsWhatWasLearned() {
    const Catalog catalog = calmLibrary().catalog();
    Listener listener = knownBy({SignalId::Plays, SignalId::Completion, SignalId::Sequence});
    listener.history = daysOf(catalog, 20, true);
    listener.history.sequences = {
        {trackId(1), 0, 0, 0}, {trackId(2), 0, 1, 0}, {trackId(1), 1, 0, 0}};
    listener.history.likes = {{trackId(1), 1, 0}}; // off: not to be told
    const Taste taste = learnTaste(catalog, listener.history, listener.enabled);
    const ModelReport report = modelReport(catalog, listener);
    const auto row = [&report](SignalId id) {
        return *std::ranges::find(report.signalRows, id, &SignalModel::id);
    };
    QVERIFY(row(SignalId::Plays).learned != 1);
    QCOMPARE(row(SignalId::Plays).learned, taste.factor(SignalId::Plays));
    QCOMPARE(row(SignalId::Plays).records, qint64(listener.history.plays.size()));
    QVERIFY(!row(SignalId::Likes).on);
    QCOMPARE(row(SignalId::Likes).records, 0);
    QCOMPARE(row(SignalId::Sequence).songs, 2);
    QCOMPARE(report.nextPlays, 3);
    QCOMPARE(report.nextSittings, 2);
    for (const NextModelRow& next : report.nextRows) {
        QCOMPARE(next.used, next.id == SignalId::Sequence || next.id == SignalId::Plays);
    }
    for (const signals::SignalInfo& info : signals::registry()) {
        QVERIFY2(std::ranges::find(report.signalRows, info.id, &SignalModel::id) !=
                     report.signalRows.end(),
                 info.key);
    }
}

void TestRecommendLearning::weightsFollowWhatIsFinished() {
    const Catalog catalog = calmLibrary().catalog();
    const auto plays = [&catalog](bool likesKnown) {
        return learnTaste(catalog, daysOf(catalog, 30, likesKnown), allSignals())
            .factor(SignalId::Plays);
    };
    QVERIFY2(plays(true) > 1.2, QByteArray::number(plays(true)).constData());
    QVERIFY2(plays(false) < 0.8, QByteArray::number(plays(false)).constData());
    QVERIFY(plays(false) >= 0);
}

void TestRecommendLearning::withoutSkipsNothingIsLearned() {
    const Catalog catalog = calmLibrary().catalog();
    signals::History history = daysOf(catalog, 10, true);
    for (signals::CompletionRecord& record : history.completions) {
        record.share = 1;
        record.ending = Ending::Finished;
    }
    QVERIFY(same(learnTaste(catalog, history, allSignals()), Taste()));
    QVERIFY(same(learnTaste(catalog, {}, allSignals()), Taste()));
}

void TestRecommendLearning::offSignalsTeachNothing() {
    const Catalog catalog = calmLibrary().catalog();
    const signals::History history = daysOf(catalog, 20, true);
    QVERIFY(
        same(learnTaste(catalog, history, allSignals().without(SignalId::Completion)), Taste()));
    const Taste withoutPlays = learnTaste(catalog, history, allSignals().without(SignalId::Plays));
    signals::History erased = history;
    erased.plays.clear();
    QVERIFY(same(withoutPlays, learnTaste(catalog, erased, allSignals().without(SignalId::Plays))));
    QCOMPARE(withoutPlays.factor(SignalId::Plays), 1.0);
    QVERIFY(withoutPlays.factor(SignalId::Completion) != 1.0);
}

/// A record that is gone leaves what a list would be had it never been there, to the last point.
void TestRecommendLearning::forgettingIsExact() {
    const Catalog catalog = calmLibrary().catalog();
    Listener listener = knownBy({SignalId::Plays, SignalId::Completion});
    listener.history = daysOf(catalog, 20, true);
    Listener forgot = listener;
    forgot.history.completions.erase(forgot.history.completions.begin() + 57);
    Listener never = knownBy({SignalId::Plays, SignalId::Completion});
    never.history.plays = listener.history.plays;
    for (std::size_t i = 0; i < listener.history.completions.size(); ++i) {
        if (i != 57) {
            never.history.completions.push_back(listener.history.completions[i]);
        }
    }
    const Mix a = makeMix(catalog, forgot, calmRequest());
    const Mix b = makeMix(catalog, never, calmRequest());
    const Mix c = makeMix(catalog, listener, calmRequest());
    QCOMPARE(a.picks.size(), b.picks.size());
    bool differs = false;
    for (std::size_t i = 0; i < a.picks.size(); ++i) {
        QCOMPARE(a.picks[i].track, b.picks[i].track);
        QCOMPARE(a.picks[i].contributions, b.picks[i].contributions);
        differs |= a.picks[i].contributions != c.picks[i].contributions;
    }
    QVERIFY(differs);
}

EARSHOT_TEST(QCoreApplication, TestRecommendLearning)

} // namespace earshot::test_recommend_learning

#include "test_recommend_learning.moc"
