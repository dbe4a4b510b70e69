// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/library/scan_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_library_moves {

using fixtures::ScannedLibrary;
using library::ScanSummary;
using library::TrackId;
namespace fs = std::filesystem;

class TestLibraryMoves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void renamedBeforeAnalysis();
    void renamedAfterAnalysis();
    void movedAndRetagged();
    void everythingStaysWithTheTrack();
    void otherAudioIsAnotherTrack();
    void copyIsAnotherTrack();
    void twinsKeepTheirNames();
    void wholeFolderRenamed();
    void folderRenamedAndScannedUnderItsNewName();
    void movedInTwoScans();
    void undecodableFileIsNeverTheSame();
    void playlistOfTheNewRowGoesOver();

private:
    void put(const fs::path& name, const char* title, int tone = 0, const char* ending = ".flac");
    void move(const fs::path& from, const fs::path& to);
    TrackId analysed(const fs::path& name);

    fixtures::Clips m_clips;
    std::unique_ptr<ScannedLibrary> m_library;
    int m_identified = 0;
};

void TestLibraryMoves::init() {
    m_library = std::make_unique<ScannedLibrary>();
    m_identified = 0;
    m_library->setIdentifier([this](const fs::path& file) {
        ++m_identified;
        return fixtures::audioMd5(file);
    });
}

void TestLibraryMoves::put(const fs::path& name, const char* title, int tone, const char* ending) {
    m_clips.copy(fixtures::formatOf(ending), m_library->music() / name, tone);
    fixtures::tag(m_library->music() / name, {{"TITLE", {QString::fromUtf8(title)}}});
}

void TestLibraryMoves::move(const fs::path& from, const fs::path& to) {
    fs::create_directories((m_library->music() / to).parent_path());
    fs::rename(m_library->music() / from, m_library->music() / to);
}

/// The track at this path, with its identity stored as analysis does.
TrackId TestLibraryMoves::analysed(const fs::path& name) {
    const TrackId id = m_library->at(name).id;
    m_library->setIdentity(id, fixtures::audioMd5(m_library->music() / name).value());
    return id;
}

void TestLibraryMoves::renamedBeforeAnalysis() {
    put("a.flac", "A");
    m_library->scan();
    const TrackId id = m_library->at("a.flac").id;
    move("a.flac", "sub/b.flac");
    const ScanSummary summary = m_library->scan();
    QCOMPARE(summary.moved, 1);
    QCOMPARE(summary.added + summary.missing, 0);
    QCOMPARE(m_library->at("sub/b.flac").id, id);
    QCOMPARE(m_library->at("a.flac").id, TrackId::None);
    QCOMPARE(m_library->tracks().counts()->missing, 0);
    QCOMPARE(m_identified, 0); // nothing to compare with
}

void TestLibraryMoves::renamedAfterAnalysis() {
    put("a.flac", "A");
    m_library->scan();
    const TrackId id = analysed("a.flac");
    move("a.flac", "b.flac");
    fixtures::setModified(m_library->music() / "b.flac", 60); // a copy loses its time
    QCOMPARE(m_library->scan().moved, 1);
    QCOMPARE(m_library->at("b.flac").id, id);
    QVERIFY(!m_library->at("b.flac").audioIdentity.isEmpty());
    QCOMPARE(m_identified, 1);
}

