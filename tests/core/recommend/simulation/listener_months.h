// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/recommend/simulation/listening_life.h"

#include <string>

namespace earshot::recommend::tests {

/// People who live with the same library.
struct Population {
    std::string folder; ///< of their traits
    std::uint64_t librarySeed = 1;
    int artists = 120;
    std::uint64_t firstPerson = 100; ///< seed of the first of those with the same traits
};
/// Those on whom the numbers of the recommender may be chosen.
[[nodiscard]] Population knownPeople();
/// Other people with other traits in another library, on whom nothing was chosen.
[[nodiscard]] Population keptBackPeople();

/// Means over twelve people with the same traits and other favourites.
struct MonthFigures {
    double skipRate = 0; ///< of plays 201 … 400
    double reach = 0;    ///< share of the library offered in the same plays
    double month = 0;    ///< and in 30 days
    int mostInAWeek = 0; ///< times that anybody finished one track within seven days
};

/// A month of listeners `listener` of this population under this regime.
[[nodiscard]] MonthFigures liveAMonth(const Population& people, const std::string& listener,
                                      const Regime& regime);

} // namespace earshot::recommend::tests
