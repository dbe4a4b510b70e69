// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fixtures/test_program.h"
#include "tests/ui/signals/listening_program.h"
#include "ui/widgets/contribution_painter.h"
#include "ui/widgets/elided_lines.h"
#include "ui/widgets/pick_list.h"
#include "ui/widgets/pick_view.h"

#include <QPushButton>
#include <QSignalSpy>

#include <limits>

#include <QApplication>

namespace earshot::test_pick_list {

using namespace earshot::ui;
using earshot::fixtures::control;
using earshot::fixtures::kPatienceMs;
using signals::SignalId;

namespace {

constexpr int kPicks = 3;

library::Track track(qint64 id, const QString& title) {
    library::Track made;
    made.id = library::TrackId{id};
    made.tags.title = title;
    made.tags.artists = {QStringLiteral("Nils Frahm")};
    made.stream.durationMs = 187'000;
    return made;
}

ShownMix someMix() {
    ShownMix shown;
    shown.mix.title = QStringLiteral("Calm");
    for (int i = 0; i < kPicks; ++i) {
        recommend::Pick pick;
        pick.track = library::TrackId{i + 1};
        pick.contributions[static_cast<std::size_t>(SignalId::Mood)] = 800'000 - i;
        pick.contributions[static_cast<std::size_t>(SignalId::Sound)] = -100'001;
        pick.score = 699'999 - i;
        pick.rank = i + 1;
        pick.rankWithout[static_cast<std::size_t>(SignalId::Mood)] = 14;
        pick.reason = QStringLiteral("Calm like the mix");
        shown.mix.picks.push_back(pick);
        shown.tracks.push_back(track(i + 1, QStringLiteral("Says %1").arg(i + 1)));
        shown.loudness.push_back({});
        shown.valence.push_back(0.3);
        shown.arousal.push_back(i == 2 ? std::numeric_limits<double>::quiet_NaN() : -0.6);
    }
    shown.mix.withheld.push_back({library::TrackId{9}, recommend::Rule::PlayedRecently, {}});
    const library::Track left = track(9, QStringLiteral("Ambre"));
    shown.withheldNames.push_back({left.displayTitle(), left.displayArtist()});
    return shown;
}

/// How many lines of text stand below one another between two columns of a picture whose top row is
/// empty.
int linesOfInk(const QImage& image, int left, int right) {
    int lines = 0;
    bool before = false;
    for (int y = 0; y < image.height(); ++y) {
        bool ink = false;
        for (int x = left; x < right && !ink; ++x) {
            ink = image.pixel(x, y) != image.pixel(x, 0);
        }
        lines += ink && !before;
        before = ink;
    }
    return lines;
}

} // namespace

class TestPickList : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<fixtures::ListeningProgram> m_program;
    std::unique_ptr<PickList> m_list;
    PickView* m_view = nullptr;

