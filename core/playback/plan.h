// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <filesystem>
#include <vector>

namespace earshot::playback {

/// What the engine has to know of a queue item. The token names this one place in the queue: the
/// same file twice in a row has two.
struct PlanItem {
    quint64 token = 0;
    std::filesystem::path path;
    double gain = 1.0; ///< linear, peak-protected
};

/// The next things to sound, the current one first.
struct Plan {
    enum class Rest : std::uint8_t { None, More }; ///< does the queue go on behind `items`?

    quint64 run = 0; ///< counts the times that a current item was begun by request
    std::vector<PlanItem> items;
    Rest rest = Rest::None;
};

} // namespace earshot::playback
