// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/favour_job.h"

#include <QCoreApplication>

namespace earshot::jobs {

base::Result<recommend::Favour> runFavour(Workspace& workspace, const recommend::Catalog& catalog,
                                          UseLog useLog, std::stop_token stop) {
    const auto listener = workspace.listener().read(workspace, catalog, {});
    if (!listener) {
        return listener.error();
    }
    std::vector<recommend::Mix> lists;
    signals::SignalSet used;
    for (const recommend::Request& request :
         recommend::favourRequests(catalog, **listener, workspace.clock().now())) {
        lists.push_back(recommend::makeMix(catalog, **listener, request, stop));
        for (const signals::SignalInfo& row : signals::registry()) {
            used.set(row.id, used.has(row.id) || lists.back().used.has(row.id));
        }
    }
    if (useLog == UseLog::Write && !stop.stop_requested()) {
        if (base::Status noted = workspace.signals().noteUse(
                used, QCoreApplication::translate("earshot::jobs", "What your playlists favour"));
            !noted) {
            return noted.error();
        }
    }
    return recommend::measureFavour(catalog, **listener, lists);
}

} // namespace earshot::jobs
