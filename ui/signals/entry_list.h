// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/signals/page_data.h"

#include <QPushButton>

namespace earshot::ui {

class ForgetButton;
class RecordTable;
class StatusLine;

/// A look at what a signal has stored: its newest entries, decoded, with the titles of their
/// tracks; older ones on request. Reads in the background.
class EntryList : public QWidget {
    Q_OBJECT
public:
    EntryList(Context& context, signals::SignalId id, QWidget* parent = nullptr);

    void reload();

private:
    void load(qint64 beforeRow);
    void append(const std::vector<TitledEntry>& entries);
    void offerToForget();

    Context& m_context;
    signals::SignalId m_id;
    RecordTable* m_table;
    QPushButton* m_older;
    ForgetButton* m_forget;
    StatusLine* m_note;
    std::vector<TitledEntry> m_entries; ///< by row of the table
    Background::Ticket m_loading{std::nostopstate};
    qint64 m_oldestRow = 0;
};

} // namespace earshot::ui
