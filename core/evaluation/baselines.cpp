// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/baselines.h"

#include "core/evaluation/constants.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace earshot::evaluation {

using recommend::Index;
using recommend::next::Place;

namespace {

std::size_t slot(Baseline baseline) {
    return static_cast<std::size_t>(baseline);
}

/// The first of the plays of this sitting before `play`, at most `reach` of them.
std::size_t sittingBegin(const Replay& replay, std::size_t play, std::size_t reach) {
    std::size_t begin = play;
    while (begin > 0 && play - begin < reach && replay.plays[begin].place != Place::Opens) {
        --begin;
    }
    return begin;
}

} // namespace

const char* baselineKey(Baseline baseline) {
    static constexpr std::array kKeys{"random",       "popularity",        "most_recent",
                                      "base_level",   "artist_base_level", "transition",
                                      "naive_hybrid", "never_heard"};
    static_assert(kKeys.size() == kBaselineCount);
    return kKeys[slot(baseline)];
}

Baselines::Baselines(const Replay& replay)
    : m_replay(replay),
      m_trackStarts(static_cast<std::size_t>(replay.library.size())),
      m_artistStarts(m_trackStarts.size()),
      m_lastPlay(m_trackStarts.size(), -1) {}

void Baselines::learn(std::size_t play) {
    const auto& now = m_replay.plays[play];
    const auto track = static_cast<std::size_t>(now.track);
    m_trackStarts[track].push_back(now.startMs);
    m_artistStarts[static_cast<std::size_t>(m_replay.library.artistOf(now.track))].push_back(
        now.startMs);
    if (now.place == Place::Continues) {
        ++m_next[m_replay.plays[play - 1].track][now.track];
    }
    m_lastPlay[track] = static_cast<double>(play);
}

double Baselines::baseLevel(std::span<const qint64> starts, qint64 now) const {
    double sum = 0;
    for (const qint64 start : starts) {
        sum +=
            std::pow(static_cast<double>(now - start) / 3'600'000 + 1, -constants::kBaseLevelDecay);
    }
    return std::log1p(sum);
}

std::array<std::vector<double>, kBaselineCount> Baselines::scores(std::size_t play) const {
    const std::size_t size = m_trackStarts.size();
    std::array<std::vector<double>, kBaselineCount> all;
    all.fill(std::vector<double>(size, 0));
    const auto& now = m_replay.plays[play];
    std::vector<double> ofArtist(size, 0);
    for (std::size_t artist = 0; artist < size; ++artist) {
        const std::span<const qint64> starts = m_artistStarts[artist];
        ofArtist[artist] =
            baseLevel(starts.last(std::min(starts.size(), constants::kArtistPlays)), now.startMs);
    }
    for (std::size_t track = 0; track < size; ++track) {
        const auto artist =
            static_cast<std::size_t>(m_replay.library.artistOf(static_cast<Index>(track)));
        all[slot(Baseline::Popularity)][track] = static_cast<double>(m_trackStarts[track].size());
        all[slot(Baseline::MostRecent)][track] = m_lastPlay[track];
        all[slot(Baseline::BaseLevel)][track] = baseLevel(m_trackStarts[track], now.startMs);
        all[slot(Baseline::ArtistBaseLevel)][track] = ofArtist[artist];
        all[slot(Baseline::NeverHeard)][track] = m_trackStarts[track].empty() ? 1 : 0;
    }
    if (now.place == Place::Continues && m_next.contains(m_replay.plays[play - 1].track)) {
        for (const auto& [track, count] : m_next.at(m_replay.plays[play - 1].track)) {
            all[slot(Baseline::Transition)][static_cast<std::size_t>(track)] = count;
        }
    }
    scoreHybrid(play, all);
    return all;
}

void Baselines::scoreHybrid(std::size_t play,
                            std::array<std::vector<double>, kBaselineCount>& all) const {
    const std::vector<double>& transition = all[slot(Baseline::Transition)];
    double steps = 0;
    for (const double count : transition) {
        steps += count;
    }
    const std::size_t latest = sittingBegin(m_replay, play, constants::kHybridArtists);
    std::map<std::int32_t, double> artists;
    for (std::size_t i = latest; i < play; ++i) {
        artists[m_replay.library.artistOf(m_replay.plays[i].track)] += 1;
    }
    const auto heard = std::max<double>(1, static_cast<double>(play - latest));
    std::set<Index> recent;
    for (std::size_t i = sittingBegin(m_replay, play, constants::kHybridRecent); i < play; ++i) {
        recent.insert(m_replay.plays[i].track);
    }
    for (std::size_t track = 0; track < transition.size(); ++track) {
        const auto index = static_cast<Index>(track);
        const auto artist = artists.find(m_replay.library.artistOf(index));
        const bool rested = recent.contains(index) && transition[track] == 0;
        all[slot(Baseline::Hybrid)][track] =
            3 * transition[track] / (steps > 0 ? steps : 1) +
            (artist == artists.end() ? 0 : artist->second / heard) +
            0.5 * all[slot(Baseline::ArtistBaseLevel)][track] +
            0.3 * all[slot(Baseline::BaseLevel)][track] - (rested ? 1.5 : 0);
    }
}

} // namespace earshot::evaluation
