// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the real Insights page on a real data folder.
#include "tests/fixtures/test_program.h"
#include "tests/ui/signals/listening_program.h"
#include "ui/insights/insights_page.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

namespace earshot::test_insights_page {

using earshot::fixtures::control;
using earshot::fixtures::kPatienceMs;
using signals::Ending;
using signals::SignalId;

class TestInsightsPage : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<fixtures::ListeningProgram> m_program;
    std::unique_ptr<ui::InsightsPage> m_page;

    void openPage() {
        m_page = std::make_unique<ui::InsightsPage>(m_program->context());
        m_page->resize(1000, 900);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    bool shows(const char* name) { return control(*m_page, QLatin1String(name))->isVisible(); }
    void click(const char* name) {
        QTest::mouseClick(control<QPushButton>(*m_page, QLatin1String(name)), Qt::LeftButton);
    }
    QString text(const char* name) { return control<QLabel>(*m_page, QLatin1String(name))->text(); }
    /// First and second column of a chart's table, "name: value" per row.
    QStringList table(const char* name) {
        auto* widget = control<QTableWidget>(*m_page, QLatin1String(name));
        QStringList rows;
        for (int row = 0; row < widget->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < widget->columnCount(); ++column) {
                cells += widget->item(row, column)->text();
            }
            rows += cells.join(QStringLiteral(": "));
        }
        return rows;
    }

private Q_SLOTS:
    void init() { m_program = std::make_unique<fixtures::ListeningProgram>(3); }
    void cleanup() {
        m_page.reset();
        m_program.reset();
    }

    void playsOffIsSaidAndAskedInPlace() {
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.playsOff"), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(shows("consentAllow"), kPatienceMs);
        QVERIFY(shows("consentNotNow"));
        QCOMPARE(control(*m_page, QStringLiteral("consentAllow"))->width(),
                 control(*m_page, QStringLiteral("consentNotNow"))->width());
        click("consentAllow");
        QTRY_VERIFY_WITH_TIMEOUT(m_program->state(SignalId::Plays).on, kPatienceMs);
        const auto record = m_program->must(m_program->store().consentRecord(5));
        QCOMPARE(record.size(), std::size_t(1)); // nothing else was switched on with it
        QCOMPARE(record[0].how, QStringLiteral("asked on Insights"));
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.message"), kPatienceMs);
        QVERIFY(text("insights.message").contains(QStringLiteral("Nothing played")));
    }

