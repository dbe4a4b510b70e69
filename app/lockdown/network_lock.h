// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace earshot::app {

/// Asks the kernel to refuse this process, all its threads and whatever it starts, every new socket
/// that is not local (AF_UNIX), for good: whatever code runs in Earshot, a decoder with a hole
/// included, cannot open a connection. Sockets that are open stay open, so call it once what is
/// reached through one (a display on another machine) is connected. Linux only (seccomp);
/// elsewhere, and where the kernel has no seccomp, an error that says so. May be called again.
base::Status lockNetwork();

} // namespace earshot::app
