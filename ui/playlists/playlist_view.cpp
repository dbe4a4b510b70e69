// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/playlist_view.h"

#include "ui/services/m3u_export.h"
#include "ui/services/play_list.h"
#include "ui/theme/tabular.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/text_label.h"

#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace earshot::ui {

using library::TrackId;

PlaylistView::PlaylistView(Context& context, TrackActions& actions, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_actions(actions),
      m_model(context.background),
      m_table(
          new TrackTable(context.theme, m_model,
                         {TrackTableModel::Number, TrackTableModel::Title, TrackTableModel::Artist,
                          TrackTableModel::Album, TrackTableModel::Length})),
      m_stack(new QStackedWidget) {
    setObjectName(QStringLiteral("playlistView"));
    m_table->setObjectName(QStringLiteral("playlistTracks"));
    m_table->setAccessibleName(tr("Songs of the playlist"));
    m_table->setAccessibleDescription(
        tr("Alt with up and down moves the selected songs, Delete takes them out."));
    m_table->setDragEnabled(true);
    m_table->setAcceptDrops(true);
    m_table->setDragDropMode(QAbstractItemView::InternalMove);
    m_table->setDragDropOverwriteMode(false);
    m_table->setDropIndicatorShown(true);
    auto* nothing =
        new EmptyState(context.theme, QStringLiteral("music"), tr("Nothing in this playlist yet"),
                       tr("Right-click songs anywhere and choose “Add to playlist”."));
    nothing->setObjectName(QStringLiteral("playlistEmpty"));
    connect(nothing->addAction(tr("Go to the library"), QStringLiteral("playlistGoToLibrary")),
            &QPushButton::clicked, this,
            [this] { Q_EMIT m_context.navigator.showPage(PageId::Library); });
    m_stack->addWidget(m_table);
    m_stack->addWidget(nothing);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace12);
    column->addWidget(makeHead());
    column->addWidget(m_stack, 1);
    watchTable();
}

QWidget* PlaylistView::makeHead() {
    Theme& theme = m_context.theme;
    m_name = new TextLabel(theme, {}, TextStyle::Title);
    m_name->setObjectName(QStringLiteral("playlistName"));
    m_name->setElided(true);
    m_line = new TextLabel(theme, {}, TextStyle::Body, Tone::Secondary);
    m_line->setObjectName(QStringLiteral("playlistLine"));
    m_line->setElided(true);
    auto* buttons = new FlowLayout(metric::kSpace8);
    buttons->setContentsMargins(0, metric::kSpace8, 0, 0);
    const auto add = [&](const QString& text, const QString& icon, const QString& name) {
        auto* button = new QPushButton(theme.icon(icon), text);
        button->setObjectName(name);
        button->setAccessibleName(text);
        buttons->addWidget(button);
        return button;
    };
    QPushButton* play = add(tr("Play"), QStringLiteral("play"), QStringLiteral("playlistPlay"));
    play->setProperty("role", QStringLiteral("primary"));
    play->setIcon(theme.icon(QStringLiteral("play"), Tone::OnAccent));
    connect(play, &QPushButton::clicked, this, [this] { m_actions.playFrom(m_model.ids(), 0); });
    QPushButton* shuffle =
        add(tr("Smart shuffle"), QStringLiteral("shuffle"), QStringLiteral("playlistShuffle"));
    shuffle->setToolTip(tr("All of it shuffled, with fitting songs mixed in"));
    connect(shuffle, &QPushButton::clicked, this, &PlaylistView::smartShuffle);
    QPushButton* queue =
        add(tr("Add to up next"), QStringLiteral("queue"), QStringLiteral("playlistQueue"));
    connect(queue, &QPushButton::clicked, this, [this] { m_actions.addToUpNext(m_model.ids()); });
    QPushButton* save =
        add(tr("Export…"), QStringLiteral("export"), QStringLiteral("playlistExport"));
    connect(save, &QPushButton::clicked, this,
            [this] { exportM3u(m_context, this, m_playlist.name, m_model.ids()); });
    m_needTracks = {play, shuffle, queue, save};
    connect(add(tr("Rename"), QStringLiteral("edit"), QStringLiteral("playlistRename")),
            &QPushButton::clicked, this, &PlaylistView::renameWanted);
    connect(add(tr("Delete"), QStringLiteral("trash"), QStringLiteral("playlistDelete")),
            &QPushButton::clicked, this, &PlaylistView::deleteWanted);

    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace4);
    column->addWidget(m_name);
    column->addWidget(m_line);
    column->addLayout(buttons);
    return head;
}

