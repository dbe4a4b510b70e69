// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "core/playlists/m3u.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QTest>

#ifdef Q_OS_UNIX
#    include <csignal>

#    include <sys/resource.h>
#endif

namespace earshot::test_playlists_m3u {

using playlists::M3uEntry;
using playlists::M3uPaths;
using playlists::readM3u;
using playlists::writeM3u;
namespace fs = std::filesystem;

namespace {

QByteArray bytesOf(const fs::path& file) {
    QFile in(base::pathText(file));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void writeBytes(const fs::path& file, const QByteArray& bytes) {
    fs::create_directories(file.parent_path());
    QFile out(base::pathText(file));
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(bytes), bytes.size());
}

M3uEntry entry(const fs::path& path, const char* artist, const char* title, qint64 ms) {
    return {.path = path,
            .artist = QString::fromUtf8(artist),
            .title = QString::fromUtf8(title),
            .durationMs = ms};
}

} // namespace

class TestPlaylistsM3u : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesWhatPlayersExpect();
    void comesBackAsItWent();
    void relativePathsSurviveALinkedFolder();
    void textsCannotBreakLines();
    void keepsNamesThatAreNotUnicode();
    void oddNamesComeBack_data();
    void oddNamesComeBack();
    void keepsAnExistingFileWhenItCannotWrite();
    void readsWhatOthersWrite();
    void readsOldEncodings();
    void skipsWhatIsNoPath();
    void refusesWhatIsNoFile();
};

void TestPlaylistsM3u::writesWhatPlayersExpect() {
    const fixtures::Folder folder;
    const fs::path list = folder / "lists" / "calm.m3u8";
    fs::create_directories(list.parent_path());
    const std::vector entries{
        entry(folder / "music" / "Björk" / "Jóga.flac", "Björk", "Jóga", 305'400),
        entry(folder / "lists" / "here.mp3", "", "", 0)};
    QVERIFY(writeM3u(list, QStringLiteral("Calm evening"), entries).ok());
    QCOMPARE(bytesOf(list), QByteArray("#EXTM3U\n#EXTENC:UTF-8\n#PLAYLIST:Calm evening\n"
                                       "#EXTINF:305,Björk - Jóga\n../music/Björk/Jóga.flac\n"
                                       "#EXTINF:-1,here\nhere.mp3\n"));
    QVERIFY(writeM3u(list, {}, entries, M3uPaths::Absolute).ok());
    const fs::path real = fs::canonical(folder.path());
    QVERIFY(bytesOf(list).contains('\n' + base::pathBytes(real / "music" / "Björk" / "Jóga.flac") +
                                   '\n'));
}

void TestPlaylistsM3u::comesBackAsItWent() {
    const fixtures::Folder folder;
    const fs::path real = fs::canonical(folder.path());
    std::vector<M3uEntry> entries;
    for (int i = 0; i < 50; ++i) {
        entries.push_back(entry(real / ("song " + std::to_string(i) + ".mp3"), "Ann - Bo", "A - B",
                                1000 * (i + 1)));
    }
    for (const M3uPaths paths : {M3uPaths::Relative, M3uPaths::Absolute}) {
        QVERIFY(writeM3u(real / "all.m3u8", QStringLiteral("x"), entries, paths).ok());
        const auto read = readM3u(real / "all.m3u8");
        QVERIFY(read.ok());
        QCOMPARE(read->size(), entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            QCOMPARE(read->at(i).path, entries[i].path);
            QCOMPARE(read->at(i).durationMs, entries[i].durationMs);
            QCOMPARE(read->at(i).artist + QStringLiteral(" - ") + read->at(i).title,
                     QStringLiteral("Ann - Bo - A - B"));
        }
    }
}

// "../" leads from the folder a link points to, not from where the link is.
void TestPlaylistsM3u::relativePathsSurviveALinkedFolder() {
    const fixtures::Folder folder;
    writeBytes(folder / "music" / "a.mp3", "x");
    fs::create_directories(folder / "deep" / "er" / "lists");
    fs::create_directory_symlink(folder / "deep" / "er" / "lists", folder / "link");
    QVERIFY(
        writeM3u(folder / "link" / "l.m3u8", {}, {entry(folder / "music" / "a.mp3", "A", "B", 1)})
            .ok());
    const QByteArray line = bytesOf(folder / "link" / "l.m3u8").trimmed().split('\n').back();
    QVERIFY(fs::exists(folder / "deep" / "er" / "lists" / base::pathFromBytes(line)));
}

void TestPlaylistsM3u::textsCannotBreakLines() {
    const fixtures::Folder folder;
    const fs::path list = folder / "l.m3u8";
    QVERIFY(writeM3u(list, QStringLiteral("name\n/etc/passwd"),
                     {entry(folder / "a.mp3", "Artist\r\n/etc/shadow", "Title\n#EXTINF:1,x\u2028y",
                            1000)})
                .ok());
    const auto read = readM3u(list);
    QVERIFY(read.ok());
    QCOMPARE(read->size(), 1U);
    QCOMPARE(read->front().path.filename(), fs::path("a.mp3"));
    QCOMPARE(read->front().artist, QStringLiteral("Artist /etc/shadow"));
    QCOMPARE(bytesOf(list).count('\n'), 5);
}

void TestPlaylistsM3u::keepsNamesThatAreNotUnicode() {
    const fixtures::Folder folder;
    const fs::path real = fs::canonical(folder.path());
    const fs::path song = real / base::pathFromBytes("caf\xE9 \xFF.mp3");
    QVERIFY(writeM3u(real / "l.m3u8", {}, {entry(song, "A", "B", 1)}).ok());
    QVERIFY(bytesOf(real / "l.m3u8").contains("\ncaf\xE9 \xFF.mp3\n"));
    const auto read = readM3u(real / "l.m3u8");
    QVERIFY(read.ok());
    QCOMPARE(read->front().path, song);
}

void TestPlaylistsM3u::oddNamesComeBack_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("hash") << QByteArray("#1 hit.mp3");
    QTest::newRow("line break") << QByteArray("two\nlines.mp3");
    QTest::newRow("return") << QByteArray("re\rturn.mp3");
    QTest::newRow("space at the ends") << QByteArray(" a.mp3 ");
    QTest::newRow("percent") << QByteArray("100%25 pure.mp3");
    QTest::newRow("backslash") << QByteArray("AC\\DC.mp3");
    QTest::newRow("dots") << QByteArray("...and justice.mp3");
    QTest::newRow("scheme") << QByteArray("http:.mp3");
    QTest::newRow("line break and no Unicode") << QByteArray("\xE9\n#\xFF.mp3");
}

