// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/workspace.h"

namespace earshot::jobs {

/// What to forget, in a person's words.
struct ForgetRequest {
    signals::Forgetting which;
    QString artist; ///< only plays and likes of tracks by this artist; "" = of all
};

/// Forgets it in all signals, or only counts it. Gives the number of entries. An artist whose
/// tracks are not in the library is an error.
base::Result<qint64> runForget(Workspace& workspace, const ForgetRequest& request,
                               signals::Forget how);

} // namespace earshot::jobs
