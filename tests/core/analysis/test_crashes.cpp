// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_job.h"
#include "core/analysis/analysis_workers.h"
#include "core/analysis/crash_notes.h"
#include "tests/core/analysis/library_fixture.h"
#include "tests/core/analysis/synth.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <csignal>
#include <thread>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace earshot::test_crashes {

using namespace earshot::analysis;
using library::TrackId;

namespace {

constexpr int kTracks = 5;

void addTracks(LibraryFixture& library) {
    for (int i = 0; i < kTracks; ++i) {
        const auto file = library.folder().path() / (std::to_string(i) + ".wav");
        fixtures::writeWav(file, synth::cadence({.tonic = i}, 4), synth::kRate, 1);
        library.addTrack(file);
    }
}

std::filesystem::path notesOf(const LibraryFixture& library) {
    std::filesystem::path file = library.connection().file();
    file += "-crashes";
    return file;
}

/// Another process keeps notes; one of its two workers meets a file that does `harm`, the other is
/// in the middle of a file then. Gives the signal that ended the process.
int analyseAndCrash(const LibraryFixture& library, TrackId bad, const std::function<void()>& harm) {
    const pid_t child = fork();
    if (child == 0) {
        const rlimit noCore{0, 0};
        setrlimit(RLIMIT_CORE, &noCore);
        // The sanitizers, where there are any, would report the crash as one of the test.
        for (const int number : {SIGSEGV, SIGFPE, SIGILL, SIGBUS, SIGABRT}) {
            (void)std::signal(number, SIG_DFL);
        }
        const CrashNotes notes(notesOf(library));
        std::atomic<bool> otherAtWork = false;
        AnalysisWorkers workers(
            2, nullptr,
            [&](const PendingTrack& track, const Checkpoint&) -> base::Result<Measured> {
                if (track.id == bad) {
                    otherAtWork.wait(false);
                    harm();
                }
                otherAtWork = true;
                otherAtWork.notify_all();
                std::this_thread::sleep_for(std::chrono::minutes(1));
                return Measured();
            });
        for (const TrackId id : {TrackId{1}, TrackId{2}}) {
            PendingTrack track;
            track.id = id;
            workers.give(std::move(track));
        }
        std::this_thread::sleep_for(std::chrono::minutes(1));
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

AnalysisSummary analyseRest(const storage::Connection& connection) {
    const base::ManualClock clock(QDateTime::fromMSecsSinceEpoch(1'700'000'000'000));
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
    void theFileThatCrashesIsLeftOut_data();
    void theFileThatCrashesIsLeftOut();
    void aKilledProcessBlamesNoFile();
    void aMendedFileIsTriedAgain();
    void aCrashOutsideTheAnalysisBlamesNoFile();
    void aTrackThatLeftTheLibraryIsForgotten();
    void whoHandledCrashesBeforeDoesSoAfterwards();
};

void TestCrashes::theFileThatCrashesIsLeftOut_data() {
    QTest::addColumn<int>("number");
    QTest::newRow("memory") << SIGSEGV;
    QTest::newRow("memory beyond a mapped file") << SIGBUS;
    QTest::newRow("arithmetic") << SIGFPE;
    QTest::newRow("instruction") << SIGILL;
    QTest::newRow("abort") << SIGABRT;
}

void TestCrashes::theFileThatCrashesIsLeftOut() {
    QFETCH(const int, number);
    LibraryFixture library;
    addTracks(library);
    QCOMPARE(analyseAndCrash(library, TrackId{2}, [&] { raise(number); }), number);
    const AnalysisSummary summary = analyseRest(library.connection());
    QCOMPARE(summary.analysed, kTracks - 1);
    QCOMPARE(summary.failed, 1);
    const auto failures = FeatureStore(library.connection()).failures();
    QCOMPARE(failures->size(), 1U);
    QCOMPARE(failures->front().id, TrackId{2});
    QVERIFY(failures->front().reason.contains(QStringLiteral("crashed")));
    QVERIFY(!std::filesystem::exists(notesOf(library)));
    const AnalysisSummary again = analyseRest(library.connection());
    QCOMPARE(again.analysed + again.failed, 0);
}

void TestCrashes::aKilledProcessBlamesNoFile() {
    LibraryFixture library;
    addTracks(library);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(analyseAndCrash(library, TrackId{1}, [] { kill(getpid(), SIGKILL); }), SIGKILL);
    }
    const AnalysisSummary summary = analyseRest(library.connection());
    QCOMPARE(summary.analysed, kTracks);
    QCOMPARE(summary.failed, 0);
}

void TestCrashes::aMendedFileIsTriedAgain() {
    LibraryFixture library;
    addTracks(library);
    QCOMPARE(analyseAndCrash(library, TrackId{1}, [] { std::abort(); }), SIGABRT);
    QCOMPARE(analyseRest(library.connection()).failed, 1);
    library.run("UPDATE tracks SET modified_ns = 99 WHERE id = 1");
    QCOMPARE(analyseRest(library.connection()).analysed, 1);
    QCOMPARE(*FeatureStore(library.connection()).failure(TrackId{1}), QString());
}

void TestCrashes::aCrashOutsideTheAnalysisBlamesNoFile() {
    LibraryFixture library;
    addTracks(library);
    QCOMPARE(
        analyseAndCrash(library, TrackId{1}, [] { std::thread([] { raise(SIGSEGV); }).join(); }),
        SIGSEGV);
    QCOMPARE(analyseRest(library.connection()).analysed, kTracks);
}

void TestCrashes::aTrackThatLeftTheLibraryIsForgotten() {
    LibraryFixture library;
    addTracks(library);
    QCOMPARE(analyseAndCrash(library, TrackId{1}, [] { raise(SIGSEGV); }), SIGSEGV);
    library.run("DELETE FROM tracks WHERE id = 1");
    const AnalysisSummary summary = analyseRest(library.connection());
    QCOMPARE(summary.analysed, kTracks - 1);
    QCOMPARE(summary.failed, 0);
    QVERIFY(!std::filesystem::exists(notesOf(library)));
}

void TestCrashes::whoHandledCrashesBeforeDoesSoAfterwards() {
    const LibraryFixture library;
    struct sigaction before {};
    struct sigaction after {};
    sigaction(SIGSEGV, nullptr, &before);
    { const CrashNotes notes(notesOf(library)); }
    sigaction(SIGSEGV, nullptr, &after);
    QVERIFY(after.sa_handler == before.sa_handler);
    QVERIFY(!std::filesystem::exists(notesOf(library)));
}

EARSHOT_TEST(QCoreApplication, TestCrashes)

} // namespace earshot::test_crashes

#include "test_crashes.moc"
