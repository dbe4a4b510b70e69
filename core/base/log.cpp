// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

namespace earshot::base {

Q_LOGGING_CATEGORY(log, "earshot", QtInfoMsg)

} // namespace earshot::base