void TestPlaylistsM3u::oddNamesComeBack() {
    QFETCH(const QByteArray, name);
    const fixtures::Folder folder;
    const fs::path song = fs::canonical(folder.path()) / base::pathFromBytes(name);
    QVERIFY(writeM3u(folder / "l.m3u8", {}, {entry(song, "A", "B", 1)}).ok());
    const auto read = readM3u(folder / "l.m3u8");
    QVERIFY(read.ok());
    QCOMPARE(read->size(), 1U);
    QCOMPARE(read->front().path, song);
}

void TestPlaylistsM3u::keepsAnExistingFileWhenItCannotWrite() {
    const fixtures::Folder folder;
    const auto nowhere = writeM3u(folder / "absent" / "l.m3u8", {}, {});
    QVERIFY(!nowhere.ok());
    QVERIFY(nowhere.error().message().contains(base::pathText(folder / "absent" / "l.m3u8")));
    fs::create_directories(folder / "folder.m3u8");
    QVERIFY(!writeM3u(folder / "folder.m3u8", {}, {}).ok());
    QVERIFY(fs::is_directory(folder / "folder.m3u8"));
    writeBytes(folder / "old.m3u8", "#EXTM3U\nold.mp3\n");
#ifdef Q_OS_UNIX
    // A disk that is full after the first kilobytes.
    const std::vector<M3uEntry> many(1000, entry("/music/a.mp3", "A", "B", 1));
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit full = before;
    full.rlim_cur = 4096;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &full), 0);
    const auto written = writeM3u(folder / "old.m3u8", {}, many);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, oldHandler);
    QVERIFY(!written.ok());
