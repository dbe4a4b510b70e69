// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QPushButton>
#include <QWidget>

namespace earshot::ui {

class ConsentBar;

/// What the Insights page shows while plays are off: what would be stored and why, and the question
/// in place; where it was answered before, the way to its switch.
class PlaysOff : public QWidget {
    Q_OBJECT
public:
    explicit PlaysOff(Context& context, QWidget* parent = nullptr);

    /// Asks, or offers the switch, whichever fits now.
    void refresh();

private:
    ConsentBar* m_question;
    QPushButton* m_openSignals;
};

} // namespace earshot::ui
