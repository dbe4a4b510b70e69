// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/workspace.h"
#include "core/recommend/recommender.h"

#include <memory>

namespace earshot::jobs {

/// Reads tracks and features into a catalog. A few seconds for a very large library: keep it, and
/// load again when the library changed.
base::Result<std::shared_ptr<const recommend::Catalog>> loadCatalog(const Workspace& workspace);

/// Whether a list leaves a trace of when which signals were used: not in a private session.
enum class UseLog : std::uint8_t { Write, Skip };

/// Reads what the switched-on signals know, makes the list, and writes down which signals it used.
/// `listMade` gets it after that, before the ranks of its picks without each signal are known.
base::Result<recommend::Mix> runMix(Workspace& workspace, const recommend::Catalog& catalog,
                                    const signals::Sitting& sitting,
                                    const recommend::Request& request, UseLog useLog,
                                    std::stop_token stop = {},
                                    const recommend::ListMade& listMade = {});

} // namespace earshot::jobs
