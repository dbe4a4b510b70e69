// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/groups_view.h"

#include "core/library/search_query.h"
#include "ui/widgets/empty_state.h"

#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace earshot::ui {

using library::Grouping;
using library::GroupRow;
using library::TrackId;

namespace {

/// Figures share the width, so that in a wide window they do not stand far from their name.
std::vector<RowColumn> groupColumns() {
    return {{GroupsModel::Name, Cell::Name, 0, 46, 0},
            {GroupsModel::Songs, Cell::Figures, 0, 18, 0},
            {GroupsModel::Albums, Cell::Figures, 0, 18, 380},
            {GroupsModel::Length, Cell::Figures, 0, 18, 0}};
}

QString sortColumnKey(Grouping by) {
    return by == Grouping::Artists ? QStringLiteral("library/artistsSortColumn")
                                   : QStringLiteral("library/genresSortColumn");
}

QString sortDescendingKey(Grouping by) {
    return by == Grouping::Artists ? QStringLiteral("library/artistsSortDescending")
                                   : QStringLiteral("library/genresSortDescending");
}

QString songsOf(Grouping by, const QString& name) {
    return library::exactSearch(by == Grouping::Artists ? library::SearchPlan::Place::Artist
                                                        : library::SearchPlan::Place::Genre,
                                name);
}

} // namespace

