// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/lists/arrangement.h"

#include "core/base/random.h"
#include "core/recommend/sequencer.h"

#include <algorithm>
#include <numeric>

namespace earshot::recommend::lists {

namespace {

using Places = std::vector<std::size_t>;

Places upTo(std::size_t begin, std::size_t end) {
    Places places(end - begin);
    std::iota(places.begin(), places.end(), begin);
    return places;
}

Places alongTheWay(const Target& target, std::span<const Index> tracks) {
    const std::size_t chosen = tracks.size() - target.kept.size();
    Places order = upTo(0, chosen);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) {
        return target.place[static_cast<std::size_t>(tracks[i])];
    });
    order.insert(order.begin(), chosen);
    order.push_back(chosen + 1);
    return order;
}

Places shuffled(const Catalog& catalog, const Target& target, std::span<const Index> tracks,
                std::uint64_t seed) {
    const std::size_t additions = tracks.size() - target.kept.size();
    const auto lot = [&](std::size_t i) {
        const auto at = static_cast<std::size_t>(tracks[i]);
        return base::mixBits(seed, static_cast<std::uint64_t>(catalog.ids[at]));
    };
    Places kept = upTo(additions, tracks.size());
    Places added = upTo(0, additions);
    std::ranges::sort(kept, {}, lot);
    std::ranges::sort(added, {}, lot);
    Places wish;
    std::size_t next = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        wish.push_back(kept[i]);
        for (; next < added.size() * (i + 1) / kept.size(); ++next) {
            wish.push_back(added[next]);
        }
    }
    // With neither sound nor mood the wish stays, but for artists next to each other.
    std::vector<Index> inWish;
    for (const std::size_t place : wish) {
        inWish.push_back(tracks[place]);
    }
    Places order;
    for (const std::size_t place : playingOrder(catalog, inWish, target.recipe, {})) {
        order.push_back(wish[place]);
    }
    return order;
}

} // namespace

std::vector<std::size_t> arrangement(const Catalog& catalog, const Target& target,
                                     std::span<const Index> tracks, signals::SignalSet enabled,
                                     std::uint64_t seed) {
    switch (target.kind) {
    case ListKind::Path:
        return alongTheWay(target, tracks);
    case ListKind::SmartShuffle:
        return shuffled(catalog, target, tracks, seed);
    default:
        return playingOrder(catalog, tracks, target.recipe, enabled);
    }
}

} // namespace earshot::recommend::lists
