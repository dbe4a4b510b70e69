// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/evaluation/report.h"

#include <stop_token>

namespace earshot::evaluation {

/// Replays histories honestly: per listener, split in time at a border of sittings, each play
/// predicted and only then learned, means over listeners with bootstrap intervals. Weights come
/// from other listeners than those they are reported with. `features` may be null. A stop or a
/// history without a listener to test is an error. On the caller's thread, some minutes for 66,000
/// plays.
[[nodiscard]] base::Result<Report> evaluate(const History& history, const ItemFeatures* features,
                                            const base::ProgressCallback& progress = {},
                                            std::stop_token stop = {});

} // namespace earshot::evaluation
