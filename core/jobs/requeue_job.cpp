// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/requeue_job.h"

#include <QCoreApplication>

namespace earshot::jobs {

using signals::SignalId;

base::Result<std::vector<recommend::UpNextPlace>> runRequeue(Workspace& workspace,
                                                             const recommend::Catalog& catalog,
                                                             const recommend::Listener& listener,
                                                             const UpNext& upNext, UseLog useLog) {
    std::vector<recommend::UpNextPlace> places =
        recommend::requeue(catalog, listener, upNext.requests, upNext.tracks, upNext.happened);
    signals::SignalSet used;
    for (const recommend::UpNextPlace& place : places) {
        for (const SignalId id : {SignalId::Session, SignalId::Likes}) {
            const auto at = static_cast<std::size_t>(id);
            used.set(id, used.has(id) || place.contributions[at] !=
                                             upNext.tracks[place.from].contributions[at]);
        }
    }
    if (useLog == UseLog::Write && used != signals::SignalSet{}) {
        const QString purpose = QCoreApplication::translate("earshot::jobs", "Up next");
        if (base::Status noted = workspace.signals().noteUse(used, purpose); !noted) {
            return noted.error();
        }
    }
    return places;
}

} // namespace earshot::jobs
