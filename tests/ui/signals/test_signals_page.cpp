// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the real Signals page on a real data folder.
#include "tests/fixtures/test_program.h"
#include "tests/ui/signals/listening_program.h"
#include "ui/signals/signals_page.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableWidget>
#include <QToolButton>

namespace earshot::test_signals_page {

using earshot::fixtures::control;
using earshot::fixtures::kPatienceMs;
using earshot::fixtures::part;
using signals::SignalId;

class TestSignalsPage : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<fixtures::ListeningProgram> m_program;
    std::unique_ptr<ui::SignalsPage> m_page;

    void openPage() {
        m_page = std::make_unique<ui::SignalsPage>(m_program->context());
        m_page->resize(900, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QTRY_VERIFY_WITH_TIMEOUT(!status(SignalId::Sound).isEmpty(), kPatienceMs);
    }

    QAbstractButton* button(SignalId id, const char* name) {
        return control<QAbstractButton>(*m_page, part(id, name));
    }
    QString status(SignalId id) { return control<QLabel>(*m_page, part(id, "status"))->text(); }
    void click(SignalId id, const char* name) {
        QTest::mouseClick(button(id, name), Qt::LeftButton);
    }
    QTableWidget* entries(SignalId id) {
        return control<QTableWidget>(*m_page, part(id, "entries"));
    }

    void saveAssessmentInto(const QString& file) {
        QTest::mouseClick(control<QPushButton>(*m_page, QStringLiteral("saveAssessment")),
                          Qt::LeftButton);
        auto* dialog = control<QFileDialog>(*m_page, QStringLiteral("savePageDialog"));
        Q_EMIT dialog->fileSelected(file);
        dialog->setObjectName({}); // it goes later, when the event loop runs
        dialog->close();
    }

private Q_SLOTS:
    void init() { m_program = std::make_unique<fixtures::ListeningProgram>(3); }
    void cleanup() {
        m_page.reset();
        m_program.reset();
    }

    void everySignalIsShownAsItIs() {
        openPage();
        for (const signals::SignalInfo& row : signals::registry()) {
            QAbstractButton* toggle = button(row.id, "switch");
            QCOMPARE(toggle->isChecked(), signals::onByDefault(row.id));
            QVERIFY(toggle->isEnabled());
            QVERIFY(toggle->accessibleName().contains(signals::signalName(row.id)));
        }
        QCOMPARE(status(SignalId::Plays), QStringLiteral("Off: 0 entries, nothing is stored or "
                                                         "used"));
        const QString never = control<QLabel>(*m_page, QStringLiteral("neverCollected"))->text();
        QCOMPARE(never.split(QLatin1Char('\n')), signals::neverCollected());
        const QString kept = control<QLabel>(*m_page, QStringLiteral("storageFacts"))->text();
        QVERIFY(kept.contains(QStringLiteral("is encrypted")));
        QVERIFY(kept.contains(QStringLiteral("Other accounts on this computer cannot read it")));
        const auto* lock = control<QLabel>(*m_page, QStringLiteral("networkLock"));
        QVERIFY(lock->text().contains(QStringLiteral("Network lock off"))); // no main() here
    }

    void switchingOnIsWrittenDown() {
        openPage();
        click(SignalId::Plays, "switch");
        QTRY_VERIFY_WITH_TIMEOUT(m_program->state(SignalId::Plays).on, kPatienceMs);
        const auto record = m_program->must(m_program->store().consentRecord(5));
        QCOMPARE(record.size(), std::size_t(1));
        QCOMPARE(record[0].how, QStringLiteral("signals page"));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->findChild<QWidget*>(QStringLiteral("consentEntry")),
                                 kPatienceMs);
        QVERIFY(control(*m_page, QStringLiteral("consentEntry"))
                    ->accessibleName()
                    .contains(QStringLiteral("Plays switched on (signals page)")));
        QTRY_VERIFY_WITH_TIMEOUT(status(SignalId::Plays).startsWith(QStringLiteral("0 entries")),
                                 kPatienceMs);

        // And off again with the keyboard.
        QAbstractButton* toggle = button(SignalId::Plays, "switch");
        toggle->setFocus();
        QTest::keyClick(toggle, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!m_program->state(SignalId::Plays).on, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(status(SignalId::Plays).startsWith(QStringLiteral("Off")),
                                 kPatienceMs);
    }

    void aSwitchFromElsewhereIsShown() {
        openPage();
        const std::array ids{SignalId::Likes};
        m_program->context().listening.allow(ids, QStringLiteral("asked elsewhere"));
        QTRY_VERIFY_WITH_TIMEOUT(button(SignalId::Likes, "switch")->isChecked(), kPatienceMs);
    }

    void storedEntriesCanBeLookedAt() {
        m_program->allow({SignalId::Plays, SignalId::Completion});
        m_program->play(0, 30);
        m_program->play(1, 2);
        openPage();
        QTRY_COMPARE_WITH_TIMEOUT(
            status(SignalId::Plays),
            QStringLiteral("2 entries · since yesterday · not used by a list so far"), kPatienceMs);
        click(SignalId::Plays, "more");
        QTRY_COMPARE_WITH_TIMEOUT(entries(SignalId::Plays)->rowCount(), 2, kPatienceMs);
        QVERIFY(entries(SignalId::Plays)->isVisible());
        const auto cell = [&](SignalId id, int row, int column) {
            return entries(id)->item(row, column)->text();
        };
        QVERIFY(cell(SignalId::Plays, 0, 0).startsWith(QStringLiteral("Tone 2")));
        QCOMPARE(cell(SignalId::Plays, 0, 1), QStringLiteral("15 Mar 2026"));
        click(SignalId::Completion, "more");
        QTRY_COMPARE_WITH_TIMEOUT(entries(SignalId::Completion)->rowCount(), 2, kPatienceMs);
        QCOMPARE(cell(SignalId::Completion, 0, 1),
                 QStringLiteral("15 Mar 2026: finished, 100 % heard"));
    }

    void olderEntriesFollowOnRequest() {
        m_program->allow({SignalId::Completion});
        for (int i = 0; i < 60; ++i) {
            m_program->play(0, 60 - i);
        }
        openPage();
        click(SignalId::Completion, "more");
        QTRY_COMPARE_WITH_TIMEOUT(entries(SignalId::Completion)->rowCount(), 50, kPatienceMs);
        click(SignalId::Completion, "older");
        QTRY_COMPARE_WITH_TIMEOUT(entries(SignalId::Completion)->rowCount(), 60, kPatienceMs);
        QVERIFY(!button(SignalId::Completion, "older")->isVisible());
    }

    void oneDayIsForgottenFromItsEntry() {
        m_program->allow({SignalId::Plays, SignalId::Completion});
        m_program->play(0, 30); // yesterday
        m_program->play(0, 2);
        m_program->play(1, 1);
        openPage();
        click(SignalId::Plays, "more");
        QTRY_COMPARE_WITH_TIMEOUT(entries(SignalId::Plays)->rowCount(), 3, kPatienceMs);
        auto* forget = button(SignalId::Plays, "forget");
        QVERIFY(!forget->isEnabled()); // nothing is selected
        entries(SignalId::Plays)->selectRow(0);
        QVERIFY(forget->isEnabled());
        auto* day = control<QAction>(*m_page, part(SignalId::Plays, "forget.day"));
        QCOMPARE(day->text(), QStringLiteral("Everything of today"));
        const auto ask = [&]() -> QMessageBox* {
            day->trigger();
            QMessageBox* question = nullptr;
            [&] {
                QTRY_VERIFY_WITH_TIMEOUT(
                    (question = m_page->findChild<QMessageBox*>(QStringLiteral("forgetQuestion"))),
                    kPatienceMs);
            }();
            return question;
        };
        QMessageBox* question = ask();
        QVERIFY2(question->informativeText().startsWith(QStringLiteral("4 entries")),
                 qPrintable(question->informativeText()));
        question->defaultButton()->click(); // keep
        QTRY_VERIFY(!m_page->findChild<QMessageBox*>(QStringLiteral("forgetQuestion")));
        QCOMPARE(m_program->state(SignalId::Plays).entries, 3);

        forget->setFocus();
        control<QPushButton>(*ask(), QStringLiteral("forgetConfirm"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(SignalId::Plays).entries, 1, kPatienceMs);
        QCOMPARE(m_program->state(SignalId::Completion).entries, 1);
        QTRY_COMPARE_WITH_TIMEOUT(entries(SignalId::Plays)->rowCount(), 1, kPatienceMs);
        QVERIFY(!forget->isEnabled());
        QCOMPARE(m_page->focusWidget(), entries(SignalId::Plays));
        QTRY_VERIFY_WITH_TIMEOUT(status(SignalId::Plays).startsWith(QStringLiteral("1 entry")),
                                 kPatienceMs);
    }

    void everythingFromAListIsForgotten() {
        m_program->allow({SignalId::Plays, SignalId::Activity});
        m_program->play(0, 3);
        m_program->play(1, 2, signals::Ending::Finished, QStringLiteral("focus"));
        m_program->play(0, 1, signals::Ending::Finished, QStringLiteral("focus"));
        openPage();
        click(SignalId::Activity, "more");
        QTRY_COMPARE_WITH_TIMEOUT(entries(SignalId::Activity)->rowCount(), 2, kPatienceMs);
        entries(SignalId::Activity)->selectRow(0);
        auto* list = control<QAction>(*m_page, part(SignalId::Activity, "forget.list"));
        QVERIFY(list->isVisible());
        QCOMPARE(list->text(), QStringLiteral("Everything played from the list “focus”"));
        list->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->findChild<QMessageBox*>(QStringLiteral("forgetQuestion")),
                                 kPatienceMs);
        auto* question = control<QMessageBox>(*m_page, QStringLiteral("forgetQuestion"));
        QVERIFY2(question->informativeText().startsWith(QStringLiteral("4 entries")),
                 qPrintable(question->informativeText()));
        control<QPushButton>(*question, QStringLiteral("forgetConfirm"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(SignalId::Plays).entries, 1, kPatienceMs);
        QCOMPARE(m_program->state(SignalId::Activity).entries, 0);

        // Plays know of no list.
        click(SignalId::Plays, "more");
        QTRY_COMPARE_WITH_TIMEOUT(entries(SignalId::Plays)->rowCount(), 1, kPatienceMs);
        entries(SignalId::Plays)->selectRow(0);
        QVERIFY(!control<QAction>(*m_page, part(SignalId::Plays, "forget.list"))->isVisible());
    }

    void whatWasDecidedElsewhereIsMarked() {
        const signals::ConsentEntry elsewhere{
            SignalId::Likes, signals::Decision::On,
            QDateTime(QDate(2025, 1, 2), QTime(8, 0)).toMSecsSinceEpoch(),
            QStringLiteral("signals page"), std::nullopt};
        m_program->must(m_program->store().takeIn({{}, {}, {&elsewhere, 1}}));
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->findChild<QWidget*>(QStringLiteral("consentEntry")),
                                 kPatienceMs);
        const QString line = control(*m_page, QStringLiteral("consentEntry"))->accessibleName();
        QVERIFY2(
            line.contains(QStringLiteral("2 Jan 2025")) &&
                line.contains(QStringLiteral("Likes switched on (signals page). From an archive")),
            qPrintable(line));
        QVERIFY(!button(SignalId::Likes, "switch")->isChecked());
    }

    void erasingAsksAndThenLeavesNothing() {
        m_program->allow({SignalId::Plays});
        m_program->play(0, 1);
        m_program->play(1, 1);
        openPage();
        click(SignalId::Plays, "more");
        QTRY_VERIFY_WITH_TIMEOUT(button(SignalId::Plays, "erase")->isEnabled(), kPatienceMs);
        click(SignalId::Plays, "erase");
        QVERIFY(button(SignalId::Plays, "erase.keep")->hasFocus()); // the harmless answer first
        click(SignalId::Plays, "erase.keep");
        QVERIFY(!button(SignalId::Plays, "erase.confirm")->isVisible());
        QCOMPARE(m_program->state(SignalId::Plays).entries, 2);

        const QSignalSpy told(&m_program->context().navigator, &ui::Navigator::notify);
        click(SignalId::Plays, "erase");
        click(SignalId::Plays, "erase.confirm");
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(SignalId::Plays).entries, 0, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, kPatienceMs);
        QCOMPARE(told.first().first().toString(), QStringLiteral("Plays: 2 entries erased"));
        QTRY_VERIFY_WITH_TIMEOUT(status(SignalId::Plays).startsWith(QStringLiteral("0 entries")),
                                 kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!entries(SignalId::Plays)->isVisible(), kPatienceMs);
        QVERIFY(!button(SignalId::Plays, "erase")->isEnabled());
        QVERIFY(button(SignalId::Plays, "switch")->isChecked());
    }

