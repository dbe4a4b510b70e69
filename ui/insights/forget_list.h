// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/signal_store.h"
#include "ui/services/context.h"

#include <QWidget>

#include <functional>

class QGridLayout;
class QPushButton;

namespace earshot::ui {

class StatusLine;
class TextLabel;

/// What was brought in from elsewhere, each with the way to take it out again for good; hidden
/// while there is none.
class ForgetList : public QWidget {
    Q_OBJECT
public:
    struct Row {
        qint64 number = 0; ///< told apart by it
        QString line;
        signals::Forgetting which;
    };
    using Rows = std::vector<Row>;
    struct Kind {
        QString objectName; ///< the rows' names begin with it; the list's is it with an s
        QString title;
        QString forget; ///< what the button says,
        QString sure;   ///< and before it does it
        QString done;   ///< what is said then, %1 being the row's line
        std::function<base::Result<Rows>(const signals::SignalStore&)> read; ///< on a worker
    };
    ForgetList(Context& context, Kind kind, QWidget* parent = nullptr);

    void reload();

private:
    void present(const Rows& rows);
    void addRow(const Row& row);
    void forget(const Row& row);

    Context& m_context;
    Kind m_kind;
    bool m_forgetting = false;
    TextLabel* m_title;
    StatusLine* m_said;                  ///< what came of it
    std::vector<QPushButton*> m_buttons; ///< by row
    QGridLayout* m_rows;
};

} // namespace earshot::ui
