// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"

namespace earshot::app {

/// Builds the whole program around the window, shows it, indexes the folders in `call` in the
/// background, and runs until the window is closed. Gives the program's exit code.
int runWindow(int argc, char** argv, const cli::Call& call);

} // namespace earshot::app
