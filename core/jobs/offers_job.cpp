// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/offers_job.h"

#include <QCoreApplication>

namespace earshot::jobs {

base::Result<std::vector<recommend::ListOffer>>
runOffers(Workspace& workspace, const recommend::Catalog& catalog, UseLog useLog) {
    const auto listener = workspace.listener().read(workspace, catalog, {});
    if (!listener) {
        return listener.error();
    }
    std::vector<recommend::ListOffer> offers =
        recommend::listOffers(catalog, **listener, workspace.clock().now());
    signals::SignalSet used;
    for (const recommend::ListOffer& offer : offers) {
        for (const signals::SignalInfo& row : signals::registry()) {
            used.set(row.id, used.has(row.id) || offer.used.has(row.id));
        }
    }
    if (useLog == UseLog::Write && used != signals::SignalSet()) {
        if (base::Status noted = workspace.signals().noteUse(
                used, QCoreApplication::translate("earshot::jobs", "Cards on Listen Now"));
            !noted) {
            return noted.error();
        }
    }
    return offers;
}

} // namespace earshot::jobs
