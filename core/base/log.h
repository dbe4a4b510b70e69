// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace earshot::base {

// One category for the program. Log lines hold no titles, names, paths or times of what a person
// listened to: a line may name a count, a file format or an error code.
Q_DECLARE_LOGGING_CATEGORY(log)

} // namespace earshot::base
