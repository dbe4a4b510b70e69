// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/signal_store.h"
#include "ui/services/context.h"

#include <QComboBox>
#include <QFrame>
#include <QPushButton>

namespace earshot::ui {

class StatusLine;

/// How long a signal keeps its entries, to be chosen. Where a shorter time would delete some, it
/// says how many and asks first.
class KeepChoice : public QWidget {
    Q_OBJECT
public:
    KeepChoice(Context& context, signals::SignalId id, QWidget* parent = nullptr);

    void setState(const signals::SignalState& state);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void chosen();
    void look(int days);
    void ask(int days, qint64 older);
    void apply(int days);
    void leave();
    void showChoice();

    Context& m_context;
    signals::SignalId m_id;
    QComboBox* m_days;
    QFrame* m_question;
    StatusLine* m_words;
    QPushButton* m_delete;
    QPushButton* m_leave;
    int m_keepDays = 0; ///< what holds
    int m_asked = 0;    ///< days that the open question is about
};

} // namespace earshot::ui
