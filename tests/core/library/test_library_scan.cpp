// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "tests/core/library/scan_fixture.h"

#include <QFile>
#include <QTest>

#include <atomic>
#include <fstream>

#ifdef Q_OS_UNIX
#    include <sys/stat.h>
#    include <unistd.h>
#endif

using namespace earshot;
using fixtures::ScannedLibrary;
using library::ScanSummary;
using library::TrackId;
namespace fs = std::filesystem;

namespace {

void writeBytes(const fs::path& file, const QByteArray& bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.constData(), bytes.size());
    QVERIFY(out.good());
}

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

class TestLibraryScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsMusicAndNothingElse();
    void rescanReadsOnlyWhatChanged();
    void vanishedIsMissingAndComesBack();
    void unpluggedFolderKeepsEverything();
    void onlyScannedFoldersGoMissing();
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
    void stoppedScanKeepsWhatItHas();
    void interruptedScanIsFinishedByTheNext();
    void listsComeBackWhole();
    void reportsProgress();
    void writerDoesNotLockOthersOut();
    void unusableFoldersAreTold();

private:
    void put(const ScannedLibrary& library, const fs::path& name, const char* title = nullptr,
             int tone = 0);

    fixtures::Clips m_clips;
};

void TestLibraryScan::put(const ScannedLibrary& library, const fs::path& name, const char* title,
                          int tone) {
    const std::string ending = name.extension().string();
    const fixtures::Format& format = fixtures::formatOf(ending.empty() ? ".mp3" : ending.c_str());
    m_clips.copy(format, library.music() / name, tone);
    if (title != nullptr) {
        fixtures::tag(library.music() / name, {{"TITLE", {QString::fromUtf8(title)}}});
    }
}

void TestLibraryScan::findsMusicAndNothingElse() {
    ScannedLibrary library;
    for (const fixtures::Format& format : fixtures::formats()) {
        m_clips.copy(format, library.music() / format.name / (std::string("a") + format.ending));
    }
    put(library, "UPPER.MP3.mp3");
    fs::rename(library.music() / "UPPER.MP3.mp3", library.music() / "UPPER.MP3");
    writeBytes(library.music() / "cover.jpg", "no music");
    writeBytes(library.music() / "notes.txt", "no music");
    writeBytes(library.music() / "._a.mp3", "attributes of macOS");
    writeBytes(library.music() / "README", "no ending, no music");
    put(library, ".Trash-1000/thrown away.mp3");
    put(library, ".hidden album/b.mp3");

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
    put(library, "a.mp3", "A");
    put(library, "b.flac", "B");
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
    put(library, "c.mp3", "C");
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
    put(library, "a.mp3", "A");
    put(library, "b.mp3", "B", 1);
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
    put(library, "a.mp3", "A");
    put(library, "sub/b.mp3", "B", 1);
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
    put(library, "one/a.mp3", "A");
    put(library, "one too/b.mp3", "B", 1); // its name begins like the other's
    library.scan({library.music() / "one"});
    library.scan({library.music() / "one too"});
    fs::remove(library.music() / "one too" / "b.mp3");
    QCOMPARE(library.scan({library.music() / "one"}).missing, 0);
    QVERIFY(!library.at("one too/b.mp3").missingSinceMs.has_value());
    QCOMPARE(library.scan({library.music() / "one too"}).missing, 1);
}

