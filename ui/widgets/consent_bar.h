// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/registry.h"
#include "ui/services/listening.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QVBoxLayout>

#include <functional>
#include <span>
#include <vector>

namespace earshot::ui {

class FocusOrigin;
class StatusLine;
class TextLabel;

/// Asks in place, where a personal signal would first be of use: what is stored and why, two equal
/// answers, details on request. Hidden until ask(). Never asks again what was decided. Answered, it
/// gives the keyboard back to where it came from.
class ConsentBar : public QFrame {
    Q_OBJECT
public:
    ConsentBar(Theme& theme, Listening& listening, QWidget* parent = nullptr);

    /// Shows the question about these signals if the person has not decided yet; false when there
    /// is nothing to ask. `how` is written down with the answer ("asked on Listen Now", stored).
    bool ask(std::span<const signals::SignalId> ids, const QString& question, const QString& how);

Q_SIGNALS:
    void allowed();
    void declined();

private:
    void answer(bool allow);
    void fillDetails();

    Theme& m_theme;
    Listening& m_listening;
    std::vector<signals::SignalId> m_ids;
    QString m_how;
    StatusLine* m_question;
    TextLabel* m_summary;
    QWidget* m_details;
    QVBoxLayout* m_detailLines;
    FocusOrigin* m_origin;
};

} // namespace earshot::ui