    void entriesOfASignalThatIsOffAreOwnedUpTo() {
        m_program->allow({SignalId::Plays});
        m_program->play(0, 1);
        m_program->must(
            m_program->store().setEnabled(SignalId::Plays, false, QStringLiteral("test")));
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(
            status(SignalId::Plays).contains(QStringLiteral("1 entry from before")), kPatienceMs);
        click(SignalId::Plays, "more");
        QTRY_COMPARE_WITH_TIMEOUT(entries(SignalId::Plays)->rowCount(), 1, kPatienceMs);
        QVERIFY(button(SignalId::Plays, "erase")->isEnabled());
    }

    void privateSessionIsSwitchedHere() {
        openPage();
        auto* toggle = control<QAbstractButton>(*m_page, QStringLiteral("privateSession.switch"));
        QTest::mouseClick(toggle, Qt::LeftButton);
        QVERIFY(m_program->context().listening.privateSession());
        m_program->context().listening.setPrivateSession(false);
        QVERIFY(!toggle->isChecked());

        auto* duration = control<QComboBox>(*m_page, QStringLiteral("privateSession.duration"));
        duration->setCurrentIndex(duration->findData(3));
        QTest::mouseClick(toggle, Qt::LeftButton);
        QCOMPARE(m_program->context().listening.privateUntil(),
                 m_program->clock.now().addSecs(3 * 3600));
        const auto* state = control<QLabel>(*m_page, QStringLiteral("privateSession.state"));
        QVERIFY2(state->text().contains(QStringLiteral("21:02")) ||
                     state->text().contains(QStringLiteral("9:02")),
                 qPrintable(state->text()));
    }

