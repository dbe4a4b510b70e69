// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPushButton>

namespace earshot::ui {

/// Makes the two answers to a question equally wide, and keeps them so at every size of text: none
/// looks like the one to give.
void makeEqualAnswers(const Theme& theme, QPushButton* one, QPushButton* other);

} // namespace earshot::ui
