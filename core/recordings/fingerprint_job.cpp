// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/fingerprint_job.h"

#include "core/analysis/crash_notes.h"
#include "core/analysis/thread_priority.h"
#include "core/base/bounded_queue.h"
#include "core/recordings/fingerprint_store.h"
#include "core/recordings/text.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace earshot::recordings {

namespace {

/// Results are stored when so many wait or so long after the last time: few transactions, little
/// lost when the power goes.
constexpr std::size_t kTogether = 32;
constexpr std::chrono::seconds kStoreEvery{2};

struct Heard {
    library::TrackId id;
    base::Result<Fingerprint> fingerprint;
};

base::Status store(const storage::Connection& connection, const std::vector<Heard>& results) {
    return connection.guard(Text::tr("Fingerprints could not be stored"), [&]() -> base::Status {
        SQLite::Transaction transaction(connection.db(), SQLite::TransactionBehavior::IMMEDIATE);
        const FingerprintStore rows(connection);
        for (const Heard& result : results) {
            auto saved = result.fingerprint
                             ? rows.save(result.id, *result.fingerprint)
                             : rows.saveFailure(result.id, result.fingerprint.error().what);
            if (!saved) {
                return saved;
            }
        }
        transaction.commit();
        return base::Done{};
    });
}

/// The threads that listen. Destruction stops them.
class Listeners {
public:
    Listeners(int threads, const std::vector<UnheardTrack>& tracks, std::stop_token stop)
        : m_tracks(tracks), m_stop(std::move(stop)), m_listening(threads) {
        for (int i = 0; i < threads; ++i) {
            m_threads.emplace_back([this](const std::stop_token& end) { listen(end); });
        }
    }
    ~Listeners() { m_results.close(); }
    Listeners(const Listeners&) = delete;
    Listeners& operator=(const Listeners&) = delete;

    /// The next result; empty after the last, or when stopped and all that was finished was taken.
    std::optional<Heard> next() { return m_results.pop(); }

private:
    void listen(const std::stop_token& end) {
        analysis::lowerThreadPriority();
        // Either may ask: the person, or the owner that ends early.
        std::stop_source either;
        const auto ask = [&either] { either.request_stop(); };
        const std::stop_callback byPerson(m_stop, ask);
        const std::stop_callback byOwner(end, ask);
        for (;;) {
            const std::size_t mine = m_begun++;
            if (mine >= m_tracks.size() || either.stop_requested()) {
                break;
            }
            const UnheardTrack& track = m_tracks[mine];
            const analysis::ListeningTo note(track.id);
            auto fingerprint = fingerprintOf(track.path, either.get_token());
            if (either.stop_requested() && !fingerprint) {
                break;
            }
            m_results.push({track.id, std::move(fingerprint)});
        }
        if (--m_listening == 0) {
            m_results.close();
        }
    }

    const std::vector<UnheardTrack>& m_tracks;
    std::stop_token m_stop;
    base::BoundedQueue<Heard> m_results{kTogether};
    std::atomic<std::size_t> m_begun = 0;
    std::atomic<int> m_listening;
    std::vector<std::jthread> m_threads;
};

/// The files in which the process crashed have failed. Gives how many there are.
base::Result<qint64> takeCrashedFiles(const storage::Connection& connection,
                                      const analysis::CrashNotes& notes) {
    std::vector<Heard> crashed;
    for (const library::TrackId id : notes.read()) {
        crashed.push_back({id, base::Error{Text::tr("Earshot crashed while listening to this file, "
                                                    "so it is left out until the file changes"),
                                           {},
                                           {}}});
    }
    if (const base::Status stored = store(connection, crashed); !stored) {
        return stored.error();
    }
    notes.clear();
    return static_cast<qint64>(crashed.size());
}

} // namespace

base::Result<FingerprintSummary> fingerprintUnheard(const storage::Connection& connection,
                                                    int workers, const std::stop_token& stop,
                                                    const base::ProgressCallback& progress) {
    using Clock = std::chrono::steady_clock;
    std::filesystem::path notesFile = connection.file();
    notesFile += "-fingerprint-crashes";
    const analysis::CrashNotes notes(notesFile);
    const auto crashed = takeCrashedFiles(connection, notes);
    if (!crashed) {
        return crashed.error();
    }
    const auto tracks = FingerprintStore(connection).unheard();
    if (!tracks) {
        return tracks.error();
    }
    FingerprintSummary summary{.failed = *crashed};
    const auto total = *crashed + static_cast<qint64>(tracks->size());
    const auto tell = [&] {
        if (progress) {
            progress({Text::tr("Listening for fingerprints"), summary.heard + summary.failed, total,
                      summary.failed});
        }
    };
    tell();
    if (tracks->empty()) {
        return summary;
    }
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const auto most = static_cast<int>(std::min<std::size_t>(tracks->size(), 1024));
    Listeners listeners(std::min(workers > 0 ? workers : cores, most), *tracks, stop);
    std::vector<Heard> waiting;
    auto storedAt = Clock::now();
    while (auto result = listeners.next()) {
        ++(result->fingerprint ? summary.heard : summary.failed);
        waiting.push_back(std::move(*result));
        tell();
        if (waiting.size() >= kTogether || Clock::now() - storedAt >= kStoreEvery) {
            if (const base::Status stored = store(connection, waiting); !stored) {
                return stored.error();
            }
            waiting.clear();
            storedAt = Clock::now();
        }
    }
    if (const base::Status stored = store(connection, waiting); !stored) {
        return stored.error();
    }
    summary.cancelled = summary.heard + summary.failed < total;
    return summary;
}

} // namespace earshot::recordings