    void aGuestSeesNothingOfTheOwner() {
        m_program->allow({SignalId::Plays, SignalId::Likes});
        m_program->must(m_program->store().setLike(m_program->track(0), 1));
        m_program->context().listening.refresh();
        openPage();
        ui::Listening& listening = m_program->context().listening;
        QTRY_COMPARE_WITH_TIMEOUT(listening.like(m_program->track(0)), 1, kPatienceMs);
        auto* toggle = control<QAbstractButton>(*m_page, QStringLiteral("guest.switch"));
        auto* duration = control<QComboBox>(*m_page, QStringLiteral("guest.duration"));
        duration->setCurrentIndex(duration->findData(1));
        QTest::mouseClick(toggle, Qt::LeftButton);
        QVERIFY(listening.guest().on());
        QVERIFY(!listening.privateSession()); // window title and media keys stay as they are
        QCOMPARE(listening.guest().until(), m_program->clock.now().addSecs(3600));
        QCOMPARE(listening.like(m_program->track(0)), 0);
        QVERIFY(!listening.enabled().has(SignalId::Plays));
        QVERIFY(!listening.shouldAsk(std::vector{SignalId::Completion}));
        const auto* state = control<QLabel>(*m_page, QStringLiteral("guest.state"));
        QVERIFY(state->text().startsWith(QStringLiteral("On until")));

        QTest::mouseClick(toggle, Qt::LeftButton);
        QVERIFY(!listening.guest().on());
        QTRY_COMPARE_WITH_TIMEOUT(listening.like(m_program->track(0)), 1, kPatienceMs);
        listening.guest().startFor(std::chrono::milliseconds(1));
        QTRY_VERIFY_WITH_TIMEOUT(!listening.guest().on(), kPatienceMs); // by itself
    }

