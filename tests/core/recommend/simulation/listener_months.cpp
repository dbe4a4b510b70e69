// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/recommend/simulation/listener_months.h"

#include "core/recommend/parallel.h"
#include "tests/core/recommend/synthetic_library.h"

#include <algorithm>
#include <array>
#include <map>

namespace earshot::recommend::tests {

namespace {

constexpr int kTracks = 600;
constexpr int kPeople = 12;
constexpr int kMonth = 30;
constexpr std::size_t kLearned = 200; ///< plays after which it has to help
constexpr std::size_t kJudged = 400;

const Catalog& libraryOf(const Population& people) {
    static std::map<std::pair<std::uint64_t, int>, Catalog> libraries;
    const auto [place, isNew] = libraries.try_emplace({people.librarySeed, people.artists});
    if (isNew) {
        place->second =
            SyntheticLibrary::randomCatalog(kTracks, people.artists, people.librarySeed);
    }
    return place->second;
}

} // namespace

Population knownPeople() {
    return {"listeners"};
}

Population keptBackPeople() {
    return {"kept_back", 7, 90, 1000};
}

MonthFigures liveAMonth(const Population& people, const std::string& listener,
                        const Regime& regime) {
    const Catalog& library = libraryOf(people);
    const QString name = QString::fromStdString(people.folder + '/' + listener);
    std::array<std::vector<LivedPlay>, kPeople> lives;
    parallelFor(kPeople, true, [&](int i) {
        const auto person = static_cast<std::uint64_t>(i);
        SimulatedListener someone(name, library, people.firstPerson + person);
        lives[person] = live(library, someone, regime, kMonth, person);
    });
    MonthFigures mean;
    for (std::vector<LivedPlay>& life : lives) {
        const LifeFigures whole = figuresOf(life, 0, kTracks);
        life.resize(kJudged);
        const LifeFigures judged = figuresOf(life, kLearned, kTracks);
        mean.skipRate += judged.skipRate / kPeople;
        mean.reach += judged.coverage / kPeople;
        mean.month += whole.coverage / kPeople;
        mean.mostInAWeek = std::max(mean.mostInAWeek, whole.mostInAWeek);
    }
    return mean;
}

} // namespace earshot::recommend::tests
