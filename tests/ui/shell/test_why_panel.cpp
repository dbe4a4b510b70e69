// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fixtures/test_program.h"
#include "tests/ui/signals/listening_program.h"
#include "ui/shell/reasons.h"
#include "ui/shell/why_panel.h"
#include "ui/widgets/contribution_bars.h"

#include <QApplication>
#include <QScrollBar>
#include <QTest>

namespace earshot::test_why_panel {

using namespace earshot::ui;
using signals::SignalId;

namespace {

constexpr auto kMood = static_cast<std::size_t>(SignalId::Mood);

/// Two picks, whose ranks are not known yet.
ShownMix someMix(quint64 number) {
    ShownMix shown;
    shown.number = number;
    shown.mix.title = QStringLiteral("Calm");
    for (int i = 0; i < 2; ++i) {
        recommend::Pick pick;
        pick.track = library::TrackId{i + 1};
        pick.contributions[kMood] = 800'000 - i;
        pick.score = pick.contributions[kMood];
        pick.rank = i + 1;
        shown.mix.picks.push_back(pick);
        shown.tracks.emplace_back();
        shown.tracks.back().id = pick.track;
    }
    return shown;
}

ListRanks ranksOf(quint64 list, int first, int second) {
    ListRanks ranks{list, std::vector<std::array<int, signals::kSignalCount>>(2)};
    ranks.without[0][kMood] = first;
    ranks.without[1][kMood] = second;
    return ranks;
}

} // namespace

class TestWhyPanel : public QObject {
    Q_OBJECT

private:
    fixtures::ListeningProgram m_program{1};

    Context& context() { return m_program.context(); }

private Q_SLOTS:
    void theBarsTakeRanksThatFollowTheirList() {
        WhyPanel panel(context());
        const auto told = [&panel] {
            return panel.findChild<ContributionBars*>()->accessibleDescription();
        };
        panel.showPick(someMix(5), 1);
        QVERIFY(told().contains(QStringLiteral("Mood")));
        Q_EMIT context().mixes.ranked(ranksOf(4, 30, 40)); // of another list
        QVERIFY(!told().contains(QStringLiteral("without it")));
        Q_EMIT context().mixes.ranked(ranksOf(5, 11, 12));
        QVERIFY2(told().contains(QStringLiteral("without it: 12th")), qPrintable(told()));

        panel.showNothing();
        Q_EMIT context().mixes.ranked(ranksOf(5, 11, 13));
        QVERIFY(told().contains(QStringLiteral("12th"))); // hidden: nothing is reckoned for it
    }

    void anotherPickIsShownFromItsTop() {
        WhyPanel panel(context());
        panel.resize(320, 120);
        panel.showPick(someMix(5), 0);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QScrollBar& bar = *panel.verticalScrollBar();
        QTRY_VERIFY(bar.maximum() > 0);
        bar.setValue(bar.maximum());
        Q_EMIT context().mixes.ranked(ranksOf(5, 11, 12)); // of the same pick: it is being read
        QCOMPARE(bar.value(), bar.maximum());
        panel.showPick(someMix(5), 1);
        QCOMPARE(bar.value(), 0);
    }

    void whatWasReckonedAgainKeepsNoRanksOfTheListAsItWas() {
        Reasons reasons;
        reasons.replace(someMix(5));
        recommend::Contributions now{};
        now[kMood] = 100'000;
        reasons.update(library::TrackId{2}, now, QStringLiteral("you skipped"));
        reasons.take(ranksOf(5, 11, 12));
        QCOMPARE(reasons.find(library::TrackId{1})->shown.rankWithout[kMood], 11);
        QCOMPARE(reasons.find(library::TrackId{2})->shown.rankWithout[kMood], 0);

        WhyPanel panel(context());
        panel.showPick(*reasons.find(library::TrackId{2}));
        Q_EMIT context().mixes.ranked(ranksOf(5, 11, 12));
        QVERIFY(!panel.findChild<ContributionBars*>()->accessibleDescription().contains(
            QStringLiteral("without it")));
    }

    void eachListOfTheQueueGetsItsOwnRanks() {
        Reasons reasons;
        reasons.replace(someMix(5));
        ShownMix radio = someMix(6);
        radio.mix.picks[0].track = library::TrackId{7};
        radio.mix.picks[1].track = library::TrackId{8};
        reasons.add(radio);
        reasons.take(ranksOf(6, 21, 22));
        QCOMPARE(reasons.find(library::TrackId{1})->shown.rankWithout[kMood], 0);
        QCOMPARE(reasons.find(library::TrackId{8})->shown.rankWithout[kMood], 22);
        QCOMPARE(reasons.find(library::TrackId{8})->mix->mix.picks[0].rankWithout[kMood], 21);
    }
};

EARSHOT_TEST(QApplication, TestWhyPanel)

} // namespace earshot::test_why_panel

#include "test_why_panel.moc"
