// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/library/scan_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <array>

namespace earshot::test_library_scan {

using fixtures::put;
using fixtures::ScannedLibrary;
using fixtures::writeBytes;
using library::ScanSummary;
using library::TrackId;
namespace fs = std::filesystem;

class TestLibraryScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsMusicAndNothingElse();
    void rescanReadsOnlyWhatChanged();
    void vanishedIsMissingAndComesBack();
    void unpluggedFolderKeepsEverything();
    void onlyScannedFoldersGoMissing();
    void stoppedScanKeepsWhatItHas();
    void interruptedScanIsFinishedByTheNext();
    void listsComeBackWhole();
    void reportsProgress();
    void writerDoesNotLockOthersOut();
    void unusableFoldersAreTold();

private:
    fixtures::Clips m_clips;
};

void TestLibraryScan::findsMusicAndNothingElse() {
    ScannedLibrary library;
    for (const fixtures::Format& format : fixtures::formats()) {
        m_clips.copy(format, library.music() / format.name / (std::string("a") + format.ending));
    }
    put(m_clips, library, "UPPER.MP3.mp3");
    fs::rename(library.music() / "UPPER.MP3.mp3", library.music() / "UPPER.MP3");
    writeBytes(library.music() / "cover.jpg", "no music");
    writeBytes(library.music() / "notes.txt", "no music");
    writeBytes(library.music() / "._a.mp3", "attributes of macOS");
    writeBytes(library.music() / "README", "no ending, no music");
    put(m_clips, library, ".Trash-1000/thrown away.mp3");
    put(m_clips, library, ".hidden album/b.mp3");

    const ScanSummary summary = library.scan();
    const int expected = static_cast<int>(fixtures::formats().size()) + 2;
    QCOMPARE(summary.found, expected);
    QCOMPARE(summary.added, expected);
    QCOMPARE(summary.failed, 0);
    QCOMPARE(summary.changed + summary.missing + summary.moved + summary.back, 0);
    QVERIFY(!summary.cancelled);
    const auto counts = library.tracks().counts();
    QCOMPARE(counts->tracks, expected);
    QCOMPARE(counts->problems, 0);
    QVERIFY(counts->durationMs > 1000LL * expected);
    QVERIFY(library.at(".hidden album/b.mp3").id != TrackId::None);
    QCOMPARE(library.tracks().folders().value(), std::vector{library.music()});
}

void TestLibraryScan::rescanReadsOnlyWhatChanged() {
    ScannedLibrary library;
    put(m_clips, library, "a.mp3", "A");
    put(m_clips, library, "b.flac", "B");
    library.scan();
    const library::Track before = library.at("a.mp3");

    // Changed inside with size and time as before: not looked at, which shows nothing is read.
    const auto time = fs::last_write_time(library.music() / "b.flac");
    fixtures::tag(library.music() / "b.flac", {{"TITLE", {QStringLiteral("X")}}});
    QCOMPARE(static_cast<qint64>(fs::file_size(library.music() / "b.flac")),
             library.at("b.flac").sizeBytes);
    fs::last_write_time(library.music() / "b.flac", time);
    ScanSummary summary = library.scan();
    QCOMPARE(summary.found, 2);
    QCOMPARE(summary.added + summary.changed, 0);
    QCOMPARE(library.at("b.flac").tags.title, QStringLiteral("B"));

    fixtures::tag(library.music() / "a.mp3", {{"TITLE", {QStringLiteral("A new title")}},
                                              {"ARTIST", {QStringLiteral("Ann")}}});
    fixtures::setModified(library.music() / "a.mp3", 60);
    put(m_clips, library, "c.mp3", "C");
    summary = library.scan();
    QCOMPARE(summary.found, 3);
    QCOMPARE(summary.added, 1);
    QCOMPARE(summary.changed, 1);
    const library::Track after = library.at("a.mp3");
    QCOMPARE(after.id, before.id);
    QCOMPARE(after.addedMs, before.addedMs);
    QVERIFY(after.modifiedNs > before.modifiedNs);
    QCOMPARE(library.titles(QStringLiteral("title")), QStringList(QStringLiteral("A new title")));
    QCOMPARE(library.titles(QStringLiteral("artist:ann")).size(), 1);
}

