// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/songs_view.h"

#include "ui/widgets/empty_state.h"

#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSet>

namespace earshot::ui {

using library::TrackId;

namespace {

// More is not looked for again after a reload: someone selected everything.
constexpr int kSelectionKept = 20'000;

const QString kSortColumnKey = QStringLiteral("library/sortColumn");
const QString kSortDescendingKey = QStringLiteral("library/sortDescending");

} // namespace

SongsView::SongsView(Context& context, TrackActions& actions, QWidget* parent)
    : QStackedWidget(parent),
      m_context(context),
      m_actions(actions),
      m_model(context.background, Numbering::Position) {
    m_table = new TrackTable(context.theme, m_model,
                             {TrackTableModel::Title, TrackTableModel::Artist,
                              TrackTableModel::Album, TrackTableModel::Genre, TrackTableModel::Year,
                              TrackTableModel::Length, TrackTableModel::Added});
    m_table->setObjectName(QStringLiteral("songsTable"));
    m_table->setAccessibleName(tr("Songs"));
    addWidget(m_table);
    setFocusProxy(m_table);
    m_noHits = new EmptyState(context.theme, QStringLiteral("search"), {},
                              tr("Try fewer words, or artist:, album:, genre:, year:1990..1999."));
    m_noHits->setObjectName(QStringLiteral("songsNoHits"));
    connect(m_noHits->addAction(tr("Show all songs"), QStringLiteral("songsShowAll")),
            &QPushButton::clicked, this, &SongsView::clearWanted);
    addWidget(m_noHits);

    const int column = context.settings.value(kSortColumnKey, TrackTableModel::Artist).toInt();
    const bool descending = context.settings.value(kSortDescendingKey, false).toBool();
    m_sort = {TrackTableModel::sortColumn(column), descending};
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &SongsView::sortBy);

    connect(m_table, &TrackTable::rowActivated, this,
            [this](int row) { m_actions.playFrom(m_model.ids(), row); });
    connect(m_table, &TrackTable::menuWanted, this, &SongsView::openMenu);
    connect(m_table, &TrackTable::typed, this, &SongsView::typed);
    connect(&m_model, &TrackTableModel::failed, this, [this](const base::Error& error) {
        Q_EMIT m_context.navigator.notify(error.message());
    });
    connect(&context.player, &playback::Player::trackChanged, this, [this] {
        const playback::QueueItem* item = m_context.player.queue().currentItem();
        m_model.setPlaying(item ? TrackId{item->track} : TrackId::None);
    });
}

void SongsView::setQuery(const QString& query) {
    if (query != m_query) {
        m_query = query;
        ask(Keep::Selection);
    }
}

void SongsView::reload() {
    ask(Keep::Place);
}

void SongsView::ask(Keep keep) {
    m_asking.request_stop();
    Question question;
    question.query = m_query;
    question.sort = m_sort;
    if (m_table->selectedCount() <= kSelectionKept) {
        question.selected = m_table->selectedTracks(kSelectionKept);
    }
    const int top = m_table->rowAt(0);
    int offset = 0;
    if (keep == Keep::Place && top >= 0) {
        question.anchor = m_model.trackAt(top);
        offset = m_table->rowViewportPosition(top);
    }
    m_asking = m_context.background.run(
        Lane::Pages, this,
        [question = std::move(question)](jobs::Workspace& workspace, const std::stop_token&) {
            return answer(workspace, question);
        },
        [this, offset, keep](base::Result<Answer> found) {
            if (!found) {
                Q_EMIT m_context.navigator.notify(found.error().message());
                return;
            }
            show(std::move(*found), offset, keep);
        });
}

base::Result<SongsView::Answer> SongsView::answer(const jobs::Workspace& workspace,
                                                  const Question& question) {
    auto found = workspace.tracks().find(question.query, question.sort);
    if (!found) {
        return found.error();
    }
    Answer answer;
    answer.ids = std::move(*found);
    if (question.selected.empty() && question.anchor == TrackId::None) {
        return answer;
    }
    QSet<qint64> selected;
    for (const TrackId id : question.selected) {
        selected.insert(static_cast<qint64>(id));
    }
    for (std::size_t row = 0; row < answer.ids.size(); ++row) {
        if (selected.contains(static_cast<qint64>(answer.ids[row]))) {
            answer.selectedRows.push_back(static_cast<int>(row));
        }
        if (answer.ids[row] == question.anchor) {
            answer.anchorRow = static_cast<int>(row);
        }
    }
    return answer;
}

void SongsView::show(Answer answer, int anchorOffset, Keep keep) {
    if (answer.ids == m_model.ids()) {
        m_model.refresh();
    } else {
        m_model.setIds(std::move(answer.ids));
        m_table->selectRows(answer.selectedRows);
        if (answer.anchorRow >= 0) {
            const int rowHeight = m_table->verticalHeader()->defaultSectionSize();
            m_table->verticalScrollBar()->setValue(answer.anchorRow * rowHeight - anchorOffset);
        } else if (keep == Keep::Selection && !answer.selectedRows.empty()) {
            m_table->scrollTo(m_model.index(answer.selectedRows.front(), TrackTableModel::Title),
                              QAbstractItemView::PositionAtCenter);
        } else {
            m_table->scrollToTop();
        }
    }
    if (m_model.rowCount() == 0 && !m_query.isEmpty()) {
        m_noHits->setSentence(tr("No song matches “%1”").arg(m_query));
        setCurrentWidget(m_noHits);
    } else {
        setCurrentWidget(m_table);
    }
    Q_EMIT counted(m_model.rowCount());
}

void SongsView::sortBy(int column, Qt::SortOrder order) {
    m_sort = {TrackTableModel::sortColumn(column), order == Qt::DescendingOrder};
    m_context.settings.setValue(kSortColumnKey, column);
    m_context.settings.setValue(kSortDescendingKey, m_sort.descending);
    ask(Keep::Selection);
}

void SongsView::openMenu(const QPoint& globalPosition) {
    const std::vector<TrackId> tracks = m_table->selectedTracks(static_cast<int>(kActedOn));
    if (tracks.empty()) {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("songsMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int row = m_table->currentIndex().row();
    QAction* play = menu->addAction(m_context.theme.icon(QStringLiteral("play")), tr("Play"));
    play->setObjectName(QStringLiteral("actionPlay"));
    // One song plays with what follows it; several are chosen on purpose and play alone.
    connect(play, &QAction::triggered, this, [this, tracks, row] {
        tracks.size() == 1 ? m_actions.playFrom(m_model.ids(), row) : m_actions.playFrom(tracks, 0);
    });
    m_actions.fill(*menu, tracks);
    menu->popup(globalPosition);
}

} // namespace earshot::ui

#include "moc_songs_view.cpp"
