// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/sequencer.h"

#include "core/recommend/constants.h"
#include "core/recommend/step_cost.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace earshot::recommend {

namespace {

namespace c = constants;
using signals::SignalId;
using Order = std::vector<std::size_t>;

/// Average ranks, 0 … n − 1; equal values share theirs. NaN counts as `unknown`.
std::vector<double> ranks(std::vector<double> values, double unknown) {
    for (double& value : values) {
        value = std::isnan(value) ? unknown : value;
    }
    Order by(values.size());
    std::iota(by.begin(), by.end(), 0U);
    std::ranges::stable_sort(by, {}, [&values](std::size_t i) { return values[i]; });
    std::vector<double> rank(values.size());
    for (std::size_t begin = 0; begin < by.size();) {
        std::size_t end = begin;
        while (end < by.size() && values[by[end]] == values[by[begin]]) {
            ++end;
        }
        for (std::size_t i = begin; i < end; ++i) {
            rank[by[i]] = (static_cast<double>(begin) + static_cast<double>(end) - 1) / 2;
        }
        begin = end;
    }
    return rank;
}

/// Finds the order of least cost. Costs come from the two tables; spacing is a hard limit.
class Sequencer {
public:
    Sequencer(const Catalog& catalog, std::span<const Index> tracks, const Recipe& recipe,
              signals::SignalSet enabled)
        : m_catalog(catalog),
          m_tracks(tracks),
          m_size(tracks.size()),
          m_sound(enabled.has(SignalId::Sound)),
          m_path(enabled.has(SignalId::Mood) && !recipe.path.empty()),
          m_curve(!m_path && enabled.has(SignalId::Mood) && !recipe.energyCurve.empty()) {
        for (const Index track : tracks) {
            m_artist.push_back(catalog.artist[static_cast<std::size_t>(track)]);
        }
        if (m_sound) {
            fillSteps();
        }
        if (m_curve) {
            fillRanks(recipe.energyCurve);
        }
        if (m_path) {
            fillPlaces(recipe.path);
        }
        fillPlaceCosts();
        m_start = start();
    }

    const Order& run(int spacing) {
        m_order = spaced(m_start, spacing);
        if (m_sound || m_curve || m_path) {
            for (int sweep = 0; sweep < c::kMostSweeps && improve(); ++sweep) {
            }
        }
        return m_order;
    }

    /// How the order follows the energy curve: Spearman's rank correlation. 1 without a curve, and
    /// where all places or all tracks are alike.
    [[nodiscard]] double follows() const;

private:
    void fillSteps();
    void fillRanks(const std::vector<double>& curve);
    void fillPlaces(const std::vector<MoodPoint>& path);
    void fillPlaceCosts();
    [[nodiscard]] Order start() const;
    [[nodiscard]] Order spaced(const Order& wish, int spacing);
    enum class Haste : std::uint8_t { WhenNeeded, Always };
    [[nodiscard]] Order trySpaced(const Order& wish, std::size_t spacing, Haste haste) const;
    bool improve();
    bool trySwap(std::size_t i, std::size_t j);
    bool tryReverse(std::size_t i, std::size_t j);
    [[nodiscard]] bool keepsSpacing(std::size_t i, std::size_t j) const;

    [[nodiscard]] double step(std::size_t a, std::size_t b) const {
        return m_sound ? m_step[a * m_size + b] : 0;
    }
    /// Cost of the tracks at places from − 1 … to + 1 next to each other, and of being there.
    [[nodiscard]] double stepBefore(std::size_t place) const {
        return place == 0 || place >= m_size ? 0 : step(m_order[place - 1], m_order[place]);
    }
    [[nodiscard]] double placeCost(std::size_t track, std::size_t place) const {
        return m_placeCost.empty() ? 0 : m_placeCost[track * m_size + place];
    }
    [[nodiscard]] double reckonedPlaceCost(std::size_t track, std::size_t place) const {
        if (m_path) {
            const auto at = static_cast<std::size_t>(m_tracks[track]);
            const double across = m_points[place].valence - m_catalog.valence[at];
            const double along = m_points[place].arousal - m_catalog.arousal[at];
            const double squared = across * across + along * along;
            return c::kPathWeight * (std::isnan(squared) ? c::kUnknownFromPath : squared);
        }
        const double apart =
            (m_trackRank[track] - m_placeRank[place]) / static_cast<double>(m_size);
        return c::kCurveWeight * apart * apart;
    }

    const Catalog& m_catalog;
    std::span<const Index> m_tracks;
    std::size_t m_size;
    bool m_sound, m_path, m_curve;
    std::size_t m_spacing = 0; ///< that this list allows
    std::vector<std::int32_t> m_artist;
    std::vector<float> m_step;       ///< m_size × m_size, symmetric
    std::vector<double> m_placeCost; ///< by track, then by place; empty without curve and path
    std::vector<double> m_trackRank, m_placeRank;
    std::vector<MoodPoint> m_points; ///< of a path, by place
    Order m_start;                   ///< before artists are kept apart
    Order m_order;
};

void Sequencer::fillSteps() {
    m_step.assign(m_size * m_size, 0);
    for (std::size_t a = 0; a < m_size; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const double cost = stepCost(m_catalog, m_tracks[a], m_tracks[b]);
            m_step[a * m_size + b] = m_step[b * m_size + a] = static_cast<float>(cost);
        }
    }
}

