// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"
#include "core/jobs/workspace.h"
#include "core/recommend/recommender.h"

#include <QCommandLineParser>

namespace earshot::cli {

/// Declares the options of "mix" that say what the list should be.
void addMixOptions(QCommandLineParser& parser);

/// Reads them. An error says which option is wrong and what it takes.
base::Result<recommend::Request> mixRequest(const QCommandLineParser& parser,
                                            const jobs::Workspace& workspace);

} // namespace earshot::cli
