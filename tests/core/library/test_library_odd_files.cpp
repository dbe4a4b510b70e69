// SPDX-License-Identifier: GPL-3.0-or-later
// What lies about in music folders besides good music: a scan survives it and says so.
#include "core/base/paths.h"
#include "core/library/tag_reader.h"
#include "tests/core/library/scan_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QTest>

#ifdef Q_OS_UNIX
#    include <sys/stat.h>
#    include <unistd.h>
#endif

namespace earshot::test_library_odd_files {

using fixtures::put;
using fixtures::ScannedLibrary;
using fixtures::writeBytes;
using library::ScanSummary;
using library::TrackId;
namespace fs = std::filesystem;

namespace {

/// Nobody may read the path while this lives.
class Unreadable {
public:
    explicit Unreadable(fs::path path) : m_path(std::move(path)) {
        fs::permissions(m_path, fs::perms::none);
    }
    ~Unreadable() { fs::permissions(m_path, fs::perms::owner_all); }

private:
    fs::path m_path;
};

/// Files made while this lives belong to an ordinary person, who cannot read everything.
class OrdinaryUser {
public:
    OrdinaryUser() {
#ifdef Q_OS_UNIX
        constexpr uid_t kNobody = 65534;
        m_wasRoot = geteuid() == 0;
        if (m_wasRoot && seteuid(kNobody) != 0) {
            qFatal("cannot become an ordinary user");
        }
#endif
    }
    ~OrdinaryUser() {
#ifdef Q_OS_UNIX
        if (m_wasRoot && seteuid(0) != 0) {
            qFatal("cannot become root again");
        }
#endif
    }

private:
    bool m_wasRoot = false;
};

} // namespace

class TestLibraryOddFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyAndBrokenFilesAreListed();
    void mendedFilesAreReadAgain();
    void brokenOverGoodKeepsTheTrack();
    void wrongEndingsAreReadByContent();
    void oddNames();
    void namesThatAreNotUnicode();
    void unreadableFolders();
    void unreadableFilesAreTriedAgain();
    void linksAreSurvived();
    void linkedFolderIsScannedOnce();
    void foldersInFolders();
    void veryDeepFolders();
    void specialFilesAreLeftAlone();
    void absurdLengthsAreUnknown();

private:
    fixtures::Clips m_clips;
};