void TestLibraryScan::vanishedIsMissingAndComesBack() {
    ScannedLibrary library;
    put(m_clips, library, "a.mp3", "A");
    put(m_clips, library, "b.mp3", "B", 1);
    library.scan();
    const library::Track before = library.at("a.mp3");
    const std::array kept{before.id, library.at("b.mp3").id};
    const auto playlist =
        library.playlists().create(QStringLiteral("mine"), library::PlaylistKind::Own, {}, kept);
    library.setIdentity(before.id, "identity");

    fs::rename(library.music() / "a.mp3", library.place("elsewhere.mp3"));
    ScanSummary summary = library.scan();
    QCOMPARE(summary.missing, 1);
    QVERIFY(library.at("a.mp3").missingSinceMs.has_value());
    QCOMPARE(library.titles({}), QStringList(QStringLiteral("B")));
    QCOMPARE(library.titles(QStringLiteral("a")).size(), 0);
    QCOMPARE(library.tracks().counts()->missing, 1);
    QCOMPARE(library.playlists().tracks(*playlist)->size(), 2U);
    QCOMPARE(library.scan().missing, 0); // told once

    fs::rename(library.place("elsewhere.mp3"), library.music() / "a.mp3");
    summary = library.scan();
    QCOMPARE(summary.back, 1);
    QCOMPARE(summary.added + summary.changed, 0);
    const library::Track after = library.at("a.mp3");
    QCOMPARE(after.id, before.id);
    QVERIFY(!after.missingSinceMs.has_value());
    QCOMPARE(after.audioIdentity, QByteArray("identity"));
    QCOMPARE(library.titles(QStringLiteral("a")).size(), 1);
}

void TestLibraryScan::unpluggedFolderKeepsEverything() {
    ScannedLibrary library;
    put(m_clips, library, "a.mp3", "A");
    put(m_clips, library, "sub/b.mp3", "B", 1);
    library.scan();
    fs::rename(library.music(), library.place("unplugged"));
    ScanSummary summary = library.scan();
    QCOMPARE(summary.missing, 2);
    QCOMPARE(summary.failed, 1);
    QVERIFY(!library.problem({}).isEmpty() || !library.tracks().problems()->empty());
    QCOMPARE(library.tracks().folders()->size(), 1U);
    fs::rename(library.place("unplugged"), library.music());
    summary = library.scan();
    QCOMPARE(summary.back, 2);
    QCOMPARE(summary.added, 0);
    QCOMPARE(library.tracks().counts()->problems, 0);
}

void TestLibraryScan::onlyScannedFoldersGoMissing() {
    ScannedLibrary library;
    put(m_clips, library, "one/a.mp3", "A");
    put(m_clips, library, "one too/b.mp3", "B", 1); // its name begins like the other's
    library.scan({library.music() / "one"});
    library.scan({library.music() / "one too"});
    fs::remove(library.music() / "one too" / "b.mp3");
    QCOMPARE(library.scan({library.music() / "one"}).missing, 0);
    QVERIFY(!library.at("one too/b.mp3").missingSinceMs.has_value());
    QCOMPARE(library.scan({library.music() / "one too"}).missing, 1);
}

