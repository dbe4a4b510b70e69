// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/library/scan_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_library_playlists {

using fixtures::ScannedLibrary;
using library::PlaylistId;
using library::PlaylistKind;
using library::TrackId;
namespace fs = std::filesystem;

class TestLibraryPlaylists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsOrderAndRepeats();
    void tellsAboutThem();
    void changes();
    void missingTracksStay();
    void unknownTracksAreLeftOut();
    void refusesWhatIsNoName();
    void unknownPlaylistsAreErrors();
    void changeIsWholeOrNotAtAll();

private:
    fixtures::Clips m_clips;
    std::unique_ptr<ScannedLibrary> m_library;
    std::vector<TrackId> m_ids;
};

void TestLibraryPlaylists::init() {
    m_library = std::make_unique<ScannedLibrary>();
    m_ids.clear();
    for (const char* name : {"a.mp3", "b.mp3", "c.mp3"}) {
        m_clips.copy(fixtures::formatOf(".mp3"), m_library->music() / name);
    }
    m_library->scan();
    for (const char* name : {"a.mp3", "b.mp3", "c.mp3"}) {
        m_ids.push_back(m_library->at(name).id);
    }
}

void TestLibraryPlaylists::keepsOrderAndRepeats() {
    const auto store = m_library->playlists();
    const std::vector order{m_ids[2], m_ids[0], m_ids[2], m_ids[1]};
    const auto id = store.create(QStringLiteral("mix"), PlaylistKind::Own, {}, order);
    QVERIFY(id.ok());
    QCOMPARE(store.tracks(*id).value(), order);
}

void TestLibraryPlaylists::tellsAboutThem() {
    const auto store = m_library->playlists();
    QVERIFY(store.create(QStringLiteral(" Mine "), PlaylistKind::Own, {}, {}).ok());
    QVERIFY(
        store.create(QStringLiteral("Mine"), PlaylistKind::Saved, QStringLiteral("Focus, 3"), m_ids)
            .ok());
    const auto all = store.all();
    QCOMPARE(all->size(), 2U);
    QCOMPARE(all->at(0).name, QStringLiteral("Mine"));
    QCOMPARE(all->at(0).kind, PlaylistKind::Own);
    QCOMPARE(all->at(0).tracks, 0);
    QCOMPARE(all->at(1).kind, PlaylistKind::Saved);
    QCOMPARE(all->at(1).madeFrom, QStringLiteral("Focus, 3"));
    QCOMPARE(all->at(1).tracks, 3);
    QCOMPARE(all->at(1).durationMs, 3 * m_library->at("a.mp3").stream.durationMs);
    QCOMPARE(all->at(1).createdMs, m_library->clock().nowMs());
}

void TestLibraryPlaylists::changes() {
    const auto store = m_library->playlists();
    const PlaylistId id = store.create(QStringLiteral("x"), PlaylistKind::Own, {}, m_ids).value();
    const PlaylistId other =
        store.create(QStringLiteral("y"), PlaylistKind::Own, {}, m_ids).value();
    QVERIFY(store.rename(id, QStringLiteral("new name")).ok());
    QCOMPARE(store.all()->at(0).name, QStringLiteral("new name"));
    const std::vector some{m_ids[1]};
    QVERIFY(store.setTracks(id, some).ok());
    QCOMPARE(store.tracks(id).value(), some);
    QVERIFY(store.append(id, m_ids).ok());
    QCOMPARE(store.tracks(id).value(), (std::vector{m_ids[1], m_ids[0], m_ids[1], m_ids[2]}));
    QVERIFY(store.remove(id).ok());
    QCOMPARE(store.all()->size(), 1U);
    QCOMPARE(store.tracks(other).value(), m_ids);
    // An id is never used again: a page that still shows the removed one must not get another.
    QVERIFY(store.remove(other).ok());
    const auto next = store.create(QStringLiteral("z"), PlaylistKind::Own, {}, {});
    QVERIFY(*next != id && *next != other);
}

void TestLibraryPlaylists::missingTracksStay() {
    const auto store = m_library->playlists();
    const PlaylistId id = store.create(QStringLiteral("x"), PlaylistKind::Own, {}, m_ids).value();
    fs::remove(m_library->music() / "b.mp3");
    QCOMPARE(m_library->scan().missing, 1);
    QCOMPARE(store.tracks(id).value(), m_ids);
    QCOMPARE(store.all()->front().tracks, 3);
    const auto rows = m_library->tracks().rows(m_ids);
    QCOMPARE(rows->size(), 3U);
    QVERIFY(!rows->at(0).missing);
    QVERIFY(rows->at(1).missing);
}

void TestLibraryPlaylists::unknownTracksAreLeftOut() {
    const auto store = m_library->playlists();
    const std::vector some{m_ids[0], TrackId{987654}, m_ids[1]};
    const PlaylistId id = store.create(QStringLiteral("x"), PlaylistKind::Own, {}, some).value();
    QCOMPARE(store.tracks(id).value(), (std::vector{m_ids[0], m_ids[1]}));
}

void TestLibraryPlaylists::refusesWhatIsNoName() {
    const auto store = m_library->playlists();
    QVERIFY(!store.create(QStringLiteral("  "), PlaylistKind::Own, {}, m_ids).ok());
    const PlaylistId id = store.create(QStringLiteral("x"), PlaylistKind::Own, {}, {}).value();
    QVERIFY(!store.rename(id, {}).ok());
    QCOMPARE(store.all()->size(), 1U);
    QCOMPARE(store.all()->front().name, QStringLiteral("x"));
    const QString odd = QStringLiteral("Robert'); DROP TABLE playlists;--");
    QVERIFY(store.rename(id, odd).ok());
    QCOMPARE(store.all()->front().name, odd);
}

void TestLibraryPlaylists::unknownPlaylistsAreErrors() {
    const auto store = m_library->playlists();
    const PlaylistId none{4711};
    QVERIFY(!store.tracks(none).ok());
    QVERIFY(!store.rename(none, QStringLiteral("x")).ok());
    QVERIFY(!store.setTracks(none, m_ids).ok());
    QVERIFY(!store.append(none, m_ids).ok());
    QVERIFY(!store.remove(none).ok());
}

void TestLibraryPlaylists::changeIsWholeOrNotAtAll() {
    const auto store = m_library->playlists();
    const PlaylistId id = store.create(QStringLiteral("x"), PlaylistKind::Own, {}, m_ids).value();
    // The second row to be written fails.
    m_library->connection().db().exec("CREATE TEMP TRIGGER fail BEFORE INSERT ON playlist_items "
                                      "WHEN new.position = 1 "
                                      "BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    const std::vector some{m_ids[2], m_ids[1]};
    QVERIFY(!store.setTracks(id, some).ok());
    QVERIFY(!store.create(QStringLiteral("y"), PlaylistKind::Own, {}, some).ok());
    QCOMPARE(store.tracks(id).value(), m_ids);
    QCOMPARE(store.all()->size(), 1U);
}

EARSHOT_TEST(QCoreApplication, TestLibraryPlaylists)

} // namespace earshot::test_library_playlists

#include "test_library_playlists.moc"
