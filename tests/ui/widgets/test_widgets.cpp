// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fixtures/screen_reader.h"
#include "tests/fixtures/test_program.h"
#include "tests/ui/signals/listening_program.h"
#include "ui/widgets/consent_bar.h"
#include "ui/widgets/contribution_bars.h"
#include "ui/widgets/contribution_painter.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labelled_slider.h"
#include "ui/widgets/status_line.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tile.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include <array>

#include <QApplication>

namespace earshot::test_widgets {

using namespace earshot::ui;
using earshot::fixtures::control;
using earshot::fixtures::kPatienceMs;
using signals::SignalId;

namespace {

/// What a shown number says, in micro-points.
recommend::Points readBack(QString text) {
    text.replace(QChar(0x2212), QLatin1Char('-'));
    QString digits;
    for (const QChar character : text) {
        if (character.isDigit() || character == QLatin1Char('-')) {
            digits += character;
        }
    }
    return digits.toLongLong();
}

recommend::Pick somePick() {
    recommend::Pick pick;
    pick.contributions[static_cast<std::size_t>(SignalId::Sound)] = 412'345;
    pick.contributions[static_cast<std::size_t>(SignalId::Mood)] = 1'000'001;
    pick.contributions[static_cast<std::size_t>(SignalId::Plays)] = -7;
    pick.contributions[static_cast<std::size_t>(recommend::Term::Diversity)] = -250'000;
    for (const recommend::Points points : pick.contributions) {
        pick.score += points;
    }
    pick.rank = 2;
    pick.rankWithout[static_cast<std::size_t>(SignalId::Mood)] = 14;
    return pick;
}

} // namespace

class TestWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void switchTogglesWithSpace() {
        Theme theme;
        Switch toggle(theme, QStringLiteral("Even loudness"));
        toggle.show();
        QVERIFY(QTest::qWaitForWindowExposed(&toggle));
        toggle.setFocus();
        const QSignalSpy clicked(&toggle, &Switch::clicked);
        QTest::keyClick(&toggle, Qt::Key_Space);
        QVERIFY(toggle.isChecked());
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(toggle.accessibleName(), QStringLiteral("Even loudness"));
    }

    void shownPointsAddUpExactly() {
        const recommend::Pick pick = somePick();
        recommend::Points sum = 0;
        for (const ContributionLine& line : contributionLines(pick)) {
            sum += readBack(pointsText(line.points));
        }
        QCOMPARE(sum, pick.score);
        QCOMPARE(readBack(pointsText(pick.score)), pick.score);
    }

