// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/signal_store.h"
#include "ui/services/context.h"

#include <QPushButton>
#include <QVBoxLayout>
#include <QWidget>

namespace earshot::ui {

class ChangePreview;
class EntryList;
class EraseQuestion;
class KeepChoice;
class TextLabel;
class WeightDial;

/// The opened part of a signal's card: why, how long, when it was decided, the entries themselves
/// and the way to erase them.
class SignalDetails : public QWidget {
    Q_OBJECT
public:
    SignalDetails(Context& context, signals::SignalId id, QWidget* parent = nullptr);

    void setState(const signals::SignalState& state);

Q_SIGNALS:
    void eraseConfirmed();

protected:
    void showEvent(QShowEvent* event) override;

private:
    TextLabel* addFact(const QString& label, const QString& text);
    void addRow(const QString& label, QWidget* value);
    void addEntries(Context& context);

    Theme& m_theme;
    signals::SignalId m_id;
    signals::SignalState m_state;
    QVBoxLayout* m_column;
    TextLabel* m_decided = nullptr;
    KeepChoice* m_keep = nullptr; ///< null for signals without a table
    WeightDial* m_dial = nullptr;
    ChangePreview* m_preview = nullptr;
    EntryList* m_entries = nullptr;  ///< null for signals without a table
    QPushButton* m_export = nullptr; ///< likewise
    QPushButton* m_erase = nullptr;  ///< likewise
    EraseQuestion* m_question = nullptr;
};

} // namespace earshot::ui
