// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/entry_text.h"
#include "tests/core/signals/canary.h"
#include "tests/fixtures/test_program.h"

namespace earshot::test_signals_circle {

using namespace earshot::signals;
using library::TrackId;

namespace {

const QString kAnna = QStringLiteral("Anna");
const QString kBen = QStringLiteral("Ben Ångström");

/// As holdings has it: everything but the numbers of events.
QStringList told(const SignalStore& store) {
    QStringList lines;
    for (const HeldSignal& held : must(store.holdings(SignalId::Circle)).signalEntries) {
        for (const StoredEntry& stored : held.entries) {
            const CardHead& head = std::get<CardDetail>(stored.entry.detail).head;
            lines += QStringLiteral("%1 %2 (%3, %4)")
                         .arg(qint64(stored.entry.track))
                         .arg(entryText(stored.entry), cardMonth(head.made))
                         .arg(head.artists);
        }
    }
    return lines;
}

bool sameCards(const History& here, const History& there) {
    return std::ranges::equal(here.cards, there.cards,
                              [](const CardRecord& a, const CardRecord& b) {
                                  return a.track == b.track && a.part == b.part &&
                                         a.weight == b.weight && a.head == b.head && a.day == b.day;
                              });
}

qint64 removeCard(SignalStore& store, const QString& name) {
    Forgetting which;
    which.card = name;
    return must(store.forget(which, Forget::Delete));
}

struct Circle {
    ListeningFixture fixture;
    std::unique_ptr<SignalStore> store;

    explicit Circle(ListeningFixture::Sealing sealing = ListeningFixture::Sealing::Vault)
        : fixture(sealing), store(fixture.open()) {
        allowEverything(*store);
    }
    void open(const QString& name, std::initializer_list<TrackId> songs) const {
        must(store->addCard(cardOf(name, songs)));
    }
    [[nodiscard]] IntakeCount takeIn(const std::vector<StoredEntry>& entries) const {
        const auto report = must(store->takeIn({entries, {}, {}}));
        return report.bySignal[static_cast<std::size_t>(SignalId::Circle)];
    }
    [[nodiscard]] std::vector<StoredEntry> held() const {
        return must(store->holdings(SignalId::Circle)).signalEntries.front().entries;
    }
};

} // namespace

class TestSignalsCircle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKeptUntilAllowed() {
        ListeningFixture fixture;
        const auto store = fixture.open();
        const TasteCard card = cardOf(kAnna, {TrackId{1}});
        const auto refused = store->addCard(card);
        QVERIFY(!refused.ok() && !refused.error().advice.isEmpty());
        QCOMPARE(stateOf(*store, SignalId::Circle).entries, 0);

        must(store->setEnabled(SignalId::Circle, true, kHow));
        must(store->addCard(card));
        QCOMPARE(must(store->history()).cards.size(), std::size_t(2));
        must(store->setEnabled(SignalId::Circle, false, kHow));
        QVERIFY(must(store->history()).cards.empty());
        QVERIFY(!store->addCard(card).ok());
        QCOMPARE(must(store->cards()).size(), std::size_t(1)); // may be looked at and removed
        fixture.keys->lock();
        QVERIFY(!store->addCard(card).ok());
    }

    void whatIsOnACardIsStored() {
        const Circle circle;
        circle.open(kAnna, {TrackId{1}, TrackId{2}});
        QCOMPARE(told(*circle.store),
                 QStringList({QStringLiteral("1 15 Mar 2026: its artist is on Anna’s taste card, "
                                             "weight 4 of 5 (2025-11, 7)"),
                              QStringLiteral("1 15 Mar 2026: this song is on Anna’s taste card, "
                                             "weight 5 of 5 (2025-11, 7)"),
                              QStringLiteral("2 15 Mar 2026: this song is on Anna’s taste card, "
                                             "weight 5 of 5 (2025-11, 7)")}));
        const History history = must(circle.store->history());
        QVERIFY(history.plays.empty() && history.likes.empty() && history.imports.empty());
        QCOMPARE(history.cards[0].part, CardPart::Artist);
        QCOMPARE(history.cards[2].track, TrackId{2});
        circle.open(kBen, {TrackId{2}});
        const auto views = must(circle.store->cards());
        QCOMPARE(views.size(), std::size_t(2));
        QCOMPARE(views[0].head.name, kBen); // the last comes first
        QCOMPARE(views[1].head, (CardHead{kAnna, 12 * 2025 + 10, 7}));
        QCOMPARE(views[1].songs, 2);
        QCOMPARE(views[1].artists, 1);
        QCOMPARE(views[1].opened, QDate(2026, 3, 15));
    }

