// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/catalog.h"

#include <algorithm>

namespace earshot::recommend {

Index Catalog::indexOf(library::TrackId id) const {
    if (ids.empty() || id < ids.front() || id > ids.back()) {
        return -1;
    }
    if (!idsFromFirst.empty()) {
        return idsFromFirst.placeOf(
            static_cast<std::int32_t>(static_cast<qint64>(id) - static_cast<qint64>(ids.front())));
    }
    const auto found = std::lower_bound(ids.begin(), ids.end(), id);
    return *found == id ? static_cast<Index>(found - ids.begin()) : -1;
}

const lyrics::ThemeWeights* Catalog::wordsOf(Index track) const {
    const auto found = std::ranges::lower_bound(wordTracks, track);
    return found != wordTracks.end() && *found == track
               ? &words[static_cast<std::size_t>(found - wordTracks.begin())]
               : nullptr;
}

} // namespace earshot::recommend
