// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_job.h"
#include "core/analysis/feature_store.h"
#include "tests/core/analysis/library_fixture.h"
#include "tests/core/analysis/synth.h"

#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace earshot;
using namespace earshot::analysis;
using library::TrackId;

namespace {

constexpr int kTracks = 5;

base::ManualClock stoppedClock() {
    return base::ManualClock(QDateTime::fromMSecsSinceEpoch(1'700'000'000'000));
}

void addTracks(LibraryFixture& library) {
    for (int i = 0; i < kTracks; ++i) {
        const auto file = library.folder().path() / (std::to_string(i) + ".wav");
        fixtures::writeWav(file, synth::cadence({.tonic = i}, 4), synth::kRate, 1);
        library.addTrack(file);
    }
}

/// Another process analyses and is killed as the first track ends, before anything is stored.
void analyseAndBeKilled(const LibraryFixture& library) {
    const pid_t child = fork();
    if (child == 0) {
        const storage::Connection connection = library.another();
        const base::ManualClock clock = stoppedClock();
        (void)analysePending(connection, {.workers = 1}, clock, {},
                             [](const base::Progress& progress) {
                                 if (progress.done > progress.failed) {
                                     kill(getpid(), SIGKILL);
                                 }
                             });
        _exit(0);
    }
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
}

AnalysisSummary analyseRest(const storage::Connection& connection) {
    const base::ManualClock clock = stoppedClock();
    auto summary = analysePending(connection, {.workers = 2}, clock, {}, {});
    if (!summary) {
        qFatal("%s", qPrintable(summary.error().message()));
    }
    return *summary;
}

} // namespace

/// A fault in a decoder ends the whole process: the file that does it must not do so for ever.
class TestCrashes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onceIsForgiven();
    void twiceIsGivenUp();
    void onlyOneSuspectIsInWork();
    void aMendedFileIsTriedAgain();
    void twoProcessesDoNotSuspectEachOther();
};

void TestCrashes::onceIsForgiven() {
    LibraryFixture library;
    addTracks(library);
    analyseAndBeKilled(library);
    QVERIFY(library.number("SELECT count(*) FROM analysis_in_work WHERE begun") > 0);
    const AnalysisSummary summary = analyseRest(library.connection());
    QCOMPARE(summary.analysed, kTracks);
    QCOMPARE(summary.failed, 0);
    QCOMPARE(library.number("SELECT count(*) FROM analysis_in_work"), 0);
}

void TestCrashes::twiceIsGivenUp() {
    LibraryFixture library;
    addTracks(library);
    analyseAndBeKilled(library);
    analyseAndBeKilled(library);
    const AnalysisSummary summary = analyseRest(library.connection());
    QCOMPARE(summary.analysed, kTracks - 1);
    QCOMPARE(summary.failed, 1);
    const FeatureStore store(library.connection());
    const auto failures = store.failures();
    QCOMPARE(failures->size(), 1U);
    QCOMPARE(failures->front().id, TrackId{1});
    QVERIFY(failures->front().reason.contains(QStringLiteral("ended unexpectedly twice")));
    QCOMPARE(library.number("SELECT count(*) FROM analysis_in_work"), 0);
    const AnalysisSummary again = analyseRest(library.connection());
    QCOMPARE(again.analysed + again.failed, 0);
}

// Otherwise the innocent would be given up along with the one that does it.
void TestCrashes::onlyOneSuspectIsInWork() {
    LibraryFixture library;
    addTracks(library);
    analyseAndBeKilled(library);
    QVERIFY(library.number("SELECT count(*) FROM analysis_in_work WHERE begun") > 1);
    analyseAndBeKilled(library);
    QCOMPARE(library.number("SELECT count(*) FROM analysis_in_work WHERE begun"), 1);
    QCOMPARE(library.number("SELECT track_id FROM analysis_in_work WHERE begun"), 1);
}

void TestCrashes::aMendedFileIsTriedAgain() {
    LibraryFixture library;
    addTracks(library);
    analyseAndBeKilled(library);
    analyseAndBeKilled(library);
    QCOMPARE(analyseRest(library.connection()).failed, 1);
    library.run("UPDATE tracks SET modified_ns = 99 WHERE id = 1");
    QCOMPARE(analyseRest(library.connection()).analysed, 1);
    QCOMPARE(*FeatureStore(library.connection()).failure(TrackId{1}), QString());
}

void TestCrashes::twoProcessesDoNotSuspectEachOther() {
    LibraryFixture library;
    addTracks(library);
    bool nested = false;
    const base::ManualClock clock = stoppedClock();
    const auto summary = analysePending(
        library.connection(), {.workers = 1}, clock, {}, [&](const base::Progress& progress) {
            if (progress.done == 1 && !std::exchange(nested, true)) {
                // The first has tracks in work right now.
                QCOMPARE(analyseRest(library.another()).failed, 0);
                QCOMPARE(library.number("SELECT count(*) FROM analysis_in_work WHERE deaths"), 0);
                QVERIFY(library.number("SELECT count(*) FROM analysis_in_work WHERE begun") > 0);
            }
        });
    QVERIFY(summary.ok());
    QVERIFY(nested);
    QCOMPARE(summary->failed, 0);
    QCOMPARE(library.number("SELECT count(*) FROM analysis_in_work"), 0);
}

QTEST_GUILESS_MAIN(TestCrashes)
#include "test_crashes.moc"
