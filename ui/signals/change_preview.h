// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QComboBox>
#include <QPushButton>
#include <QWidget>

#include <optional>

namespace earshot::ui {

class StatusLine;
class TextLabel;

/// What switching a signal off or turning its dial would change, seen before it is done: choose a
/// list, see which songs would go and which would come. Nothing is changed.
class ChangePreview : public QWidget {
    Q_OBJECT
public:
    ChangePreview(Context& context, signals::SignalId id, QWidget* parent = nullptr);

    /// While the signal is off there is nothing to compare, and the widget says so.
    void setOn(bool on);

private:
    void fillLists();
    void compare();
    void present(const ShownPreview& shown);

    Context& m_context;
    signals::SignalId m_id;
    QComboBox* m_list;
    QComboBox* m_change; ///< switched off, or a step of the dial
    QPushButton* m_compare;
    StatusLine* m_summary;
    TextLabel* m_songs;
    std::optional<bool> m_on; ///< empty until told
    Background::Ticket m_running{std::nostopstate};
};

} // namespace earshot::ui
