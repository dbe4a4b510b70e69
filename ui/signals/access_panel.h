// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/widgets/card.h"

#include <QComboBox>
#include <QPushButton>

namespace earshot::ui {

class RecordTable;
class StatusLine;

/// Which part of Earshot read what is stored about the person, for which list, how much and when;
/// by signal; and whether anybody has changed that record.
class AccessPanel : public Card {
    Q_OBJECT
public:
    explicit AccessPanel(Context& context, QWidget* parent = nullptr);

    void reload();

private:
    void load(qint64 before);
    void add(const std::vector<signals::AccessEntry>& entries);
    void verify();

    Context& m_context;
    QComboBox* m_signal;
    QPushButton* m_verify;
    RecordTable* m_table;
    QPushButton* m_older;
    StatusLine* m_note;
    bool m_chosen = false; ///< the signal, for what is loaded next: then the note is spoken
    qint64 m_oldest = 0;   ///< number of the oldest entry that is shown
    Background::Ticket m_loading{std::nostopstate}, m_verifying{std::nostopstate};
};

} // namespace earshot::ui