void PlaylistView::watchTable() {
    connect(m_table, &TrackTable::rowActivated, this,
            [this](int row) { m_actions.playFrom(m_model.ids(), row); });
    connect(m_table, &TrackTable::menuWanted, this, &PlaylistView::openMenu);
    connect(&m_model, &PlaylistTracksModel::dropped, this,
            [this](const std::vector<int>& rows, int before) {
                apply(moved(m_model.ids(), rows, before));
            });
    connect(&m_model, &TrackTableModel::failed, this, [this](const base::Error& error) {
        Q_EMIT m_context.navigator.notify(error.message());
    });
    connect(&m_context.player, &playback::Player::trackChanged, this, [this] {
        const playback::QueueItem* item = m_context.player.queue().currentItem();
        m_model.setPlaying(item ? TrackId{item->track} : TrackId::None);
    });
    const auto onKey = [this](const QKeySequence& key, auto act) {
        auto* shortcut = new QShortcut(key, m_table, nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    onKey(Qt::ALT | Qt::Key_Up, [this] { shiftSelected(-1); });
    onKey(Qt::ALT | Qt::Key_Down, [this] { shiftSelected(1); });
    onKey(Qt::Key_Delete, [this] { removeSelected(); });
}

void PlaylistView::setPlaylist(const library::PlaylistInfo& playlist) {
    const bool another = playlist.id != m_playlist.id;
    m_playlist = playlist;
    m_name->setText(playlist.name);
    const QString amount =
        tr("%1 · %2", "songs · length")
            .arg(tr("%n song(s)", nullptr, playlist.tracks), timeText(playlist.durationMs));
    m_line->setText(playlist.madeFrom.isEmpty()
                        ? amount
                        : tr("%1 · %2", "songs and length · what it was made from")
                              .arg(amount, playlist.madeFrom));
    if (another) {
        m_model.setIds({});
    }
    reload();
}

void PlaylistView::reload() {
    m_loading.request_stop();
    m_loading = m_context.background.run(
        Lane::Pages, this,
        [id = m_playlist.id](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.playlists().tracks(id);
        },
        [this](const base::Result<std::vector<TrackId>>& tracks) {
            if (!tracks) {
                Q_EMIT m_context.navigator.notify(tracks.error().message());
                return;
            }
            show(*tracks);
        });
}

void PlaylistView::show(const std::vector<TrackId>& tracks) {
    if (tracks == m_model.ids()) {
        m_model.refresh();
    } else {
        m_model.setIds(tracks);
    }
    m_stack->setCurrentIndex(tracks.empty() ? 1 : 0);
    for (QPushButton* button : m_needTracks) {
        button->setEnabled(!tracks.empty());
    }
}

void PlaylistView::shiftSelected(int by) {
    apply(shifted(m_model.ids(), m_table->selectedRows(), by));
}

void PlaylistView::removeSelected() {
    const std::vector<int> rows = m_table->selectedRows();
    if (rows.empty()) {
        return;
    }
    std::vector<TrackId> rest = without(m_model.ids(), rows);
    const int next = std::min(rows.front(), static_cast<int>(rest.size()) - 1);
    show(rest);
    if (next >= 0) {
        m_table->selectRows({next});
    }
    write(std::move(rest));
}

void PlaylistView::apply(const Reordered& reordered) {
    if (reordered.tracks == m_model.ids()) {
        return;
    }
    show(reordered.tracks);
    m_table->selectRows(reordered.rows);
    if (!reordered.rows.empty()) {
        m_table->scrollTo(m_model.index(reordered.rows.front(), TrackTableModel::Title));
    }
    write(reordered.tracks);
}

void PlaylistView::write(std::vector<TrackId> tracks) {
    m_loading.request_stop(); // what it would bring is older than what is shown
    m_context.background.write(
        this,
        [id = m_playlist.id, tracks = std::move(tracks)](jobs::Workspace& workspace,
                                                         const std::stop_token&) {
            return workspace.playlists().setTracks(id, tracks);
        },
        [this](const base::Status& done) {
            if (!done) {
                Q_EMIT m_context.navigator.notify(done.error().message());
                reload();
                return;
            }
            Q_EMIT changed();
        });
}

void PlaylistView::smartShuffle() {
    recommend::Request request;
    request.kind = recommend::ListKind::SmartShuffle;
    request.seeds = m_model.ids();
    request.name = m_playlist.name;
    request.seed = static_cast<std::uint64_t>(m_context.clock.nowMs());
    makeAndPlay(m_context, this, std::move(request));
}

void PlaylistView::openMenu(const QPoint& globalPosition) {
    const std::vector<TrackId> tracks = m_table->selectedTracks(m_model.rowCount());
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("playlistMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions.fill(*menu, tracks);
    menu->addSeparator();
    QAction* remove = menu->addAction(m_context.theme.icon(QStringLiteral("close")),
                                      tr("Take out of this playlist"));
    remove->setObjectName(QStringLiteral("actionTakeOut"));
    connect(remove, &QAction::triggered, this, &PlaylistView::removeSelected);
    menu->popup(globalPosition);
}

} // namespace earshot::ui

#include "moc_playlist_view.cpp"
