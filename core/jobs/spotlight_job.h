// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/workspace.h"

namespace earshot::jobs {

/// Puts the album or artist of this track in the spotlight from today on, in place of what it was
/// in before; for 0 weeks takes it out. Gives the name of what that is.
base::Result<QString> setSpotlight(Workspace& workspace, library::TrackId track,
                                   signals::SpotlightScope scope, int weeks);

/// Whether the album or the artist of this track is in the spotlight today.
base::Result<bool> isSpotlit(Workspace& workspace, library::TrackId track);

} // namespace earshot::jobs