void TestLibraryScan::stoppedScanKeepsWhatItHas() {
    ScannedLibrary library;
    for (int i = 0; i < 1500; ++i) {
        const fs::path name = "album " + std::to_string(i / 100) + "/" + std::to_string(i) + ".mp3";
        fs::create_directories((library.music() / name).parent_path());
        fs::copy_file(m_clips.clip(fixtures::formatOf(".mp3")), library.music() / name);
    }
    put(m_clips, library, "zz/gone.mp3", "Gone", 1);
    std::stop_source stop;
    const ScanSummary stopped =
        library.scan({}, stop.get_token(), [&stop](const base::Progress& progress) {
            if (progress.done > 0) {
                stop.request_stop();
            }
        });
    QVERIFY(stopped.cancelled);
    const qint64 kept = library.tracks().counts()->tracks;
    QVERIFY(kept > 0);
    QVERIFY(kept < 1501);
    QCOMPARE(stopped.added, kept);
    QCOMPARE(stopped.missing, 0); // what was not reached is not missing

    const ScanSummary finished = library.scan();
    QVERIFY(!finished.cancelled);
    QCOMPARE(finished.added, 1501 - kept);
    QCOMPARE(finished.changed + finished.missing + finished.moved, 0);

    std::stop_source before;
    before.request_stop();
    const ScanSummary none = library.scan({}, before.get_token());
    QVERIFY(none.cancelled);
    QCOMPARE(none.missing, 0);
    QCOMPARE(library.tracks().counts()->tracks, 1501);
}

// A scan that died between adding moved files and pairing them must not split tracks in two.
void TestLibraryScan::interruptedScanIsFinishedByTheNext() {
    ScannedLibrary library;
    put(m_clips, library, "a.mp3", "A");
    library.scan();
    const TrackId id = library.at("a.mp3").id;
    fs::create_directories(library.music() / "moved");
    fs::rename(library.music() / "a.mp3", library.music() / "moved" / "a.mp3");
    put(m_clips, library, "other.mp3", "Other", 1);
    std::stop_source stop;
    const ScanSummary stopped =
        library.scan({}, stop.get_token(), [&stop](const base::Progress& progress) {
            if (progress.done > 0) {
                stop.request_stop();
            }
        });
    QVERIFY(stopped.cancelled);
    const ScanSummary finished = library.scan();
    QCOMPARE(finished.moved, 1);
    QCOMPARE(library.at("moved/a.mp3").id, id);
    QCOMPARE(library.tracks().counts()->tracks, 2);
    QCOMPARE(library.tracks().counts()->missing, 0);
}

void TestLibraryScan::listsComeBackWhole() {
    ScannedLibrary library;
    put(m_clips, library, "a.flac");
    fixtures::tag(library.music() / "a.flac",
                  {{"TITLE", {QStringLiteral("T")}},
                   {"ARTIST", {QStringLiteral("Zoe"), QStringLiteral("Ann")}},
                   {"ALBUMARTIST", {QStringLiteral("Ann"), QStringLiteral("Zoe")}},
                   {"COMPOSER", {QStringLiteral("Zoe")}},
                   {"GENRE", {QStringLiteral("Rock"), QStringLiteral("Folk")}},
                   {"ALBUM", {QStringLiteral("Al")}},
                   {"LABEL", {QStringLiteral("Lab")}},
                   {"DATE", {QStringLiteral("1999-01-02")}},
                   {"ORIGINALDATE", {QStringLiteral("1998")}},
                   {"TRACKNUMBER", {QStringLiteral("3/4")}},
                   {"DISCNUMBER", {QStringLiteral("1/2")}},
                   {"COMPILATION", {QStringLiteral("1")}},
                   {"LYRICS", {QStringLiteral("La\nla")}},
                   {"REPLAYGAIN_TRACK_GAIN", {QStringLiteral("-1.5 dB")}},
                   {"REPLAYGAIN_TRACK_PEAK", {QStringLiteral("0.5")}},
                   {"MUSICBRAINZ_ARTISTID", {QStringLiteral("x"), QStringLiteral("y")}}});
    library.scan();
    const library::Track track = library.at("a.flac");
    QCOMPARE(track.tags.artists, QStringList({QStringLiteral("Zoe"), QStringLiteral("Ann")}));
    QCOMPARE(track.tags.albumArtists, QStringList({QStringLiteral("Ann"), QStringLiteral("Zoe")}));
    QCOMPARE(track.tags.composers, QStringList(QStringLiteral("Zoe")));
    QCOMPARE(track.tags.genres, QStringList({QStringLiteral("Rock"), QStringLiteral("Folk")}));
    QCOMPARE(track.tags.album, QStringLiteral("Al"));
    QCOMPARE(track.tags.label, QStringLiteral("Lab"));
    QCOMPARE(track.tags.date, QStringLiteral("1999-01-02"));
    QCOMPARE(track.tags.originalDate, QStringLiteral("1998"));
    QCOMPARE(track.tags.trackNumber, 3);
    QCOMPARE(track.tags.trackTotal, 4);
    QCOMPARE(track.tags.discNumber, 1);
    QCOMPARE(track.tags.discTotal, 2);
    QVERIFY(track.tags.compilation);
    QCOMPARE(track.tags.lyrics, QStringLiteral("La\nla"));
    QCOMPARE(track.tags.replayGain.trackGainDb, std::optional(-1.5));
    QCOMPARE(track.tags.replayGain.trackPeak, std::optional(0.5));
    QVERIFY(!track.tags.replayGain.albumGainDb);
    QCOMPARE(track.tags.musicBrainz.artists.size(), 2);
    QCOMPARE(track.stream.codec, QStringLiteral("FLAC"));
    QCOMPARE(track.sizeBytes, static_cast<qint64>(fs::file_size(track.path)));
    QCOMPARE(track.addedMs, library.clock().nowMs());
    // The same track out of the whole library, but without lyrics.
    std::vector<library::Track> all;
    QVERIFY(library.tracks().forEach([&all](const library::Track& t) { all.push_back(t); }).ok());
    QCOMPARE(all.size(), 1U);
    QCOMPARE(all.front().tags.artists, track.tags.artists);
    QCOMPARE(all.front().tags.albumArtists, track.tags.albumArtists);
    QCOMPARE(all.front().tags.composers, track.tags.composers);
    QCOMPARE(all.front().tags.genres, track.tags.genres);
    QCOMPARE(all.front().tags.lyrics, QString());
}

