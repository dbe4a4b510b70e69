// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/card_job.h"
#include "tests/core/jobs/lists_for.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_card_job {

using namespace Qt::StringLiterals;
using fixtures::DataFolder;
using fixtures::must;
using imports::CardFile;
using jobs::CardMode;
using jobs::CardReport;
using signals::SignalId;

namespace {

CardFile annas() {
    CardFile card;
    card.name = u"Anna"_s;
    card.made = 12 * 2026 + 1;
    card.artists = {{u"ARTIST 2"_s, 5}, {u"Nobody"_s, 3}};
    card.songs = {{{u"Artist 1"_s, u"Song 1 ü"_s, {}, {}}, 4},
                  {{u"Artist 2"_s, u"Song 2 ü (Live)"_s, {}, {}}, 2},
                  {{u"Somebody"_s, u"Rarely"_s, {}, {}}, 1}};
    return card;
}

struct Cards {
    DataFolder data;

    Cards() {
        data.addSongs();
        data.allow();
    }
    [[nodiscard]] std::filesystem::path file(const CardFile& card, const char* name = "card.json") {
        const auto path = data.place(name);
        fixtures::replaceBytes(path, imports::cardBytes(card));
        return path;
    }
    [[nodiscard]] base::Result<CardReport> open(const jobs::CardRequest& request) {
        return jobs::openCard(data.workspace(), request);
    }
    [[nodiscard]] std::size_t entries() { return must(data.store().history()).cards.size(); }
};

} // namespace