    void decliningIsKeptAndNotAskedAgain() {
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(shows("consentNotNow"), kPatienceMs);
        click("consentNotNow");
        QTRY_VERIFY_WITH_TIMEOUT(m_program->must(m_program->store().decided(SignalId::Plays)),
                                 kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.openSignals"), kPatienceMs);
        QVERIFY(!m_program->state(SignalId::Plays).on);
        const QSignalSpy led(&m_program->context().navigator, &ui::Navigator::showSignal);
        click("insights.openSignals");
        QCOMPARE(led.size(), 1);
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.openSignals"), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!shows("consentAllow"), kPatienceMs);
    }

    void whatListsFavourIsMeasuredWhenAsked() {
        m_program->allow({SignalId::Plays});
        m_program->play(0, 2);
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.favour"), kPatienceMs);
        QVERIFY(!m_page->findChild<QLabel*>(QStringLiteral("insights.favour.reached")));
        auto* measure = control<QPushButton>(*m_page, QStringLiteral("insights.favour.measure"));
        QVERIFY(!measure->accessibleName().isEmpty());
        measure->click(); // below what is in view
        QTRY_VERIFY_WITH_TIMEOUT(text("insights.favour.line").contains(QLatin1String("lists from")),
                                 kPatienceMs);
        QVERIFY(text("insights.favour.reached").endsWith(QLatin1Char('%')));
        QVERIFY(!text("insights.favour.concentration").isEmpty());
        QVERIFY(measure->isEnabled());
    }

    void countsAreThoseOfThePeriod() {
        m_program->allow(
            {SignalId::Plays, SignalId::Completion, SignalId::Daytime, SignalId::Likes});
        m_program->play(0, 24 * 20);
        m_program->play(0, 2);
        m_program->play(0, 1);
        m_program->play(1, 1);
        m_program->play(2, 1, Ending::SkippedOn);
        m_program->must(m_program->store().setLike(m_program->track(1), 1));
        openPage();
        QTRY_COMPARE_WITH_TIMEOUT(text("insights.figures"),
                                  QStringLiteral("4 plays · 2 songs · 1 artist"), kPatienceMs);
        QCOMPARE(table("insights.songs.table").size(), 2);
        QVERIFY(table("insights.songs.table").first().startsWith(QStringLiteral("Tone 1")));
        QVERIFY(table("insights.songs.table").first().endsWith(QStringLiteral(": 3")));
        QCOMPARE(table("insights.days.table").size(), 30);
        QCOMPARE(table("insights.days.table").last(), QStringLiteral("Sun 15 Mar: 3"));
        QCOMPARE(table("insights.endings.table"),
                 QStringList({QStringLiteral("Finished: 4"), QStringLiteral("Skipped: 1"),
                              QStringLiteral("Stopped: 0")}));
        QVERIFY(
            table("insights.hours.table").contains(QStringLiteral("Sunday, 17:00 to 18:00: 2")));
        QCOMPARE(table("insights.likes.table").size(), 1);
        QCOMPARE(table("insights.skips.table").size(), 1);

        click("insights.week");
        QTRY_COMPARE_WITH_TIMEOUT(text("insights.figures"),
                                  QStringLiteral("3 plays · 2 songs · 1 artist"), kPatienceMs);
        click("insights.year");
        QTRY_COMPARE_WITH_TIMEOUT(text("insights.figures"),
                                  QStringLiteral("4 plays · 2 songs · 1 artist"), kPatienceMs);
    }

    void aChartWhoseSignalIsOffSaysSo() {
        m_program->allow({SignalId::Plays});
        m_program->play(0, 1);
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.hours.note"), kPatienceMs);
        QVERIFY(!shows("insights.hours.chart"));
        QVERIFY(shows("insights.endings.note") && shows("insights.likes.note"));
        const QSignalSpy led(&m_program->context().navigator, &ui::Navigator::showSignal);
        click("insights.hours.link");
        QCOMPARE(led.first().first().value<SignalId>(), SignalId::Daytime);
    }

    void everyChartHasItsTable() {
        m_program->allow({SignalId::Plays, SignalId::Completion, SignalId::Daytime});
        m_program->play(0, 1);
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.days.chart"), kPatienceMs);
        QVERIFY(control(*m_page, QStringLiteral("insights.songs.chart"))
                    ->accessibleDescription()
                    .startsWith(QStringLiteral("Tone 1")));
        for (const char* name : {"days", "songs", "artists", "hours", "endings"}) {
            const QByteArray base = QByteArray("insights.") + name;
            click((base + ".asTable").constData());
            QVERIFY(shows((base + ".table").constData()));
            QVERIFY(!shows((base + ".chart").constData()));
            QVERIFY(fixtures::reachedByTab(*m_page).contains(QLatin1String(base + ".asTable")));
        }
    }

    void newPlaysAppearWhileItIsShown() {
        m_program->allow({SignalId::Plays});
        m_program->play(0, 1);
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.figures"), kPatienceMs);
        m_program->play(1, 0);
        Q_EMIT m_program->context().listening.recorded();
        QTRY_COMPARE_WITH_TIMEOUT(text("insights.figures"),
                                  QStringLiteral("2 plays · 2 songs · 1 artist"), kPatienceMs);
    }
};

EARSHOT_TEST(QApplication, TestInsightsPage)

} // namespace earshot::test_insights_page

#include "test_insights_page.moc"