void TestLibraryScan::reportsProgress() {
    ScannedLibrary library;
    for (int i = 0; i < 40; ++i) {
        put(m_clips, library, std::to_string(i) + ".mp3");
    }
    writeBytes(library.music() / "bad.mp3", "x");
    std::vector<base::Progress> reports;
    library.scan({}, {}, [&reports](const base::Progress& p) { reports.push_back(p); });
    QVERIFY(!reports.empty());
    qint64 last = 0;
    for (const base::Progress& report : reports) {
        QVERIFY(!report.phase.isEmpty());
        QVERIFY(report.done >= last);
        QVERIFY(report.total == 0 || report.done <= report.total);
        last = report.done;
    }
}

// A playlist saved while a scan runs must not wait for the scan.
void TestLibraryScan::writerDoesNotLockOthersOut() {
    ScannedLibrary library;
    for (int i = 0; i < 600; ++i) {
        fs::copy_file(m_clips.clip(fixtures::formatOf(".mp3")),
                      library.music() / (std::to_string(i) + ".mp3"));
    }
    bool saved = false;
    library.scan({}, {}, [&](const base::Progress&) {
        auto own =
            storage::Connection::open(library.connection().file(), storage::Access::ReadWrite);
        own->db().exec("PRAGMA busy_timeout = 0");
        saved = library::PlaylistStore(*own, library.clock())
                    .create(QStringLiteral("meanwhile"), library::PlaylistKind::Own, {}, {})
                    .ok();
    });
    QVERIFY(saved);
}

void TestLibraryScan::unusableFoldersAreTold() {
    ScannedLibrary library;
    writeBytes(library.music() / "file", "x");
    const ScanSummary summary =
        library.scan({library.music() / "absent", library.music() / "file"});
    QCOMPARE(summary.failed, 2);
    QVERIFY(!library.problem("absent").isEmpty());
    QVERIFY(!library.problem("file").isEmpty());
    QCOMPARE(library.tracks().folders()->size(), 0U);
    // Neither is a folder of the library, so the next scan forgets about them.
    QCOMPARE(library.scan().failed, 0);
    QCOMPARE(library.tracks().problems()->size(), 0U);
}

EARSHOT_TEST(QCoreApplication, TestLibraryScan)

} // namespace earshot::test_library_scan

#include "test_library_scan.moc"
