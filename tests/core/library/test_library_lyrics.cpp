// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lyrics/theme_words.h"
#include "tests/core/library/scan_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_library_lyrics {

using fixtures::put;
using fixtures::ScannedLibrary;
using fixtures::writeBytes;
using lyrics::Theme;
namespace fs = std::filesystem;

namespace {

// Verses of our own.
const QByteArray kNight = "[ar:Nobody]\n[00:01.00]The moon is up and the night is long\n"
                          "[00:05.00]I walk with you through the dark of the town\n"
                          "[00:09.00]Midnight is calling and the evening is gone\n"
                          "[00:12.00]It is night and the moon is all that we have\n";
const QByteArray kDance = "We dance on the floor and we move to the beat\n"
                          "The rhythm is in you and the music is in me\n"
                          "So shake it and dance with the beat of the club\n"
                          "The party is on and the groove is enough\n";

/// What forEach() tells of the track with this title.
std::optional<lyrics::ThemeWeights> themesOf(const ScannedLibrary& library, const char* title) {
    std::optional<lyrics::ThemeWeights> themes;
    const auto read = library.tracks().forEach([&](const library::Track& track) {
        if (track.tags.title == QLatin1String(title)) {
            themes = track.themes;
        }
    });
    return read ? themes : std::nullopt;
}

bool isAbout(const std::optional<lyrics::ThemeWeights>& themes, Theme theme) {
    return themes && themes->share(theme) > 0.7F;
}

} // namespace

/// Lyrics in files and beside them, from scan to scan.
class TestLibraryLyrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileBesideTheTrackIsReadAndFollowed() {
        ScannedLibrary library;
        put(m_clips, library, "one.mp3", "One");
        put(m_clips, library, "one.live.mp3", "Live");
        put(m_clips, library, "two.mp3", "Two");
        library.scan();
        QVERIFY(!themesOf(library, "One"));

        writeBytes(library.music() / "one.lrc", kNight);
        const auto summary = library.scan();
        QCOMPARE(summary.changed, 0); // the music is as it was
        QCOMPARE(summary.failed, 0);
        QVERIFY(isAbout(themesOf(library, "One"), Theme::Night));
        QVERIFY(!themesOf(library, "Two"));
        QVERIFY(!themesOf(library, "Live")); // another name

        writeBytes(library.music() / "one.lrc", kDance);
        library.scan();
        QVERIFY(isAbout(themesOf(library, "One"), Theme::Dance));
        QVERIFY(!isAbout(themesOf(library, "One"), Theme::Night));

        fs::remove(library.music() / "one.lrc");
        library.scan();
        QVERIFY(!themesOf(library, "One"));
    }

    void embeddedLyricsGoBeforeAFile() {
        ScannedLibrary library;
        put(m_clips, library, "one.flac", "One");
        fixtures::tag(library.music() / "one.flac", {{"TITLE", {QStringLiteral("One")}},
                                                     {"LYRICS", {QString::fromUtf8(kDance)}}});
        writeBytes(library.music() / "one.lrc", kNight);
        library.scan();
        QVERIFY(isAbout(themesOf(library, "One"), Theme::Dance));

        fixtures::tag(library.music() / "one.flac",
                      {{"TITLE", {QStringLiteral("One")}}, {"LYRICS", {}}});
        fixtures::setModified(library.music() / "one.flac", 5);
        library.scan();
        QVERIFY(isAbout(themesOf(library, "One"), Theme::Night));
    }

    void otherFoldersAndMissingTracksKeepTheirWords() {
        ScannedLibrary library;
        put(m_clips, library, "a/one.mp3", "One");
        put(m_clips, library, "b/two.mp3", "Two", 1);
        writeBytes(library.music() / "a/one.lrc", kNight);
        writeBytes(library.music() / "b/two.lrc", kDance);
        library.scan();
        library.scan({library.music() / "a"});
        QVERIFY(isAbout(themesOf(library, "Two"), Theme::Dance));

        fs::rename(library.music() / "b", library.place("unplugged"));
        library.scan();
        QVERIFY(!themesOf(library, "Two")); // not there at all
        fs::rename(library.place("unplugged"), library.music() / "b");
        fs::remove(library.music() / "b/two.lrc");
        writeBytes(library.music() / "b/two.LRC", kDance);
        library.scan();
        QVERIFY(isAbout(themesOf(library, "Two"), Theme::Dance));
    }

    void wordsFollowATrackThatMoves() {
        ScannedLibrary library;
        put(m_clips, library, "one.mp3", "One");
        writeBytes(library.music() / "one.lrc", kNight);
        library.scan();
        const auto before = library.at("one.mp3").id;
        fs::create_directory(library.music() / "new");
        fs::rename(library.music() / "one.mp3", library.music() / "new/uno.mp3");
        fs::rename(library.music() / "one.lrc", library.music() / "new/uno.lrc");
        library.scan();
        QCOMPARE(library.at("new/uno.mp3").id, before);
        QVERIFY(isAbout(themesOf(library, "One"), Theme::Night));
    }

    void otherWordListsAreReckonedAnew() {
        ScannedLibrary library;
        put(m_clips, library, "one.mp3", "One");
        writeBytes(library.music() / "one.lrc", kNight);
        library.scan();
        library.connection().db().exec(
            "UPDATE lyric_themes SET version = 0, weights = zeroblob(13)");
        QVERIFY(!themesOf(library, "One")); // weights of other lists are none
        library.scan();
        QVERIFY(isAbout(themesOf(library, "One"), Theme::Night));
    }

    void wordsThatSayNothingAreNotReadAgain() {
        ScannedLibrary library;
        put(m_clips, library, "one.mp3", "One");
        writeBytes(library.music() / "one.lrc", "Instrumental");
        library.scan();
        QVERIFY(!themesOf(library, "One"));
        SQLite::Database& db = library.connection().db();
        QCOMPARE(db.execAndGet("SELECT weights IS NULL FROM lyric_themes").getInt(), 1);
        int reckoned = 0;
        library.scan({}, {}, [&reckoned](const base::Progress& progress) {
            reckoned += progress.phase == QLatin1String("Reading lyrics") ? 1 : 0;
        });
        QCOMPARE(reckoned, 0);
    }

private:
    fixtures::Clips m_clips;
};

EARSHOT_TEST(QCoreApplication, TestLibraryLyrics)

} // namespace earshot::test_library_lyrics

#include "test_library_lyrics.moc"
