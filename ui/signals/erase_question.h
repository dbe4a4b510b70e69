// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/registry.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QPushButton>

namespace earshot::ui {

class StatusLine;

/// Asks in place before a signal's entries are erased, and says that there is no way back. Two
/// equal answers; Escape keeps.
class EraseQuestion : public QFrame {
    Q_OBJECT
public:
    EraseQuestion(Theme& theme, signals::SignalId id, QWidget* parent = nullptr);

    void ask(qint64 entries);

Q_SIGNALS:
    void confirmed();
    void kept();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void answer(bool erase);

    signals::SignalId m_id;
    StatusLine* m_question;
    QPushButton* m_keep;
};

} // namespace earshot::ui
