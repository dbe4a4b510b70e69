// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/terminal.h"
#include "core/evaluation/report.h"

namespace earshot::cli {

/// Everything: each figure as {"mean", "low", "high", "listeners"}, null where nothing could be
/// measured.
[[nodiscard]] QJsonDocument evaluationJson(const evaluation::Report& report);

/// The same for people: what it was measured on, marks, tables, and what the protocol gives away.
void printEvaluation(const Terminal& terminal, const evaluation::Report& report);

} // namespace earshot::cli
