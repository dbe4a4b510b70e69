// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insights/statistics.h"
#include "core/jobs/workspace.h"

#include <vector>

namespace earshot::ui {

/// What the person may look at.
enum class Span : std::uint8_t { Week, Month, Year, Everything };

/// Everything the Insights page shows of a period, read and counted in one go.
struct InsightsData {
    signals::SignalSet enabled;
    insights::Period period;
    insights::Statistics counted;
    std::vector<insights::NameCount> songs; ///< most played, "Title, Artist"
    std::vector<insights::NameCount> artists;
    std::vector<insights::NameCount> skipped;
    std::vector<QString> liked; ///< newest first
    int differentArtists = 0;
};

/// Reads and counts; on a worker thread.
base::Result<InsightsData> readInsights(jobs::Workspace& workspace, Span span);

} // namespace earshot::ui