#endif
    QCOMPARE(bytesOf(folder / "old.m3u8"), QByteArray("#EXTM3U\nold.mp3\n"));
}

void TestPlaylistsM3u::readsWhatOthersWrite() {
    const fixtures::Folder folder;
    const fs::path real = fs::canonical(folder.path());
    writeBytes(real / "Album" / "b.mp3", "x");
    writeBytes(real / "l.m3u8", "\xEF\xBB\xBF#EXTM3U\r\n"
                                "#EXTINF:12 tvg-id=\"1\",Ann - One, two\r\n"
                                "/music/a.mp3\r\n"
                                "\r\n"
                                "#EXTINF:-1,Just a title\r\n"
                                "Album\\b.mp3\r\n"
                                "file:///music/c%20d.mp3\r\n"
                                "file://localhost/music/e.mp3\r\n"
                                "../f.mp3\r\n"
                                "no line end.mp3");
    const auto read = readM3u(real / "l.m3u8");
    QVERIFY(read.ok());
    QCOMPARE(read->size(), 6U);
    QCOMPARE(read->at(0).path, fs::path("/music/a.mp3"));
    QCOMPARE(read->at(0).artist, QStringLiteral("Ann"));
    QCOMPARE(read->at(0).title, QStringLiteral("One, two"));
    QCOMPARE(read->at(0).durationMs, 12'000);
    QCOMPARE(read->at(1).path, real / "Album" / "b.mp3");
    QCOMPARE(read->at(1).artist, QString());
    QCOMPARE(read->at(1).title, QStringLiteral("Just a title"));
    QCOMPARE(read->at(1).durationMs, 0);
    QCOMPARE(read->at(2).path, fs::path("/music/c d.mp3"));
    QCOMPARE(read->at(2).title, QString()); // the line before belongs to the entry before
    QCOMPARE(read->at(3).path, fs::path("/music/e.mp3"));
    QCOMPARE(read->at(4).path, real.parent_path() / "f.mp3");
    QCOMPARE(read->at(5).path, real / "no line end.mp3");
}

void TestPlaylistsM3u::readsOldEncodings() {
    const fixtures::Folder folder;
    const fs::path real = fs::canonical(folder.path());
    writeBytes(real / "café.mp3", "x");
    writeBytes(real / "l.m3u", "#EXTM3U\r#EXTINF:1,B\xF6rn - caf\xE9\rcaf\xE9.mp3\r");
    const auto read = readM3u(real / "l.m3u");
    QVERIFY(read.ok());
    QCOMPARE(read->size(), 1U);
    QCOMPARE(read->front().artist, QStringLiteral("Börn"));
    QCOMPARE(read->front().title, QStringLiteral("café"));
    QCOMPARE(read->front().path, real / "café.mp3");
}

void TestPlaylistsM3u::skipsWhatIsNoPath() {
    const fixtures::Folder folder;
    static constexpr char kLines[] =
        "# a comment\nhttp://radio.example/stream\n\n#EXTINF:nonsense\n"
        "#EXTINF:1e300,x\nrtsp://x/y\n   \nfile://\nfile://host\na\0b.mp3\nreal.mp3\n";
    writeBytes(folder / "l.m3u8", QByteArray(kLines, sizeof kLines - 1));
    const auto read = readM3u(folder / "l.m3u8");
    QVERIFY(read.ok());
    QCOMPARE(read->size(), 1U);
    QCOMPARE(read->front().path.filename(), fs::path("real.mp3"));
    writeBytes(folder / "empty.m3u8", {});
    QCOMPARE(readM3u(folder / "empty.m3u8")->size(), 0U);
}

void TestPlaylistsM3u::refusesWhatIsNoFile() {
    const fixtures::Folder folder;
    const auto absent = readM3u(folder / "absent.m3u8");
    QVERIFY(!absent.ok());
    QVERIFY(absent.error().message().contains(base::pathText(folder / "absent.m3u8")));
    QVERIFY(!readM3u(folder.path()).ok());
}

EARSHOT_TEST(QCoreApplication, TestPlaylistsM3u)

} // namespace earshot::test_playlists_m3u

#include "test_playlists_m3u.moc"
