// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insights/statistics.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <numeric>

namespace earshot::test_insights_statistics {

using namespace earshot::insights;
using signals::Ending;

namespace {

library::TrackId track(qint64 id) {
    return library::TrackId{id};
}

qint64 day(const QDate& date) {
    return QDate(1970, 1, 1).daysTo(date);
}

const QDate kMonday(2026, 3, 9);
const Period kWeek{kMonday, kMonday.addDays(6)};

} // namespace

class TestInsightsStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playsAreCountedByTrackAndDay() {
        signals::History history;
        const auto play = [&](qint64 id, int offset) {
            history.plays.push_back({track(id), 0, day(kMonday.addDays(offset))});
        };
        play(1, -1); // the day before
        play(1, 0);
        play(2, 0);
        play(2, 6);
        play(3, 7); // the day after
        const Statistics counted = countPeriod(history, kWeek);
        QCOMPARE(counted.plays, 3);
        QCOMPARE(counted.playsPerDay, std::vector<int>({2, 0, 0, 0, 0, 0, 1}));
        QCOMPARE(counted.tracks.size(), std::size_t(2));
        QCOMPARE(counted.tracks[0].track, track(2));
        QCOMPARE(counted.tracks[0].count, 2);
        QCOMPARE(counted.tracks[1].count, 1);
    }

    void endingsAndEarlySkipsAreToldApart() {
        signals::History history;
        const auto heard = [&](qint64 id, float share, Ending ending) {
            history.completions.push_back({track(id), share, ending, day(kMonday)});
        };
        heard(1, 1.0F, Ending::Finished);
        heard(2, 0.1F, Ending::SkippedOn);
        heard(2, 0.2F, Ending::SkippedOn);
        heard(3, 0.9F, Ending::SkippedOn); // skipped, but not early
        heard(4, 0.5F, Ending::Stopped);
        const Statistics counted = countPeriod(history, kWeek);
        QCOMPARE(counted.endings.finished, 1);
        QCOMPARE(counted.endings.skipped, 3);
        QCOMPARE(counted.endings.stopped, 1);
        QCOMPARE(counted.endings.total(), 5);
        QCOMPARE(counted.skipped.size(), std::size_t(1));
        QCOMPARE(counted.skipped[0].track, track(2));
        QCOMPARE(counted.skipped[0].count, 2);
    }

    void hoursFillTheMap() {
        signals::History history;
        history.daytimes = {{track(1), 18, 5, day(kMonday.addDays(4))},
                            {track(2), 18, 5, day(kMonday.addDays(4))},
                            {track(3), 0, 7, day(kMonday.addDays(6))},
                            {track(4), 3, 1, day(kMonday.addDays(-7))}};
        const Statistics counted = countPeriod(history, kWeek);
        QCOMPARE(counted.hours[4][18], 2);
        QCOMPARE(counted.hours[6][0], 1);
        int sum = 0;
        for (const auto& weekday : counted.hours) {
            sum = std::accumulate(weekday.begin(), weekday.end(), sum);
        }
        QCOMPARE(sum, 3);
    }

    void likesAreNewestFirst() {
        signals::History history;
        history.likes = {{track(1), 1, day(kMonday)},
                         {track(2), -1, day(kMonday)},
                         {track(3), 1, day(kMonday.addDays(1))},
                         {track(4), 1, day(kMonday.addDays(-30))}};
        const Statistics counted = countPeriod(history, kWeek);
        QCOMPARE(counted.liked, std::vector<library::TrackId>({track(3), track(1)}));
        QCOMPARE(counted.disliked, 1);
    }

    void nothingKnownGivesNothing() {
        const Statistics counted = countPeriod({}, kWeek);
        QCOMPARE(counted.plays, 0);
        QCOMPARE(counted.playsPerDay.size(), std::size_t(7));
        QVERIFY(counted.tracks.empty() && counted.liked.empty());
        QCOMPARE(wholePeriod({}, kMonday).days(), 1);
    }

    void wholePeriodSpansEveryRecord() {
        signals::History history;
        history.likes = {{track(1), 1, day(kMonday.addDays(-400))}};
        history.plays = {{track(1), 0, day(kMonday.addDays(-3))}};
        const Period whole = wholePeriod(history, kMonday);
        QCOMPARE(whole.first, kMonday.addDays(-400));
        QCOMPARE(whole.last, kMonday);
    }

    void namesAddUpOverTracks() {
        const std::vector<TrackCount> tracks{
            {track(1), 5}, {track(2), 4}, {track(3), 3}, {track(4), 9}};
        const auto artists = countNames(tracks, [](library::TrackId id) {
            return id == track(4)   ? QString()
                   : id == track(1) ? QStringLiteral("A")
                                    : QStringLiteral("B");
        });
        QCOMPARE(artists.size(), std::size_t(2));
        QCOMPARE(artists[0].name, QStringLiteral("B"));
        QCOMPARE(artists[0].count, 7);
        QCOMPARE(artists[1].count, 5);
    }

    void bucketsCoverThePeriodWithoutGaps_data() {
        QTest::addColumn<int>("days");
        QTest::addColumn<Step>("step");
        QTest::addColumn<int>("buckets");
        QTest::newRow("a week") << 7 << Step::Day << 7;
        QTest::newRow("a hundred days") << 100 << Step::Day << 100;
        QTest::newRow("a year from a Monday") << 365 << Step::Week << 53;
        QTest::newRow("three years from March") << 3 * 365 << Step::Month << 37;
    }

    void bucketsCoverThePeriodWithoutGaps() {
        QFETCH(int, days);
        QFETCH(Step, step);
        QFETCH(int, buckets);
        const Period period{kMonday, kMonday.addDays(days - 1)};
        QCOMPARE(stepFor(period), step);
        const std::vector<int> perDay(static_cast<std::size_t>(days), 2);
        const std::vector<Bucket> made = bucketed(perDay, period, step);
        QCOMPARE(static_cast<int>(made.size()), buckets);
        int sum = 0;
        for (const Bucket& bucket : made) {
            sum += bucket.count;
        }
        QCOMPARE(sum, 2 * days);
    }
};

EARSHOT_TEST(QCoreApplication, TestInsightsStatistics)

} // namespace earshot::test_insights_statistics

#include "test_insights_statistics.moc"
