// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

namespace earshot::ui {

/// What this is, its version and licence, and its three promises.
class AboutCard : public Card {
    Q_OBJECT
public:
    explicit AboutCard(Theme& theme, QWidget* parent = nullptr);
};

} // namespace earshot::ui
