// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "core/recordings/fingerprint_job.h"
#include "core/recordings/fingerprint_store.h"
#include "tests/core/analysis/library_fixture.h"
#include "tests/core/analysis/synth.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QTest>

namespace earshot::test_recordings_keep {

using namespace earshot::recordings;
using analysis::LibraryFixture;
using library::TrackId;

namespace {

std::vector<TrackId> unheardIds(const FingerprintStore& store) {
    std::vector<TrackId> ids;
    for (const UnheardTrack& track : store.unheard().value()) {
        ids.push_back(track.id);
    }
    return ids;
}

Fingerprint someCodes() {
    Fingerprint codes(200);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        codes[i] = static_cast<std::uint32_t>(i * 2654435761U);
    }
    return codes;
}

int countEach(const FingerprintStore& store) {
    int count = 0;
    const auto status = store.forEach([&](TrackId, qint64, const Fingerprint&) { ++count; });
    return status ? count : -1;
}

/// Sixteen seconds of music in a file of the library's folder.
TrackId addMusic(LibraryFixture& library, const char* name, int tonic) {
    const auto file = library.folder() / name;
    fixtures::writeWav(file, analysis::synth::music(tonic, false, 110, 16), 44100, 1);
    return library.addTrack(file);
}

base::Result<FingerprintSummary> hear(const LibraryFixture& library, std::stop_token stop = {},
                                      const base::ProgressCallback& progress = {}) {
    return fingerprintUnheard(library.connection(), 2, stop, progress);
}

} // namespace

/// What is heard is kept, for as long as the file stays as it was.
class TestRecordingsKeep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void savesAndReads();
    void changedAndLostTracks();
    void whatAnalysisFailedOnIsLeftOut();
    void damagedRows();
    void olderLibrariesGainTheTable();
    void listensToWhatIsMissingOnly();
    void stoppedAndContinued();
    void aCrashIsBlamedOnItsFile();
};

void TestRecordingsKeep::savesAndReads() {
    LibraryFixture library;
    const TrackId told = library.addTrack("told.flac");
    const TrackId silent = library.addTrack("silent.flac");
    const TrackId bad = library.addTrack("bad.flac");
    const FingerprintStore store(library.connection());
    QCOMPARE(unheardIds(store), (std::vector{told, silent, bad}));
    QVERIFY(store.save(told, someCodes()).ok() && store.save(silent, {}).ok());
    QVERIFY(store.saveFailure(bad, QStringLiteral("It is bad")).ok());
    QVERIFY(store.save(TrackId{999}, someCodes()).ok()); // gone meanwhile: nothing to do
    QVERIFY(unheardIds(store).empty());
    QCOMPARE(*store.byId(told), someCodes());
    QVERIFY(store.byId(silent)->empty() && store.byId(bad)->empty());
    QCOMPARE(countEach(store), 1);
    const auto failures = store.failures();
    QCOMPARE(failures->size(), std::size_t(1));
    QCOMPARE(failures->front().path, std::filesystem::path("bad.flac"));
    QCOMPARE(failures->front().reason, QStringLiteral("It is bad"));
}

void TestRecordingsKeep::changedAndLostTracks() {
    LibraryFixture library;
    const TrackId one = library.addTrack("1.flac");
    const TrackId two = library.addTrack("2.flac");
    const FingerprintStore store(library.connection());
    QVERIFY(store.save(one, someCodes()).ok() && store.saveFailure(two, QStringLiteral("x")).ok());
    library.run("UPDATE tracks SET size_bytes = 7 WHERE path = CAST('1.flac' AS BLOB)");
    QCOMPARE(unheardIds(store), std::vector{one});
    QVERIFY(store.byId(one)->empty());
    library.run("UPDATE tracks SET modified_ns = 7 WHERE path = CAST('2.flac' AS BLOB)");
    QCOMPARE(unheardIds(store), (std::vector{one, two}));
    QVERIFY(store.failures()->empty());
    QVERIFY(store.save(one, someCodes()).ok());
    QCOMPARE(unheardIds(store), std::vector{two});
    library.run("UPDATE tracks SET missing_since_ms = 5");
    QVERIFY(unheardIds(store).empty());
    QCOMPARE(countEach(store), 0);
    library.run("DELETE FROM tracks");
    QCOMPARE(library.number("SELECT count(*) FROM fingerprints"), 0);
}

