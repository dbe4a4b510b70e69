// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/time_left.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_time_left {

using namespace earshot::analysis;
using namespace std::chrono_literals;

namespace {

const TimeLeft::Time kStart{1h};

/// Hears at this pace (seconds of sound a second), told every second.
TimeLeft::Time hear(TimeLeft& left, double& heard, TimeLeft::Time from, int seconds, double pace) {
    for (int second = 0; second < seconds; ++second) {
        from += 1s;
        heard += pace;
        left.heard(heard, from);
    }
    return from;
}

} // namespace

class TestTimeLeft : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isUnknownAtFirst();
    void followsASteadyPace();
    void followsAChangeOfPace();
    void pausesDoNotCount();
};

void TestTimeLeft::isUnknownAtFirst() {
    TimeLeft left(kStart);
    QVERIFY(!left.forSound(100));
    left.heard(50, kStart + 1s);
    QVERIFY(!left.forSound(100)); // too early
    TimeLeft deaf(kStart);
    deaf.heard(0, kStart + 60s);
    QVERIFY(!deaf.forSound(100)); // no pace
}

void TestTimeLeft::followsASteadyPace() {
    TimeLeft left(kStart);
    double heard = 0;
    hear(left, heard, kStart, 30, 200);
    QCOMPARE(left.forSound(60'000), std::optional<qint64>(300));
    QCOMPARE(left.forSound(0), std::optional<qint64>(0));
}

void TestTimeLeft::followsAChangeOfPace() {
    TimeLeft left(kStart);
    double heard = 0;
    const auto at = hear(left, heard, kStart, 600, 400);
    hear(left, heard, at, 180, 100); // playback began: one core instead of four
    const auto told = left.forSound(60'000);
    QVERIFY2(told && *told > 540 && *told <= 600, qPrintable(QString::number(told.value_or(-1))));
}

void TestTimeLeft::pausesDoNotCount() {
    TimeLeft left(kStart);
    double heard = 0;
    const auto at = hear(left, heard, kStart, 60, 100);
    left.paused(at + 3h);
    left.heard(heard + 100, at + 3h + 1s);
    QCOMPARE(left.forSound(1'000), std::optional<qint64>(10));
}

EARSHOT_TEST(QCoreApplication, TestTimeLeft)

} // namespace earshot::test_time_left

#include "test_time_left.moc"
