// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/widgets/card.h"

namespace earshot::ui {

/// Light, dark or as the system; and the size of the text.
class AppearanceCard : public Card {
    Q_OBJECT
public:
    explicit AppearanceCard(Context& context, QWidget* parent = nullptr);

private:
    QWidget* makeModes();
    QWidget* makeSizes();

    Context& m_context;
};

} // namespace earshot::ui