void TestLibraryOddFiles::emptyAndBrokenFilesAreListed() {
    ScannedLibrary library;
    put(m_clips, library, "good.mp3", "Good");
    writeBytes(library.music() / "empty.mp3", {});
    writeBytes(library.music() / "text.mp3", QByteArray("not music at all\n").repeated(500));
    writeBytes(library.music() / "zeros.flac", QByteArray(20'000, '\0'));
    writeBytes(library.music() / "ff.mp3", QByteArray(20'000, '\xFF'));
    writeBytes(library.music() / "header only.flac", "fLaC");
    writeBytes(library.music() / "header only.ogg", "OggS");
    writeBytes(library.music() / "header only.m4a", QByteArray("\0\0\0\x20"
                                                               "ftypM4A ",
                                                               12));
    writeBytes(library.music() / "picture.mp3", fixtures::picture('x'));
    // An ID3v2 tag that claims more than there is.
    writeBytes(library.music() / "tag.mp3",
               QByteArray("ID3\x04\0\0\x7F\x7F\x7F\x7F", 10) + QByteArray(500, 'T'));
    put(m_clips, library, "cut.flac", "Cut");
    fs::resize_file(library.music() / "cut.flac", fs::file_size(library.music() / "cut.flac") / 2);

    const ScanSummary summary = library.scan();
    QCOMPARE(summary.found, 11);
    QCOMPARE(summary.added, 2);
    QCOMPARE(summary.failed, 10);
    QCOMPARE(library.tracks().problems()->size(), 10U);
    for (const char* name : {"empty.mp3", "text.mp3", "zeros.flac", "ff.mp3", "header only.flac",
                             "header only.ogg", "header only.m4a", "picture.mp3", "tag.mp3"}) {
        QVERIFY2(!library.problem(name).isEmpty(), name);
        QCOMPARE(library.at(name).id, TrackId::None);
    }
    // What can still be played in part is in the library, and listed.
    QCOMPARE(library.at("cut.flac").tags.title, QStringLiteral("Cut"));
    QVERIFY(library.problem("cut.flac").contains(QStringLiteral("cut off")));

    const ScanSummary again = library.scan();
    QCOMPARE(again.failed, 10);
    QCOMPARE(again.added + again.changed + again.missing, 0);
    QCOMPARE(library.tracks().problems()->size(), 10U);
}

void TestLibraryOddFiles::mendedFilesAreReadAgain() {
    ScannedLibrary library;
    writeBytes(library.music() / "a.mp3", {});
    writeBytes(library.music() / "b.mp3", "junk");
    QCOMPARE(library.scan().failed, 2);
    put(m_clips, library, "a.mp3", "A");
    fs::remove(library.music() / "b.mp3");
    const ScanSummary summary = library.scan();
    QCOMPARE(summary.added, 1);
    QCOMPARE(summary.failed, 0);
    QCOMPARE(library.tracks().problems()->size(), 0U);
}

void TestLibraryOddFiles::brokenOverGoodKeepsTheTrack() {
    ScannedLibrary library;
    put(m_clips, library, "a.mp3", "A");
    library.scan();
    const TrackId id = library.at("a.mp3").id;
    const QByteArray good = [&] {
        QFile in(base::pathText(library.music() / "a.mp3"));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }();
    writeBytes(library.music() / "a.mp3", {});
    fixtures::setModified(library.music() / "a.mp3", 30);
    ScanSummary summary = library.scan();
    QCOMPARE(summary.failed, 1);
    QCOMPARE(summary.missing, 1);
    QCOMPARE(library.at("a.mp3").id, id);
    QCOMPARE(library.at("a.mp3").tags.title, QStringLiteral("A"));
    QCOMPARE(library.scan().missing, 0);
    writeBytes(library.music() / "a.mp3", good);
    fixtures::setModified(library.music() / "a.mp3", 60);
    summary = library.scan();
    QCOMPARE(summary.back, 1);
    QCOMPARE(library.at("a.mp3").id, id);
    QVERIFY(!library.at("a.mp3").missingSinceMs);
    QCOMPARE(library.tracks().problems()->size(), 0U);
}

void TestLibraryOddFiles::wrongEndingsAreReadByContent() {
    ScannedLibrary library;
    put(m_clips, library, "a.flac", "Really FLAC");
    fs::rename(library.music() / "a.flac", library.music() / "a.mp3");
    put(m_clips, library, "b.opus", "Really Opus");
    fs::rename(library.music() / "b.opus", library.music() / "b.wma");
    put(m_clips, library, "c.m4a", "Without ending");
    fs::rename(library.music() / "c.m4a", library.music() / "c");
    const ScanSummary summary = library.scan();
    QCOMPARE(summary.added, 3);
    QCOMPARE(summary.failed, 0);
    QCOMPARE(library.at("a.mp3").stream.codec, QStringLiteral("FLAC"));
    QCOMPARE(library.at("b.wma").stream.codec, QStringLiteral("Opus"));
    QCOMPARE(library.at("c").tags.title, QStringLiteral("Without ending"));
    QCOMPARE(library.scan().added, 0);
}

void TestLibraryOddFiles::oddNames() {
    ScannedLibrary library;
    const std::vector<fs::path> names{"...And Justice/01.mp3",
                                      " leading and trailing .mp3",
                                      "new\nline.mp3",
                                      "tab\t.mp3",
                                      "quote's \"double\".mp3",
                                      "-rf.mp3",
                                      "#1.mp3",
                                      "100%25.mp3",
                                      "東京/夜明け.mp3",
                                      "e\xCC\x81tude.mp3",
                                      "é.mp3",
                                      "🎵.mp3",
                                      "semi;colon.mp3",
                                      "back\\slash.mp3",
                                      std::string(240, 'x') + ".mp3"};
    for (const fs::path& name : names) {
        put(m_clips, library, name);
    }
    const ScanSummary summary = library.scan();
    QCOMPARE(summary.added, static_cast<qint64>(names.size()));
    QCOMPARE(summary.failed, 0);
    for (const fs::path& name : names) {
        QCOMPARE(library.at(name).path, library.music() / name);
    }
    QCOMPARE(library.at("東京/夜明け.mp3").displayTitle(), QStringLiteral("夜明け"));
    QCOMPARE(library.scan().added, 0);
}

void TestLibraryOddFiles::namesThatAreNotUnicode() {
#ifdef Q_OS_LINUX
    ScannedLibrary library;
    const fs::path folder = base::pathFromBytes("caf\xE9");
    const fs::path name = folder / base::pathFromBytes("\xFF\xFE song.mp3");
    put(m_clips, library, name, "Bytes");
    writeBytes(library.music() / folder / base::pathFromBytes("empty \xE9.mp3"), {});
    const ScanSummary summary = library.scan();
    QCOMPARE(summary.added, 1);
    QCOMPARE(summary.failed, 1);
    QCOMPARE(library.at(name).tags.title, QStringLiteral("Bytes"));
    QVERIFY(fs::exists(library.at(name).path));
    QVERIFY(!library.problem(folder / base::pathFromBytes("empty \xE9.mp3")).isEmpty());
    QCOMPARE(library.scan().added, 0);
    fs::rename(library.music() / folder, library.music() / base::pathFromBytes("th\xE9"));
    const ScanSummary moved = library.scan();
    QCOMPARE(moved.moved, 1);
    QCOMPARE(moved.missing, 0);
#else
    QVERIFY(base::pathFromText(QStringLiteral("a")) == fs::path("a"));
#endif
}

void TestLibraryOddFiles::unreadableFolders() {
    m_clips.clip(fixtures::formatOf(".mp3"), 0);
    m_clips.clip(fixtures::formatOf(".mp3"), 1);
    const OrdinaryUser user;
    ScannedLibrary library;
    put(m_clips, library, "open/a.mp3", "A");
    put(m_clips, library, "closed/b.mp3", "B", 1);
    library.scan();
    const TrackId id = library.at("closed/b.mp3").id;
    {
        const Unreadable closed(library.music() / "closed");
        const ScanSummary summary = library.scan();
        QCOMPARE(summary.failed, 1);
        QCOMPARE(summary.found, 1);
        QVERIFY(!library.problem("closed").isEmpty());
    }
    const ScanSummary summary = library.scan();
    QCOMPARE(summary.back, 1);
    QCOMPARE(summary.failed, 0);
    QVERIFY(library.problem("closed").isEmpty());
    QCOMPARE(library.at("closed/b.mp3").id, id);
}

// What may not be read today may be tomorrow, with the same size and time.
void TestLibraryOddFiles::unreadableFilesAreTriedAgain() {
    m_clips.clip(fixtures::formatOf(".mp3"), 0);
    m_clips.clip(fixtures::formatOf(".mp3"), 1);
    const OrdinaryUser user;
    ScannedLibrary library;
    put(m_clips, library, "a.mp3", "A");
    {
        const Unreadable closed(library.music() / "a.mp3");
        const ScanSummary summary = library.scan();
        QCOMPARE(summary.failed, 1);
        QVERIFY(!library.problem("a.mp3").isEmpty());
    }
    const ScanSummary summary = library.scan();
    QCOMPARE(summary.added, 1);
    QCOMPARE(library.tracks().problems()->size(), 0U);
}

void TestLibraryOddFiles::linksAreSurvived() {
    ScannedLibrary library;
    put(m_clips, library, "album/a.mp3", "A");
    fs::create_directories(library.place("outside"));
    m_clips.copy(fixtures::formatOf(".flac"), library.place("outside") / "out.flac");
    m_clips.copy(fixtures::formatOf(".ogg"), library.place("single.ogg"));
    fs::create_directory_symlink(library.music(), library.music() / "album" / "up");
    fs::create_directory_symlink(library.music() / "album", library.music() / "album" / "self");
    fs::create_directory_symlink("album", library.music() / "another name");
    fs::create_directory_symlink(library.place("outside"), library.music() / "far");
    fs::create_directory_symlink(library.place("outside"), library.music() / "far again");
    fs::create_directory_symlink(library.place("outside"), library.place("outside") / "loop");
    fs::create_symlink(library.place("single.ogg"), library.music() / "linked.ogg");
    fs::create_symlink(library.music() / "album" / "a.mp3", library.music() / "again.mp3");
    fs::create_symlink("nowhere.mp3", library.music() / "dangling.mp3");
    fs::create_symlink("nowhere.txt", library.music() / "dangling.txt");
    fs::create_symlink("circle 2.mp3", library.music() / "circle 1.mp3");
    fs::create_symlink("circle 1.mp3", library.music() / "circle 2.mp3");

    const ScanSummary summary = library.scan();
    QCOMPARE(summary.found, 3); // a.mp3, out.flac, linked.ogg; each once
    QCOMPARE(summary.added, 3);
    QVERIFY(library.at("album/a.mp3").id != TrackId::None);
    QVERIFY(library.at("linked.ogg").id != TrackId::None);
    for (const char* name :
         {"album/up", "album/self", "dangling.mp3", "circle 1.mp3", "circle 2.mp3"}) {
        QVERIFY2(!library.problem(name).isEmpty(), name);
    }
    QCOMPARE(summary.failed, 5);
    const ScanSummary again = library.scan();
    QCOMPARE(again.added + again.missing + again.changed, 0);
    QCOMPARE(again.failed, 5);
}

void TestLibraryOddFiles::linkedFolderIsScannedOnce() {
    ScannedLibrary library;
    put(m_clips, library, "a.mp3", "A");
    fs::create_directory_symlink(library.music(), library.place("link"));
    library.scan({library.place("link")});
    const ScanSummary again = library.scan({library.music()});
    QCOMPARE(again.added, 0);
    QCOMPARE(library.tracks().folders()->size(), 1U);
}

void TestLibraryOddFiles::foldersInFolders() {
    ScannedLibrary library;
    put(m_clips, library, "one/two/a.mp3", "A");
    put(m_clips, library, "one/b.mp3", "B", 1);
    const ScanSummary summary =
        library.scan({library.music() / "one" / "two", library.music() / "one",
                      library.music() / "one" / "." / "two" / ".."});
    QCOMPARE(summary.found, 2);
    QCOMPARE(summary.added, 2);
    QCOMPARE(library.tracks().folders()->size(), 2U);
    QCOMPARE(library.scan({library.music() / "one"}).missing, 0);
}

void TestLibraryOddFiles::veryDeepFolders() {
    ScannedLibrary library;
    fs::path deep;
    for (int i = 0; i < 400; ++i) {
        deep /= "d";
    }
    put(m_clips, library, deep / "a.mp3", "Deep");
    QCOMPARE(library.scan().added, 1);
}

void TestLibraryOddFiles::specialFilesAreLeftAlone() {
    ScannedLibrary library;
    put(m_clips, library, "a.mp3", "A");
    fs::create_directories(library.music() / "folder.mp3");
#ifdef Q_OS_UNIX
    // Opening a pipe nobody writes to would wait for ever.
    QCOMPARE(mkfifo((library.music() / "pipe.mp3").c_str(), 0600), 0);
    QCOMPARE(mkfifo((library.music() / "pipe").c_str(), 0600), 0);
#endif
    const ScanSummary summary = library.scan();
    QCOMPARE(summary.found, 1);
    QCOMPARE(summary.failed, 0);
}

// The last page of an Ogg stream tells where it ends.
void TestLibraryOddFiles::absurdLengthsAreUnknown() {
    const fixtures::Folder folder;
    fixtures::writeWav(folder / "a.wav", fixtures::sine(440, 1, 48000), 48000, 1);
    for (const char* name : {"a.opus", "a.ogg", "a.oga"}) {
        const fs::path path = folder / name;
        fixtures::encode(folder / "a.wav", path);
        QFile file(base::pathText(path));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qsizetype last = file.readAll().lastIndexOf("OggS");
        QVERIFY(last > 0 && file.seek(last + 6));
        file.write(QByteArray(7, '\xff') + '\x0f');
        file.close();
        const library::FileReading reading = library::readMusicFile(path);
        QVERIFY2(reading.stream.durationMs >= 0 && reading.stream.bitrateKbps >= 0, name);
    }
}

EARSHOT_TEST(QCoreApplication, TestLibraryOddFiles)

} // namespace earshot::test_library_odd_files

#include "test_library_odd_files.moc"
