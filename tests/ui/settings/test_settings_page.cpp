// SPDX-License-Identifier: GPL-3.0-or-later
// That what is switched on the Settings page happens.
#include "core/base/paths.h"
#include "tests/fixtures/test_program.h"
#include "tests/ui/library/pages_program.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_page.h"
#include "ui/widgets/switch.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>

namespace earshot::test_settings_page {

using namespace earshot::tests;
using namespace earshot::ui;

namespace {

const QString kWaiting = QStringLiteral("Waiting for mains power");

} // namespace

class TestSettingsPage : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<PagesProgram> m_program;

    Indexer& indexer() { return m_program->context().indexer; }
    bool waits() {
        return QTest::qWaitFor([this] { return indexer().progress().phase == kWaiting; },
                               kPatienceMs);
    }
    qint64 analysed() {
        return PagesProgram::must(m_program->workspace().features().counts()).done;
    }

private Q_SLOTS:
    void init() {
        m_program = std::make_unique<PagesProgram>(0, PagesProgram::Content::Files);
        for (const char* name : {"a.wav", "b.wav"}) {
            fixtures::writeWav(m_program->musicFolder() / name, fixtures::sine(330, 2, 22050),
                               22050, 1);
        }
        m_program->setOnBattery(true);
    }
    void cleanup() { m_program.reset(); }

    void pauseOnBatteryReachesTheListening() {
        SettingsPage page(m_program->context());
        m_program->show(page);
        auto* pause = control<Switch>(page, "pauseOnBatterySwitch");
        QVERIFY(!pause->isChecked());
        pause->setFocus();
        QTest::keyClick(pause, Qt::Key_Space);
        QVERIFY(pause->isChecked());

        const QSignalSpy finished(&indexer(), &Indexer::finished);
        indexer().addFolders({m_program->musicFolder()});
        QVERIFY(waits());
        QCOMPARE(analysed(), 0);
        QVERIFY(finished.isEmpty());

        QTest::keyClick(pause, Qt::Key_Space); // wished no more: it goes on at once
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatienceMs);
        QCOMPARE(analysed(), 2);
    }

    void lookingForChangesKeepsTheKeyboardAndSaysWhatCameOfIt() {
        SettingsPage page(m_program->context());
        m_program->show(page);
        const QSignalSpy finished(&indexer(), &Indexer::finished);
        indexer().addFolders({m_program->musicFolder()});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatienceMs);
        const QSignalSpy told(&m_program->context().navigator, &Navigator::notify);
        auto* rescan = control<QPushButton>(page, "rescanButton");
        rescan->setFocus();
        QTest::keyClick(rescan, Qt::Key_Space);
        QVERIFY(indexer().running());
        QVERIFY(rescan->hasFocus());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatienceMs);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0][0].toString(), QStringLiteral("Nothing has changed."));
        QVERIFY(rescan->hasFocus());
    }

    void pauseOnBatteryHoldsFromTheStart() {
        m_program->context().settings.setValue(QString::fromLatin1(preferences::kPauseOnBattery),
                                               true);
        preferences::apply(m_program->context());
        const QSignalSpy finished(&indexer(), &Indexer::finished);
        indexer().addFolders({m_program->musicFolder()});
        QVERIFY(waits());
        m_program->setOnBattery(false); // plugged in
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatienceMs);
        QCOMPARE(analysed(), 2);
    }

    void batteryDoesNotMatterUnlessWished() {
        const QSignalSpy finished(&indexer(), &Indexer::finished);
        indexer().addFolders({m_program->musicFolder()});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatienceMs);
        QCOMPARE(analysed(), 2);
    }
};

EARSHOT_TEST(QApplication, TestSettingsPage)

} // namespace earshot::test_settings_page

#include "test_settings_page.moc"