void TestLibraryScan::emptyAndBrokenFilesAreListed() {
    ScannedLibrary library;
    put(library, "good.mp3", "Good");
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
    put(library, "cut.flac", "Cut");
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

void TestLibraryScan::mendedFilesAreReadAgain() {
    ScannedLibrary library;
    writeBytes(library.music() / "a.mp3", {});
    writeBytes(library.music() / "b.mp3", "junk");
    QCOMPARE(library.scan().failed, 2);
    put(library, "a.mp3", "A");
    fs::remove(library.music() / "b.mp3");
    const ScanSummary summary = library.scan();
    QCOMPARE(summary.added, 1);
    QCOMPARE(summary.failed, 0);
    QCOMPARE(library.tracks().problems()->size(), 0U);
}

void TestLibraryScan::brokenOverGoodKeepsTheTrack() {
    ScannedLibrary library;
    put(library, "a.mp3", "A");
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

void TestLibraryScan::wrongEndingsAreReadByContent() {
    ScannedLibrary library;
    put(library, "a.flac", "Really FLAC");
    fs::rename(library.music() / "a.flac", library.music() / "a.mp3");
    put(library, "b.opus", "Really Opus");
    fs::rename(library.music() / "b.opus", library.music() / "b.wma");
    put(library, "c.m4a", "Without ending");
    fs::rename(library.music() / "c.m4a", library.music() / "c");
    const ScanSummary summary = library.scan();
    QCOMPARE(summary.added, 3);
    QCOMPARE(summary.failed, 0);
    QCOMPARE(library.at("a.mp3").stream.codec, QStringLiteral("FLAC"));
    QCOMPARE(library.at("b.wma").stream.codec, QStringLiteral("Opus"));
    QCOMPARE(library.at("c").tags.title, QStringLiteral("Without ending"));
    QCOMPARE(library.scan().added, 0);
}

void TestLibraryScan::oddNames() {
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
        put(library, name);
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

void TestLibraryScan::namesThatAreNotUnicode() {
#ifdef Q_OS_LINUX
    ScannedLibrary library;
    const fs::path folder = base::pathFromBytes("caf\xE9");
    const fs::path name = folder / base::pathFromBytes("\xFF\xFE song.mp3");
    put(library, name, "Bytes");
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

void TestLibraryScan::unreadableFolders() {
    m_clips.clip(fixtures::formatOf(".mp3"), 0);
    m_clips.clip(fixtures::formatOf(".mp3"), 1);
    const OrdinaryUser user;
    ScannedLibrary library;
    put(library, "open/a.mp3", "A");
    put(library, "closed/b.mp3", "B", 1);
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
void TestLibraryScan::unreadableFilesAreTriedAgain() {
    m_clips.clip(fixtures::formatOf(".mp3"), 0);
    m_clips.clip(fixtures::formatOf(".mp3"), 1);
    const OrdinaryUser user;
    ScannedLibrary library;
    put(library, "a.mp3", "A");
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

void TestLibraryScan::linksAreSurvived() {
    ScannedLibrary library;
    put(library, "album/a.mp3", "A");
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

void TestLibraryScan::linkedFolderIsScannedOnce() {
    ScannedLibrary library;
    put(library, "a.mp3", "A");
    fs::create_directory_symlink(library.music(), library.place("link"));
    library.scan({library.place("link")});
    const ScanSummary again = library.scan({library.music()});
    QCOMPARE(again.added, 0);
    QCOMPARE(library.tracks().folders()->size(), 1U);
}

void TestLibraryScan::foldersInFolders() {
    ScannedLibrary library;
    put(library, "one/two/a.mp3", "A");
    put(library, "one/b.mp3", "B", 1);
    const ScanSummary summary =
        library.scan({library.music() / "one" / "two", library.music() / "one",
                      library.music() / "one" / "." / "two" / ".."});
    QCOMPARE(summary.found, 2);
    QCOMPARE(summary.added, 2);
    QCOMPARE(library.tracks().folders()->size(), 2U);
    QCOMPARE(library.scan({library.music() / "one"}).missing, 0);
}

void TestLibraryScan::veryDeepFolders() {
    ScannedLibrary library;
    fs::path deep;
    for (int i = 0; i < 400; ++i) {
        deep /= "d";
    }
    put(library, deep / "a.mp3", "Deep");
    QCOMPARE(library.scan().added, 1);
}

void TestLibraryScan::specialFilesAreLeftAlone() {
    ScannedLibrary library;
    put(library, "a.mp3", "A");
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

void TestLibraryScan::stoppedScanKeepsWhatItHas() {
    ScannedLibrary library;
    for (int i = 0; i < 1500; ++i) {
        const fs::path name = "album " + std::to_string(i / 100) + "/" + std::to_string(i) + ".mp3";
        fs::create_directories((library.music() / name).parent_path());
        fs::copy_file(m_clips.clip(fixtures::formatOf(".mp3")), library.music() / name);
    }
    put(library, "zz/gone.mp3", "Gone", 1);
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
    put(library, "a.mp3", "A");
    library.scan();
    const TrackId id = library.at("a.mp3").id;
    fs::create_directories(library.music() / "moved");
    fs::rename(library.music() / "a.mp3", library.music() / "moved" / "a.mp3");
    put(library, "other.mp3", "Other", 1);
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
    put(library, "a.flac");
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
        put(library, std::to_string(i) + ".mp3");
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

QTEST_GUILESS_MAIN(TestLibraryScan)
#include "test_library_scan.moc"