void Sequencer::fillRanks(const std::vector<double>& curve) {
    std::vector<double> arousal, wanted;
    for (std::size_t place = 0; place < m_size; ++place) {
        arousal.push_back(m_catalog.arousal[static_cast<std::size_t>(m_tracks[place])]);
        wanted.push_back(curveAt(curve, place, m_size));
    }
    const double middle =
        std::accumulate(curve.begin(), curve.end(), 0.0) / static_cast<double>(curve.size());
    m_trackRank = ranks(std::move(arousal), middle);
    m_placeRank = ranks(std::move(wanted), middle);
}

void Sequencer::fillPlaces(const std::vector<MoodPoint>& path) {
    for (std::size_t place = 0; place < m_size; ++place) {
        m_points.push_back(pointAt(path, place, m_size));
    }
}

void Sequencer::fillPlaceCosts() {
    if (!m_curve && !m_path) {
        return;
    }
    m_placeCost.reserve(m_size * m_size);
    for (std::size_t track = 0; track < m_size; ++track) {
        for (std::size_t place = 0; place < m_size; ++place) {
            m_placeCost.push_back(reckonedPlaceCost(track, place));
        }
    }
}

/// Under a path: each place takes the nearest track left. Under a curve: the liveliest track to the
/// liveliest place, and so on. Else each time the track that follows best, from the best pick on.
Order Sequencer::start() const {
    Order order(m_size);
    std::iota(order.begin(), order.end(), 0U);
    if (m_path) {
        for (std::size_t place = 0; place < m_size; ++place) {
            const auto rest = order.begin() + static_cast<std::ptrdiff_t>(place);
            std::iter_swap(rest,
                           std::ranges::min_element(rest, order.end(), {}, [&](std::size_t t) {
                               return std::pair(placeCost(t, place), t);
                           }));
        }
    } else if (m_curve) {
        Order places = order, tracks = order;
        std::ranges::stable_sort(places, {}, [this](std::size_t i) { return m_placeRank[i]; });
        std::ranges::stable_sort(tracks, {}, [this](std::size_t i) { return m_trackRank[i]; });
        for (std::size_t i = 0; i < m_size; ++i) {
            order[places[i]] = tracks[i];
        }
    } else if (m_sound) {
        for (std::size_t place = 1; place < m_size; ++place) {
            const std::size_t last = order[place - 1];
            const auto next = std::ranges::min_element(
                order.begin() + static_cast<std::ptrdiff_t>(place), order.end(), {},
                [&](std::size_t track) { return std::pair(step(last, track), track); });
            std::iter_swap(order.begin() + static_cast<std::ptrdiff_t>(place), next);
        }
    }
    return order;
}

Order Sequencer::spaced(const Order& wish, int spacing) {
    for (m_spacing = static_cast<std::size_t>(std::max(0, spacing)); m_spacing > 0; --m_spacing) {
        for (const Haste haste : {Haste::WhenNeeded, Haste::Always}) {
            if (Order order = trySpaced(wish, m_spacing, haste); !order.empty()) {
                return order;
            }
        }
    }
    return wish;
}

/// Follows the wish, but takes the first track that may stand here; one by an artist with the most
/// tracks left goes first when they would not fit any more if they waited, or always. (Always is
/// what task scheduling with a cool-down does; it finds an order wherever there is one.) Empty when
/// no order is found.
Order Sequencer::trySpaced(const Order& wish, std::size_t spacing, Haste haste) const {
    std::unordered_map<std::int32_t, std::size_t> left;
    std::unordered_map<std::int32_t, std::size_t> freeFrom;
    for (const std::size_t track : wish) {
        ++left[m_artist[track]];
    }
    Order rest = wish, order;
    while (!rest.empty()) {
        const std::size_t place = order.size();
        std::size_t most = 0;
        std::size_t mostFree = 0;
        std::size_t withMost = 0;
        const auto mayStand = [&](std::int32_t artist) {
            const auto from = freeFrom.find(artist);
            return from == freeFrom.end() || from->second <= place;
        };
        for (const auto& [artist, count] : left) {
            withMost = count > most ? 1 : withMost + (count == most ? 1 : 0);
            most = std::max(most, count);
            mostFree = mayStand(artist) ? std::max(mostFree, count) : mostFree;
        }
        const bool tight = (most - 1) * (spacing + 1) + withMost >= rest.size();
        const std::size_t wanted = haste == Haste::Always || tight ? mostFree : 1;
        const auto next = std::ranges::find_if(rest, [&](std::size_t track) {
            return mayStand(m_artist[track]) && left[m_artist[track]] >= wanted;
        });
        if (next == rest.end()) {
            return {};
        }
        --left[m_artist[*next]];
        freeFrom[m_artist[*next]] = place + spacing + 1;
        order.push_back(*next);
        rest.erase(next);
    }
    return order;
}

