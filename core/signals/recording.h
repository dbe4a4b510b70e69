// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/records_codec.h"

#include <vector>

namespace earshot::signals {

/// What the switched-on signals keep of a play, each at its precision. Nothing of a file that broke
/// off.
[[nodiscard]] std::vector<Entry> entriesOf(const PlayEvent& event, SignalSet on);

} // namespace earshot::signals
