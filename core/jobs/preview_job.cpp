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

std::set<library::TrackId> tracksOf(const recommend::Catalog& catalog, library::TrackId track,
                                    ForgetScope scope) {
    std::set<library::TrackId> tracks;
    const recommend::Index index = catalog.indexOf(track);
    if (index < 0) {
        return tracks;
    }
    const std::vector<std::int32_t>& group =
        scope == ForgetScope::Song ? catalog.representative : catalog.artist;
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (group[i] == group[static_cast<std::size_t>(index)]) {
            tracks.insert(catalog.ids[i]);
        }
    }
    return tracks;
}

Result<ForgetPreview> previewForgetting(Workspace& workspace, const recommend::Catalog& catalog,
                                        const signals::Sitting& sitting,
                                        const recommend::Request& request,
                                        const std::set<library::TrackId>& tracks,
                                        std::stop_token stop) {
    signals::Forgetting which;
    which.tracks = tracks;
    const auto entries = workspace.signals().forget(which, signals::Forget::Count);
    if (!entries) {
        return entries.error();
    }
    const auto listener = workspace.listener().read(workspace, catalog, sitting);
    if (!listener) {
        return listener.error();
    }
    const recommend::Mix now = recommend::makeMix(catalog, **listener, request, stop);
    recommend::Listener forgetful = **listener;
    forgetful.memo = nullptr;
    const auto drop = [&tracks](auto&... records) {
        (std::erase_if(records, [&](const auto& record) { return tracks.contains(record.track); }),
         ...);
    };
    signals::History& history = forgetful.history;
    drop(history.plays, history.completions, history.likes, history.daytimes, history.sequences,
         history.choices, history.activities, history.devices, history.spotlights,
         history.spotlightOutcomes);
    return ForgetPreview{compareMixes(now, recommend::makeMix(catalog, forgetful, request, stop)),
                         *entries};
}

} // namespace earshot::jobs
