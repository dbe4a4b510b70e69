// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/feature_store.h"
#include "tests/core/analysis/library_fixture.h"
#include "tests/core/analysis/made_up.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cmath>

namespace earshot::test_store {

using namespace earshot::analysis;
using library::TrackId;

class TestStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void savesAndReads();
    void albumGain();
    void pendingFollowsTheFile();
    void failures();
    void missingTracksRest();
    void damagedRows();
    void cursorMatchesForEach();
    void tracksTakeTheirFeaturesAlong();
};

void TestStore::savesAndReads() {
    LibraryFixture library;
    const TrackId id = library.addTrack("a.flac");
    const FeatureStore store(library.connection());
    QVERIFY(!store.byId(id)->has_value());
    QVERIFY(store.save(id, someMeasured(), 1000).ok());
    const auto found = store.byId(id);
    QVERIFY(found.ok() && found->has_value());
    QCOMPARE((*found)->stripLiveliness, someMeasured().features.stripLiveliness);
    QCOMPARE((*found)->audioIdentity, QByteArray(16, 'x'));

    Measured changed = someMeasured();
    changed.features.bpm = 90.0;
    QVERIFY(store.save(id, changed, 2000).ok());
    QCOMPARE(*(*store.byId(id))->bpm, 90.0);
    QVERIFY(!store.byId(TrackId{999})->has_value());
    QVERIFY(store.save(TrackId{999}, changed, 1).ok()); // gone meanwhile: nothing to do
    QVERIFY(!store.byId(TrackId{999})->has_value());
}

// Told once every present track of the album is known, and of that album only.
void TestStore::albumGain() {
    LibraryFixture library;
    const TrackId loud = library.addTrack("loud.flac");
    const TrackId soft = library.addTrack("soft.flac");
    const TrackId other = library.addTrack("other.flac");
    library.run("INSERT INTO albums VALUES (1, 'One', '', '', 'one'), (2, 'Two', '', '', 'two')");
    library.run("UPDATE tracks SET album_id = iif(id = (SELECT max(id) FROM tracks), 2, 1)");
    const FeatureStore store(library.connection());
    const auto track = [](double lufs) {
        Measured measured;
        measured.features.integratedLufs = lufs;
        for (int block = 0; block < 100; ++block) {
            measured.loudness.add(lufs);
        }
        return measured;
    };
    QVERIFY(store.save(loud, track(-10.5), 1).ok());
    QVERIFY(!store.albumGainDb(loud)->has_value());
    QVERIFY(store.save(soft, track(-50.5), 1).ok());
    QVERIFY(store.save(other, track(-20.5), 1).ok());
    // The gate leaves the soft one out: as loud as the loud one alone.
    QVERIFY(std::abs(**store.albumGainDb(loud) + 7.5) < 0.01);
    QCOMPARE(**store.albumGainDb(soft), **store.albumGainDb(loud));
    QVERIFY(std::abs(**store.albumGainDb(other) - 2.5) < 0.01);
}

void TestStore::pendingFollowsTheFile() {
    LibraryFixture library;
    const TrackId a = library.addTrack("a.flac");
    const TrackId b = library.addTrack("b\xff.flac");
    const FeatureStore store(library.connection());
    auto pending = store.pending();
    QCOMPARE(pending->size(), 2U);
    QVERIFY((*pending)[1].path.string() == "b\xff.flac");
    QCOMPARE(store.pendingAfter(a, 10)->size(), 1U);
    QCOMPARE(store.pendingAfter(TrackId::None, 1)->front().id, a);

    QVERIFY(store.save(a, someMeasured(), 1).ok());
    QVERIFY(store.save(b, someMeasured(), 1).ok());
    QVERIFY(store.pending()->empty());
    library.run("UPDATE tracks SET modified_ns = modified_ns + 1 WHERE id = 1");
    QCOMPARE(store.pending()->front().id, a);
    library.run("UPDATE tracks SET modified_ns = modified_ns - 1, size_bytes = 7 WHERE id = 1");
    QCOMPARE(store.pending()->size(), 1U);
    QVERIFY(store.save(a, someMeasured(), 2).ok());
    library.run("UPDATE features SET version = 0 WHERE track_id = 2");
    QCOMPARE(store.pending()->front().id, b);
    QVERIFY(!store.byId(b)->has_value());
    const auto counts = store.counts();
    QCOMPARE(counts->done, 1);
    QCOMPARE(counts->pending, 1);
    QCOMPARE(counts->failed, 0);
}