/// A friend's file becomes entries of the signal `circle`; one's own is made from one's history.
class TestCardJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theReportTellsWhatIsFoundAndKeepsNothing() {
        Cards cards;
        const auto report = must(cards.open({.file = cards.file(annas())}));
        QCOMPARE(report.head, (signals::CardHead{u"Anna"_s, 12 * 2026 + 1, 4}));
        QCOMPARE(report.songs, 3);
        QCOMPARE(report.songsFound, 2);
        QCOMPARE(report.artists, 2);
        QCOMPARE(report.artistsFound, 1);
        QCOMPARE(report.missing, QStringList({u"Rarely, Somebody"_s, u"Nobody"_s}));
        QVERIFY(!report.kept && !report.former);
        QCOMPARE(cards.entries(), std::size_t(0));
        QVERIFY(jobs::cardSentences(report).join(u' ').contains(u"February 2026"_s));
    }

    void aCardIsKeptAndReplacedOnlyWhenAllowed() {
        Cards cards;
        jobs::CardRequest request{.file = cards.file(annas()), .mode = CardMode::Store};
        QVERIFY(must(cards.open(request)).kept);
        QCOMPARE(cards.entries(), std::size_t(3));
        const auto refused = cards.open(request);
        QVERIFY(!refused.ok() && !refused.error().advice.isEmpty());
        request.name = u"Anna from work"_s;
        QVERIFY(must(cards.open(request)).kept);
        QCOMPARE(cards.entries(), std::size_t(6));
        request.name.clear();
        request.mayReplace = true;
        CardFile newer = annas();
        newer.songs.clear();
        request.file = cards.file(newer, "newer.json");
        const CardReport report = must(cards.open(request));
        QVERIFY(report.kept);
        QCOMPARE(report.former, QDate(2026, 3, 15));
        QCOMPARE(cards.entries(), std::size_t(4));
        // Nothing of it is here: nothing changes.
        newer.artists = {{u"Nobody"_s, 5}};
        request.file = cards.file(newer, "nobody.json");
        QVERIFY(!must(cards.open(request)).kept);
        QCOMPARE(cards.entries(), std::size_t(4));
        // A name that cannot be used asks for another.
        newer = annas();
        newer.name = u"\u202E"_s;
        request.file = cards.file(newer, "nameless.json");
        QVERIFY(!cards.open(request).ok());
        request.mode = CardMode::Report;
        QVERIFY(must(cards.open(request)).head.name.isEmpty());
        request.mode = CardMode::Store;
        request.name = u"Ben"_s;
        QVERIFY(must(cards.open(request)).kept);
    }

    void offAndLockedKeepNothing() {
        Cards cards;
        const jobs::CardRequest request{.file = cards.file(annas()), .mode = CardMode::Store};
        must(cards.data.store().setEnabled(SignalId::Circle, false, u"test"_s));
        const auto off = cards.open(request);
        QVERIFY(!off.ok() && off.error().message().contains(u"Circle is off"_s));
        must(cards.data.store().setEnabled(SignalId::Circle, true, u"test"_s));
        cards.data.vault().lock();
        QVERIFY(!cards.open(request).ok());
        QVERIFY(!jobs::makeCard(cards.data.workspace()).ok());
    }

    /// Bit for bit: every number of every list.
    void listsAreThoseOfWhoNeverOpenedIt() {
        Cards removing, never;
        for (Cards* cards : {&removing, &never}) {
            cards->data.live();
        }
        auto library = recommend::tests::SyntheticLibrary::random(40, 9, 7);
        const recommend::Catalog catalog = library.catalog();
        const QStringList lists = listsFor(catalog, never.data);
        const jobs::CardRequest request{
            .file = removing.file(annas()), .name = u"Cleo"_s, .mode = CardMode::Store};
        QVERIFY(must(removing.open(request)).kept);
        QVERIFY(listsFor(catalog, removing.data) != lists);
        signals::Forgetting which;
        which.card = u"Cleo"_s;
        QCOMPARE(must(removing.data.store().forget(which, signals::Forget::Delete)), 3);
        QCOMPARE(removing.data.stored(), never.data.stored());
        QCOMPARE(listsFor(catalog, removing.data), lists);
    }

    void ownCardsTellWhatIsLovedAndNotHowOften() {
        Cards cards;
        DataFolder& data = cards.data;
        for (int i = 0; i < 40; ++i) {
            data.play(1);
        }
        for (int i = 0; i < 8; ++i) {
            data.play(2);
            data.play(5, signals::Ending::SkippedOn);
        }
        data.play(3); // once
        must(data.store().setLike(data.song(7), 1));
        must(data.store().setLike(data.song(2), -1));
        must(data.store().setLike(data.song(11), 1));
        must(data.store().setLike(data.song(11), -1));
        data.importPlays();
        data.openCards(); // neither is one's own
        const CardFile card = must(jobs::makeCard(data.workspace()));
        QCOMPARE(card.made, 12 * 2026 + 2);
        QStringList told;
        for (const CardFile::Song& one : card.songs) {
            told += u"%1 %2 %3"_s.arg(one.song.title, one.song.artist).arg(one.weight);
        }
        QCOMPARE(told, QStringList({u"Song 1 ü Artist 1 5"_s, u"Song 7 ü Artist 3 4"_s,
                                    u"Song 5 ü Artist 1 2"_s}));
        told.clear();
        for (const CardFile::Artist& artist : card.artists) {
            told += u"%1 %2"_s.arg(artist.name).arg(artist.weight);
        }
        QCOMPARE(told, QStringList({u"Artist 1 5"_s, u"Artist 3 3"_s}));
        // Ten times the plays write the same card.
        const QByteArray before = imports::cardBytes(card);
        for (int i = 0; i < 100; ++i) {
            data.play(1);
        }
        QCOMPARE(imports::cardBytes(must(jobs::makeCard(data.workspace()))), before);
        const auto accesses = must(data.store().accessLog(1));
        QVERIFY(accesses.front().purpose.contains(u"taste card"_s));
    }

    void ownCardsNeedSomethingToTell() {
        Cards cards;
        QVERIFY(!jobs::makeCard(cards.data.workspace()).ok()); // nothing was heard
        must(cards.data.store().setLike(cards.data.song(1), 1));
        QVERIFY(jobs::makeCard(cards.data.workspace()).ok());
        cards.data.allow(false);
        const auto off = jobs::makeCard(cards.data.workspace());
        QVERIFY(!off.ok() && off.error().advice.contains(u"Signals page"_s));
    }
};

EARSHOT_TEST(QCoreApplication, TestCardJob)

} // namespace earshot::test_card_job

#include "test_card_job.moc"
