// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/protocol.h"

#include <array>
#include <map>

namespace earshot::evaluation {

/// What a next-play model has to beat. All but the last as nextplay.py has them.
enum class Baseline : std::uint8_t {
    Random,
    Popularity, ///< own plays so far
    MostRecent,
    BaseLevel,       ///< ln(1 + Σ (hours + 1)^−.5) over the track's plays
    ArtistBaseLevel, ///< the same over the artist's last 200 plays
    Transition,      ///< what followed the track just heard, in one sitting
    Hybrid,          ///< a naive sum of the last three and the sitting's artists
    NeverHeard,      ///< 1 for what was never heard: no recommender, a probe for a leaking library
};
inline constexpr std::size_t kBaselineCount = 8;
[[nodiscard]] const char* baselineKey(Baseline baseline);

/// All baselines of one listener, learning after each play.
class Baselines {
public:
    explicit Baselines(const Replay& replay);
    /// Of every track of the library, by baseline, before play number `play`.
    [[nodiscard]] std::array<std::vector<double>, kBaselineCount> scores(std::size_t play) const;
    /// Plays are learned in order.
    void learn(std::size_t play);

private:
    void scoreHybrid(std::size_t play, std::array<std::vector<double>, kBaselineCount>& all) const;
    [[nodiscard]] double baseLevel(std::span<const qint64> starts, qint64 now) const;

    const Replay& m_replay;
    std::vector<std::vector<qint64>> m_trackStarts, m_artistStarts;
    std::vector<double> m_lastPlay; ///< number of the latest play, −1 = never
    std::map<recommend::Index, std::map<recommend::Index, int>> m_next;
};

} // namespace earshot::evaluation
