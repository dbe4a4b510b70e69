// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/paths.h"
#include "core/imports/history_reader.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QTest>

namespace earshot::test_history_reader {

using namespace earshot::imports;
using namespace Qt::StringLiterals;
using signals::ImportOutcome;
using signals::ImportSource;

namespace {

constexpr qint64 kNow = 1'773'597'720;      // 2026-03-15
constexpr qint64 kMarch4 = 1'614'861'296;   // 2021-03-04 12:34:56 UTC
constexpr qint64 kMinuteOf = 1'614'861'240; // 12:34:00

const QByteArray kExtended = R"([
  {
    "ts": "2021-03-04T12:34:56Z", "username": "someone", "platform": "Android 10", "ms_played": 201000,
    "conn_country": "DE", "ip_addr_decrypted": "203.0.113.7", "ip_addr": "203.0.113.7",
    "master_metadata_track_name": "Says", "master_metadata_album_artist_name": "Nils Frahm",
    "master_metadata_album_album_name": "Spaces", "episode_name": null, "reason_end": "trackdone",
    "shuffle": false, "skipped": null
  },
  {
    "ts": "2021-03-04T12:40:00Z", "ms_played": 4000, "master_metadata_track_name": "Says",
    "master_metadata_album_artist_name": "Nils Frahm", "master_metadata_album_album_name": "Spaces",
    "reason_end": "fwdbtn", "skipped": true
  },
  {
    "ts": "2021-03-05T08:00:00Z", "ms_played": 900000, "master_metadata_track_name": null,
    "master_metadata_album_artist_name": null, "episode_name": "Episode 12", "reason_end": "endplay"
  }
])";

const QByteArray kOlder = R"([ { "endTime" : "2021-03-04 12:34", "artistName" : "Nils Frahm",
    "trackName" : "Says", "msPlayed" : 201000 }, { "endTime" : "2021-03-05 01:00",
    "podcastName" : "Talk", "episodeName" : "Episode 1", "msPlayed" : 5 } ])";

const QByteArray kListen =
    R"({"listened_at": 1614861296, "user_name": "someone", "track_metadata": {"artist_name": )"
    R"("Nils Frahm", "track_name": "Says", "release_name": "Spaces", "additional_info": )"
    R"({"recording_mbid": "AB12CD34-0000-4000-8000-000000000001", "listening_from": "x"}}})";

const QByteArray kHeadless =
    "Nils Frahm,Spaces,Says,04 Mar 2021 12:34\n"
    "\"Earth, Wind & Fire\",,\"September \"\"live\"\"\",04 Mar 2021 12:40\n";

const QByteArray kWithHead =
    "uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\n"
    "\"1614861296\",\"04 Mar 2021, 12:34\",\"Nils Frahm\",\"\",\"Spaces\",\"\",\"Says\",\"\"\n";

} // namespace

class TestHistoryReader : public QObject {
    Q_OBJECT

private:
    fixtures::Folder m_folder;

    std::filesystem::path write(const char* name, const QByteArray& bytes) const {
        const std::filesystem::path path = m_folder / name;
        std::filesystem::create_directories(path.parent_path());
        QFile file(base::pathText(path));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("cannot write %s", name);
        }
        return path;
    }
    static ReadHistory read(const std::filesystem::path& place) {
        auto history = readHistory(place, kNow);
        if (!history) {
            qFatal("%s", qPrintable(history.error().message()));
        }
        return std::move(*history);
    }
    ReadHistory readBytes(const QByteArray& bytes) const { return read(write("x.bin", bytes)); }

