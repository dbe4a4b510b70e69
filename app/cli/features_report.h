// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/terminal.h"
#include "core/analysis/features.h"

#include <QJsonObject>

namespace earshot::cli {

/// Everything that is known of the file: each number under the name analysis::visitFeatures gives
/// it, null where it is unknown; the strip and the embedding as arrays; versions.
[[nodiscard]] QJsonObject featuresJson(const QString& path, const analysis::Features& features);

/// The same for people: first what one understands at once, then all numbers by group.
void printFeatures(const Terminal& terminal, const QString& path,
                   const analysis::Features& features);

} // namespace earshot::cli