    void choose(int row) { m_view->setCurrentIndex(m_view->model()->index(row, 0)); }
    int height(int row) { return m_view->visualRect(m_view->model()->index(row, 0)).height(); }
    QString text(int row, int role) { return m_view->model()->index(row, 0).data(role).toString(); }

private Q_SLOTS:
    void init() {
        m_program = std::make_unique<fixtures::ListeningProgram>(1);
        m_list = std::make_unique<PickList>(m_program->context());
        m_list->resize(900, 600);
        m_list->setMix(someMix());
        m_list->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_list.get()));
        m_view = control<PickView>(*m_list, QStringLiteral("pickListView"));
        m_view->setFocus();
    }

    void cleanup() {
        m_list.reset();
        m_program.reset();
    }

    void rowsSpeakForThemselves() {
        const QString row = text(0, Qt::AccessibleTextRole);
        for (const char* part : {"1, Says 1 by Nils Frahm", "Calm like the mix", "Calm", "3:07"}) {
            QVERIFY2(row.contains(QLatin1String(part)), qPrintable(row));
        }
    }

    void everyRowTellsItsExactSum() {
        for (int row = 0; row < kPicks; ++row) {
            const recommend::Pick& pick = m_list->mix().mix.picks[static_cast<std::size_t>(row)];
            recommend::Points sum = 0;
            for (const recommend::Points points : pick.contributions) {
                sum += points;
            }
            QCOMPARE(sum, pick.score);
            const QString told = text(row, Qt::AccessibleDescriptionRole);
            QVERIFY(told.contains(QStringLiteral("sum ") + pointsText(sum)));
            QVERIFY(told.contains(QStringLiteral("without it: 14th")));
        }
    }

    void ranksThatFollowTheirListAreTold() {
        ShownMix mix = someMix();
        mix.number = 7;
        ListRanks ranks{8, {}};
        for (recommend::Pick& pick : mix.mix.picks) {
            pick.rankWithout = {};
            ranks.without.emplace_back()[static_cast<std::size_t>(SignalId::Mood)] = 21;
        }
        m_list->setMix(mix);
        choose(1);
        QTest::keyClick(m_view, Qt::Key_Right);
        const int open = height(1);
        const auto told = [this] { return text(1, Qt::AccessibleDescriptionRole); };
        Q_EMIT m_program->context().mixes.ranked(ranks); // of another list
        QVERIFY(!told().contains(QStringLiteral("without it")));
        ranks.list = 7;
        Q_EMIT m_program->context().mixes.ranked(ranks);
        QVERIFY2(told().contains(QStringLiteral("without it: 21st")), qPrintable(told()));
        QCOMPARE(height(1), open); // what is being read stays where it is
        QCOMPARE(m_view->currentIndex().row(), 1);
    }

    void rightOpensAndLeftCloses() {
        choose(1);
        const int closed = height(1);
        QTest::keyClick(m_view, Qt::Key_Right);
        QTRY_VERIFY(height(1) > closed);
        QTest::keyClick(m_view, Qt::Key_Left);
        QTRY_COMPARE(height(1), closed);
    }

    void enterPlaysAndDeleteMeansNotThis() {
        const QSignalSpy played(m_list.get(), &PickList::playRequested);
        const QSignalSpy removed(m_list.get(), &PickList::removeRequested);
        choose(2);
        QTest::keyClick(m_view, Qt::Key_Return);
        QTest::keyClick(m_view, Qt::Key_Delete);
        QCOMPARE(played.count(), 1);
        QCOMPARE(played[0][0].toInt(), 2);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(removed[0][0].toInt(), 2);
    }

    void clickOnTheNumberPlays() {
        const QSignalSpy played(m_list.get(), &PickList::playRequested);
        const QRect row = m_view->visualRect(m_view->model()->index(1, 0));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                          QPoint(row.left() + 20, row.center().y()));
        QCOMPARE(played.count(), 1);
        QCOMPARE(played[0][0].toInt(), 1);
    }

    void whatWasLeftOutCanBeOpened() {
        QCOMPARE(m_view->model()->rowCount(), kPicks + 1);
        choose(kPicks);
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(m_view->model()->rowCount(), kPicks + 2);
        const QString row = text(kPicks + 1, Qt::DisplayRole);
        QVERIFY(row.contains(QStringLiteral("Ambre")));
        QVERIFY(row.contains(recommend::ruleText(recommend::Rule::PlayedRecently)));
    }

    void likingAsksFirst() {
        Listening& listening = m_program->context().listening;
        constexpr std::array kLikes{SignalId::Likes};
        QTRY_VERIFY_WITH_TIMEOUT(listening.shouldAsk(kLikes), kPatienceMs);
        choose(0);
        QTest::keyClick(m_view, Qt::Key_L);
        auto* allow = control<QPushButton>(*m_list, QStringLiteral("consentAllow"));
        QVERIFY(allow->isVisible());
        QCOMPARE(listening.like(library::TrackId{1}), 0); // nothing before the answer
        allow->click();
        QTRY_COMPARE_WITH_TIMEOUT(listening.like(library::TrackId{1}), 1, kPatienceMs);
        QTest::keyClick(m_view, Qt::Key_L);
        QTRY_COMPARE_WITH_TIMEOUT(listening.like(library::TrackId{1}), 0, kPatienceMs);
    }

    /// As wide as beside the map in a window of 1280 px.
    void aLongReasonIsPaintedOnTwoLines() {
        constexpr int kWidth = 492, kTextLeft = 110, kTextRight = 320;
        const QFont font = m_program->context().theme.font(TextStyle::Caption);
        ShownMix mix = someMix();
        // Letters without strokes above or below, so that lines do not touch.
        mix.mix.picks[0].reason = QStringLiteral("near");
        QString& text = mix.mix.picks[1].reason;
        text.clear();
        while (QFontMetrics(font).horizontalAdvance(text) < 1.5 * (kTextRight - kTextLeft)) {
            text += text.isEmpty() ? QStringLiteral("near") : QStringLiteral(" near");
        }
        m_list->setMix(mix);
        m_list->resize(kWidth, 600);
        m_view->setCurrentIndex(m_view->model()->index(2, 0));
        const auto lines = [&](int row) {
            const QRect place = m_view->visualRect(m_view->model()->index(row, 0));
            return linesOfInk(m_view->viewport()->grab(place).toImage(), kTextLeft, kTextRight);
        };
        QTRY_COMPARE(lines(0), 2); // title and artist, reason
        QCOMPARE(lines(1), 3);
        const QStringList reason = elidedLines(text, font, kTextRight - kTextLeft, 2);
        QCOMPARE(reason.size(), 2);
        QCOMPARE(reason.join(QLatin1Char(' ')), text); // nothing is lost
    }

    void onlyTheLastLineIsElided() {
        const QFont font = m_program->context().theme.font(TextStyle::Caption);
        const QString word = QStringLiteral("Because");
        const int width = QFontMetrics(font).horizontalAdvance(word + QStringLiteral(" you")) + 2;
        QCOMPARE(elidedLines(word, font, width, 2), QStringList{word});
        const QStringList lines =
            elidedLines(QStringLiteral("Because you often play Nils Frahm"), font, width, 2);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0], QStringLiteral("Because you"));
        QVERIFY(lines[1].startsWith(QStringLiteral("often")));
        QVERIFY(lines[1].endsWith(QChar(0x2026)));
        for (const QString& line : lines) {
            QVERIFY(QFontMetrics(font).horizontalAdvance(line) <= width);
        }
        QVERIFY(elidedLines({}, font, width, 2).isEmpty());
    }

    void everyWidthCanBePainted() {
        choose(0);
        QTest::keyClick(m_view, Qt::Key_Right);
        for (const int width : {280, 500, 900, 1400}) {
            m_list->resize(width, 500);
            QVERIFY(!m_list->grab().isNull());
        }
    }
};

EARSHOT_TEST(QApplication, TestPickList)

} // namespace earshot::test_pick_list

#include "test_pick_list.moc"