    void nonsenseIsRefused() {
        const Circle circle;
        const QString turned = QStringLiteral("An\u202Ena");
        for (const QString& name :
             {QString(), QStringLiteral(" Anna"), turned, QString(41, QLatin1Char('x'))}) {
            QVERIFY(!circle.store->addCard(cardOf(name, {TrackId{1}})).ok());
        }
        TasteCard card = cardOf(kAnna, {TrackId{1}});
        card.lines[0].weight = 6;
        QVERIFY(!circle.store->addCard(card).ok());
        card = cardOf(kAnna, {TrackId::None});
        QVERIFY(!circle.store->addCard(card).ok());
        card = cardOf(kAnna, {TrackId{1}});
        card.lines.resize(151, card.lines[0]);
        QVERIFY(!circle.store->addCard(card).ok());
        QCOMPARE(stateOf(*circle.store, SignalId::Circle).entries, 0);
    }

    void aCardTakesThePlaceOfTheOneOfItsName() {
        const Circle twice, once;
        for (const Circle* circle : {&twice, &once}) {
            circle->open(kBen, {TrackId{9}});
        }
        twice.open(kAnna, {TrackId{1}, TrackId{2}, TrackId{3}});
        twice.open(kAnna, {TrackId{3}, TrackId{4}});
        once.open(kAnna, {TrackId{3}, TrackId{4}});
        QCOMPARE(told(*twice.store), told(*once.store));
        QVERIFY(sameCards(must(twice.store->history()), must(once.store->history())));
    }

    void aRemovedCardWasNeverThere() {
        const Circle removing, never;
        for (const Circle* circle : {&removing, &never}) {
            must(circle->store->record(circle->fixture.play(1)));
            if (circle == &removing) {
                circle->open(kAnna, {TrackId{1}, TrackId{2}});
            }
            circle->open(kBen, {TrackId{1}, TrackId{9}});
        }
        QVERIFY(!sameCards(must(removing.store->history()), must(never.store->history())));
        Forgetting which;
        which.card = kAnna;
        QCOMPARE(must(removing.store->forget(which, Forget::Count)), 3);
        QCOMPARE(removeCard(*removing.store, kAnna), 3);
        QCOMPARE(told(*removing.store), told(*never.store));
        const History here = must(removing.store->history());
        QVERIFY(sameCards(here, must(never.store->history())));
        QCOMPARE(here.plays.size(), std::size_t(1)); // what was played here stays
        QCOMPARE(removeCard(*removing.store, kAnna), 0);
    }

    void anArtistIsForgottenOnCardsToo() {
        const Circle circle;
        circle.open(kAnna, {TrackId{1}, TrackId{2}});
        Forgetting which;
        which.tracks = {TrackId{1}};
        QCOMPARE(must(circle.store->forget(which, Forget::Delete)), 2);
        QCOMPARE(must(circle.store->cards()).front().songs, 1);
    }

    void removedAndReplacedBytesAreNowhere() {
        const Circle circle(ListeningFixture::Sealing::Plain);
        const QString canary = QStringLiteral("Zwölfaxing Ω");
        const auto traces = [&] {
            return filesHolding(circle.fixture.folder, packed(kCanary)) +
                   filesHolding(circle.fixture.folder, canary.toUtf8(), true);
        };
        circle.open(kBen, {TrackId{1}});
        circle.open(canary, {kCanary});
        QVERIFY(traces().size() >= 2);
        QCOMPARE(removeCard(*circle.store, canary), 2);
        QCOMPARE(traces(), QStringList());
        QCOMPARE(stateOf(*circle.store, SignalId::Circle).entries, 2);

        circle.open(kAnna, {kCanary});
        circle.open(kAnna, {TrackId{2}});
        must(circle.store->applyRetention()); // as at the next start
        QCOMPARE(traces(), QStringList());
    }

    void cardsComeBackFromAnArchive() {
        const Circle from;
        Circle to;
        from.open(kAnna, {TrackId{1}, TrackId{2}});
        from.open(kBen, {TrackId{1}});
        const std::vector<StoredEntry> entries = from.held();
        QCOMPARE(to.takeIn(entries), (IntakeCount{.added = 5}));
        QCOMPARE(told(*to.store), told(*from.store));
        QCOMPARE(to.takeIn(entries), (IntakeCount{.known = 5}));
        // Of a name there is one: the card that stands here stays as it is.
        to.fixture.clock.set(to.fixture.clock.now().addDays(1));
        to.open(kAnna, {TrackId{7}});
        QCOMPARE(to.takeIn(entries), (IntakeCount{.known = 5}));
        QCOMPARE(must(to.store->cards()).front().songs, 1);
        // What was forgotten of it comes back with it.
        Forgetting which;
        which.tracks = {TrackId{1}};
        must(to.store->forget(which, Forget::Delete));
        QCOMPARE(to.takeIn(entries), (IntakeCount{.added = 2, .known = 3}));
        must(to.store->setEnabled(SignalId::Circle, false, kHow));
        QCOMPARE(to.takeIn(entries), (IntakeCount{.off = 5}));
    }
};

EARSHOT_TEST(QCoreApplication, TestSignalsCircle)

} // namespace earshot::test_signals_circle

#include "test_signals_circle.moc"
