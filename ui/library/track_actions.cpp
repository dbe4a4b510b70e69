// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/track_actions.h"

#include "ui/library/song_details.h"
#include "ui/services/play_list.h"

#include <algorithm>
#include <array>

namespace earshot::ui {

using library::TrackId;
using playback::QueueItem;

namespace {

// Of a long list so many go into the queue: an evening before, a long day after.
constexpr int kQueuedBefore = 50;
constexpr int kQueuedAfter = 450;

constexpr int kPathTracks = 12; // with both ends: three quarters of an hour

constexpr std::array kLikes{signals::SignalId::Likes};

/// Where the track at `place` of `list` is among the items; some of the list may be missing.
int itemOf(const std::vector<TrackId>& list, std::size_t place,
           const std::vector<QueueItem>& items) {
    const auto wanted = list[place];
    auto before =
        std::count(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(place), wanted);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].track == static_cast<qint64>(wanted) && before-- == 0) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

/// The album a track is filed in, 0 = none.
base::Result<qint64> albumOf(const library::TrackStore& store, TrackId id) {
    const auto track = store.byId(id);
    if (!track) {
        return track.error();
    }
    if (!*track || (*track)->tags.album.isEmpty()) {
        return qint64{0};
    }
    QString title = (*track)->tags.album;
    title.remove(QLatin1Char('"'));
    const auto albums = store.albums(QStringLiteral("album:\"%1\"").arg(title));
    if (!albums) {
        return albums.error();
    }
    for (const library::AlbumRow& album : *albums) {
        const auto tracks = store.albumTracks(album.albumId);
        if (!tracks) {
            return tracks.error();
        }
        if (std::find(tracks->begin(), tracks->end(), id) != tracks->end()) {
            return album.albumId;
        }
    }
    return qint64{0};
}

} // namespace

TrackActions::TrackActions(Context& context, QWidget* page)
    : QObject(page),
      m_context(context),
      m_page(page),
      m_spotlight(new SpotlightActions(context, this)) {}

void TrackActions::playFrom(const std::vector<TrackId>& list, int place) {
    if (place < 0 || place >= static_cast<int>(list.size())) {
        return;
    }
    const int first = std::max(0, place - kQueuedBefore);
    const int last = std::min(static_cast<int>(list.size()), place + kQueuedAfter);
    std::vector<TrackId> around(list.begin() + first, list.begin() + last);
    const auto start = static_cast<std::size_t>(place - first);
    withItems(around, [this, around, start](std::vector<QueueItem> items) {
        const int at = itemOf(around, start, items);
        if (at < 0) {
            Q_EMIT m_context.navigator.notify(
                tr("This song’s file cannot be found. Is its drive connected?"));
            return;
        }
        m_context.player.queue().play(std::move(items), at);
        m_context.player.play();
    });
}

void TrackActions::playNext(const std::vector<TrackId>& tracks) {
    withItems(tracks, [this](std::vector<QueueItem> items) {
        const auto count = static_cast<int>(items.size());
        m_context.player.queue().insertNext(std::move(items));
        Q_EMIT m_context.navigator.notify(tr("%n song(s) will play next", nullptr, count));
    });
}

void TrackActions::addToUpNext(const std::vector<TrackId>& tracks) {
    withItems(tracks, [this](std::vector<QueueItem> items) {
        const auto count = static_cast<int>(items.size());
        m_context.player.queue().append(std::move(items));
        Q_EMIT m_context.navigator.notify(tr("%n song(s) added to up next", nullptr, count));
    });
}

void TrackActions::setLike(const std::vector<TrackId>& tracks, int value) {
    if (m_context.listening.shouldAsk(kLikes)) {
        Q_EMIT likesWanted(tracks, value);
    } else {
        applyLike(tracks, value);
    }
}

void TrackActions::applyLike(const std::vector<TrackId>& tracks, int value) {
    for (const TrackId track : tracks) {
        m_context.listening.setLike(track, value);
    }
}

void TrackActions::showAlbum(TrackId track) {
    m_context.background.run(
        Lane::Pages, this,
        [track](jobs::Workspace& workspace, const std::stop_token&) {
            return albumOf(workspace.tracks(), track);
        },
        [this](const base::Result<qint64>& album) {
            if (!album) {
                Q_EMIT m_context.navigator.notify(album.error().message());
            } else if (*album == 0) {
                Q_EMIT m_context.navigator.notify(tr("This song belongs to no album"));
            } else {
                Q_EMIT m_context.navigator.showAlbum(*album);
            }
        });
}