void TestLibraryMoves::movedAndRetagged() {
    put("a.mp3", "A", 0, ".mp3");
    m_library->scan();
    const TrackId id = analysed("a.mp3");
    move("a.mp3", "b.mp3");
    fixtures::tag(m_library->music() / "b.mp3", {{"TITLE", {QStringLiteral("Another title")}},
                                                 {"LYRICS", {QString(50'000, QLatin1Char('x'))}}});
    QCOMPARE(m_library->scan().moved, 1);
    QCOMPARE(m_library->at("b.mp3").id, id);
    QCOMPARE(m_library->at("b.mp3").tags.title, QStringLiteral("Another title"));
    QCOMPARE(m_library->titles(QStringLiteral("another")).size(), 1);
}

void TestLibraryMoves::everythingStaysWithTheTrack() {
    put("a.flac", "A");
    put("b.flac", "B", 1);
    m_library->scan();
    const TrackId id = analysed("a.flac");
    const qint64 added = m_library->at("a.flac").addedMs;
    const std::array both{m_library->at("b.flac").id, id};
    const auto list =
        m_library->playlists().create(QStringLiteral("x"), library::PlaylistKind::Own, {}, both);
    const std::string key = std::to_string(static_cast<qint64>(id));
    m_library->connection().db().exec("INSERT INTO features(track_id, version, analysed_ms, data) "
                                      "VALUES (" +
                                      key + ", 7, 8, x'AA')");
    move("a.flac", "c/d/e.flac");
    QCOMPARE(m_library->scan().moved, 1);
    QCOMPARE(m_library->at("c/d/e.flac").id, id);
    QCOMPARE(m_library->at("c/d/e.flac").addedMs, added);
    QCOMPARE(m_library->playlists().tracks(*list).value(), std::vector(both.begin(), both.end()));
    QCOMPARE(m_library->connection()
                 .db()
                 .execAndGet("SELECT version FROM features WHERE track_id = " + key)
                 .getInt(),
             7);
}

void TestLibraryMoves::otherAudioIsAnotherTrack() {
    put("a.flac", "Same title", 0);
    m_library->scan();
    const TrackId id = analysed("a.flac");
    const auto time = fs::last_write_time(m_library->music() / "a.flac");
    fs::remove(m_library->music() / "a.flac");
    put("b.flac", "Same title", 3); // as long, same title, same time: only the sound differs
    fs::last_write_time(m_library->music() / "b.flac", time);
    const ScanSummary summary = m_library->scan();
    QCOMPARE(summary.moved, 0);
    QCOMPARE(summary.added, 1);
    QCOMPARE(summary.missing, 1);
    QVERIFY(m_library->at("b.flac").id != id);
    QVERIFY(m_library->at("a.flac").missingSinceMs.has_value());
}

void TestLibraryMoves::copyIsAnotherTrack() {
    put("a.flac", "A");
    m_library->scan();
    const TrackId id = analysed("a.flac");
    fs::copy_file(m_library->music() / "a.flac", m_library->music() / "copy.flac");
    const ScanSummary summary = m_library->scan();
    QCOMPARE(summary.added, 1);
    QCOMPARE(summary.moved, 0);
    QCOMPARE(m_library->at("a.flac").id, id);
    QVERIFY(m_library->at("copy.flac").id != id);
    // And when the first one goes, the copy stays itself.
    fs::remove(m_library->music() / "a.flac");
    QCOMPARE(m_library->scan().missing, 1);
    QVERIFY(m_library->at("copy.flac").id != id);
}

// The same recording on two albums: each keeps its own history.
void TestLibraryMoves::twinsKeepTheirNames() {
    put("old/best of.flac", "Song");
    put("old/original.flac", "Song");
    m_library->scan();
    const TrackId best = analysed("old/best of.flac");
    const TrackId original = analysed("old/original.flac");
    move("old/original.flac", "new/a/original.flac");
    move("old/best of.flac", "new/b/best of.flac");
    QCOMPARE(m_library->scan().moved, 2);
    QCOMPARE(m_library->at("new/b/best of.flac").id, best);
    QCOMPARE(m_library->at("new/a/original.flac").id, original);
}

void TestLibraryMoves::wholeFolderRenamed() {
    QHash<QString, TrackId> before;
    for (int i = 0; i < 12; ++i) {
        put("Artist/Album/" + std::to_string(i) + ".flac", "Track", i % 3);
    }
    m_library->scan();
    for (int i = 0; i < 12; ++i) {
        before[QString::number(i)] = analysed("Artist/Album/" + std::to_string(i) + ".flac");
    }
    fs::rename(m_library->music() / "Artist", m_library->music() / "The Artist");
    const ScanSummary summary = m_library->scan();
    QCOMPARE(summary.moved, 12);
    QCOMPARE(summary.added + summary.missing, 0);
    for (int i = 0; i < 12; ++i) {
        QCOMPARE(m_library->at("The Artist/Album/" + std::to_string(i) + ".flac").id,
                 before[QString::number(i)]);
    }
}

void TestLibraryMoves::folderRenamedAndScannedUnderItsNewName() {
    put("one/a.flac", "A");
    m_library->scan({m_library->music() / "one"});
    const TrackId id = analysed("one/a.flac");
    fs::rename(m_library->music() / "one", m_library->music() / "two");
    const ScanSummary summary = m_library->scan({m_library->music() / "two"});
    QCOMPARE(summary.moved, 1);
    QCOMPARE(m_library->at("two/a.flac").id, id);
}

// Gone in one scan, found elsewhere in a later one.
void TestLibraryMoves::movedInTwoScans() {
    put("one/a.flac", "A");
    put("two/b.flac", "B", 1);
    m_library->scan({m_library->music() / "one", m_library->music() / "two"});
    const TrackId id = analysed("one/a.flac");
    move("one/a.flac", "two/a.flac");
    QCOMPARE(m_library->scan({m_library->music() / "one"}).missing, 1);
    QCOMPARE(m_library->scan({m_library->music() / "two"}).moved, 1);
    QCOMPARE(m_library->at("two/a.flac").id, id);
    QVERIFY(!m_library->at("two/a.flac").missingSinceMs);
}

void TestLibraryMoves::undecodableFileIsNeverTheSame() {
    put("a.flac", "A");
    m_library->scan();
    const TrackId id = analysed("a.flac");
    m_library->setIdentifier([](const fs::path&) -> base::Result<QByteArray> {
        return base::Error{QStringLiteral("cannot be decoded"), {}, {}};
    });
    move("a.flac", "b.flac");
    const ScanSummary summary = m_library->scan();
    QCOMPARE(summary.moved, 0);
    QCOMPARE(summary.added, 1);
    QVERIFY(m_library->at("b.flac").id != id);
    QVERIFY(m_library->at("a.flac").missingSinceMs.has_value());
}

// Put into a playlist between a stopped scan and the one that recognises it.
void TestLibraryMoves::playlistOfTheNewRowGoesOver() {
    put("a.flac", "A");
    m_library->scan();
    const TrackId id = analysed("a.flac");
    move("a.flac", "b.flac");
    std::stop_source stop;
    const ScanSummary stopped =
        m_library->scan({}, stop.get_token(), [&stop](const base::Progress& progress) {
            if (progress.done > 0) {
                stop.request_stop();
            }
        });
    QVERIFY(stopped.cancelled);
    const std::array fresh{m_library->at("b.flac").id};
    QVERIFY(fresh[0] != TrackId::None);
    QVERIFY(fresh[0] != id);
    const auto list =
        m_library->playlists().create(QStringLiteral("x"), library::PlaylistKind::Own, {}, fresh);
    QCOMPARE(m_library->scan().moved, 1);
    QCOMPARE(m_library->playlists().tracks(*list).value(), std::vector{id});
}

EARSHOT_TEST(QCoreApplication, TestLibraryMoves)

} // namespace earshot::test_library_moves

#include "test_library_moves.moc"
