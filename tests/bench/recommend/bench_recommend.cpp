// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/likeness.h"
#include "core/recommend/requeue.h"
#include "tests/core/recommend/synthetic_library.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <vector>

#if defined(__GLIBC__)
#    include <malloc.h>
#endif

using namespace earshot::recommend;
using namespace earshot::recommend::tests;

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kPicks = 100;
constexpr int kPlays = 1'000'000;
constexpr std::size_t kLikes = 5'000; // marks set by hand, far fewer than plays
constexpr int kTracksPerArtist = 40;

struct World {
    explicit World(int tracks)
        : catalog(SyntheticLibrary::randomCatalog(tracks, tracks / kTracksPerArtist, 1)),
          listener(experiencedListener(catalog, 2, kPlays)) {
        listener.memo = std::make_shared<Memo>();
        listener.history.likes.resize(std::min(listener.history.likes.size(), kLikes));
    }
    Catalog catalog;
    Listener listener;
};

const World& world(int tracks) {
    static std::map<int, World> worlds;
    return worlds.try_emplace(tracks, tracks).first->second;
}

template <typename Work>
double secondsOf(const Work& work) {
    const auto begin = Clock::now();
    work();
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// One pass over the feature matrix: a dot product with every column, one thread. Median of eleven.
double onePass(const Catalog& catalog) {
    const Sound query = catalog.embedding.col(0);
    std::vector<float> out(catalog.ids.size());
    std::vector<double> seconds;
    for (int i = 0; i < 11; ++i) {
        seconds.push_back(secondsOf([&] {
            likenesses(query, catalog, 0, out);
            benchmark::DoNotOptimize(out.data());
        }));
    }
    std::ranges::sort(seconds);
    return seconds[seconds.size() / 2];
}

void run(benchmark::State& state, const Request& request, bool personal) {
    const World& w = world(static_cast<int>(state.range(0)));
    Listener listener = w.listener;
    if (!personal) {
        for (const earshot::signals::SignalInfo& row : earshot::signals::registry()) {
            if (row.kind == earshot::signals::SignalKind::Personal) {
                listener.enabled.set(row.id, false);
            }
        }
    }
    (void)makeMix(w.catalog, listener, request); // the first list of an hour reads the history
    double untilList = 0;
    double total = 0;
    std::size_t picks = 0;
    for (auto _ : state) {
        const auto begin = Clock::now();
        total += secondsOf([&] {
            (void)makeMix(w.catalog, listener, request, {}, [&](const Mix& mix) {
                untilList += std::chrono::duration<double>(Clock::now() - begin).count();
                picks = mix.picks.size();
            });
        });
    }
    if (picks != kPicks) {
        state.SkipWithError("not the picks that were asked for");
    }
    const auto lists = static_cast<double>(state.iterations());
    const double pass = onePass(w.catalog);
    state.counters["pass_ms"] = pass * 1e3;
    state.counters["list_ms"] = untilList / lists * 1e3;
    state.counters["ratio"] = untilList / lists / pass;
    state.counters["ratio_with_ranks"] = total / lists / pass;
}

Request recipeRequest() {
    Request request;
    request.recipe = builtInRecipes().front();
    request.length = kPicks;
    request.now = tuesdayEvening();
    return request;
}

Request radioRequest() {
    Request request = recipeRequest();
    request.kind = ListKind::LikeTrack;
    request.seeds = {static_cast<earshot::library::TrackId>(77)};
    return request;
}

void recipeWithEverySignal(benchmark::State& state) {
    run(state, recipeRequest(), true);
}

void recipeOnTheFirstDay(benchmark::State& state) {
    run(state, recipeRequest(), false);
}

void radio(benchmark::State& state) {
    run(state, radioRequest(), true);
}

/// A hundred tracks are up next in a radio, and the one that plays is skipped.
void requeueAfterASkip(benchmark::State& state) {
    const World& w = world(static_cast<int>(state.range(0)));
    const Request request = radioRequest();
    std::vector<UpNextTrack> tracks;
    for (const Pick& pick : makeMix(w.catalog, w.listener, request).picks) {
        tracks.push_back({pick.track, 0, pick.contributions});
    }
    Listener listener = w.listener;
    listener.sitting.outcomes.push_back(
        {tracks.front().track, 0.01F, earshot::signals::Ending::SkippedOn, false});
    const std::vector<Request> requests{request};
    Happened happened{{}, tracks[1].track, tuesdayEvening()};
    happened.changed.set(earshot::signals::SignalId::Session, true);
    double total = 0;
    std::size_t moved = 0;
    for (auto _ : state) {
        total += secondsOf([&] {
            const auto places = requeue(w.catalog, listener, requests, tracks, happened);
            moved = static_cast<std::size_t>(std::ranges::count_if(
                places, [](const UpNextPlace& place) { return !place.because.isEmpty(); }));
        });
    }
    if (moved == 0) {
        state.SkipWithError("nothing moved");
    }
    const double pass = onePass(w.catalog);
    state.counters["pass_ms"] = pass * 1e3;
    state.counters["ratio"] = total / static_cast<double>(state.iterations()) / pass;
}

#if defined(__GLIBC__)
double bytesHeld() {
    const struct mallinfo2 info = mallinfo2();
    return static_cast<double>(info.uordblks) + static_cast<double>(info.hblkhd);
}

/// What a track takes beyond its embedding: in the catalog, and in what a recipe and a radio leave
/// for the next lists. What is held of plays is not counted.
void memoryOfATrack(benchmark::State& state) {
    const auto tracks = static_cast<int>(state.range(0));
    double catalogBytes = 0;
    double keptBytes = 0;
    for (auto _ : state) {
        const double before = bytesHeld();
        const Catalog catalog =
            SyntheticLibrary::randomCatalog(tracks, tracks / kTracksPerArtist, 1);
        catalogBytes =
            bytesHeld() - before - static_cast<double>(catalog.embedding.size()) * sizeof(float);
        Listener listener = experiencedListener(catalog, 2, kPlays);
        listener.memo = std::make_shared<Memo>();
        const double known = bytesHeld();
        (void)makeMix(catalog, listener, recipeRequest());
        (void)makeMix(catalog, listener, radioRequest());
        keptBytes = bytesHeld() - known;
    }
    state.counters["catalog_bytes"] = catalogBytes / tracks;
    state.counters["kept_bytes"] = keptBytes / tracks;
}
BENCHMARK(memoryOfATrack)->Arg(500'000)->Iterations(1)->Unit(benchmark::kSecond);
#endif

BENCHMARK(requeueAfterASkip)
    ->Arg(100'000)
    ->Arg(500'000)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK(recipeWithEverySignal)
    ->Arg(100'000)
    ->Arg(500'000)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK(recipeOnTheFirstDay)
    ->Arg(100'000)
    ->Arg(500'000)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK(radio)
    ->Arg(100'000)
    ->Arg(500'000)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

} // namespace

BENCHMARK_MAIN();
