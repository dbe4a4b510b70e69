// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/widgets/card.h"

#include <QComboBox>
#include <QLabel>

#include <chrono>
#include <functional>

namespace earshot::ui {

class Switch;
class TextLabel;

/// A card for something that is on until it is switched off, or for some hours: what it means now,
/// how long it lasts, and its switch. The private session and guest mode.
class TimedModeBar : public Card {
    Q_OBJECT
public:
    struct Words {
        QString objectName; ///< its parts are called this and .state, .duration, .switch
        QString name;
        QString howLong; ///< accessible name of the choice of hours
    };
    /// What a click asks for: off, or on for these hours, 0 = until switched off.
    using Set = std::function<void(bool on, std::chrono::hours)>;

    TimedModeBar(Context& context, const Words& words, Set set, QWidget* parent = nullptr);

    /// As it is now, and what that means.
    void tell(bool on, const QString& line);

private:
    void ask(bool on);
    void showIcon();

    Theme& m_theme;
    Set m_set;
    QLabel* m_icon;
    TextLabel* m_line;
    QComboBox* m_duration;
    Switch* m_switch;
};

[[nodiscard]] TimedModeBar* privateSessionBar(Context& context);
[[nodiscard]] TimedModeBar* guestBar(Context& context);

} // namespace earshot::ui
