// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/library/scan_fixture.h"

namespace earshot::fixtures {

/// Adds twelve songs in several scripts to search, sort and list; no files are behind them.
void addSongs(const ScannedLibrary& library);

} // namespace earshot::fixtures
