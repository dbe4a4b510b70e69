// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/track_actions.h"
#include "ui/library/track_table.h"
#include "ui/services/context.h"

#include <QStackedWidget>

namespace earshot::ui {

class EmptyState;

/// The songs that match a search, as a table that sorts by its header. Searching and sorting run in
/// the background; an answer to an older question is dropped.
class SongsView : public QStackedWidget {
    Q_OBJECT
public:
    SongsView(Context& context, TrackActions& actions, QWidget* parent = nullptr);

    void setQuery(const QString& query);
    [[nodiscard]] const QString& query() const { return m_query; }
    /// Asks again, keeping selection and place: the library changed.
    void reload();
    [[nodiscard]] int count() const { return m_model.rowCount(); }
    [[nodiscard]] TrackTable& table() { return *m_table; }

Q_SIGNALS:
    void counted(int songs); ///< an answer is shown
    void typed(const QString& text);
    void clearWanted(); ///< show all songs again

private:
    enum class Keep : std::uint8_t { Place, Selection };
    struct Question {
        QString query;
        library::Sort sort;
        std::vector<library::TrackId> selected;           ///< to find again
        library::TrackId anchor = library::TrackId::None; ///< the topmost row shown
    };
    struct Answer {
        std::vector<library::TrackId> ids;
        std::vector<int> selectedRows;
        int anchorRow = -1;
    };

    void ask(Keep keep);
    void show(Answer answer, int anchorOffset, Keep keep);
    [[nodiscard]] static base::Result<Answer> answer(const jobs::Workspace& workspace,
                                                     const Question& question);
    void sortBy(int column, Qt::SortOrder order);
    void openMenu(const QPoint& globalPosition);

    Context& m_context;
    TrackActions& m_actions;
    TrackTableModel m_model;
    TrackTable* m_table;
    EmptyState* m_noHits;
    QString m_query;
    library::Sort m_sort;
    Background::Ticket m_asking;
};

} // namespace earshot::ui
