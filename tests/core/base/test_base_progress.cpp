// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_base_progress {

using namespace earshot::base;

class TestProgress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timeLeftIsToldInRoundUnits_data();
    void timeLeftIsToldInRoundUnits();
};

void TestProgress::timeLeftIsToldInRoundUnits_data() {
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << QStringLiteral("less than a minute left");
    QTest::newRow("59 s") << qint64(59) << QStringLiteral("less than a minute left");
    QTest::newRow("a minute") << qint64(60) << QStringLiteral("about 1 min left");
    QTest::newRow("a minute and a half") << qint64(90) << QStringLiteral("about 2 min left");
    QTest::newRow("89 min") << qint64(89 * 60) << QStringLiteral("about 89 min left");
    QTest::newRow("90 min") << qint64(90 * 60) << QStringLiteral("about 2 h left");
    QTest::newRow("a day") << qint64(24 * 3600) << QStringLiteral("about 24 h left");
}

void TestProgress::timeLeftIsToldInRoundUnits() {
    QFETCH(qint64, seconds);
    QFETCH(QString, text);
    QCOMPARE(timeLeftText(seconds), text);
}

EARSHOT_TEST(QCoreApplication, TestProgress)

} // namespace earshot::test_base_progress

#include "test_base_progress.moc"