GroupsView::GroupsView(Context& context, TrackActions& actions, Grouping by, QWidget* parent)
    : QStackedWidget(parent), m_context(context), m_actions(actions), m_by(by), m_model(by) {
    const bool artists = by == Grouping::Artists;
    m_table = new RowTable(context.theme, m_model, groupColumns());
    m_table->setObjectName(artists ? QStringLiteral("artistsTable")
                                   : QStringLiteral("genresTable"));
    m_table->setAccessibleName(artists ? tr("Artists") : tr("Genres"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    addWidget(m_table);
    setFocusProxy(m_table);
    m_none = new EmptyState(context.theme,
                            artists ? QStringLiteral("artist") : QStringLiteral("music"), {});
    m_none->setObjectName(artists ? QStringLiteral("artistsNone") : QStringLiteral("genresNone"));
    m_showAll = m_none->addAction(artists ? tr("Show all artists") : tr("Show all genres"),
                                  artists ? QStringLiteral("artistsShowAll")
                                          : QStringLiteral("genresShowAll"));
    connect(m_showAll, &QPushButton::clicked, this, &GroupsView::clearWanted);
    addWidget(m_none);

    const int column =
        std::clamp(context.settings.value(sortColumnKey(by), GroupsModel::Name).toInt(), 0,
                   GroupsModel::ColumnCount - 1);
    const auto order = context.settings.value(sortDescendingKey(by), false).toBool()
                           ? Qt::DescendingOrder
                           : Qt::AscendingOrder;
    m_model.sort(column, order);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(column, order);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &GroupsView::sortBy);

    connect(m_table, &RowTable::rowActivated, this, [this](int row) {
        if (const GroupRow* group = m_model.groupAt(row)) {
            Q_EMIT songsWanted(songsOf(m_by, group->name));
        }
    });
    connect(m_table, &RowTable::menuWanted, this, &GroupsView::openMenu);
    connect(m_table, &RowTable::typed, this, &GroupsView::typed);
}

void GroupsView::setQuery(const QString& query) {
    if (query != m_query) {
        m_query = query;
        reload();
    }
}

void GroupsView::reload() {
    m_stale = true;
    if (isVisible()) {
        ask();
    }
}

void GroupsView::showEvent(QShowEvent* event) {
    QStackedWidget::showEvent(event);
    if (m_stale) {
        ask();
    }
}

void GroupsView::ask() {
    m_stale = false;
    m_asking.request_stop();
    m_asking = m_context.background.run(
        Lane::Pages, this,
        [by = m_by, query = m_query](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.tracks().groups(by, query);
        },
        [this](base::Result<std::vector<GroupRow>> groups) {
            if (!groups) {
                Q_EMIT m_context.navigator.notify(groups.error().message());
                return;
            }
            show(std::move(*groups));
        });
}

void GroupsView::show(std::vector<GroupRow> groups) {
    const QString chosen = chosenName();
    const int place = m_table->verticalScrollBar()->value();
    m_model.setGroups(std::move(groups));
    m_table->verticalScrollBar()->setValue(place);
    choose(chosen);
    if (m_model.rowCount() > 0) {
        setCurrentWidget(m_table);
        return;
    }
    const bool artists = m_by == Grouping::Artists;
    if (m_query.isEmpty()) {
        m_none->setSentence(artists ? tr("No song says who it is by")
                                    : tr("No song names a genre"));
    } else {
        m_none->setSentence(
            (artists ? tr("No artist matches “%1”") : tr("No genre matches “%1”")).arg(m_query));
    }
    m_showAll->setVisible(!m_query.isEmpty());
    setCurrentWidget(m_none);
}

void GroupsView::sortBy(int column, Qt::SortOrder order) {
    m_context.settings.setValue(sortColumnKey(m_by), column);
    m_context.settings.setValue(sortDescendingKey(m_by), order == Qt::DescendingOrder);
    const QString chosen = chosenName();
    m_model.sort(column, order);
    choose(chosen);
}

void GroupsView::choose(const QString& name) {
    if (const int row = m_model.rowOf(name); row >= 0) {
        m_table->selectRows({row});
        m_table->scrollTo(m_model.index(row, GroupsModel::Name));
    }
}

QString GroupsView::chosenName() const {
    const std::vector<int> rows = m_table->selectedRows();
    return rows.empty() ? QString() : m_model.groupAt(rows.front())->name;
}

void GroupsView::openMenu(const QPoint& globalPosition) {
    const std::vector<int> rows = m_table->selectedRows();
    if (rows.empty()) {
        return;
    }
    const GroupRow& group = *m_model.groupAt(rows.front());
    const QString query = songsOf(m_by, group.name);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("groupMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, const QString& icon, const QString& name) {
        QAction* action = menu->addAction(m_context.theme.icon(icon), text);
        action->setObjectName(name);
        return action;
    };
    connect(add(tr("Show songs"), QStringLiteral("music"), QStringLiteral("actionShowSongs")),
            &QAction::triggered, this, [this, query] { Q_EMIT songsWanted(query); });
    connect(add(tr("Play"), QStringLiteral("play"), QStringLiteral("actionPlay")),
            &QAction::triggered, this, [this, query] {
                withTracks(query, [this](const std::vector<TrackId>& tracks) {
                    m_actions.playFrom(tracks, 0);
                });
            });
    connect(add(tr("Add to up next"), QStringLiteral("queue"), QStringLiteral("actionQueue")),
            &QAction::triggered, this, [this, query] {
                withTracks(query, [this](const std::vector<TrackId>& tracks) {
                    m_actions.addToUpNext(tracks);
                });
            });
    if (m_by == Grouping::Artists && group.leadTrack != TrackId::None) {
        menu->addSeparator();
        m_actions.spotlight().fill(*menu, group.leadTrack, SpotlightActions::Offer::Artist);
    }
    menu->popup(globalPosition);
}

void GroupsView::withTracks(const QString& query,
                            std::function<void(const std::vector<TrackId>&)> then) {
    m_context.background.run(
        Lane::Pages, this,
        [query](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.tracks().find(query);
        },
        [this, then = std::move(then)](base::Result<std::vector<TrackId>> tracks) {
            if (!tracks) {
                Q_EMIT m_context.navigator.notify(tracks.error().message());
                return;
            }
            tracks->resize(std::min(tracks->size(), kActedOn));
            then(*tracks);
        });
}

} // namespace earshot::ui

#include "moc_groups_view.cpp"
