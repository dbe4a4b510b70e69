// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/lists/tastes.h"

#include "core/recommend/lists/constants.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend::lists {

namespace {

/// One attempt with k groups.
class Grouping {
public:
    Grouping(const Catalog& catalog, std::span<const Loved> songs, std::size_t count)
        : m_catalog(catalog), m_songs(songs), m_group(songs.size(), 0) {
        start(count);
        for (int round = 0; round < kMostRounds && assign(); ++round) {
            gather();
        }
        gather();
    }

    /// Whether every group is large enough to be called a taste.
    [[nodiscard]] bool sound() const {
        return std::ranges::all_of(m_count, [](std::size_t n) { return n >= kLeastTaste; });
    }
    /// How much more a song is like its own centre, made without it, than like the next; mean.
    [[nodiscard]] double gap() const;
    [[nodiscard]] std::vector<TasteGroup> groups() const;

private:
    [[nodiscard]] auto soundOf(std::size_t i) const {
        return m_catalog.embedding.col(m_songs[i].song);
    }
    [[nodiscard]] float weight(std::size_t i) const {
        return static_cast<float>(std::sqrt(m_songs[i].love));
    }
    void start(std::size_t count);
    bool assign();
    void gather();

    const Catalog& m_catalog;
    std::span<const Loved> m_songs;
    std::vector<std::size_t> m_group; ///< by song
    std::vector<Sound> m_sum, m_centre;
    std::vector<std::size_t> m_count;
};

/// From the most loved song on, each time the one least like all centres so far.
void Grouping::start(std::size_t count) {
    std::vector<float> nearest(m_songs.size(), -1);
    std::size_t next = 0;
    for (std::size_t k = 0; k < count; ++k) {
        m_centre.emplace_back(soundOf(next));
        for (std::size_t i = 0; i < m_songs.size(); ++i) {
            nearest[i] = std::max(nearest[i], soundOf(i).dot(m_centre.back()));
        }
        next = static_cast<std::size_t>(std::ranges::min_element(nearest) - nearest.begin());
    }
}

bool Grouping::assign() {
    bool changed = m_sum.empty();
    for (std::size_t i = 0; i < m_songs.size(); ++i) {
        std::size_t best = 0;
        for (std::size_t k = 1; k < m_centre.size(); ++k) {
            if (soundOf(i).dot(m_centre[k]) > soundOf(i).dot(m_centre[best])) {
                best = k;
            }
        }
        changed |= best != m_group[i];
        m_group[i] = best;
    }
    return changed;
}

void Grouping::gather() {
    m_sum.assign(m_centre.size(), Sound::Zero());
    m_count.assign(m_centre.size(), 0);
    for (std::size_t i = 0; i < m_songs.size(); ++i) {
        m_sum[m_group[i]] += weight(i) * soundOf(i);
        ++m_count[m_group[i]];
    }
    for (std::size_t k = 0; k < m_centre.size(); ++k) {
        if (m_sum[k].norm() > 0) {
            m_centre[k] = m_sum[k].normalized();
        }
    }
}

double Grouping::gap() const {
    double sum = 0;
    double weights = 0;
    for (std::size_t i = 0; i < m_songs.size(); ++i) {
        const Sound others = m_sum[m_group[i]] - weight(i) * soundOf(i);
        const float norm = others.norm();
        const float own = norm > 0 ? soundOf(i).dot(others) / norm : 0;
        float other = -1;
        for (std::size_t k = 0; k < m_centre.size(); ++k) {
            if (k != m_group[i]) {
                other = std::max(other, soundOf(i).dot(m_centre[k]));
            }
        }
        sum += static_cast<double>(weight(i) * (own - other));
        weights += static_cast<double>(weight(i));
    }
    return sum / weights;
}

std::vector<TasteGroup> Grouping::groups() const {
    std::vector<TasteGroup> groups(m_centre.size());
    for (std::size_t k = 0; k < groups.size(); ++k) {
        groups[k].centre = m_centre[k];
    }
    for (std::size_t i = 0; i < m_songs.size(); ++i) {
        groups[m_group[i]].songs.push_back(m_songs[i].song);
        groups[m_group[i]].love += m_songs[i].love;
    }
    std::ranges::stable_sort(groups, std::ranges::greater(), &TasteGroup::love);
    return groups;
}

} // namespace

std::vector<TasteGroup> tasteGroups(const Catalog& catalog, std::span<const Loved> loved) {
    std::vector<Loved> songs;
    for (const Loved& one : loved) {
        if (songs.size() < kTasteSongs && !catalog.embedding.col(one.song).isZero()) {
            songs.push_back(one);
        }
    }
    if (songs.empty()) {
        return {};
    }
    std::vector<TasteGroup> best = Grouping(catalog, songs, 1).groups();
    double gap = kLeastGap;
    for (std::size_t k = 2; k <= std::min(kMostTastes, songs.size() / kLeastTaste); ++k) {
        const Grouping grouping(catalog, songs, k);
        if (grouping.sound() && grouping.gap() > gap) {
            gap = grouping.gap();
            best = grouping.groups();
        }
    }
    return best;
}

} // namespace earshot::recommend::lists