    void theAssessmentIsSavedForThisPersonOnly() {
        m_program->allow({SignalId::Plays});
        m_program->play(0, 1);
        openPage();
        const fixtures::Folder folder;
        const QString file = base::pathText(folder.path() / "assessment.html");
        const QSignalSpy told(&m_program->context().navigator, &ui::Navigator::notify);
        saveAssessmentInto(file);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, kPatienceMs);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QString page = QString::fromUtf8(written.readAll());
        QVERIFY(page.contains(QStringLiteral("Entries stored: 1.")));
        QVERIFY(!page.contains(QStringLiteral("Tone"))); // no titles
        QVERIFY(!(written.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));

        saveAssessmentInto(QStringLiteral("/nowhere/at/all.html"));
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 2, kPatienceMs);
        QVERIFY(told.last().first().toString().contains(QStringLiteral("could not be written")));
    }

    void everythingIsTakenOutAndBroughtBack() {
        m_program->allow({SignalId::Plays, SignalId::Likes});
        m_program->play(0, 2);
        m_program->play(1, 1);
        openPage();
        const fixtures::Folder folder;
        const QString archive = base::pathText(folder / "out");
        const QSignalSpy told(&m_program->context().navigator, &ui::Navigator::notify);
        const auto choose = [&](const char* button, const char* dialogName, const QString& file) {
            QTest::mouseClick(control<QPushButton>(*m_page, QLatin1String(button)), Qt::LeftButton);
            auto* dialog = control<QFileDialog>(*m_page, QLatin1String(dialogName));
            Q_EMIT dialog->fileSelected(file);
            dialog->setObjectName({}); // it goes later, when the event loop runs
            dialog->close();
        };
        choose("archive.export", "exportDialog", archive);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, kPatienceMs);
        QVERIFY2(told[0][0].toString().startsWith(QStringLiteral("Exported 2 entries to")),
                 qPrintable(told[0][0].toString()));

        const QString sealed = base::pathText(folder / "out.earshot");
        choose("archive.exportSealed", "exportDialog", sealed);
        auto* question = control<QDialog>(*m_page, QStringLiteral("passphraseDialog"));
        for (const char* field : {"passphraseFirst", "passphraseAgain"}) {
            control<QLineEdit>(*question, QLatin1String(field))
                ->setText(QStringLiteral("a long passphrase"));
        }
        QTest::mouseClick(control<QPushButton>(*question, QStringLiteral("passphraseOk")),
                          Qt::LeftButton);
        question->setObjectName({});
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 2, kPatienceMs);
        QVERIFY(QFile::exists(sealed));

        m_program->must(m_program->store().erase(SignalId::Plays));
        const auto* result = control<QLabel>(*m_page, QStringLiteral("archive.result"));
        choose("archive.import", "importDialog", archive + QStringLiteral("/manifest.json"));
        QTRY_VERIFY_WITH_TIMEOUT(result->text().startsWith(QStringLiteral("Imported: 2 entries.")),
                                 kPatienceMs);
        QCOMPARE(m_program->state(SignalId::Plays).entries, 2);

        choose("archive.import", "importDialog", sealed);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->findChild<QDialog*>(QStringLiteral("passphraseDialog")) !=
                                     nullptr,
                                 kPatienceMs);
        question = control<QDialog>(*m_page, QStringLiteral("passphraseDialog"));
        control<QLineEdit>(*question, QStringLiteral("passphraseFirst"))
            ->setText(QStringLiteral("a long passphrase"));
        QTest::mouseClick(control<QPushButton>(*question, QStringLiteral("passphraseOk")),
                          Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(result->text().startsWith(QStringLiteral(
                                     "Imported: 0 entries. Already here: 2 entries.")),
                                 kPatienceMs);
        QVERIFY(!control(*m_page, QStringLiteral("archive.notFound"))->isVisible());
    }

    void oneSignalIsExportedFromItsCard() {
        m_program->allow({SignalId::Plays});
        m_program->play(0, 1);
        openPage();
        click(SignalId::Plays, "more");
        QTRY_VERIFY_WITH_TIMEOUT(button(SignalId::Plays, "export")->isEnabled(), kPatienceMs);
        click(SignalId::Plays, "export");
        auto* dialog = control<QFileDialog>(*m_page, QStringLiteral("exportDialog"));
        const fixtures::Folder folder;
        Q_EMIT dialog->fileSelected(base::pathText(folder / "plays"));
        dialog->close();
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(folder / "plays"), kPatienceMs);
        QVERIFY(std::filesystem::exists(folder / "plays" / "plays.jsonl"));
        QVERIFY(!std::filesystem::exists(folder / "plays" / "likes.jsonl"));
    }

    void aShorterTimeIsAskedAbout() {
        m_program->allow({SignalId::Plays});
        m_program->play(0, 24 * 60);
        m_program->play(1, 1);
        openPage();
        click(SignalId::Plays, "more");
        auto* keep = control<QComboBox>(*m_page, part(SignalId::Plays, "keep"));
        QTRY_COMPARE_WITH_TIMEOUT(keep->currentData().toInt(), 0, kPatienceMs);
        const auto choose = [&](int days) {
            keep->setCurrentIndex(keep->findData(days));
            Q_EMIT keep->activated(keep->currentIndex());
        };
        choose(30);
        auto* confirm = button(SignalId::Plays, "keep.confirm");
        QTRY_VERIFY_WITH_TIMEOUT(confirm->isVisible(), kPatienceMs);
        QVERIFY(button(SignalId::Plays, "keep.leave")->hasFocus()); // the harmless answer first
        QVERIFY(control<QLabel>(*m_page, part(SignalId::Plays, "keep.question"))
                    ->text()
                    .startsWith(QStringLiteral("1 entry older")));
        QTest::keyClick(button(SignalId::Plays, "keep.leave"), Qt::Key_Escape);
        QVERIFY(!confirm->isVisible());
        QCOMPARE(keep->currentData().toInt(), 0);
        QCOMPARE(m_program->state(SignalId::Plays).entries, 2);

        choose(90); // deletes nothing: nothing is asked
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(SignalId::Plays).keepDays, 90, kPatienceMs);
        QVERIFY(!confirm->isVisible());
        choose(30);
        QTRY_VERIFY_WITH_TIMEOUT(confirm->isVisible(), kPatienceMs);
        QTest::mouseClick(confirm, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(SignalId::Plays).entries, 1, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(entries(SignalId::Plays)->rowCount(), 1, kPatienceMs);
    }

    void theDialIsTurnedAndShown() {
        openPage();
        click(SignalId::Mood, "more");
        auto* dial = control<QComboBox>(*m_page, part(SignalId::Mood, "dial"));
        QCOMPARE(dial->currentData().toInt(), 100);
        dial->setCurrentIndex(dial->findData(50));
        Q_EMIT dial->activated(dial->currentIndex());
        const auto* numbers = control<QLabel>(*m_page, part(SignalId::Mood, "dial.numbers"));
        QTRY_COMPARE_WITH_TIMEOUT(numbers->text(), QStringLiteral("Weight 1.20, times 0.5: 0.60"),
                                  kPatienceMs);
        QCOMPARE(m_program->state(SignalId::Mood).dialPercent, 50);
        QVERIFY(control(*m_page, part(SignalId::Mood, "weight"))
                    ->accessibleName()
                    .contains(QStringLiteral("0.60")));
    }

    void aReasonLeadsToItsSwitch() {
        openPage();
        Q_EMIT m_program->context().navigator.showSignal(SignalId::Exploration);
        auto* card = control(*m_page, QStringLiteral("signal.exploration"));
        auto* scroll = control<QScrollArea>(*m_page, QStringLiteral("signalsScroll"));
        QTRY_VERIFY(scroll->viewport()->rect().intersects(
            QRect(card->mapTo(scroll->viewport(), QPoint()), card->size())));
        QVERIFY(control(*m_page, part(SignalId::Exploration, "details"))->isVisible());
    }

    void everythingIsReachedByKeyboardAndNamed() {
        m_program->allow({SignalId::Plays});
        m_program->play(0, 1);
        openPage();
        click(SignalId::Plays, "more");
        QTRY_VERIFY_WITH_TIMEOUT(button(SignalId::Plays, "erase")->isEnabled(), kPatienceMs);
        const QSet<QString> reached = fixtures::reachedByTab(*m_page);
        for (const signals::SignalInfo& row : signals::registry()) {
            QVERIFY2(reached.contains(part(row.id, "more")), row.key);
            QVERIFY2(reached.contains(part(row.id, "switch")), row.key);
        }
        QVERIFY(reached.contains(part(SignalId::Plays, "erase")));
        for (const char* name : {"preview.compare", "preview.change", "keep", "dial", "export"}) {
            QVERIFY2(reached.contains(part(SignalId::Plays, name)), name);
        }
        QVERIFY(reached.contains(QStringLiteral("keys.renew")));
        for (const char* action : {"archive.export", "archive.exportSealed", "archive.import"}) {
            QVERIFY2(reached.contains(QLatin1String(action)), action);
        }
        QVERIFY(reached.contains(QStringLiteral("accessLog.verify")));
        QVERIFY(reached.contains(QStringLiteral("privateSession.switch")));
        QVERIFY(reached.contains(QStringLiteral("guest.switch")));
        for (const QAbstractButton* each : m_page->findChildren<QAbstractButton*>()) {
            const bool inTable = qobject_cast<QTableWidget*>(each->parentWidget());
            QVERIFY2(inTable || !each->objectName().isEmpty(), qPrintable(each->text()));
            QVERIFY2(inTable || !each->accessibleName().isEmpty(), qPrintable(each->objectName()));
        }
    }
};

EARSHOT_TEST(QApplication, TestSignalsPage)

} // namespace earshot::test_signals_page

#include "test_signals_page.moc"
