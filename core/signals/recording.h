// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/records_codec.h"

#include <vector>

namespace earshot::signals {

/// Whether enough was heard for a play (kPlayCountsAfterMs).
[[nodiscard]] bool countsAsPlay(const PlayEvent& event);

/// What the switched-on signals keep of a play, each at its precision. Nothing of a file that broke
/// off. Which sitting it belongs to only the store can tell.
[[nodiscard]] std::vector<Entry> entriesOf(const PlayEvent& event, SignalSet on);

} // namespace earshot::signals
