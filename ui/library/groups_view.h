// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/groups_model.h"
#include "ui/library/row_table.h"
#include "ui/library/track_actions.h"
#include "ui/services/context.h"

#include <QPushButton>
#include <QStackedWidget>

#include <functional>

namespace earshot::ui {

class EmptyState;

/// The artists, or the genres, of the songs that match a search, as a table that sorts by its
/// header. Read in the background when it is looked at; an answer to an older question is dropped.
class GroupsView : public QStackedWidget {
    Q_OBJECT
public:
    GroupsView(Context& context, TrackActions& actions, library::Grouping by,
               QWidget* parent = nullptr);

    void setQuery(const QString& query);
    /// Asks again, keeping selection and place: the library changed.
    void reload();

Q_SIGNALS:
    void songsWanted(const QString& query); ///< show the songs of this search
    void typed(const QString& text);
    void clearWanted(); ///< show all again

protected:
    void showEvent(QShowEvent* event) override;

private:
    void ask();
    void show(std::vector<library::GroupRow> groups);
    void sortBy(int column, Qt::SortOrder order);
    void choose(const QString& name); ///< selects its row, where there is one
    [[nodiscard]] QString chosenName() const;
    void openMenu(const QPoint& globalPosition);
    void withTracks(const QString& query,
                    std::function<void(const std::vector<library::TrackId>&)> then);

    Context& m_context;
    TrackActions& m_actions;
    library::Grouping m_by;
    GroupsModel m_model;
    RowTable* m_table;
    EmptyState* m_none;
    QPushButton* m_showAll;
    QString m_query;
    bool m_stale = true; ///< something changed while it was not shown
    Background::Ticket m_asking;
};

} // namespace earshot::ui
