// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_job.h"
#include "core/analysis/analysis_workers.h"
#include "core/analysis/feature_store.h"
#include "tests/core/analysis/library_fixture.h"
#include "tests/core/analysis/synth.h"

#include <QTest>

#include <QFile>

#include <atomic>
#include <condition_variable>
#include <latch>
#include <mutex>
#include <set>

using namespace earshot;
using namespace earshot::analysis;
using library::TrackId;
using namespace std::chrono_literals;

namespace {

base::ManualClock clockAt() {
    return base::ManualClock(QDateTime::fromMSecsSinceEpoch(1'700'000'000'000));
}

std::vector<TrackId> addMusic(LibraryFixture& library, int count) {
    std::vector<TrackId> ids;
    for (int i = 0; i < count; ++i) {
        const auto file = library.folder().path() / (std::to_string(i) + ".wav");
        fixtures::writeWav(file, synth::cadence({.tonic = i % 12}, 4), synth::kRate, 1);
        ids.push_back(library.addTrack(file));
    }
    return ids;
}

/// A door that threads wait at until it is opened.
class Gate {
public:
    void open() {
        {
            const std::lock_guard lock(m_mutex);
            m_open = true;
        }
        m_changed.notify_all();
    }
    void pass() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_open; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_open = false;
};

PendingTrack track(int id) {
    return {static_cast<TrackId>(id), std::to_string(id)};
}

} // namespace

class TestJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void analysesEverythingOnce();
    void failuresAreStoredAndNotRetried();
    void cancelKeepsWhatIsStoredAndResumes();
    void progressIsTold();
    void anotherWriterDoesNotMatter();
    void yieldPausesAllButOne();
    void slowFilesAreGivenUp();
    void stuckFilesAreAbandoned();
    void leavingStopsWork();
};

void TestJob::analysesEverythingOnce() {
    LibraryFixture library;
    const auto ids = addMusic(library, 20); // more than one batch
    const base::ManualClock clock = clockAt();
    const auto summary = analysePending(library.connection(), {.workers = 2}, clock, {}, {});
    QVERIFY(summary.ok());
    QCOMPARE(summary->analysed, 20);
    QCOMPARE(summary->failed, 0);
    QVERIFY(!summary->cancelled);
    const FeatureStore store(library.connection());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto features = store.byId(ids[i]);
        QVERIFY(features.ok() && features->has_value());
        QVERIFY((*features)->key == static_cast<int>(i % 12));
        QCOMPARE((*features)->audioIdentity.size(), 16);
    }
    QCOMPARE(library.number("SELECT count(*) FROM features WHERE analysed_ms = 1700000000000"), 20);
    QCOMPARE(library.number("SELECT count(DISTINCT audio_identity) FROM tracks"), 12);
    const auto again = analysePending(library.connection(), {}, clock, {}, {});
    QVERIFY(again.ok());
    QCOMPARE(again->analysed, 0);
}

