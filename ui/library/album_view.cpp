// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/album_view.h"

#include "ui/theme/tabular.h"
#include "ui/widgets/cover_view.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace earshot::ui {

using library::TrackId;

namespace {

constexpr int kCover = 160;

} // namespace

AlbumView::AlbumView(Context& context, TrackActions& actions, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_actions(actions),
      m_model(context.background, Numbering::TrackNumber) {
    setObjectName(QStringLiteral("albumView"));
    m_table = new TrackTable(context.theme, m_model,
                             {TrackTableModel::Number, TrackTableModel::Title,
                              TrackTableModel::Artist, TrackTableModel::Length});
    m_table->setObjectName(QStringLiteral("albumTracks"));
    m_table->setAccessibleName(tr("Songs of the album"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace16);
    column->addWidget(makeHead());
    column->addWidget(m_table, 1);

    connect(m_table, &TrackTable::rowActivated, this,
            [this](int row) { m_actions.playFrom(m_model.ids(), row); });
    connect(m_table, &TrackTable::menuWanted, this, &AlbumView::openMenu);
    connect(&context.player, &playback::Player::trackChanged, this, [this] {
        const playback::QueueItem* item = m_context.player.queue().currentItem();
        m_model.setPlaying(item ? TrackId{item->track} : TrackId::None);
    });
}

QWidget* AlbumView::makeHead() {
    Theme& theme = m_context.theme;
    const auto button = [&theme](const QString& text, const QString& icon, Tone tone,
                                 const QString& name) {
        auto* made = new QPushButton(theme.icon(icon, tone), text);
        made->setObjectName(name);
        made->setAccessibleName(text);
        return made;
    };
    auto* back = button(tr("All albums"), QStringLiteral("chevron-left"), Tone::Secondary,
                        QStringLiteral("albumBack"));
    back->setProperty("role", QStringLiteral("link"));
    connect(back, &QPushButton::clicked, this, &AlbumView::back);
    auto* play =
        button(tr("Play"), QStringLiteral("play"), Tone::OnAccent, QStringLiteral("albumPlay"));
    play->setProperty("role", QStringLiteral("primary"));
    connect(play, &QPushButton::clicked, this, [this] { m_actions.playFrom(m_model.ids(), 0); });
    auto* queue = button(tr("Add to up next"), QStringLiteral("queue"), Tone::Text,
                         QStringLiteral("albumQueue"));
    connect(queue, &QPushButton::clicked, this, [this] { m_actions.addToUpNext(m_model.ids()); });
    auto* add = button(tr("Add to playlist…"), QStringLiteral("plus"), Tone::Text,
                       QStringLiteral("albumAddTo"));
    connect(add, &QPushButton::clicked, this,
            [this] { Q_EMIT m_context.navigator.addToPlaylist(m_model.ids()); });

    m_cover = new CoverView(theme, m_context.covers, theme.scaled(kCover));
    m_title = new TextLabel(theme, {}, TextStyle::PageTitle);
    m_title->setObjectName(QStringLiteral("albumTitle"));
    m_title->setElided(true);
    m_artist = new TextLabel(theme, {}, TextStyle::Emphasis);
    m_artist->setElided(true);
    m_line = new TextLabel(theme, {}, TextStyle::Body, Tone::Secondary);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(metric::kSpace8);
    actions->addWidget(play);
    actions->addWidget(queue);
    actions->addWidget(add);
    actions->addStretch(1);
    auto* words = new QVBoxLayout;
    words->setSpacing(metric::kSpace4);
    words->addStretch(1);
    words->addWidget(m_title);
    words->addWidget(m_artist);
    words->addWidget(m_line);
    words->addSpacing(metric::kSpace12);
    words->addLayout(actions);
    words->addStretch(1);

    auto* row = new QHBoxLayout;
    row->setSpacing(metric::kSpace24);
    row->addWidget(m_cover, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    auto* head = new QWidget;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace12);
    column->addWidget(back, 0, Qt::AlignLeft);
    column->addLayout(row);
    return head;
}

void AlbumView::setAlbum(qint64 albumId) {
    m_albumId = albumId;
    reload();
}

void AlbumView::reload() {
    if (m_albumId == 0) {
        return;
    }
    m_loading.request_stop();
    const auto read = [id = m_albumId](jobs::Workspace& workspace,
                                       const std::stop_token&) -> base::Result<Content> {
        auto tracks = workspace.tracks().albumTracks(id);
        if (!tracks) {
            return tracks.error();
        }
        auto albums = workspace.tracks().albums();
        if (!albums) {
            return albums.error();
        }
        const auto album =
            std::find_if(albums->begin(), albums->end(),
                         [id](const library::AlbumRow& row) { return row.albumId == id; });
        if (album == albums->end()) {
            return base::Error{tr("This album is no longer in the library."), {}, {}};
        }
        auto rows = workspace.tracks().rows(*tracks);
        if (!rows) {
            return rows.error();
        }
        Content content{*album, std::move(*tracks)};
        for (const library::TrackRow& row : *rows) {
            content.durationMs += row.durationMs;
        }
        return content;
    };
    m_loading =
        m_context.background.run(Lane::Pages, this, read, [this](base::Result<Content> content) {
            if (!content) {
                Q_EMIT m_context.navigator.notify(content.error().message());
                Q_EMIT back();
                return;
            }
            show(*content);
        });
}

void AlbumView::show(const Content& content) {
    m_cover->setTrack(content.album.coverTrack, content.album.title);
    m_title->setText(content.album.title);
    m_artist->setText(content.album.artist);
    const QString songs = tr("%n song(s)", nullptr, static_cast<int>(content.tracks.size()));
    m_line->setText(content.album.year > 0
                        ? tr("%1 · %2 · %3", "year · songs · length")
                              .arg(content.album.year)
                              .arg(songs, timeText(content.durationMs))
                        : tr("%1 · %2", "songs · length").arg(songs, timeText(content.durationMs)));
    if (content.tracks == m_model.ids()) {
        m_model.refresh();
    } else {
        m_model.setIds(content.tracks);
    }
}

void AlbumView::openMenu(const QPoint& globalPosition) {
    const std::vector<TrackId> tracks = m_table->selectedTracks(m_model.rowCount());
    if (tracks.empty()) {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions.fill(*menu, tracks);
    menu->popup(globalPosition);
}

} // namespace earshot::ui

#include "moc_album_view.cpp"
