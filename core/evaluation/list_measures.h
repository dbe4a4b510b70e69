// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/item_features.h"
#include "core/evaluation/protocol.h"

namespace earshot::evaluation {

/// What is told of the twenty tracks that stand first at each tested play; of tied ones each has
/// the same chance of a place.
enum class ListMeasure : std::uint8_t {
    Novelty,        ///< share of tracks never heard before
    Coverage,       ///< share of the library that is in at least one of the lists
    PopularityLift, ///< own plays of a listed track over those of a track really played, − 1
    Calibration,    ///< KL divergence of the list's artists from those of the past (Steck 2018)
    Distance, ///< mean 1 − cosine of the features of two listed tracks (Ziegler et al. 2005)
};
inline constexpr std::size_t kListMeasureCount = 5;
using ListMeans = std::array<double, kListMeasureCount>; ///< NaN = nothing to measure

/// Collects the lists one listener would have been shown by one method.
class ListTally {
public:
    /// `features` may be null: no distances. All outlive the tally.
    ListTally(const Replay& replay, const ItemFeatures* features);

    /// `plays` as of before the choice.
    void add(std::span<const double> scores, std::size_t play);
    void learn(std::size_t play);
    [[nodiscard]] ListMeans means() const;

private:
    void addDistance(std::span<const double> chance, double first, double tied);
    void addCalibration(std::span<const double> chance, double length);

    const Replay& m_replay;
    const ItemFeatures* m_features;
    std::vector<double> m_plays;       ///< by track
    std::vector<double> m_artistPlays; ///< by artist
    double m_allPlays = 0;
    std::vector<double> m_missed; ///< chance that no list held the track
    double m_lists = 0, m_novelty = 0, m_listedPlays = 0, m_playedPlays = 0, m_divergence = 0;
    double m_distance = 0, m_distances = 0;
};

} // namespace earshot::evaluation