void TrackActions::playPath(TrackId from, TrackId to) {
    recommend::Request request;
    request.kind = recommend::ListKind::Path;
    request.seeds = {from, to};
    request.length = kPathTracks;
    request.seed = static_cast<std::uint64_t>(m_context.clock.nowMs());
    makeAndPlay(m_context, &m_pathOwner, std::move(request));
}

void TrackActions::showDetails(TrackId track) {
    new SongDetails(m_context, track, m_page->window()); // deletes itself
}

void TrackActions::fill(QMenu& menu, const std::vector<TrackId>& tracks) {
    const auto add = [&](const QString& text, const QString& icon, const QString& name) {
        QAction* action = menu.addAction(m_context.theme.icon(icon), text);
        action->setObjectName(name);
        return action;
    };
    connect(add(tr("Play next"), QStringLiteral("next"), QStringLiteral("actionPlayNext")),
            &QAction::triggered, this, [this, tracks] { playNext(tracks); });
    connect(add(tr("Add to up next"), QStringLiteral("queue"), QStringLiteral("actionQueue")),
            &QAction::triggered, this, [this, tracks] { addToUpNext(tracks); });
    connect(add(tr("Add to playlist…"), QStringLiteral("plus"), QStringLiteral("actionAddTo")),
            &QAction::triggered, this,
            [this, tracks] { Q_EMIT m_context.navigator.addToPlaylist(tracks); });
    menu.addSeparator();
    addLikes(menu, tracks);
    if (tracks.size() == 2 && tracks.front() != tracks.back()) {
        menu.addSeparator();
        connect(add(tr("Play a path from one to the other"), QStringLiteral("moods"),
                    QStringLiteral("actionPath")),
                &QAction::triggered, this,
                [this, tracks] { playPath(tracks.front(), tracks.back()); });
    }
    if (tracks.size() == 1) {
        const TrackId track = tracks.front();
        m_spotlight->fill(menu, track);
        menu.addSeparator();
        connect(add(tr("Start radio"), QStringLiteral("radio"), QStringLiteral("actionRadio")),
                &QAction::triggered, this,
                [this, track] { Q_EMIT m_context.navigator.playRadio(track); });
        connect(add(tr("Show album"), QStringLiteral("album"), QStringLiteral("actionShowAlbum")),
                &QAction::triggered, this, [this, track] { showAlbum(track); });
        connect(add(tr("Song details"), QStringLiteral("info"), QStringLiteral("actionDetails")),
                &QAction::triggered, this, [this, track] { showDetails(track); });
    }
}

void TrackActions::withItems(const std::vector<TrackId>& tracks,
                             std::function<void(std::vector<QueueItem>)> then) {
    m_context.mixes.queueItems(
        this, tracks, [this, then = std::move(then)](base::Result<std::vector<QueueItem>> items) {
            if (!items) {
                Q_EMIT m_context.navigator.notify(items.error().message());
            } else if (items->empty()) {
                Q_EMIT m_context.navigator.notify(
                    tr("None of these files can be found. Is their drive connected?"));
            } else {
                then(std::move(*items));
            }
        });
}

void TrackActions::addLikes(QMenu& menu, const std::vector<TrackId>& tracks) {
    const bool known = m_context.listening.enabled().has(signals::SignalId::Likes);
    const bool usable = known || m_context.listening.shouldAsk(kLikes);
    const int now = tracks.size() == 1 ? m_context.listening.like(tracks.front()) : 0;
    const auto add = [&](const QString& text, const char16_t* icon, const char16_t* name,
                         int value) {
        QAction* action = menu.addAction(m_context.theme.icon(QString::fromUtf16(icon)), text);
        action->setObjectName(QString::fromUtf16(name));
        action->setEnabled(usable);
        connect(action, &QAction::triggered, this,
                [this, tracks, value] { setLike(tracks, value); });
    };
    if (now > 0) {
        add(tr("Take the like back"), u"heart-filled", u"actionLike", 0);
    } else {
        add(usable ? tr("Like") : tr("Like (switched off on the Signals page)"), u"heart",
            u"actionLike", 1);
    }
    if (now < 0) {
        add(tr("Take the dislike back"), u"thumb-down-filled", u"actionDislike", 0);
    } else {
        add(tr("Dislike"), u"thumb-down", u"actionDislike", -1);
    }
}

} // namespace earshot::ui

#include "moc_track_actions.cpp"