    void pointsAreWrittenInFull() {
        const QString decimal = QLocale().decimalPoint();
        QCOMPARE(pointsText(412'345),
                 QStringLiteral("+0") + decimal + QStringLiteral("412\u202F345"));
        QCOMPARE(pointsText(-7), QStringLiteral("−0") + decimal + QStringLiteral("000\u202F007"));
        QCOMPARE(pointsText(0), QStringLiteral("0") + decimal + QStringLiteral("000\u202F000"));
    }

    void linesSayWhatItWouldBeWithout() {
        const auto lines = contributionLines(somePick());
        QCOMPARE(lines.size(), std::size_t(4));
        QCOMPARE(lines.front().term, static_cast<int>(SignalId::Mood)); // largest first
        QVERIFY(contributionsText(somePick()).contains(QStringLiteral("without it: 14th")));
    }

    void placesAreOrdinals() {
        QCOMPARE(ordinalText(1), QStringLiteral("1st"));
        QCOMPARE(ordinalText(22), QStringLiteral("22nd"));
        QCOMPARE(ordinalText(13), QStringLiteral("13th"));
        QCOMPARE(ordinalText(111), QStringLiteral("111th"));
    }

    void aBarLeadsToItsSignal() {
        Theme theme;
        ContributionBars bars(theme);
        bars.setPick(somePick());
        bars.resize(300, bars.heightForWidth(300));
        bars.show();
        SignalId asked = SignalId::Sound;
        connect(&bars, &ContributionBars::manage, this, [&](SignalId id) { asked = id; });
        QTest::keyClick(&bars, Qt::Key_Down);
        QTest::keyClick(&bars, Qt::Key_Return);
        QCOMPARE(asked, SignalId::Mood);
        QVERIFY(bars.accessibleDescription().contains(pointsText(somePick().score)));
    }

    void tilesShareTheRow() {
        QWidget host;
        auto* flow = new FlowLayout(10, &host);
        flow->setColumnWidth(100);
        std::array<QWidget*, 3> items{};
        for (QWidget*& item : items) {
            item = new QWidget;
            item->setMinimumHeight(20);
            flow->addWidget(item);
        }
        flow->setGeometry(QRect(0, 0, 215, 200)); // two columns fit
        QCOMPARE(items[0]->width(), items[1]->width());
        QCOMPARE(items[1]->geometry().right() + 1, items[1]->x() + items[0]->width());
        QVERIFY(items[2]->y() > items[0]->y());
        QVERIFY(flow->heightForWidth(215) > flow->heightForWidth(1000));
    }

    void tilesGrowWithTheirText() {
        Theme theme;
        Tile tile(theme, QStringLiteral("focus"), QStringLiteral("Focus"),
                  QStringLiteral("Steady music without words, for work that needs your head."),
                  [] { return QColor(Qt::blue); });
        const int usual = tile.heightForWidth(220);
        theme.setTextScale(2);
        QVERIFY(tile.heightForWidth(220) > usual);
        theme.setTextScale(1);
    }

    void aBalanceRestsInTheMiddle() {
        Theme theme;
        LabelledSlider slider(
            theme,
            {QStringLiteral("Familiarity"), QStringLiteral("new"), QStringLiteral("familiar")},
            LabelledSlider::Kind::Balance);
        QCOMPARE(slider.value(), 0.0);
        const QSignalSpy changed(&slider, &LabelledSlider::valueChanged);
        slider.setValue(-1);
        QCOMPARE(slider.value(), -1.0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(slider.slider()->accessibleName(), QStringLiteral("Familiarity"));
    }

    void longTextEndsInDots() {
        Theme theme;
        TextLabel label(theme, QString(200, QLatin1Char('W')));
        label.setElided(true);
        label.resize(100, 20);
        label.grab(); // painting decides what fits
        QCOMPARE(label.toolTip(), label.text());
        QCOMPARE(label.minimumSizeHint().width(), 0);
    }

    void aStatusLineIsSpokenWhereItIsSeen() {
        Theme theme;
        QWidget page;
        auto* line = new StatusLine(theme, TextStyle::Body, Tone::Secondary, &page);
        const fixtures::ScreenReader reader;
        const QString words = QStringLiteral("Done.");
        line->say(words);
        QVERIFY(reader.spoken().isEmpty());
        page.show();
        line->say(words);
        line->say(words); // the same again is news, too
        line->say({});
        QVERIFY(line->isHidden());
        line->put(QStringLiteral("Not asked for."));
        QVERIFY(line->isVisible());
        QCOMPARE(reader.spoken(), (QStringList{words, words}));
        QCOMPARE(line->accessibleName(), line->text());
        QCOMPARE(QAccessible::queryAccessibleInterface(line)->role(), QAccessible::AlertMessage);
    }

    void anAnsweredQuestionGivesTheKeyboardBack() {
        fixtures::ListeningProgram program(1);
        Context& context = program.context();
        constexpr std::array kPlays{SignalId::Plays};
        QWidget page;
        auto* column = new QVBoxLayout(&page);
        auto* first = new QPushButton(QStringLiteral("First"));
        auto* asker = new QPushButton(QStringLiteral("Asks"));
        auto* bar = new ConsentBar(context.theme, context.listening);
        auto* next = new QPushButton(QStringLiteral("Next"));
        for (QWidget* each : std::initializer_list<QWidget*>{first, asker, bar, next}) {
            column->addWidget(each);
        }
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QTRY_VERIFY_WITH_TIMEOUT(context.listening.shouldAsk(kPlays), kPatienceMs);
        asker->setFocus();
        QVERIFY(bar->ask(kPlays, QStringLiteral("Remember?"), QStringLiteral("asked in a test")));
        QTest::keyClick(asker, Qt::Key_Tab);
        auto* allow = control<QPushButton>(*bar, QStringLiteral("consentAllow"));
        QCOMPARE(page.focusWidget(), allow);
        QTest::keyClick(allow, Qt::Key_Tab);
        auto* notNow = control<QPushButton>(*bar, QStringLiteral("consentNotNow"));
        QTest::keyClick(notNow, Qt::Key_Space);
        QVERIFY(bar->isHidden());
        QCOMPARE(page.focusWidget(), asker);
    }

    void consentIsAskedOnceAndWrittenDown() {
        fixtures::ListeningProgram program(1);
        Context& context = program.context();
        constexpr std::array kPlays{SignalId::Plays};
        ConsentBar bar(context.theme, context.listening);
        QTRY_VERIFY_WITH_TIMEOUT(context.listening.shouldAsk(kPlays), kPatienceMs);
        bar.show();
        const fixtures::ScreenReader reader;
        QVERIFY(bar.ask(kPlays, QStringLiteral("Remember?"), QStringLiteral("asked in a test")));
        QVERIFY(bar.ask(kPlays, QStringLiteral("Remember?"), QStringLiteral("asked in a test")));
        QCOMPARE(reader.spoken(), QStringList{QStringLiteral("Remember?")}); // once
        QVERIFY(!bar.isHidden());
        control<QPushButton>(bar, QStringLiteral("consentMore"))->click();
        const auto* details = control<QWidget>(bar, QStringLiteral("consentDetails"));
        QVERIFY(!details->isHidden());
        const QString told = details->findChild<QLabel*>()->text();
        QVERIFY(told.contains(signals::signalStored(SignalId::Plays)));
        QVERIFY(told.endsWith(signals::signalKept(SignalId::Plays, 0)));
        // Equal answers: the same size, neither preselected.
        auto* allow = control<QPushButton>(bar, QStringLiteral("consentAllow"));
        auto* notNow = control<QPushButton>(bar, QStringLiteral("consentNotNow"));
        QCOMPARE(allow->minimumWidth(), notNow->minimumWidth());
        QCOMPARE(allow->property("role"), notNow->property("role"));
        context.theme.setTextScale(2); // also where the text is larger
        QCOMPARE(allow->minimumWidth(), notNow->minimumWidth());
        QVERIFY(allow->minimumWidth() >= notNow->sizeHint().width());
        context.theme.setTextScale(1);

        allow->click();
        QVERIFY(bar.isHidden());
        QTRY_VERIFY_WITH_TIMEOUT(context.listening.enabled().has(SignalId::Plays), kPatienceMs);
        QVERIFY(program.state(SignalId::Plays).on);
        QVERIFY(!bar.ask(kPlays, QStringLiteral("Again?"), QStringLiteral("asked in a test")));
    }

    void noIsAnAnswer() {
        fixtures::ListeningProgram program(1);
        Listening& listening = program.context().listening;
        constexpr std::array kLikes{SignalId::Likes};
        ConsentBar bar(program.context().theme, listening);
        QTRY_VERIFY_WITH_TIMEOUT(listening.shouldAsk(kLikes), kPatienceMs);
        QVERIFY(bar.ask(kLikes, QStringLiteral("Remember?"), QStringLiteral("asked in a test")));
        control<QPushButton>(bar, QStringLiteral("consentNotNow"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!listening.shouldAsk(kLikes), kPatienceMs);
        QVERIFY(!program.state(SignalId::Likes).on);
        QVERIFY(!bar.ask(kLikes, QStringLiteral("Again?"), QStringLiteral("asked in a test")));
    }
};

EARSHOT_TEST(QApplication, TestWidgets)

} // namespace earshot::test_widgets

#include "test_widgets.moc"
