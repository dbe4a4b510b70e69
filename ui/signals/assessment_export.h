// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QWidget>

namespace earshot::ui {

/// Asks where to, then writes the data-protection assessment as it is now as an HTML page that only
/// the person can read, in the background; says in the status area what came of it. Returns at
/// once.
void saveAssessment(Context& context, QWidget* parent);

} // namespace earshot::ui
