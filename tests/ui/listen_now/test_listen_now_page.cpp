// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fixtures/screen_reader.h"
#include "tests/fixtures/test_program.h"
#include "tests/ui/library/pages_program.h"
#include "ui/listen_now/list_card.h"
#include "ui/listen_now/listen_now_page.h"
#include "ui/listen_now/right_now_card.h"
#include "ui/widgets/consent_bar.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>

namespace earshot::test_listen_now_page {

using namespace earshot::tests;
using namespace earshot::ui;
using signals::SignalId;

namespace {

constexpr int kMadeUp = 60;

/// The card with this in its title; null while there is none.
ListCard* cardNamed(QWidget& page, const QString& words) {
    for (ListCard* card : page.findChildren<ListCard*>()) {
        if (card->findChild<QLabel*>()->text().contains(words)) {
            return card;
        }
    }
    return nullptr;
}

QPushButton* buttonOf(QWidget& page, const char* words) {
    const QString title = QString::fromUtf8(words);
    if (!QTest::qWaitFor([&] { return cardNamed(page, title) != nullptr; }, kPatienceMs)) {
        qFatal("there is no card %s", words);
    }
    return control<QPushButton>(*cardNamed(page, title), "listCardButton");
}

/// A fortnight in which ten songs were heard to the end.
void live(PagesProgram& program) {
    jobs::Workspace& workspace = program.workspace();
    for (const SignalId id : {SignalId::Plays, SignalId::Completion}) {
        QVERIFY(workspace.signals().setEnabled(id, true, QStringLiteral("test")));
    }
    const QDateTime now = program.context().clock.now();
    for (int n = 0; n < 20; n += 2) {
        signals::PlayEvent event;
        event.track = program.track(n);
        event.startedMs = now.addDays(-1 - n % 14).toMSecsSinceEpoch();
        event.utcOffsetSeconds = now.offsetFromUtc();
        event.durationMs = event.heardMs = 120'000;
        event.ending = signals::Ending::Finished;
        QVERIFY(workspace.signals().record(event));
    }
}

} // namespace

class TestListenNowPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCardWithoutHistoryAsksForWhatItNeeds() {
        PagesProgram program(kMadeUp, PagesProgram::Content::Rows);
        ListenNowPage page(program.context());
        program.show(page);
        QPushButton* allow = buttonOf(page, "Discover");
        QTRY_VERIFY_WITH_TIMEOUT(allow->isVisible(), kPatienceMs);
        QVERIFY(allow->accessibleDescription().contains(QLatin1String("remember")));
        // What needs nothing can be played, and comes first.
        QVERIFY(buttonOf(page, "Surprise")->text() == QLatin1String("Play"));
        QCOMPARE(page.findChildren<ListCard*>().front()->findChild<QLabel*>()->text(),
                 QStringLiteral("Explore"));
        allow->click();
        QTRY_VERIFY_WITH_TIMEOUT(page.findChild<ConsentBar*>()->isVisible(), kPatienceMs);
        QCOMPARE(namelessControls(page), QStringList());
    }

    void aPressPlaysTheList() {
        PagesProgram program(kMadeUp, PagesProgram::Content::Rows);
        live(program);
        ListenNowPage page(program.context());
        program.show(page);
        QPushButton* play = buttonOf(page, "Daily Mix 1 — Artist");
        QCOMPARE(play->text(), QStringLiteral("Play"));
        QSignalSpy played(&program.context().navigator, &Navigator::playMix);
        play->click();
        QTRY_COMPARE_WITH_TIMEOUT(played.count(), 1, kPatienceMs);
        const auto mix = played.front().front().value<ShownMix>();
        QCOMPARE(mix.mix.context, QStringLiteral("daily:1"));
        QVERIFY(mix.mix.picks.size() >= 10);
        for (const recommend::Pick& pick : mix.mix.picks) {
            QVERIFY(!pick.reason.isEmpty());
        }
        // Rediscover has nothing yet and says until when.
        QVERIFY(!buttonOf(page, "Rediscover")->isVisible());
    }

    void anotherMixIsSpokenAndTheKeyboardStays() {
        PagesProgram program(kMadeUp, PagesProgram::Content::Rows);
        ListenNowPage page(program.context());
        program.show(page);
        auto* another = control<QPushButton>(page, "anotherRightNow");
        auto* play = control<QPushButton>(page, "playRightNow");
        QTRY_VERIFY_WITH_TIMEOUT(play->isEnabled(), kPatienceMs);
        const fixtures::ScreenReader reader;
        another->setFocus();
        QTest::keyClick(another, Qt::Key_Space);
        QVERIFY(another->hasFocus());
        QTRY_COMPARE_WITH_TIMEOUT(reader.spoken(),
                                  QStringList{control<QLabel>(page, "rightNowArtists")->text()},
                                  kPatienceMs);
        QVERIFY(another->hasFocus());
    }

    void whereNothingFitsTheKeyboardKeepsAPlace() {
        PagesProgram program(kMadeUp, PagesProgram::Content::Rows);
        RightNowCard card(program.context());
        program.show(card);
        ShownMix mix;
        mix.mix.picks.resize(1);
        mix.tracks.resize(1);
        mix.loudness.resize(1);
        mix.valence.resize(1);
        mix.arousal.resize(1);
        card.setMix(mix);
        auto* play = control<QPushButton>(card, "playRightNow");
        play->setFocus();
        QVERIFY(play->hasFocus());
        card.setWaiting(QStringLiteral("The library cannot be read."));
        QVERIFY(!play->isEnabled());
        auto* another = control<QPushButton>(card, "anotherRightNow");
        QVERIFY(another->isEnabled()); // it may go well now
        QVERIFY(another->hasFocus());
    }

    void ownRecipesStandAmongTheContexts() {
        PagesProgram program(kMadeUp, PagesProgram::Content::Rows);
        const auto folder = program.context().paths.recipes();
        std::filesystem::create_directories(folder);
        QFile file(folder / "mine.json");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"format": 1, "key": "ironing", "name": "Ironing", "description": "Shirts.",
                       "mood": {"valence": 0.2, "arousal": 0.1}})");
        file.close();
        ListenNowPage page(program.context());
        program.show(page);
        QTRY_VERIFY_WITH_TIMEOUT(
            page.findChild<QWidget*>(QStringLiteral("tile-ironing")) != nullptr, kPatienceMs);
    }
};

EARSHOT_TEST(QApplication, TestListenNowPage)

} // namespace earshot::test_listen_now_page

#include "test_listen_now_page.moc"
