// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/list_measures.h"

#include "core/evaluation/constants.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace earshot::evaluation {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// The chance of each track to be among the first twenty.
struct Places {
    std::vector<double> chance;
    double length = 0;
    double places = 0; ///< that the tied share
    double tied = 0;
};

Places placesOf(std::span<const double> scores) {
    Places result;
    const std::size_t length = std::min(constants::kListLength, scores.size());
    result.length = static_cast<double>(length);
    std::vector<double> sorted(scores.begin(), scores.end());
    const auto last = sorted.begin() + static_cast<std::ptrdiff_t>(length) - 1;
    std::ranges::nth_element(sorted, last, std::greater<>());
    const double least = *last;
    double before = 0;
    for (const double score : scores) {
        before += score > least ? 1 : 0;
        result.tied += score == least ? 1 : 0;
    }
    result.places = result.length - before;
    for (const double score : scores) {
        result.chance.push_back(score > least    ? 1
                                : score == least ? result.places / result.tied
                                                 : 0);
    }
    return result;
}

/// Pairs of a sum of unit vectors and how many there are, without those with themselves.
struct Group {
    Eigen::VectorXf sum;
    double count = 0;
    [[nodiscard]] double dots() const {
        return (static_cast<double>(sum.squaredNorm()) - count) / 2;
    }
    [[nodiscard]] double pairs() const { return count * (count - 1) / 2; }
};

} // namespace

ListTally::ListTally(const Replay& replay, const ItemFeatures* features)
    : m_replay(replay),
      m_features(features),
      m_plays(static_cast<std::size_t>(replay.library.size()), 0),
      m_artistPlays(m_plays.size(), 0),
      m_missed(m_plays.size(), 1) {}

void ListTally::learn(std::size_t play) {
    const recommend::Index track = m_replay.plays[play].track;
    m_plays[static_cast<std::size_t>(track)] += 1;
    m_artistPlays[static_cast<std::size_t>(m_replay.library.artistOf(track))] += 1;
    m_allPlays += 1;
}

void ListTally::add(std::span<const double> scores, std::size_t play) {
    const Places places = placesOf(scores);
    m_lists += 1;
    for (std::size_t track = 0; track < scores.size(); ++track) {
        const double chance = places.chance[track];
        m_novelty += m_plays[track] == 0 ? chance / places.length : 0;
        m_listedPlays += m_plays[track] * chance / places.length;
        m_missed[track] *= 1 - chance;
    }
    m_playedPlays += m_plays[static_cast<std::size_t>(m_replay.plays[play].track)];
    addCalibration(places.chance, places.length);
    if (m_features) {
        addDistance(places.chance, places.places, places.tied);
    }
}

void ListTally::addCalibration(std::span<const double> chance, double length) {
    std::vector<double> listed(m_artistPlays.size(), 0);
    for (std::size_t track = 0; track < chance.size(); ++track) {
        const auto artist = m_replay.library.artistOf(static_cast<recommend::Index>(track));
        listed[static_cast<std::size_t>(artist)] += chance[track] / length;
    }
    for (std::size_t artist = 0; artist < listed.size(); ++artist) {
        if (m_artistPlays[artist] > 0) {
            const double taste = m_artistPlays[artist] / m_allPlays;
            const double mixed = (1 - constants::kCalibrationMix) * listed[artist] +
                                 constants::kCalibrationMix * taste;
            m_divergence += taste * std::log(taste / mixed);
        }
    }
}

/// Exactly what is to be expected: a tied track is in with places/tied, two of them together with
/// places·(places − 1)/(tied·(tied − 1)).
void ListTally::addDistance(std::span<const double> chance, double places, double tied) {
    Group sure{Eigen::VectorXf::Zero(m_features->unit.rows()), 0};
    Group open = sure;
    const bool allFit = places == tied;
    for (std::size_t track = 0; track < chance.size(); ++track) {
        const auto unit = m_features->unit.col(m_replay.tracks[track]);
        if (chance[track] == 0 || unit.isZero()) {
            continue;
        }
        Group& group = chance[track] == 1 || allFit ? sure : open;
        group.sum += unit;
        group.count += 1;
    }
    const double one = allFit ? 0 : places / tied;
    const double two = allFit ? 0 : one * (places - 1) / (tied - 1);
    const double dots =
        sure.dots() + one * static_cast<double>(sure.sum.dot(open.sum)) + two * open.dots();
    const double pairs = sure.pairs() + one * sure.count * open.count + two * open.pairs();
    if (pairs > 0) {
        m_distance += 1 - dots / pairs;
        m_distances += 1;
    }
}

ListMeans ListTally::means() const {
    const double kept = std::accumulate(m_missed.begin(), m_missed.end(), 0.0);
    return {m_novelty / m_lists, 1 - kept / static_cast<double>(m_missed.size()),
            m_playedPlays > 0 ? m_listedPlays / m_playedPlays - 1 : kNothing,
            m_divergence / m_lists, m_distances > 0 ? m_distance / m_distances : kNothing};
}

} // namespace earshot::evaluation