private Q_SLOTS:
    void everyKindIsToldByWhatIsInIt_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ImportSource>("source");
        QTest::addColumn<qint64>("at");
        QTest::addColumn<int>("heardMs");
        QTest::addColumn<ImportOutcome>("outcome");
        QTest::addColumn<QString>("album");
        QTest::addColumn<QString>("recording");
        const QString none, spaces = u"Spaces"_s;
        const QString id = u"ab12cd34-0000-4000-8000-000000000001"_s;
        QTest::newRow("Spotify, extended") << kExtended << ImportSource::Spotify << kMarch4
                                           << 201'000 << ImportOutcome::Finished << spaces << none;
        QTest::newRow("Spotify, older") << kOlder << ImportSource::Spotify << kMinuteOf << 201'000
                                        << ImportOutcome::Unknown << none << none;
        QTest::newRow("ListenBrainz, array")
            << QByteArray("[" + kListen + "]") << ImportSource::ListenBrainz << kMarch4 << -1
            << ImportOutcome::Unknown << spaces << id;
        QTest::newRow("ListenBrainz, lines")
            << QByteArray(kListen + "\n" + kListen + "\n") << ImportSource::ListenBrainz << kMarch4
            << -1 << ImportOutcome::Unknown << spaces << id;
        QTest::newRow("Last.fm, without head") << kHeadless << ImportSource::LastFm << kMinuteOf
                                               << -1 << ImportOutcome::Unknown << spaces << none;
        QTest::newRow("Last.fm, with uts")
            << QByteArray("\xEF\xBB\xBF" + kWithHead) << ImportSource::LastFm << kMarch4 << -1
            << ImportOutcome::Unknown << spaces << none;
    }
    void everyKindIsToldByWhatIsInIt() {
        QFETCH(QByteArray, bytes);
        QFETCH(qint64, at);
        QFETCH(int, heardMs);
        QFETCH(QString, album);
        QFETCH(QString, recording);
        const ReadHistory history = readBytes(bytes);
        QCOMPARE(history.badRows, 0);
        QCOMPARE(history.files, 1);
        QVERIFY(!history.plays.empty());
        const HeardPlay& play = history.plays[0];
        QTEST(play.source, "source");
        QTEST(play.outcome, "outcome");
        QCOMPARE(play.atSeconds, at);
        QCOMPARE(play.heardMs.value_or(-1), heardMs);
        QCOMPARE(history.songs[play.song],
                 (HeardSong{u"Nils Frahm"_s, u"Says"_s, album, recording}));
    }

    void onlyMusicIsTakenAndEachSongOnce() {
        const ReadHistory history = readBytes(kExtended);
        QCOMPARE(history.plays.size(), std::size_t(2));
        QCOMPARE(history.songs.size(), std::size_t(1));
        QCOMPARE(history.notMusic, 1);
        QCOMPARE(history.plays[1].outcome, ImportOutcome::Skipped);
        QCOMPARE(readBytes(kOlder).notMusic, 1);
        const ReadHistory quoted = readBytes(kHeadless);
        QCOMPARE(quoted.songs[1],
                 (HeardSong{u"Earth, Wind & Fire"_s, u"September \"live\""_s, {}, {}}));
    }

    void aFolderIsReadWithWhatIsInIt() {
        write("all/Streaming_History_Audio_2021.json", kExtended);
        write("all/deeper/StreamingHistory0.json", kOlder);
        write("all/scrobbles.csv", kHeadless);
        write("all/Userdata.json", R"({"username": "someone", "country": "DE"})");
        write("all/ReadMeFirst.pdf", "PK\x03\x04");
        const ReadHistory history = read(m_folder / "all");
        QCOMPARE(history.files, 3);
        QCOMPARE(history.otherFiles, QStringList{u"Userdata.json"_s});
        QCOMPARE(history.plays.size(), std::size_t(5));
        QCOMPARE(history.badRows, 0);
    }

    void badRowsAreCountedByLineAndTheRestIsRead_data() {
        QTest::addColumn<QByteArray>("broken");
        QTest::addColumn<int>("line");
        QTest::newRow("no time") << QByteArray(R"({"listened_at": null, "track_metadata": {}})")
                                 << 2;
        QTest::newRow("no title")
            << QByteArray(R"({"listened_at": 1614861296, "track_metadata": {"artist_name": "x"}})")
            << 2;
        QTest::newRow("in 1970") << QByteArray(kListen).replace("1614861296", "86400") << 2;
        QTest::newRow("in the future")
            << QByteArray(kListen).replace("1614861296", "1999999999") << 2;
        QTest::newRow("a quote is missing")
            << QByteArray(kListen).replace("\"Says\"", "\"Says") << 2;
        QTest::newRow("a brace is missing") << QByteArray(kListen).chopped(2) << 2;
        QTest::newRow("no JSON") << QByteArray(R"({"listened_at" 1614861296})") << 2;
        QTest::newRow("something else") << QByteArray(R"({"a": 1})") << 2;
    }
    void badRowsAreCountedByLineAndTheRestIsRead() {
        QFETCH(QByteArray, broken);
        QFETCH(int, line);
        const ReadHistory history =
            readBytes(kListen + "\n" + broken + "\n" + kListen + "\n" + kListen + "\n");
        QCOMPARE(history.plays.size(), std::size_t(3));
        QCOMPARE(history.badRows, 1);
        QCOMPARE(history.listed.size(), std::size_t(1));
        QCOMPARE(history.listed[0].line, line);
        QCOMPARE(history.listed[0].file, u"x.bin"_s);
        QVERIFY(!history.listed[0].problem.isEmpty());
        QVERIFY(!history.listed[0].problem.contains(u"Says"));
    }

    void aFileThatWasCutLosesOnlyItsEnd() {
        const ReadHistory history = readBytes(kExtended.left(kExtended.indexOf("Episode")));
        QCOMPARE(history.plays.size(), std::size_t(2));
        QCOMPARE(history.badRows, 1);
        const ReadHistory table = readBytes(kHeadless + "\"Artist,Album,Title,04 Mar 2021 12:34");
        QCOMPARE(table.plays.size(), std::size_t(2));
        QCOMPARE(table.listed.at(0).line, 3);
    }

    void oneLineWithABrokenRowGoesOn() {
        const QByteArray row = kListen;
        const QByteArray broken = QByteArray(kListen).replace("\"Says\"", "\"Says");
        const ReadHistory history =
            readBytes("[" + row + "," + broken + "," + row + "," + row + "]");
        QVERIFY(history.plays.size() >= 2); // the one behind it may go with it
        QVERIFY(history.badRows >= 1);
    }

    void rowsLargerThanAnyAreSkipped() {
        const QByteArray large = QByteArray(kListen).replace("Spaces", QByteArray(100'000, 'x'));
        const ReadHistory history = readBytes(kListen + "\n" + large + "\n" + kListen);
        QCOMPARE(history.plays.size(), std::size_t(2));
        QCOMPARE(history.badRows, 1);
        const ReadHistory table =
            readBytes(kHeadless + QByteArray(200'000, 'x') + "\n" + kHeadless);
        QCOMPARE(table.plays.size(), std::size_t(4));
        QCOMPARE(table.badRows, 1);
        QCOMPARE(table.listed.at(0).line, 3);
    }

    void whatIsNoHistoryIsSaid_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("Dear diary,\nI heard a song.\n");
        QTest::newRow("other JSON") << QByteArray(R"([{"a": {"b": 1}}, {"a": 2}])");
        QTest::newRow("much other JSON")
            << QByteArray("[" + QByteArray(R"({"a": 1},)").repeated(500));
        QTest::newRow("other table") << QByteArray("date,amount\n2021-03-04,12\n");
        QTest::newRow("packed") << QByteArray("PK\x03\x04");
        QTest::newRow("nothing but braces") << QByteArray(70'000, '{');
    }
    void whatIsNoHistoryIsSaid() {
        QFETCH(QByteArray, bytes);
        const auto refused = readHistory(write("some.json", bytes), kNow);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().subject.endsWith(u"some.json"_s));
        QVERIFY(!refused.error().advice.isEmpty());
    }

    void placesWithoutOneAreSaid() {
        const auto missing = readHistory(m_folder / "nowhere", kNow);
        QVERIFY(!missing.ok() && !missing.error().advice.isEmpty());
        std::filesystem::create_directories(m_folder / "empty");
        const auto empty = readHistory(m_folder / "empty", kNow);
        QVERIFY(!empty.ok() && !empty.error().advice.isEmpty());
    }

    void aLongHistoryTakesAFewBytesAPlay() {
        QByteArray bytes = "[";
        constexpr int kRows = 20'000;
        for (int i = 0; i < kRows; ++i) {
            bytes +=
                QByteArray(kListen).replace("1614861296", QByteArray::number(1'500'000'000 + i));
            bytes += i + 1 < kRows ? ",\n" : "]";
        }
        int told = 0;
        const auto path = write("long.json", bytes);
        const auto history = readHistory(path, kNow, [&](const base::Progress&) { ++told; });
        QVERIFY(history.ok());
        QCOMPARE(history->plays.size(), std::size_t(kRows));
        QCOMPARE(history->songs.size(), std::size_t(1));
        QVERIFY(sizeof(HeardPlay) <= 40);
        QVERIFY(told > 2);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!readHistory(path, kNow, {}, stop.get_token()).ok());
    }
};

EARSHOT_TEST(QCoreApplication, TestHistoryReader)

} // namespace earshot::test_history_reader

#include "test_history_reader.moc"
