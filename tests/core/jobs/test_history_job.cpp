// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/history_job.h"
#include "tests/core/jobs/archive_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QDirIterator>
#include <QTest>

namespace earshot::test_history_job {

using namespace Qt::StringLiterals;
using fixtures::DataFolder;
using fixtures::must;
using jobs::HistoryMode;
using jobs::HistoryReport;
using signals::SignalId;

namespace {

/// Songs 1 and 2 as they are tagged, 3 with what names a version, and two that are not there.
const QByteArray kScrobbles = "Artist 1,,Song 1 ü,04 Mar 2021 12:34\n"
                              "artist 2,,SONG 2 U,04 Mar 2021 12:40\n"
                              "artist 2,,SONG 2 U,05 Mar 2021 12:40\n"
                              "Artist 3 feat. Somebody,,Song 3 ü (Remastered 2011),"
                              "04 Mar 2022 23:30\n"
                              "Nobody,,Rarely,05 Mar 2021 12:34\n"
                              "Nobody,,Often,05 Mar 2021 12:40\n"
                              "Nobody,,Often,05 Mar 2021 12:44\n"
                              "Artist 1,,Song 1 ü,yesterday\n";

struct History {
    DataFolder data;
    std::filesystem::path file = data.place("scrobbles.csv");

    History() {
        data.addSongs();
        fixtures::replaceBytes(file, kScrobbles);
    }
    [[nodiscard]] HistoryReport bringIn(HistoryMode mode = HistoryMode::Store) {
        return must(jobs::bringInHistory(data.workspace(), file, mode));
    }
    [[nodiscard]] qint64 entries() {
        return must(data.store().states())[static_cast<std::size_t>(SignalId::Imports)].entries;
    }
};

} // namespace

/// A file of the person's becomes entries of the signal `imports`, once.
class TestHistoryJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theReportTellsWhatIsFoundAndStoresNothing() {
        History history; // nothing is allowed
        const HistoryReport report = history.bringIn(HistoryMode::Report);
        QCOMPARE(report.all.plays, 7);
        QCOMPARE(report.all.songs, 5);
        QCOMPARE(report.names.plays, 3);
        QCOMPARE(report.names.songs, 2);
        QCOMPARE(report.looser.plays, 1);
        QCOMPARE(report.missing.plays, 3);
        QCOMPARE(report.missing.songs, 2);
        QCOMPARE(report.mostMissed.front().song.title, u"Often"_s);
        QCOMPARE(report.mostMissed.front().plays, 2);
        QCOMPARE(report.first, QDate(2021, 3, 4));
        QCOMPARE(report.last, QDate(2022, 3, 5)); // half past midnight in Berlin
        QCOMPARE(report.badRows, 1);
        QCOMPARE(report.listed.front().line, 8);
        QCOMPARE(report.stored, signals::IntakeCount{});
        QCOMPARE(history.entries(), 0);
    }

    void whileItIsOffNothingComesIn() {
        History history;
        const auto refused =
            jobs::bringInHistory(history.data.workspace(), history.file, HistoryMode::Store);
        QVERIFY(!refused.ok() && !refused.error().advice.isEmpty());
        QCOMPARE(history.entries(), 0);
    }

    void whatIsFoundComesInOnce() {
        History history;
        history.data.allow();
        QCOMPARE(history.bringIn().stored, (signals::IntakeCount{.added = 4}));
        QCOMPARE(history.bringIn().stored, (signals::IntakeCount{.known = 4}));
        QCOMPARE(history.entries(), 4);
        QStringList said = history.data.stored();
        QCOMPARE(said.filter(u"import 2 "_s).size(), 2);
        QCOMPARE(said.filter(u"import 3 "_s).size(), 1);
        for (const QString& sentence : jobs::historySentences(history.bringIn())) {
            QVERIFY(sentence.endsWith(u'.') && !sentence.contains(u"Often"_s));
        }
    }

    void songsThatComeLaterBringTheirPlays() {
        History history;
        history.data.allow();
        (void)history.bringIn();
        fixtures::replaceBytes(history.file, QByteArray(kScrobbles).replace("Often", "Song 4 ü"));
        QCOMPARE(history.bringIn().stored.added, 0); // by nobody here
        fixtures::replaceBytes(
            history.file, QByteArray(kScrobbles).replace("Nobody,,Often", "Artist 0,,Song 4 ü"));
        QCOMPARE(history.bringIn().stored, (signals::IntakeCount{.added = 2, .known = 4}));
    }

    void aStopChangesNothing() {
        History history;
        history.data.allow();
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!jobs::bringInHistory(history.data.workspace(), history.file, HistoryMode::Store,
                                      {}, stop.get_token())
                     .ok());
        QCOMPARE(history.entries(), 0);
    }

    void namesThatAreNotHereAreNotKept() {
        History history;
        history.data.allow();
        (void)history.bringIn();
        QDirIterator walk(base::pathText(history.data.paths().dir()), QDir::Files | QDir::Hidden,
                          QDirIterator::Subdirectories);
        int files = 0;
        while (walk.hasNext()) {
            const QByteArray bytes = fixtures::bytesIn(base::pathFromText(walk.next()));
            QVERIFY2(!bytes.contains("Nobody") && !bytes.contains("Rarely"),
                     qPrintable(walk.filePath()));
            ++files;
        }
        QVERIFY(files > 0);
    }
};

EARSHOT_TEST(QCoreApplication, TestHistoryJob)

} // namespace earshot::test_history_job

#include "test_history_job.moc"
