// SPDX-License-Identifier: GPL-3.0-or-later
// See README.md.
#include "core/base/paths.h"
#include "core/signals/signal_store.h"
#include "core/signals/signal_table.h"
#include "core/signals/vault_sealer.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/plain_sealer.h"
#include "tests/fixtures/unlocked_vault.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <ctime>

using namespace earshot;
using namespace earshot::signals;

namespace {

constexpr int kPlays = 1'000'000;

template <typename T>
T must(base::Result<T> result) {
    if (!result) {
        qFatal("%s", qPrintable(result.error().message()));
    }
    return std::move(*result);
}

enum class Kind : std::uint8_t { Plain, Sealed };

/// A listening.db with plays, and the store on it.
class Listener {
public:
    Listener(Kind kind, int plays)
        : m_vault(fixtures::memoryVault(m_folder.path())),
          m_sealed(m_vault),
          m_sealer(kind == Kind::Sealed ? static_cast<const Sealer&>(m_sealed) : m_plain) {
        m_store = open();
        for (const SignalId id : {SignalId::Plays, SignalId::Completion, SignalId::Daytime}) {
            must(m_store->setEnabled(id, true, QStringLiteral("bench")));
        }
        fill(plays);
    }

    [[nodiscard]] SignalStore& store() { return *m_store; }
    [[nodiscard]] std::filesystem::path file() const { return m_folder / "listening.db"; }

    [[nodiscard]] PlayEvent play(qint64 track) const {
        PlayEvent event;
        event.track = library::TrackId{track};
        event.startedMs = m_clock.nowMs();
        event.heardMs = event.durationMs = 200'000;
        event.ending = Ending::Finished;
        return event;
    }

private:
    std::unique_ptr<SignalStore> open() {
        auto connection =
            must(storage::Connection::open(m_folder / "listening.db", storage::Access::ReadWrite));
        return must(
            SignalStore::open(std::move(connection), m_sealer, m_clock, m_folder / "backups"));
    }

    /// Past the store and in one transaction: a million of them one by one would take minutes.
    void fill(int plays) {
        const auto connection =
            must(storage::Connection::open(m_folder / "listening.db", storage::Access::ReadWrite));
        SQLite::Transaction transaction(connection.db());
        SignalTable table(connection.db(), SignalId::Plays, must(m_sealer.writer(SignalId::Plays)));
        const qint64 now = m_clock.nowMs() / 1000;
        for (int i = 1; i <= plays; ++i) {
            const Moment at = Moment::at(now - (plays - i) * 200LL, 3600);
            table.insert(i, {library::TrackId{1 + i * 7919LL % 50'000}, at, PlayDetail{}});
        }
        connection.db().exec("UPDATE upkeep SET last_event = " + std::to_string(plays));
        transaction.commit();
    }

    fixtures::Folder m_folder;
    base::ManualClock m_clock{QDateTime(QDate(2026, 3, 15), QTime(18, 2))};
    std::shared_ptr<vault::Vault> m_vault;
    VaultSealer m_sealed;
    fixtures::PlainSealer m_plain;
    const Sealer& m_sealer;
    std::unique_ptr<SignalStore> m_store;
};

Listener& loaded(Kind kind) {
    static Listener plain(Kind::Plain, kPlays);
    static Listener sealed(Kind::Sealed, kPlays);
    return kind == Kind::Plain ? plain : sealed;
}

double wallSeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double processorSeconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Seconds of one run of `work` by this clock.
template <typename Work>
double secondsOf(double (*now)(), const Work& work) {
    const double begin = now();
    work();
    return now() - begin;
}

/// The floor: the rows of the unsealed table, decoded one after another into the same records.
void loadPlainly(const Listener& listener) {
    std::vector<PlayRecord> plays;
    plays.reserve(kPlays);
    SQLite::Database db(base::pathBytes(listener.file()).toStdString());
    SQLite::Statement rows(db, "SELECT event, sealed FROM signal_plays ORDER BY event");
    while (rows.executeStep()) {
        const SQLite::Column stored = rows.getColumn(1);
        const QByteArrayView bytes(static_cast<const char*>(stored.getBlob()), stored.getBytes());
        if (const auto entry = decodeEntry(SignalId::Plays, bytes)) {
            plays.push_back({entry->track, entry->at.seconds(), entry->at.day});
        }
    }
    if (plays.size() != kPlays) {
        qFatal("not all plays could be read");
    }
}

void load(Listener& listener) {
    if (must(listener.store().history()).plays.size() != kPlays) {
        qFatal("not all plays could be read");
    }
}

void loadMillionPlays(benchmark::State& state) {
    double plain = 0;
    double sealed = 0;
    double processor = 0;
    loadPlainly(loaded(Kind::Plain)); // once for the disk cache
    load(loaded(Kind::Sealed));
    for (auto _ : state) {
        plain += secondsOf(wallSeconds, [] { loadPlainly(loaded(Kind::Plain)); });
        const double begin = processorSeconds();
        const double once = secondsOf(wallSeconds, [] { load(loaded(Kind::Sealed)); });
        processor += processorSeconds() - begin;
        sealed += once;
        state.SetIterationTime(once);
    }
    const auto runs = static_cast<double>(state.iterations());
    state.counters["plain_ms"] = plain / runs * 1000;
    state.counters["cpu_ms"] = processor / runs * 1000; // of all threads
    state.counters["ratio"] = sealed / plain;
}

void recordOnePlay(benchmark::State& state) {
    Listener plain(Kind::Plain, 1000);
    Listener sealed(Kind::Sealed, 1000);
    double floor = 0;
    double total = 0;
    qint64 track = 1;
    for (auto _ : state) {
        ++track;
        floor +=
            secondsOf(processorSeconds, [&] { must(plain.store().record(plain.play(track))); });
        const double once =
            secondsOf(processorSeconds, [&] { must(sealed.store().record(sealed.play(track))); });
        total += once;
        state.SetIterationTime(once);
    }
    const auto runs = static_cast<double>(state.iterations());
    state.counters["plain_us"] = floor / runs * 1e6;
    state.counters["ratio"] = total / floor;
}

BENCHMARK(loadMillionPlays)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(5);
BENCHMARK(recordOnePlay)->Unit(benchmark::kMicrosecond)->UseManualTime()->Iterations(2000);

} // namespace

BENCHMARK_MAIN();