bool Sequencer::improve() {
    bool better = false;
    for (std::size_t i = 0; i + 1 < m_size; ++i) {
        const std::size_t end = std::min(m_size, i + 1 + c::kFarthestMove);
        for (std::size_t j = i + 1; j < end; ++j) {
            better |= trySwap(i, j);
            // Turning round a long stretch of a curve never pays, and costs its length to reckon.
            const bool placed = m_curve || m_path;
            if (m_sound && j > i + 1 && (!placed || j - i <= c::kLongestTurn)) {
                better |= tryReverse(i, j);
            }
        }
    }
    return better;
}

bool Sequencer::trySwap(std::size_t i, std::size_t j) {
    const auto cost = [&] {
        double sum = stepBefore(i) + stepBefore(i + 1) + stepBefore(j + 1) +
                     placeCost(m_order[i], i) + placeCost(m_order[j], j);
        return j == i + 1 ? sum : sum + stepBefore(j);
    };
    const double before = cost();
    std::swap(m_order[i], m_order[j]);
    if (cost() < before - c::kLeastGain && keepsSpacing(i, j)) {
        return true;
    }
    std::swap(m_order[i], m_order[j]);
    return false;
}

bool Sequencer::tryReverse(std::size_t i, std::size_t j) {
    double gain = stepBefore(i) + stepBefore(j + 1);
    gain -= i == 0 ? 0 : step(m_order[i - 1], m_order[j]);
    gain -= j + 1 == m_size ? 0 : step(m_order[i], m_order[j + 1]);
    if (m_curve || m_path) {
        for (std::size_t at = i; at <= j; ++at) {
            gain += placeCost(m_order[at], at) - placeCost(m_order[i + j - at], at);
        }
    }
    if (gain <= c::kLeastGain) {
        return false;
    }
    const auto turn = [&] {
        std::reverse(m_order.begin() + static_cast<std::ptrdiff_t>(i),
                     m_order.begin() + static_cast<std::ptrdiff_t>(j) + 1);
    };
    turn();
    if (keepsSpacing(i, j)) {
        return true;
    }
    turn();
    return false;
}

double Sequencer::follows() const {
    if (!m_curve) {
        return 1;
    }
    const double mean = (static_cast<double>(m_size) - 1) / 2;
    double both = 0;
    double tracks = 0;
    double places = 0;
    for (std::size_t place = 0; place < m_size; ++place) {
        const double x = m_trackRank[m_order[place]] - mean;
        const double y = m_placeRank[place] - mean;
        both += x * y;
        tracks += x * x;
        places += y * y;
    }
    return tracks * places > 0 ? both / std::sqrt(tracks * places) : 1;
}

/// Whether no artist comes twice too close near the places i and j.
bool Sequencer::keepsSpacing(std::size_t i, std::size_t j) const {
    const auto clearAround = [this](std::size_t place) {
        const std::size_t from = place > 2 * m_spacing ? place - 2 * m_spacing : 0;
        const std::size_t to = std::min(m_size, place + 2 * m_spacing + 1);
        for (std::size_t a = from; a < to; ++a) {
            for (std::size_t b = a + 1; b < std::min(to, a + m_spacing + 1); ++b) {
                if (m_artist[m_order[a]] == m_artist[m_order[b]]) {
                    return false;
                }
            }
        }
        return true;
    };
    return m_spacing == 0 || (clearAround(i) && clearAround(j));
}

} // namespace

std::vector<std::size_t> playingOrder(const Catalog& catalog, std::span<const Index> tracks,
                                      const Recipe& recipe, signals::SignalSet enabled) {
    Sequencer sequencer(catalog, tracks, recipe, enabled);
    Order best;
    double most = -1;
    for (int spacing = std::max(0, recipe.artistSpacing); spacing >= 0; --spacing) {
        const Order& order = sequencer.run(spacing);
        const double follows = sequencer.follows();
        if (best.empty() || follows > most) {
            best = order;
            most = follows;
        }
        if (most >= c::kFollowedEnough) {
            break;
        }
    }
    return best;
}

double curveAt(const std::vector<double>& curve, std::size_t place, std::size_t length) {
    if (curve.empty()) {
        return 0;
    }
    if (curve.size() == 1 || length < 2) {
        return curve.front();
    }
    const double at = static_cast<double>(place) * static_cast<double>(curve.size() - 1) /
                      static_cast<double>(length - 1);
    const std::size_t low = std::min(static_cast<std::size_t>(at), curve.size() - 2);
    const double share = at - static_cast<double>(low);
    return curve[low] + share * (curve[low + 1] - curve[low]);
}

MoodPoint pointAt(const std::vector<MoodPoint>& path, std::size_t place, std::size_t length) {
    const auto along = [&](double MoodPoint::*axis) {
        std::vector<double> values;
        std::ranges::transform(path, std::back_inserter(values),
                               [axis](const MoodPoint& point) { return point.*axis; });
        return curveAt(values, place, length);
    };
    return {along(&MoodPoint::valence), along(&MoodPoint::arousal)};
}

} // namespace earshot::recommend
