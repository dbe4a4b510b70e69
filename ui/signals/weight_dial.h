// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/signal_store.h"
#include "ui/services/context.h"

#include <QComboBox>

namespace earshot::ui {

class TextLabel;

/// More or less of a signal: five steps around its prior weight, with what comes of it in numbers.
class WeightDial : public QWidget {
    Q_OBJECT
public:
    WeightDial(Context& context, signals::SignalId id, QWidget* parent = nullptr);

    void setState(const signals::SignalState& state);

private:
    void turn(int percent);

    Context& m_context;
    signals::SignalId m_id;
    QComboBox* m_step;
    TextLabel* m_numbers;
};

/// "half as much"
[[nodiscard]] QString dialText(int percent);

} // namespace earshot::ui
