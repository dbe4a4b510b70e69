// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/measured.h"

namespace earshot::analysis {

/// Values of no real track, known and unknown ones, for what only stores and reads them.
[[nodiscard]] Measured someMeasured();

} // namespace earshot::analysis
