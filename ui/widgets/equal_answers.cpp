// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/equal_answers.h"

#include <algorithm>

namespace earshot::ui {

void makeEqualAnswers(const Theme& theme, QPushButton* one, QPushButton* other) {
    const auto level = [one, other] {
        one->ensurePolished();
        other->ensurePolished();
        const int width = std::max(one->sizeHint().width(), other->sizeHint().width());
        one->setMinimumWidth(width);
        other->setMinimumWidth(width);
    };
    level();
    QObject::connect(&theme, &Theme::changed, one, level);
}

} // namespace earshot::ui
