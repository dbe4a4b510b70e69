// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace earshot::app {

/// A crash leaves no image of the memory behind, which would hold keys and titles in the clear. In
/// a release build on Linux, other programs of the same user cannot read or follow the process
/// either (a debugger neither). Where the system cannot be asked, nothing happens.
void refuseCoreDumps();

} // namespace earshot::app
