// SPDX-License-Identifier: GPL-3.0-or-later
// Through the Signals page with the keyboard alone, and as a screen reader finds it.
#include "tests/fixtures/screen_reader.h"
#include "tests/fixtures/test_program.h"
#include "tests/ui/signals/listening_program.h"
#include "ui/signals/signals_page.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QScrollArea>

namespace earshot::test_signals_walk {

using earshot::fixtures::control;
using earshot::fixtures::kPatienceMs;
using earshot::fixtures::part;
using signals::SignalId;

class TestSignalsWalk : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<fixtures::ListeningProgram> m_program;
    std::unique_ptr<ui::SignalsPage> m_page;

    void walkTree(QAccessibleInterface* at, int& named) {
        for (int i = 0; i < at->childCount(); ++i) {
            QAccessibleInterface* child = at->child(i);
            QVERIFY(child);
            QObject* object = child->object();
            const QAccessible::State state = child->state();
            if (object && !state.invisible && state.focusable) {
                const QString name = object->objectName();
                QVERIFY2(!child->text(QAccessible::Name).isEmpty(), qPrintable(name));
                QVERIFY2(child->role() != QAccessible::NoRole &&
                             child->role() != QAccessible::Client,
                         qPrintable(name));
                QVERIFY2(!child->rect().isEmpty(), qPrintable(name));
                ++named;
            }
            if (!qobject_cast<QComboBox*>(object)) { // its list is Qt's own
                walkTree(child, named);
            }
        }
    }

private Q_SLOTS:
    void init() {
        m_program = std::make_unique<fixtures::ListeningProgram>(3);
        m_program->allow({SignalId::Plays});
        m_program->play(0, 1);
        m_page = std::make_unique<ui::SignalsPage>(m_program->context());
        m_page->resize(900, 700);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        auto* plays = control<QAbstractButton>(*m_page, part(SignalId::Plays, "switch"));
        QTRY_VERIFY_WITH_TIMEOUT(plays->isChecked(), kPatienceMs);
    }
    void cleanup() {
        m_page.reset();
        m_program.reset();
    }

    void tabGoesThroughEverythingAndBack() {
        const QSet<QString> wanted = fixtures::reachedByTab(*m_page);
        control(*m_page, QStringLiteral("privateSession.duration"))->setFocus(Qt::TabFocusReason);
        QStringList forward;
        auto* scroll = control<QScrollArea>(*m_page, QStringLiteral("signalsScroll"));
        for (int step = 0; step < 4 * wanted.size(); ++step) {
            QWidget* here = m_page->focusWidget();
            QVERIFY(here);
            if (forward.contains(here->objectName())) {
                break; // once around
            }
            forward += here->objectName();
            // What has the focus is in view.
            const QRect place(here->mapTo(scroll->viewport(), QPoint()), here->size());
            QVERIFY2(scroll->viewport()->rect().intersects(place), qPrintable(here->objectName()));
            QTest::keyClick(here, Qt::Key_Tab);
        }
        QCOMPARE(QSet<QString>(forward.begin(), forward.end()), wanted);
        QWidget* first = control(*m_page, forward.first());
        QVERIFY(first->hasFocus());
        QTest::keyClick(first, Qt::Key_Backtab);
        QCOMPARE(m_page->focusWidget()->objectName(), forward.last());
    }

    void aSignalIsSwitchedLookedAtAndKeptWithKeysAlone() {
        auto* toggle = control<QAbstractButton>(*m_page, part(SignalId::Plays, "switch"));
        auto* more = control<QAbstractButton>(*m_page, part(SignalId::Plays, "more"));
        toggle->setFocus(Qt::TabFocusReason);
        QTest::keyClick(toggle, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!m_program->state(SignalId::Plays).on, kPatienceMs);
        QTest::keyClick(toggle, Qt::Key_Tab);
        QVERIFY(more->hasFocus());
        QTest::keyClick(more, Qt::Key_Space);
        auto* erase = control<QPushButton>(*m_page, part(SignalId::Plays, "erase"));
        QTRY_VERIFY_WITH_TIMEOUT(erase->isEnabled(), kPatienceMs);
        erase->setFocus(Qt::TabFocusReason);
        QTest::keyClick(erase, Qt::Key_Space);
        auto* keep = control<QPushButton>(*m_page, part(SignalId::Plays, "erase.keep"));
        QVERIFY(keep->hasFocus());
        QTest::keyClick(keep, Qt::Key_Escape);
        QVERIFY(erase->hasFocus());
        QCOMPARE(m_program->state(SignalId::Plays).entries, 1);
    }