void TestStore::failures() {
    LibraryFixture library;
    const TrackId id = library.addTrack("a.flac");
    const FeatureStore store(library.connection());
    QVERIFY(store.saveFailure(id, QStringLiteral("not music"), 1).ok());
    QCOMPARE(*store.failure(id), QStringLiteral("not music"));
    QVERIFY(store.pending()->empty());
    QCOMPARE(store.counts()->failed, 1);
    QVERIFY(!store.byId(id)->has_value());
    library.run("UPDATE tracks SET size_bytes = 5");
    QCOMPARE(store.pending()->size(), 1U);
    QCOMPARE(store.counts()->failed, 0);
    QVERIFY(store.save(id, someMeasured(), 2).ok());
    QCOMPARE(*store.failure(id), QString());
}

void TestStore::missingTracksRest() {
    LibraryFixture library;
    const TrackId a = library.addTrack("a.flac");
    library.addTrack("b.flac");
    const FeatureStore store(library.connection());
    QVERIFY(store.save(a, someMeasured(), 1).ok());
    library.run("UPDATE tracks SET missing_since_ms = 5");
    QVERIFY(store.pending()->empty());
    int visited = 0;
    QVERIFY(store.forEach([&](TrackId, const Features&) { ++visited; }).ok());
    QCOMPARE(visited, 0);
    QCOMPARE(store.counts()->done, 0);
}

void TestStore::damagedRows() {
    LibraryFixture library;
    const TrackId a = library.addTrack("a.flac");
    const TrackId b = library.addTrack("b.flac");
    const FeatureStore store(library.connection());
    QVERIFY(store.save(a, someMeasured(), 1).ok());
    QVERIFY(store.save(b, someMeasured(), 1).ok());
    library.run("UPDATE features SET data = x'0102', strip = NULL WHERE track_id = 1");
    library.run("UPDATE features SET strip = x'01' WHERE track_id = 2");
    QVERIFY(!store.byId(a)->has_value());
    QVERIFY((*store.byId(b))->stripLevel.empty());
    QCOMPARE(store.pending()->front().id, a);
    std::vector<TrackId> visited;
    QVERIFY(store.forEach([&](TrackId id, const Features&) { visited.push_back(id); }).ok());
    QCOMPARE(visited, std::vector{b});
}

void TestStore::cursorMatchesForEach() {
    LibraryFixture library;
    const FeatureStore store(library.connection());
    for (int i = 0; i < 30; ++i) {
        const TrackId id = library.addTrack("t" + std::to_string(i));
        Measured measured = someMeasured();
        measured.features.bpm = 60.0 + i;
        QVERIFY(store.save(id, measured, 1).ok());
    }
    auto cursor = store.cursor();
    QVERIFY(cursor.ok());
    int rows = 0;
    QVERIFY(store
                .forEach([&](TrackId id, const Features& features) {
                    const auto next = cursor->next();
                    QVERIFY(next.ok() && next->has_value());
                    QVERIFY((*next)->first == id);
                    QVERIFY(*(*next)->second.bpm == *features.bpm);
                    ++rows;
                })
                .ok());
    QCOMPARE(rows, 30);
    QVERIFY(!cursor->next()->has_value());
}

void TestStore::tracksTakeTheirFeaturesAlong() {
    LibraryFixture library;
    const TrackId id = library.addTrack("a.flac");
    const FeatureStore store(library.connection());
    QVERIFY(store.save(id, someMeasured(), 1).ok());
    library.run("DELETE FROM tracks");
    QVERIFY(!store.byId(id)->has_value());
    QCOMPARE(library.number("SELECT count(*) FROM features"), 0);
}

EARSHOT_TEST(QCoreApplication, TestStore)

} // namespace earshot::test_store

#include "test_store.moc"
