// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/mix_job.h"

namespace earshot::jobs {

using base::Result;

namespace {

/// What the person put together; not what Earshot made and they saved.
Result<std::vector<signals::PlaylistRecord>> ownPlaylists(const Workspace& workspace) {
    const auto all = workspace.playlists().all();
    if (!all) {
        return all.error();
    }
    std::vector<signals::PlaylistRecord> own;
    for (const library::PlaylistInfo& playlist : *all) {
        if (playlist.kind == library::PlaylistKind::Own) {
            auto tracks = workspace.playlists().tracks(playlist.id);
            if (!tracks) {
                return tracks.error();
            }
            own.push_back({std::move(*tracks)});
        }
    }
    return own;
}

} // namespace

Result<std::shared_ptr<const recommend::Catalog>> loadCatalog(const Workspace& workspace) {
    auto cursor = workspace.features().cursor();
    if (!cursor) {
        return cursor.error();
    }
    auto features = cursor->next();
    std::optional<base::Error> failure;
    recommend::CatalogBuilder builder;

    // Both lists ascend by id: walk them side by side, holding one track at a time.
    const base::Status walked = workspace.tracks().forEach([&](const library::Track& track) {
        while (features && *features && (*features)->first < track.id) {
            features = cursor->next();
        }
        if (!features) {
            failure = features.error();
            return;
        }
        const bool matches = *features && (*features)->first == track.id;
        builder.add(track, matches ? &(*features)->second : nullptr);
    });
    if (!walked) {
        return walked.error();
    }
    if (failure) {
        return *failure;
    }
    return std::make_shared<const recommend::Catalog>(builder.finish());
}

Result<recommend::Listener> readListener(Workspace& workspace, const signals::Sitting& sitting) {
    auto enabled = workspace.signals().enabled();
    if (!enabled) {
        return enabled.error();
    }
    auto history = workspace.signals().history();
    if (!history) {
        return history.error();
    }
    const auto chosen = workspace.signals().preferences();
    if (!chosen) {
        return chosen.error();
    }
    recommend::Listener listener;
    listener.enabled = *enabled;
    if (!workspace.signals().guestIsHere()) {
        listener.dials = chosen->dials();
    }
    listener.history = std::move(*history);
    if (enabled->has(signals::SignalId::Session)) {
        listener.sitting = sitting;
    }
    if (enabled->has(signals::SignalId::Playlists)) {
        auto playlists = ownPlaylists(workspace);
        if (!playlists) {
            return playlists.error();
        }
        listener.history.playlists = std::move(*playlists);
    }
    return listener;
}

Result<recommend::Mix> runMix(Workspace& workspace, const recommend::Catalog& catalog,
                              const signals::Sitting& sitting, const recommend::Request& request,
                              UseLog useLog, std::stop_token stop) {
    auto listener = readListener(workspace, sitting);
    if (!listener) {
        return listener.error();
    }
    recommend::Mix mix = recommend::makeMix(catalog, *listener, request, stop);
    if (useLog == UseLog::Write && !stop.stop_requested()) {
        if (base::Status noted = workspace.signals().noteUse(mix.used, mix.purpose); !noted) {
            return noted.error();
        }
    }
    return mix;
}

} // namespace earshot::jobs
