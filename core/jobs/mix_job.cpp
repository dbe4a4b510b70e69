// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/mix_job.h"

namespace earshot::jobs {

using base::Result;

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

Result<recommend::Mix> runMix(Workspace& workspace, const recommend::Catalog& catalog,
                              const signals::Sitting& sitting, const recommend::Request& request,
                              UseLog useLog, std::stop_token stop) {
    const auto listener = workspace.listener().read(workspace, catalog, sitting);
    if (!listener) {
        return listener.error();
    }
    recommend::Mix mix = recommend::makeMix(catalog, **listener, request, stop);
    if (useLog == UseLog::Write && !stop.stop_requested()) {
        if (base::Status noted = workspace.signals().noteUse(mix.used, mix.purpose); !noted) {
            return noted.error();
        }
    }
    return mix;
}

} // namespace earshot::jobs