void TestRecordingsKeep::whatAnalysisFailedOnIsLeftOut() {
    LibraryFixture library;
    library.addTrack("hangs.flac");
    library.run("INSERT INTO features(track_id, version, analysed_ms, source_size, "
                "source_mtime_ns, failure) SELECT id, 1, 1, size_bytes, modified_ns, 'stuck' "
                "FROM tracks");
    const FingerprintStore store(library.connection());
    QVERIFY(unheardIds(store).empty());
    library.run("UPDATE tracks SET size_bytes = 7");
    QCOMPARE(unheardIds(store).size(), std::size_t(1));
}

void TestRecordingsKeep::damagedRows() {
    LibraryFixture library;
    const TrackId id = library.addTrack("a.flac");
    const FingerprintStore store(library.connection());
    QVERIFY(store.save(id, someCodes()).ok());
    library.run("UPDATE fingerprints SET data = x'0102030405'");
    QVERIFY(store.byId(id)->empty());
    QCOMPARE(countEach(store), 0);
    library.run("UPDATE fingerprints SET algorithm = 99");
    QCOMPARE(unheardIds(store), std::vector{id});
}

void TestRecordingsKeep::olderLibrariesGainTheTable() {
    LibraryFixture library(2);
    const TrackId id = library.addTrack("a.flac");
    QVERIFY(storage::migrate(library.connection(), library::librarySchema(),
                             library.folder() / "backups")
                .ok());
    const FingerprintStore store(library.connection());
    QCOMPARE(unheardIds(store), std::vector{id});
    QVERIFY(store.save(id, someCodes()).ok());
    QCOMPARE(*store.byId(id), someCodes());
}

void TestRecordingsKeep::listensToWhatIsMissingOnly() {
    LibraryFixture library;
    const TrackId music = addMusic(library, "a.wav", 0);
    library.addTrack(library.folder() / "absent.wav");
    const FingerprintStore store(library.connection());
    const auto first = hear(library);
    QVERIFY(first.ok());
    QCOMPARE(first->heard, 1);
    QCOMPARE(first->failed, 1);
    QVERIFY(!first->cancelled);
    QCOMPARE(*store.byId(music), *fingerprintOf(library.folder() / "a.wav"));
    QVERIFY(!store.byId(music)->empty());
    const auto again = hear(library);
    QCOMPARE(again->heard + again->failed, 0);

    library.run("UPDATE tracks SET modified_ns = 9 WHERE id = (SELECT min(id) FROM tracks)");
    fixtures::writeWav(library.folder() / "a.wav", analysis::synth::music(5, true, 90, 16), 44100,
                       1);
    const Fingerprint before = *fingerprintOf(library.folder() / "a.wav");
    QCOMPARE(hear(library)->heard, 1);
    QCOMPARE(*store.byId(music), before);
}

void TestRecordingsKeep::stoppedAndContinued() {
    LibraryFixture library;
    for (const char* name : {"a.wav", "b.wav", "c.wav", "d.wav", "e.wav", "f.wav"}) {
        addMusic(library, name, name[0] % 12);
    }
    std::stop_source stop;
    qint64 told = 0;
    const auto stopped = hear(library, stop.get_token(), [&](const base::Progress& now) {
        told = now.done;
        if (now.done == 1) {
            stop.request_stop();
        }
    });
    QVERIFY(stopped.ok() && stopped->cancelled);
    QVERIFY(stopped->heard >= 1 && stopped->heard < 6);
    QCOMPARE(told, stopped->heard);
    QCOMPARE(library.number("SELECT count(*) FROM fingerprints WHERE failure IS NULL"),
             stopped->heard);
    QCOMPARE(library.number("SELECT count(*) FROM fingerprints"), stopped->heard);
    const auto rest = hear(library);
    QCOMPARE(rest->heard, 6 - stopped->heard);
    QVERIFY(!rest->cancelled);
}

void TestRecordingsKeep::aCrashIsBlamedOnItsFile() {
    LibraryFixture library;
    const TrackId good = addMusic(library, "good.wav", 0);
    const TrackId bad = addMusic(library, "bad.wav", 3);
    auto notes = library.connection().file();
    notes += "-fingerprint-crashes";
    QFile file(base::pathText(notes));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(reinterpret_cast<const char*>(&bad), sizeof(bad));
    file.close();
    const auto summary = hear(library);
    QCOMPARE(summary->failed, 1);
    QCOMPARE(summary->heard, 1);
    const FingerprintStore store(library.connection());
    QVERIFY(!store.byId(good)->empty());
    QVERIFY(store.failures()->front().reason.contains(QLatin1String("crashed")));
    QCOMPARE(hear(library)->failed, 0);
}

EARSHOT_TEST(QCoreApplication, TestRecordingsKeep)

} // namespace earshot::test_recordings_keep

#include "test_recordings_keep.moc"
