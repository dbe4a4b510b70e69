// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_workers.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <condition_variable>
#include <latch>
#include <mutex>
#include <set>
#include <thread>

namespace earshot::test_workers {

using namespace earshot::analysis;
using library::TrackId;
using namespace std::chrono_literals;

namespace {

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
    PendingTrack track;
    track.id = static_cast<TrackId>(id);
    track.path = std::to_string(id);
    return track;
}

} // namespace

class TestWorkers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void yieldPausesAllButOne();
    void holdingPausesAll();
    void pausesAreNotHeldAgainstAFile();
    void heardSoundIsCounted();
    void slowFilesAreGivenUp();
    void stuckFilesAreAbandoned();
    void leavingStopsWork();
};

void TestWorkers::yieldPausesAllButOne() {
    std::atomic<bool> yield = true;
    std::mutex mutex;
    std::set<std::thread::id> finished;
    std::latch allHaveATrack(3);
    std::atomic<int> begun = 0;
    const AnalyseTrack analyse = [&](const PendingTrack&,
                                     const Checkpoint& checkpoint) -> base::Result<Measured> {
        if (begun++ < 3) {
            allHaveATrack.arrive_and_wait();
        }
        if (const auto status = checkpoint(0); !status) {
            return status.error();
        }
        const std::lock_guard lock(mutex);
        finished.insert(std::this_thread::get_id());
        return Measured();
    };
    AnalysisWorkers workers(3, &yield, analyse);
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

void TestWorkers::holdingPausesAll() {
    std::latch allHaveATrack(3);
    std::atomic<int> begun = 0;
    std::atomic<int> passed = 0;
    const AnalyseTrack analyse = [&](const PendingTrack&,
                                     const Checkpoint& checkpoint) -> base::Result<Measured> {
        if (begun++ < 2) {
            allHaveATrack.count_down();
        }
        if (const auto status = checkpoint(0); !status) {
            return status.error();
        }
        ++passed;
        return Measured();
    };
    AnalysisWorkers workers(2, nullptr, analyse);
    workers.hold(true);
    workers.give(track(1));
    workers.give(track(2));
    allHaveATrack.arrive_and_wait();
    QVERIFY(!workers.take(300ms));
    QCOMPARE(passed.load(), 0);
    workers.hold(false);
    QVERIFY(workers.take(5s));
    QVERIFY(workers.take(5s));
    workers.hold(true); // leaving ends a pause
    workers.give(track(3));
}

// However long the pause: neither slow nor stuck.
void TestWorkers::pausesAreNotHeldAgainstAFile() {
    std::latch begun(2);
    const AnalyseTrack analyse = [&](const PendingTrack&,
                                     const Checkpoint& checkpoint) -> base::Result<Measured> {
        begun.count_down();
        for (int block = 0; block < 3; ++block) {
            if (const auto status = checkpoint(0); !status) {
                return status.error();
            }
        }
        return Measured();
    };
    AnalysisWorkers workers(1, nullptr, analyse, {.patience = 700ms, .stuck = 700ms});
    workers.hold(true);
    workers.give(track(1));
    begun.arrive_and_wait();
    for (int tries = 0; tries < 30; ++tries) {
        QVERIFY(!workers.take(50ms));
    }
    workers.hold(false);
    const auto outcome = workers.take(5s);
    QVERIFY(outcome && outcome->result.ok());
}

void TestWorkers::heardSoundIsCounted() {
    Gate gate;
    const AnalyseTrack analyse = [&](const PendingTrack& file,
                                     const Checkpoint& checkpoint) -> base::Result<Measured> {
        for (double seconds = 0; seconds <= 30; seconds += 10) {
            if (const auto status = checkpoint(seconds); !status) {
                return status.error();
            }
        }
        if (file.path == "2") {
            gate.pass();
        }
        return Measured();
    };
    AnalysisWorkers workers(1, nullptr, analyse);
    QCOMPARE(workers.heard().inAll, 0.0);
    workers.give(track(1));
    QVERIFY(workers.take(5s));
    QTRY_COMPARE(workers.heard().ofTracksInWork, 0.0);
    QCOMPARE(workers.heard().inAll, 30.0);
    workers.give(track(2));
    QTRY_COMPARE(workers.heard().inAll, 60.0);
    QCOMPARE(workers.heard().ofTracksInWork, 30.0);
    gate.open();
    QVERIFY(workers.take(5s));
}

void TestWorkers::slowFilesAreGivenUp() {
    const AnalyseTrack analyse = [](const PendingTrack& file,
                                    const Checkpoint& checkpoint) -> base::Result<Measured> {
        if (file.path == "2") {
            return Measured();
        }
        for (;;) { // a stream without end that yields no sound
            if (const auto status = checkpoint(0); !status) {
                return status.error();
            }
            std::this_thread::yield();
        }
    };
    AnalysisWorkers workers(1, nullptr, analyse, {.patience = 50ms, .stuck = 1h});
    workers.give(track(1));
    workers.give(track(2));
    const auto slow = workers.take(10s);
    QVERIFY(slow && slow->id == TrackId{1} && !slow->result.ok());
    QVERIFY(!slow->result.error().what.isEmpty());
    const auto next = workers.take(10s);
    QVERIFY(next && next->id == TrackId{2} && next->result.ok());
}

void TestWorkers::stuckFilesAreAbandoned() {
    const auto gate = std::make_shared<Gate>();
    std::atomic<int> left = 0;
    {
        const AnalyseTrack analyse = [gate, &left](const PendingTrack& file,
                                                   const Checkpoint&) -> base::Result<Measured> {
            if (file.path == "1") {
                gate->pass(); // a read that does not come back
                ++left;
            }
            return Measured();
        };
        AnalysisWorkers workers(1, nullptr, analyse, {.patience = 1h, .stuck = 100ms});
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

void TestWorkers::leavingStopsWork() {
    std::atomic<int> begun = 0;
    const AnalyseTrack analyse = [&](const PendingTrack&,
                                     const Checkpoint& checkpoint) -> base::Result<Measured> {
        ++begun;
        for (double seconds = 0;; seconds += 1) {
            if (const auto status = checkpoint(seconds); !status) {
                return status.error();
            }
        }
    };
    {
        AnalysisWorkers workers(2, nullptr, analyse);
        for (int id = 1; id <= 4; ++id) {
            workers.give(track(id));
        }
        QVERIFY(!workers.room());
        QTRY_COMPARE(begun.load(), 2);
    }
    QCOMPARE(begun.load(), 2);
}

EARSHOT_TEST(QCoreApplication, TestWorkers)

} // namespace earshot::test_workers

#include "test_workers.moc"
