// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis_job.h"
#include "core/analysis/feature_store.h"
#include "tests/core/analysis/library_fixture.h"
#include "tests/core/analysis/synth.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <QFile>

#include <algorithm>
#include <atomic>
#include <thread>

namespace earshot::test_job {

using namespace earshot::analysis;
using library::TrackId;

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

/// A battery and a charger.
class Power final : public base::PowerSource {
public:
    explicit Power(bool battery) : m_battery(battery) {}
    void plugIn() { m_battery = false; }
    [[nodiscard]] bool onBattery() const override { return m_battery; }

private:
    std::atomic<bool> m_battery;
};

} // namespace

class TestJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void analysesEverythingOnce();
    void failuresAreStoredAndNotRetried();
    void cancelKeepsWhatIsStoredAndResumes();
    void progressIsTold();
    void anotherWriterDoesNotMatter();
    void timeLeftIsTold();
    void pausesOnBattery();
    void stoppingEndsAPause();
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
    QVERIFY(told.size() >= 5U); // at the start and after each, more on a slow machine
    QCOMPARE(told.front().done, 0);
    qint64 before = 0;
    for (const base::Progress& progress : told) {
        QCOMPARE(progress.total, 4);
        QVERIFY(!progress.phase.isEmpty());
        QVERIFY(progress.done == before || progress.done == before + 1);
        before = progress.done;
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

// Minutes of music count by their playing time, not by their number. A stopwatch that runs a second
// at each look tells often enough on any machine.
void TestJob::timeLeftIsTold() {
    LibraryFixture library;
    addMusic(library, 3);
    fixtures::writeWav(library.folder() / "long.wav", synth::cadence({}, 300), synth::kRate, 1);
    library.addTrack(library.folder() / "long.wav");
    library.run("UPDATE tracks SET duration_ms = 4000 WHERE id <= 3");
    library.run("UPDATE tracks SET duration_ms = 300000 WHERE id = 4");
    QCOMPARE(FeatureStore(library.connection()).counts()->secondsToHear, 312.0);
    std::vector<base::Progress> told;
    std::chrono::steady_clock::time_point time;
    const AnalysisRequest request{.workers = 1,
                                  .stopwatch = [&] { return time += std::chrono::seconds(1); }};
    const base::ManualClock clock = clockAt();
    QVERIFY(analysePending(library.connection(), request, clock, {},
                           [&](const base::Progress& progress) { told.push_back(progress); })
                .ok());
    QVERIFY(!told.front().secondsLeft); // nothing is known yet
    // How long it takes is the machine's business; within the long file less and less is left.
    std::vector<qint64> left;
    for (const base::Progress& progress : told) {
        if (progress.secondsLeft && progress.done == 3) {
            left.push_back(*progress.secondsLeft);
        }
    }
    QVERIFY2(left.size() >= 2, qPrintable(QString::number(told.size())));
    QVERIFY(std::ranges::all_of(left, [](qint64 seconds) { return seconds >= 0; }));
    QVERIFY2(left.back() < left.front(),
             qPrintable(QStringLiteral("%1, then %2").arg(left.front()).arg(left.back())));
    QCOMPARE(FeatureStore(library.connection()).counts()->secondsToHear, 0.0);
}

void TestJob::pausesOnBattery() {
    LibraryFixture library;
    addMusic(library, 3);
    Power power(true);
    QStringList phases;
    const base::ManualClock clock = clockAt();
    const auto summary =
        analysePending(library.connection(), {.workers = 2, .power = &power}, clock, {},
                       [&](const base::Progress& progress) {
                           if (phases.isEmpty() || phases.last() != progress.phase) {
                               phases << progress.phase;
                           }
                           if (progress.phase.contains(QStringLiteral("mains"))) {
                               QCOMPARE(progress.done, 0);
                               QVERIFY(!progress.secondsLeft);
                               power.plugIn();
                           }
                       });
    QVERIFY(summary.ok());
    QCOMPARE(summary->analysed, 3);
    QCOMPARE(phases.size(), 3); // listening, waiting, listening
    QCOMPARE(phases[0], phases[2]);
}

void TestJob::stoppingEndsAPause() {
    LibraryFixture library;
    addMusic(library, 2);
    const Power power(true);
    std::stop_source stop;
    const base::ManualClock clock = clockAt();
    const auto summary = analysePending(library.connection(), {.workers = 2, .power = &power},
                                        clock, stop.get_token(), [&](const base::Progress& now) {
                                            if (now.phase.contains(QStringLiteral("mains"))) {
                                                stop.request_stop();
                                            }
                                        });
    QVERIFY(summary.ok());
    QVERIFY(summary->cancelled);
    QCOMPARE(summary->analysed + summary->failed, 0);
}

EARSHOT_TEST(QCoreApplication, TestJob)

} // namespace earshot::test_job

#include "test_job.moc"
