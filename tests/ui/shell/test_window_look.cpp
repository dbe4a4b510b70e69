// SPDX-License-Identifier: GPL-3.0-or-later
// How the real window looks and fits: colours, sidebar, sizes, large text.
#include "tests/fixtures/test_program.h"
#include "tests/ui/shell/window_program.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

namespace earshot::test_window_look {

using namespace earshot::ui;
using earshot::tests::kPatienceMs;
using earshot::tests::PreparedLibrary;
using earshot::tests::WindowProgram;

class TestWindowLook : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<PreparedLibrary> m_library;
    std::unique_ptr<WindowProgram> m_program;

    MainWindow& window() { return *m_program->window; }
    Context& context() { return m_program->context(); }

private Q_SLOTS:
    void initTestCase() { m_library = std::make_unique<PreparedLibrary>(2); }

    void init() {
        m_program = std::make_unique<WindowProgram>(*m_library);
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    void cleanup() { m_program.reset(); }

    void themeSwitchesFromSettings() {
        window().showPage(PageId::Settings);
        QTest::mouseClick(m_program->control<QPushButton>("appearanceDark"), Qt::LeftButton);
        QCOMPARE(QApplication::palette().color(QPalette::Window),
                 context().theme.color(Tone::Background));
        QVERIFY(context().theme.isDark());
        m_program->close();
        m_program->open();
        QVERIFY(context().theme.isDark()); // remembered
    }

    void theSidebarCollapsesAndComesBack() {
        auto* sidebar = m_program->control<QWidget>("sidebar");
        auto* toggle = m_program->control<QToolButton>("sidebarToggle");
        const int wide = sidebar->width();
        QVERIFY(toggle->text().isEmpty()); // it is no page
        QCOMPARE(toggle->accessibleName(), QStringLiteral("Collapse sidebar"));
        QTest::mouseClick(toggle, Qt::LeftButton);
        QVERIFY(sidebar->width() < wide);
        QCOMPARE(toggle->toolTip(), QStringLiteral("Expand sidebar"));
        QCOMPARE(toggle->accessibleName(), toggle->toolTip());
        QTest::mouseClick(toggle, Qt::LeftButton);
        QCOMPARE(sidebar->width(), wide);
        QCOMPARE(toggle->toolTip(), QStringLiteral("Collapse sidebar"));
    }

    void theShapeOfTheWindowIsRemembered() {
        window().resize(1100, 700);
        QTest::keyClick(&window(), Qt::Key_P, Qt::ControlModifier);
        QTest::mouseClick(m_program->control<QAbstractButton>("sidebarToggle"), Qt::LeftButton);
        window().showPage(PageId::Insights);
        m_program->close();
        m_program->open();
        QCOMPARE(window().size(), QSize(1100, 700));
        QVERIFY(m_program->control<QWidget>("rightPanel")->isVisible());
        QVERIFY(m_program->control<QWidget>("sidebar")->width() < 100);
        QCOMPARE(window().page(), PageId::Insights);
    }

    void nothingIsClippedWithLargeText() {
        context().theme.setTextScale(2);
        window().resize(960, 600);
        for (const PageId page : {PageId::ListenNow, PageId::Settings}) {
            window().showPage(page);
            m_program->settle();
            for (auto* button : window().findChildren<QPushButton*>()) {
                if (button->isVisible()) {
                    QVERIFY2(button->width() >= button->minimumSizeHint().width() &&
                                 button->height() >= button->minimumSizeHint().height(),
                             qPrintable(button->objectName() + QLatin1Char(' ') + button->text()));
                }
            }
        }
        for (const char* name : {"listenNowScroll", "settingsScroll"}) {
            // Wider content than the page would be cut off: there is no sideways scrolling.
            const auto* scroll = m_program->control<QScrollArea>(name);
            QVERIFY2(scroll->widget()->minimumSizeHint().width() <= scroll->viewport()->width(),
                     name);
        }
        QCOMPARE(window().size(), QSize(960, 600)); // nothing forced it wider
        context().theme.setTextScale(1);
    }

    void largeTextFitsBesideThePanel() {
        context().player.queue().play(m_program->items(), 0);
        context().theme.setTextScale(2);
        window().showPage(PageId::Settings);
        QTest::keyClick(&window(), Qt::Key_P, Qt::ControlModifier);
        const auto* scroll = m_program->control<QScrollArea>("settingsScroll");
        for (const QSize size : {QSize(1280, 800), QSize(960, 600)}) {
            window().resize(size);
            QTRY_VERIFY2(scroll->widget()->width() <= scroll->viewport()->width(),
                         qPrintable(QStringLiteral("%1 of %2")
                                        .arg(scroll->widget()->width())
                                        .arg(scroll->viewport()->width())));
            QCOMPARE(window().size(), size);
        }
        window().resize(1280, 800);
        auto* title = m_program->control<QLabel>("playerTitle");
        QTRY_VERIFY(title->width() >=
                    title->fontMetrics().horizontalAdvance(QStringLiteral("Snow Behind Windows")));
        context().theme.setTextScale(1);
    }
};

EARSHOT_TEST(QApplication, TestWindowLook)

} // namespace earshot::test_window_look

#include "test_window_look.moc"