    void erasedWithKeysAloneTheKeyboardStaysInTheCard() {
        control<QAbstractButton>(*m_page, part(SignalId::Plays, "more"))->click();
        auto* erase = control<QPushButton>(*m_page, part(SignalId::Plays, "erase"));
        QTRY_VERIFY_WITH_TIMEOUT(erase->isEnabled(), kPatienceMs);
        erase->setFocus(Qt::TabFocusReason);
        QTest::keyClick(erase, Qt::Key_Space);
        auto* confirm = control<QPushButton>(*m_page, part(SignalId::Plays, "erase.confirm"));
        confirm->setFocus(Qt::TabFocusReason);
        QTest::keyClick(confirm, Qt::Key_Space);
        QCOMPARE(m_page->focusWidget(), erase);
        QTRY_VERIFY_WITH_TIMEOUT(!erase->isEnabled(), kPatienceMs);
        QCOMPARE(m_page->focusWidget(), control(*m_page, part(SignalId::Plays, "keep")));
    }

    void changesOfStateAreSpoken() {
        const QString plays = signals::signalName(SignalId::Plays);
        auto* toggle = control<QAbstractButton>(*m_page, part(SignalId::Plays, "switch"));
        auto* more = control<QAbstractButton>(*m_page, part(SignalId::Plays, "more"));
        auto* erase = control<QPushButton>(*m_page, part(SignalId::Plays, "erase"));
        auto* keep = control<QPushButton>(*m_page, part(SignalId::Plays, "erase.keep"));
        const fixtures::ScreenReader reader;
        const QString name = toggle->accessibleName();
        QVERIFY(name.contains(plays));
        QTest::keyClick(toggle, Qt::Key_Space);
        QCOMPARE(reader.switched(), QStringList{name + QStringLiteral(": not checked")});
        QTRY_VERIFY_WITH_TIMEOUT(!m_program->state(SignalId::Plays).on, kPatienceMs);

        QTest::keyClick(more, Qt::Key_Space);
        QCOMPARE(reader.switched().last(), more->accessibleName() + QStringLiteral(": checked"));
        QTRY_VERIFY_WITH_TIMEOUT(erase->isEnabled(), kPatienceMs);
        const qsizetype before = reader.spoken().size();
        QTest::keyClick(erase, Qt::Key_Space);
        QCOMPARE(reader.spoken().size(), before + 1);
        QVERIFY2(reader.spoken().last().contains(QStringLiteral("Erase everything %1").arg(plays)),
                 qPrintable(reader.spoken().last()));
        QCOMPARE(reader.focused().last(), keep->accessibleName());
    }

    void whatCameOfAnActionIsSpoken() {
        const fixtures::ScreenReader reader;
        auto* verify = control<QPushButton>(*m_page, QStringLiteral("accessLog.verify"));
        verify->setFocus(Qt::TabFocusReason);
        QTest::keyClick(verify, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!reader.spoken().isEmpty(), kPatienceMs);
        QVERIFY2(reader.spoken().last().contains(QStringLiteral("none changed")),
                 qPrintable(reader.spoken().last()));
        QCOMPARE(m_page->focusWidget(), verify);
    }

    void everyControlHasANameARoleAndAPlace() {
        control<QAbstractButton>(*m_page, part(SignalId::Plays, "more"))->click();
        auto* erase = control<QPushButton>(*m_page, part(SignalId::Plays, "erase"));
        QTRY_VERIFY_WITH_TIMEOUT(erase->isEnabled(), kPatienceMs);
        QAccessibleInterface* page = QAccessible::queryAccessibleInterface(m_page.get());
        QVERIFY(page);
        int named = 0;
        walkTree(page, named);
        QVERIFY2(named > 40, qPrintable(QString::number(named)));
        for (const signals::SignalInfo& row : signals::registry()) {
            auto* toggle = control(*m_page, part(row.id, "switch"));
            QAccessibleInterface* told = QAccessible::queryAccessibleInterface(toggle);
            QVERIFY2(told->role() == QAccessible::CheckBox, row.key);
            QVERIFY2(told->state().checkable, row.key);
            QCOMPARE(bool(told->state().checked), m_program->state(row.id).on);
            QVERIFY2(!told->state().disabled, row.key);
            QVERIFY2(!told->text(QAccessible::Description).isEmpty(), row.key);
        }
    }
};

EARSHOT_TEST(QApplication, TestSignalsWalk)

} // namespace earshot::test_signals_walk

#include "test_signals_walk.moc"
