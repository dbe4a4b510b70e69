// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace earshot::analysis {

/// Makes the calling thread give way to everything else (playback above all). Best effort: where
/// the system refuses, the thread runs as before.
void lowerThreadPriority();

} // namespace earshot::analysis
