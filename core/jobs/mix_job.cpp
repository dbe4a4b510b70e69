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
                              UseLog useLog, std::stop_token stop,
                              const recommend::ListMade& listMade) {
    const auto listener = workspace.listener().read(workspace, catalog, sitting);
    if (!listener) {
        return listener.error();
    }
    base::Status noted = base::Done{};
    recommend::Mix mix =
        recommend::makeMix(catalog, **listener, request, stop, [&](const recommend::Mix& made) {
            if (useLog == UseLog::Write) {
                noted = workspace.signals().noteUse(made.used, made.purpose);
            }
            if (noted && listMade) {
                listMade(made);
            }
        });
    if (!noted) {
        return noted.error();
    }
    return mix;
}

} // namespace earshot::jobs
