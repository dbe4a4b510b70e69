// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/signal_store.h"
#include "ui/services/context.h"
#include "ui/widgets/card.h"

#include <QLabel>
#include <QToolButton>

namespace earshot::ui {

class SignalDetails;
class Switch;
class TextLabel;
class WeightBar;

/// One row of the registry on the Signals page: what it is, what it stores, whether it is on, how
/// much it holds and counts; opens to its details.
class SignalCard : public Card {
    Q_OBJECT
public:
    SignalCard(Context& context, signals::SignalId id, double strongestWeight,
               QWidget* parent = nullptr);

    void setState(const signals::SignalState& state, const QDate& today);
    void setOpen(bool open);
    [[nodiscard]] signals::SignalId id() const { return m_id; }

Q_SIGNALS:
    void switched(earshot::signals::SignalId id, bool on);
    void eraseConfirmed(earshot::signals::SignalId id);

private:
    [[nodiscard]] QLayout* makeTop();
    [[nodiscard]] QLayout* makeStatusLine(double strongestWeight);
    void drawIcon();

    Context& m_context;
    signals::SignalId m_id;
    QLabel* m_icon;
    TextLabel* m_name;
    TextLabel* m_status;
    Switch* m_switch;
    WeightBar* m_weight = nullptr;
    QToolButton* m_more;
    SignalDetails* m_details = nullptr;
    bool m_on = false;
};

} // namespace earshot::ui
