// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/preview_job.h"

#include <algorithm>

namespace earshot::jobs {

using base::Result;

Preview compareMixes(const recommend::Mix& now, const recommend::Mix& then) {
    Preview preview;
    preview.title = now.title;
    preview.length = static_cast<int>(now.picks.size());
    for (std::size_t place = 0; place < now.picks.size(); ++place) {
        const library::TrackId track = now.picks[place].track;
        const auto found = std::ranges::find(then.picks, track, &recommend::Pick::track);
        if (found == then.picks.end()) {
            preview.gone.push_back(track);
        } else if (found - then.picks.begin() != static_cast<std::ptrdiff_t>(place)) {
            ++preview.moved;
        }
    }
    for (const recommend::Pick& pick : then.picks) {
        if (std::ranges::find(now.picks, pick.track, &recommend::Pick::track) == now.picks.end()) {
            preview.come.push_back(pick.track);
        }
    }
    return preview;
}

Result<Preview> previewChange(Workspace& workspace, const recommend::Catalog& catalog,
                              const signals::Sitting& sitting, const recommend::Request& request,
                              const SignalChange& change, std::stop_token stop) {
    const auto listener = workspace.listener().read(workspace, catalog, sitting);
    if (!listener) {
        return listener.error();
    }
    const recommend::Mix now = recommend::makeMix(catalog, **listener, request, stop);
    if (!(*listener)->enabled.has(change.id)) {
        return compareMixes(now, now);
    }
    recommend::Listener changed = **listener;
    if (change.dialPercent) {
        changed.dials.set(change.id, *change.dialPercent);
    } else {
        changed.enabled.set(change.id, false);
    }
    return compareMixes(now, recommend::makeMix(catalog, changed, request, stop));
}

} // namespace earshot::jobs
