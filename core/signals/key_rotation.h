// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/maintenance.h"

namespace earshot::signals {

/// See SignalStore::rotateKeys().
base::Status rotateKeys(const Upkeep& upkeep);

/// Goes on where a rotation was interrupted, and seals what was stored before there were keys.
/// Nothing while locked. Each row stays readable at every step: the old key goes only when all rows
/// are sealed anew on disk, in backups too.
base::Status finishRotations(const Upkeep& upkeep);

} // namespace earshot::signals
