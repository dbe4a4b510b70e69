// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fixtures/screen_reader.h"
#include "tests/fixtures/test_program.h"
#include "tests/ui/signals/listening_program.h"
#include "ui/signals/access_panel.h"
#include "ui/signals/keys_panel.h"

#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTableWidget>

namespace earshot::test_keys_panel {

using fixtures::control;
using fixtures::kPatienceMs;
using fixtures::MemoryKeychain;
using signals::SignalId;
using vault::VaultState;

class TestKeysPanel : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<fixtures::ListeningProgram> m_program;
    std::unique_ptr<ui::KeysPanel> m_panel;

    void open() {
        m_panel = std::make_unique<ui::KeysPanel>(m_program->context());
        m_panel->resize(800, 200);
        m_panel->QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    QPushButton* action(const char* name) {
        return control<QPushButton>(*m_panel, QStringLiteral("keys.") + QLatin1String(name));
    }
    QString state() { return control<QLabel>(*m_panel, QStringLiteral("keys.state"))->text(); }
    QDialog* dialog(const char* name) {
        QDialog* found = nullptr;
        [&] { QTRY_VERIFY((found = m_panel->findChild<QDialog*>(QLatin1String(name)))); }();
        return found;
    }
    /// Types this wherever the dialog asks, and presses its button.
    void answer(QDialog* dialog, const QString& text) {
        for (auto* field : dialog->findChildren<QLineEdit*>()) {
            field->setText(text);
        }
        QTest::mouseClick(control<QPushButton>(*dialog, QStringLiteral("passphraseOk")),
                          Qt::LeftButton);
    }
    void allow(SignalId id) {
        m_program->context().listening.allow({&id, 1}, QStringLiteral("test"));
    }

private Q_SLOTS:
    void init() { m_program = std::make_unique<fixtures::ListeningProgram>(2); }
    void cleanup() {
        m_panel.reset();
        m_program.reset();
    }

    void theFirstSignalThatIsAllowedMakesKeys() {
        open();
        QVERIFY(state().contains(QStringLiteral("no keys yet")));
        QVERIFY(!action("lock")->isVisible() && !action("renew")->isVisible());
        QVERIFY(action("eraseAll")->isVisible());
        allow(SignalId::Plays);
        QTRY_VERIFY_WITH_TIMEOUT(state().contains(QStringLiteral("system's keychain")) &&
                                     action("renew")->isVisible(),
                                 kPatienceMs);
        QCOMPARE(m_program->keychain().size(), std::size_t(1));
        QVERIFY(!action("lock")->isVisible()); // the keychain's business
        QVERIFY(state().contains(QStringLiteral("no recovery text")));
    }

    void withoutAKeychainAPassphraseIsAskedFor() {
        m_program->keychain().setMood(MemoryKeychain::Mood::Fails);
        open();
        const QSignalSpy needed(&m_program->context().listening, &ui::Listening::passphraseNeeded);
        allow(SignalId::Plays);
        QTRY_COMPARE_WITH_TIMEOUT(needed.size(), 1, kPatienceMs);
        QVERIFY(!m_program->state(SignalId::Plays).on); // nothing before there are keys

        QTest::mouseClick(action("passphrase"), Qt::LeftButton);
        QDialog* asking = dialog("passphraseDialog");
        auto* ok = control<QPushButton>(*asking, QStringLiteral("passphraseOk"));
        control<QLineEdit>(*asking, QStringLiteral("passphraseFirst"))
            ->setText(QStringLiteral("short"));
        QVERIFY(!ok->isEnabled());
        control<QLineEdit>(*asking, QStringLiteral("passphraseFirst"))
            ->setText(QStringLiteral("correct horse"));
        QVERIFY(!ok->isEnabled()); // once is not enough
        answer(asking, QStringLiteral("correct horse"));
        QTRY_COMPARE_WITH_TIMEOUT(m_program->vault().status().state, VaultState::Unlocked,
                                  kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(action("lock")->isVisible(), kPatienceMs);
        allow(SignalId::Plays);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->context().listening.enabled().has(SignalId::Plays),
                                 kPatienceMs);
    }

    void whatIsLockedIsNotUsedUntilItIsUnlocked() {
        m_program->must(m_program->vault().createWithPassphrase(QStringLiteral("correct horse")));
        m_program->allow({SignalId::Plays});
        m_program->play(0, 1);
        open();
        QTRY_VERIFY_WITH_TIMEOUT(action("lock")->isVisible(), kPatienceMs);
        action("lock")->setFocus();
        QTest::keyClick(action("lock"), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(action("unlock")->isVisible(), kPatienceMs);
        QCOMPARE(m_panel->focusWidget(), action("unlock"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_program->context().listening.enabled().has(SignalId::Plays),
                                 kPatienceMs);
        QVERIFY(!action("renew")->isVisible());

        QTest::mouseClick(action("unlock"), Qt::LeftButton);
        QPointer<QDialog> asking = dialog("passphraseDialog");
        const fixtures::ScreenReader reader;
        answer(asking, QStringLiteral("wrong horse"));
        const auto* problem = control<QLabel>(*asking, QStringLiteral("passphraseProblem"));
        QTRY_VERIFY_WITH_TIMEOUT(asking->isEnabled() && !problem->text().isEmpty(), kPatienceMs);
        QVERIFY(asking->isVisible());
        QCOMPARE(reader.spoken().last(), problem->text());
        QCOMPARE(m_program->vault().status().state, VaultState::Locked);
        answer(asking, QStringLiteral("correct horse"));
        QTRY_VERIFY_WITH_TIMEOUT(!asking, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->context().listening.enabled().has(SignalId::Plays),
                                 kPatienceMs);
        QCOMPARE(m_program->must(m_program->store().history()).plays.size(), std::size_t(1));
    }

    void aRecoveryTextUnlocksAsWell() {
        m_program->must(m_program->vault().createWithPassphrase(QStringLiteral("correct horse")));
        open();
        QTRY_VERIFY_WITH_TIMEOUT(action("recoveryText")->isVisible(), kPatienceMs);
        QTest::mouseClick(action("recoveryText"), Qt::LeftButton);
        QDialog* sheet = dialog("recoverySheet");
        const QString text = control<QLabel>(*sheet, QStringLiteral("recoveryText"))->text();
        QVERIFY(text.size() > 40);
        sheet->close();
        m_program->vault().lock();
        m_program->context().keys.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(action("recover")->isVisible(), kPatienceMs);
        QTest::mouseClick(action("recover"), Qt::LeftButton);
        answer(dialog("passphraseDialog"), text);
        QTRY_COMPARE_WITH_TIMEOUT(m_program->vault().status().state, VaultState::Unlocked,
                                  kPatienceMs);
    }

    void newKeysLeaveWhatIsStoredReadable() {
        m_program->allow({SignalId::Plays});
        m_program->play(0, 1);
        open();
        QTRY_VERIFY_WITH_TIMEOUT(action("renew")->isVisible(), kPatienceMs);
        QFile file(base::pathText(m_program->paths().keyFile()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        const QSignalSpy told(&m_program->context().navigator, &ui::Navigator::notify);
        QTest::mouseClick(action("renew"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, kPatienceMs);
        QVERIFY2(told[0][0].toString().contains(QStringLiteral("All keys are new")),
                 qPrintable(told[0][0].toString()));
        QFile after(base::pathText(m_program->paths().keyFile()));
        QVERIFY(after.open(QIODevice::ReadOnly));
        QVERIFY(after.readAll() != before);
        QCOMPARE(m_program->must(m_program->store().history()).plays.size(), std::size_t(1));
    }

    void erasingEverythingAsksFirst() {
        m_program->allow({SignalId::Plays, SignalId::Likes});
        m_program->play(0, 1);
        m_program->must(m_program->store().setLike(m_program->track(1), 1));
        open();
        QTest::mouseClick(action("eraseAll"), Qt::LeftButton);
        auto* question = qobject_cast<QMessageBox*>(dialog("eraseAllQuestion"));
        QVERIFY(question);
        QCOMPARE(question->defaultButton()->text(), QStringLiteral("Keep"));
        question->defaultButton()->click();
        QCOMPARE(m_program->state(SignalId::Plays).entries, 1);
        QTRY_VERIFY(!m_panel->findChild<QDialog*>(QStringLiteral("eraseAllQuestion")));

        QTest::mouseClick(action("eraseAll"), Qt::LeftButton);
        control<QPushButton>(*dialog("eraseAllQuestion"), QStringLiteral("eraseAllConfirm"))
            ->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(SignalId::Plays).entries, 0, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!m_program->context().listening.enabled().has(SignalId::Likes),
                                 kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(state().contains(QStringLiteral("no keys yet")), kPatienceMs);
        QCOMPARE(m_program->keychain().size(), std::size_t(0));
    }

    void usesAreListedBySignalAndVerified() {
        m_program->allow({SignalId::Plays, SignalId::Likes});
        m_program->play(0, 1);
        m_program->play(1, 2);
        signals::SignalSet both;
        both.set(SignalId::Plays, true);
        both.set(SignalId::Likes, true);
        m_program->must(m_program->store().history());
        m_program->must(m_program->store().noteUse(both, QStringLiteral("Focus")));
        ui::AccessPanel panel(m_program->context());
        panel.resize(800, 300);
        panel.show();
        panel.reload();
        auto* uses = control<QTableWidget>(panel, QStringLiteral("accessLog.uses"));
        QTRY_COMPARE_WITH_TIMEOUT(uses->rowCount(), 1, kPatienceMs);
        QCOMPARE(uses->item(0, 1)->text(), QStringLiteral("Focus"));
        QVERIFY(uses->item(0, 2)->text().contains(QStringLiteral("Plays")));
        QCOMPARE(uses->item(0, 3)->text(), QStringLiteral("2"));

        auto* only = control<QComboBox>(panel, QStringLiteral("accessLog.signal"));
        only->setCurrentIndex(only->findText(QStringLiteral("Daytime")));
        Q_EMIT only->activated(only->currentIndex());
        QTRY_COMPARE_WITH_TIMEOUT(uses->rowCount(), 0, kPatienceMs);
        const auto* note = control<QLabel>(panel, QStringLiteral("accessLog.note"));
        QTRY_VERIFY(note->text().contains(QStringLiteral("Nothing")));

        auto* verify = control<QPushButton>(panel, QStringLiteral("accessLog.verify"));
        QTest::mouseClick(verify, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(note->text().contains(QStringLiteral("none changed")),
                                 kPatienceMs);
        SQLite::Database(base::pathText(m_program->paths().listeningDb()).toStdString(),
                         SQLite::OPEN_READWRITE)
            .exec("DELETE FROM access_log");
        QTest::mouseClick(verify, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!note->text().contains(QStringLiteral("none changed")),
                                 kPatienceMs);
    }
};

EARSHOT_TEST(QApplication, TestKeysPanel)

} // namespace earshot::test_keys_panel

#include "test_keys_panel.moc"
