// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/widgets/card.h"

#include <QComboBox>
#include <QLabel>

namespace earshot::ui {

class Switch;
class TextLabel;

/// Whether a private session is on, what that means, how long it lasts, and its switch.
class PrivateSessionBar : public Card {
    Q_OBJECT
public:
    explicit PrivateSessionBar(Context& context, QWidget* parent = nullptr);

    /// How long it may last, with the hours as data (0 = until switched off).
    static void addDurations(QComboBox& choices);

private:
    void start();
    void showState(bool on);

    Theme& m_theme;
    Listening& m_listening;
    QLabel* m_icon;
    TextLabel* m_line;
    QComboBox* m_duration;
    Switch* m_switch;
};

} // namespace earshot::ui
