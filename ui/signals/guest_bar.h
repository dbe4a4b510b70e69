// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/widgets/card.h"

#include <QComboBox>
#include <QLabel>

namespace earshot::ui {

class Switch;
class TextLabel;

/// Whether guest mode is on, what that means, how long it lasts, and its switch.
class GuestBar : public Card {
    Q_OBJECT
public:
    explicit GuestBar(Context& context, QWidget* parent = nullptr);

private:
    void start();
    void showState();

    Theme& m_theme;
    GuestSession& m_guest;
    QLabel* m_icon;
    TextLabel* m_line;
    QComboBox* m_duration;
    Switch* m_switch;
};

} // namespace earshot::ui
