// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/recommend/simulation/listening_life.h"

#include "core/base/random.h"
#include "tests/core/recommend/synthetic_library.h"

#include <algorithm>
#include <set>

namespace earshot::recommend::tests {

namespace {

constexpr int kListsPerSitting = 2;
constexpr int kListLength = 5;
constexpr qint64 kTrackSeconds = 200;
constexpr qint64 kSkipSeconds = 20;
constexpr qint64 kNotAgainSeconds = 20 * 60 * 60;

/// What the recommender gets to know of a play.
void record(Listener& known, library::TrackId track, const QDateTime& began, bool finished) {
    const qint64 day = QDate(1970, 1, 1).daysTo(began.date());
    const float share = finished ? 1.0F : static_cast<float>(kSkipSeconds) / kTrackSeconds;
    const auto ending = finished ? signals::Ending::Finished : signals::Ending::SkippedOn;
    known.history.completions.push_back({track, share, ending, day});
    if (finished) {
        known.history.plays.push_back(playAt(track, began));
        known.history.daytimes.push_back(
            {track, began.time().hour(), began.date().dayOfWeek(), day});
    }
    known.sitting.outcomes.push_back({track, share, ending});
    known.sitting.lastMs =
        began.addSecs(finished ? kTrackSeconds : kSkipSeconds).toMSecsSinceEpoch();
}

Request anyMood(const QDateTime& now, const Regime& regime, std::uint64_t seed) {
    Request request;
    request.recipe.weights = {{QStringLiteral("mood"), 0}};
    request.length = kListLength;
    request.now = now;
    request.exploration = regime.exploration;
    request.seed = seed;
    request.ranksWithout = false;
    return request;
}

} // namespace

Regime everythingOn() {
    return {allSignals()};
}

Regime without(signals::SignalId off) {
    return {allSignals().without(off)};
}

Regime priorAlone() {
    return {contentSignals()};
}

Regime shuffle() {
    return {{}};
}

std::vector<LivedPlay> live(const Catalog& catalog, SimulatedListener& listener,
                            const Regime& regime, int days, std::uint64_t seed) {
    std::vector<LivedPlay> life;
    Listener known;
    known.enabled = regime.enabled;
    std::set<Index> everHeard;
    for (int sitting = 0; sitting < 2 * days; ++sitting) {
        QDateTime now(QDate(2023, 5, 1).addDays(sitting / 2), QTime(sitting % 2 == 0 ? 8 : 19, 0));
        known.sitting = {};
        for (int list = 0; list < kListsPerSitting; ++list) {
            Request request =
                anyMood(now, regime, base::mixBits(seed, static_cast<std::uint64_t>(life.size())));
            for (const LivedPlay& play : life) {
                if (play.when.secsTo(now) < kNotAgainSeconds) {
                    request.alreadyQueued.push_back(
                        catalog.ids[static_cast<std::size_t>(play.track)]);
                }
            }
            for (const Pick& pick : makeMix(catalog, known, request).picks) {
                const Index track = catalog.indexOf(pick.track);
                const bool finished = listener.finishes(track, now);
                life.push_back({track, now, finished, !everHeard.contains(track)});
                record(known, pick.track, now, finished);
                if (finished) {
                    listener.heard(track, now);
                    everHeard.insert(track);
                }
                now = now.addSecs(finished ? kTrackSeconds : kSkipSeconds);
            }
        }
    }
    return life;
}

LifeFigures figuresOf(const std::vector<LivedPlay>& life, std::size_t first, Index librarySize) {
    LifeFigures figures;
    std::set<Index> offered;
    for (std::size_t i = first; i < life.size(); ++i) {
        figures.skipRate += life[i].finished ? 0 : 1;
        offered.insert(life[i].track);
        const auto again = std::count_if(life.begin() + static_cast<std::ptrdiff_t>(first),
                                         life.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                         [&](const LivedPlay& other) {
                                             return other.finished &&
                                                    other.track == life[i].track &&
                                                    other.when.daysTo(life[i].when) < 7;
                                         });
        figures.mostInAWeek = std::max(figures.mostInAWeek, static_cast<int>(again));
    }
    figures.skipRate /= static_cast<double>(life.size() - first);
    figures.coverage = static_cast<double>(offered.size()) / librarySize;
    return figures;
}

} // namespace earshot::recommend::tests
