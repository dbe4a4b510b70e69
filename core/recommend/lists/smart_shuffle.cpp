// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/lists/list_kinds.h"
#include "core/recommend/text.h"

#include <algorithm>

namespace earshot::recommend::lists {

using namespace Qt::StringLiterals;

/// A playlist shuffled, all of its tracks, with fitting ones mixed in: those like it by sound.
Target smartShuffle(const ListInput& input) {
    const Catalog& catalog = input.catalog;
    Target target = timelessTarget(ListKind::SmartShuffle);
    target.asks = Asks::Seeds;
    target.context = u"shuffle"_s;
    target.purpose = Text::tr("Smart shuffle");
    target.title = input.request.name.isEmpty()
                       ? target.purpose
                       : Text::tr("%1, shuffled", "a playlist").arg(input.request.name);
    std::vector<bool> seen(catalog.ids.size());
    for (const library::TrackId id : input.request.seeds) {
        const Index track = catalog.indexOf(id);
        if (track >= 0 && !seen[static_cast<std::size_t>(track)]) {
            seen[static_cast<std::size_t>(track)] = true;
            target.kept.push_back(track);
        }
    }
    if (target.kept.empty()) {
        return notReady(target, Text::tr("The playlist holds nothing that is in the library now."));
    }
    target.seeds = target.barred = target.faces = target.kept;
    target.madeFrom = Text::tr(
        "All of the playlist, and songs that sound like it; those say why they are there.");
    return target;
}

} // namespace earshot::recommend::lists