void TestJob::failuresAreStoredAndNotRetried() {
    LibraryFixture library;
    addMusic(library, 1);
    QFile file(QString::fromStdString((library.folder() / "bad.mp3").string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("no music at all") > 0);
    file.close();
    const TrackId bad = library.addTrack(library.folder() / "bad.mp3");
    const TrackId gone = library.addTrack(library.folder() / "gone.flac");
    const base::ManualClock clock = clockAt();
    const auto first = analysePending(library.connection(), {.workers = 2}, clock, {}, {});
    QVERIFY(first.ok());
    QCOMPARE(first->analysed, 1);
    QCOMPARE(first->failed, 2);
    const FeatureStore store(library.connection());
    QVERIFY(!store.failure(bad)->isEmpty());
    QVERIFY(!store.failure(gone)->isEmpty());
    const auto second = analysePending(library.connection(), {.workers = 2}, clock, {}, {});
    QCOMPARE(second->analysed + second->failed, 0);

    // The file was mended: its time changed, so it is tried again.
    fixtures::writeWav(library.folder() / "bad.mp3", synth::cadence({}, 4), synth::kRate, 1);
    library.run("UPDATE tracks SET modified_ns = 99 WHERE id = 2");
    const auto third = analysePending(library.connection(), {.workers = 1}, clock, {}, {});
    QCOMPARE(third->analysed, 1);
    QCOMPARE(*store.failure(bad), QString());
}

void TestJob::cancelKeepsWhatIsStoredAndResumes() {
    LibraryFixture library;
    addMusic(library, 30);
    const base::ManualClock clock = clockAt();
    std::stop_source stop;
    const auto cancelled = analysePending(library.connection(), {.workers = 2}, clock,
                                          stop.get_token(), [&](const base::Progress& progress) {
                                              if (progress.done >= 5) {
                                                  stop.request_stop();
                                              }
                                          });
    QVERIFY(cancelled.ok());
    QVERIFY(cancelled->cancelled);
    QVERIFY(cancelled->analysed >= 5 && cancelled->analysed < 30);
    QCOMPARE(cancelled->failed, 0); // what was under way is not a failure
    QCOMPARE(library.number("SELECT count(*) FROM features"), cancelled->analysed);
    const auto rest = analysePending(library.connection(), {.workers = 2}, clock, {}, {});
    QCOMPARE(rest->analysed, 30 - cancelled->analysed);
    QVERIFY(!rest->cancelled);
}

void TestJob::progressIsTold() {
    LibraryFixture library;
    addMusic(library, 3);
    library.addTrack(library.folder() / "gone.flac");
    std::vector<base::Progress> told;
    const base::ManualClock clock = clockAt();
    QVERIFY(analysePending(library.connection(), {.workers = 1}, clock, {},
                           [&](const base::Progress& progress) { told.push_back(progress); })
                .ok());
    QCOMPARE(told.size(), 5U);
    QCOMPARE(told.front().done, 0);
    for (const base::Progress& progress : told) {
        QCOMPARE(progress.total, 4);
        QVERIFY(!progress.phase.isEmpty());
    }
    QCOMPARE(told.back().done, 4);
    QCOMPARE(told.back().failed, 1);
}

// A scan may write at the same time through its own connection.
void TestJob::anotherWriterDoesNotMatter() {
    LibraryFixture library;
    addMusic(library, 12);
    const base::ManualClock clock = clockAt();
    std::jthread scanner([&](std::stop_token stop) {
        const storage::Connection other = library.another();
        while (!stop.stop_requested()) {
            other.db().exec("UPDATE tracks SET added_ms = added_ms + 1");
        }
    });
    const auto summary = analysePending(library.connection(), {.workers = 2}, clock, {}, {});
    scanner.request_stop();
    scanner.join();
    QVERIFY2(summary.ok(), summary.ok() ? "" : qPrintable(summary.error().message()));
    QCOMPARE(summary->analysed, 12);
}

void TestJob::yieldPausesAllButOne() {
    std::atomic<bool> yield = true;
    std::mutex mutex;
    std::set<std::thread::id> finished;
    std::latch allHaveATrack(3);
    std::atomic<int> begun = 0;
    const AnalyseFile analyseFile = [&](const std::filesystem::path&,
                                        const Checkpoint& checkpoint) -> base::Result<Features> {
        if (begun++ < 3) {
            allHaveATrack.arrive_and_wait();
        }
        if (const auto status = checkpoint(0); !status) {
            return status.error();
        }
        const std::lock_guard lock(mutex);
        finished.insert(std::this_thread::get_id());
        return Features();
    };
    AnalysisWorkers workers(3, &yield, analyseFile);
    for (int id = 1; id <= 6; ++id) {
        workers.give(track(id));
    }
    // Two wait with a track each in hand; the one that may work does the other four.
    for (int i = 0; i < 4; ++i) {
        QVERIFY(workers.take(5s));
    }
    QVERIFY(!workers.take(300ms));
    QCOMPARE(finished.size(), 1U);
    yield = false;
    QVERIFY(workers.take(5s));
    QVERIFY(workers.take(5s));
    QVERIFY(!workers.busy());
    QCOMPARE(finished.size(), 3U);
}

void TestJob::slowFilesAreGivenUp() {
    const AnalyseFile analyseFile = [](const std::filesystem::path& file,
                                       const Checkpoint& checkpoint) -> base::Result<Features> {
        if (file == "2") {
            return Features();
        }
        for (;;) { // a stream without end that yields no sound
            if (const auto status = checkpoint(0); !status) {
                return status.error();
            }
            std::this_thread::yield();
        }
    };
    AnalysisWorkers workers(1, nullptr, analyseFile, {.patience = 50ms, .stuck = 1h});
    workers.give(track(1));
    workers.give(track(2));
    const auto slow = workers.take(10s);
    QVERIFY(slow && slow->id == TrackId{1} && !slow->result.ok());
    QVERIFY(!slow->result.error().what.isEmpty());
    const auto next = workers.take(10s);
    QVERIFY(next && next->id == TrackId{2} && next->result.ok());
}

void TestJob::stuckFilesAreAbandoned() {
    const auto gate = std::make_shared<Gate>();
    std::atomic<int> left = 0;
    {
        const AnalyseFile analyseFile = [gate, &left](const std::filesystem::path& file,
                                                      const Checkpoint&) -> base::Result<Features> {
            if (file == "1") {
                gate->pass(); // a read that does not come back
                ++left;
            }
            return Features();
        };
        AnalysisWorkers workers(1, nullptr, analyseFile, {.patience = 1h, .stuck = 100ms});
        workers.give(track(1));
        workers.give(track(2));
        std::set<TrackId> good;
        std::set<TrackId> bad;
        for (int tries = 0; tries < 200 && workers.busy(); ++tries) {
            if (const auto outcome = workers.take(50ms)) {
                (outcome->result ? good : bad).insert(outcome->id);
            }
        }
        QCOMPARE(bad, std::set{TrackId{1}});
        QCOMPARE(good, std::set{TrackId{2}});
    }
    gate->open(); // the abandoned thread ends after its owner, harmlessly
    QTRY_COMPARE(left.load(), 1);
}

void TestJob::leavingStopsWork() {
    std::atomic<int> begun = 0;
    const AnalyseFile analyseFile = [&](const std::filesystem::path&,
                                        const Checkpoint& checkpoint) -> base::Result<Features> {
        ++begun;
        for (double seconds = 0;; seconds += 1) {
            if (const auto status = checkpoint(seconds); !status) {
                return status.error();
            }
        }
    };
    {
        AnalysisWorkers workers(2, nullptr, analyseFile);
        for (int id = 1; id <= 4; ++id) {
            workers.give(track(id));
        }
        QVERIFY(!workers.room());
        QTRY_COMPARE(begun.load(), 2);
    }
    QCOMPARE(begun.load(), 2);
}

QTEST_GUILESS_MAIN(TestJob)
#include "test_job.moc"
