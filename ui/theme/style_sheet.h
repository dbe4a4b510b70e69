// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

namespace earshot::ui {

/// The application's style sheet, made from the theme's tokens. Widgets choose a variant with the
/// dynamic property "role":
///   QPushButton: "primary" (one per page), "quiet" (text only), "link"
///   QToolButton: none = icon only; "transport" = the round play button
///   QFrame: "card", "raised", "line"
///   QLineEdit: "search"
[[nodiscard]] QString styleSheet(const Theme& theme);

} // namespace earshot::ui
