// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/spotlight_actions.h"
#include "ui/services/context.h"

#include <QMenu>
#include <QObject>

#include <vector>

namespace earshot::ui {

/// One menu action takes at most so many songs: more than a week of music.
inline constexpr std::size_t kActedOn = 5'000;

/// What can be done with tracks wherever they are listed: play, queue, radio, playlists, likes,
/// details. One for each page that lists tracks.
class TrackActions : public QObject {
    Q_OBJECT
public:
    TrackActions(Context& context, QWidget* page);

    /// Plays the list from this place on. Of a very long list only what lies around the place goes
    /// into the queue.
    void playFrom(const std::vector<library::TrackId>& list, int place);
    void playNext(const std::vector<library::TrackId>& tracks);
    void addToUpNext(const std::vector<library::TrackId>& tracks);
    void setLike(const std::vector<library::TrackId>& tracks, int value);
    /// Sets it without asking: after the person has allowed it.
    void applyLike(const std::vector<library::TrackId>& tracks, int value);
    /// A gradual way from the first of two songs to the other.
    void playPath(library::TrackId from, library::TrackId to);
    void showAlbum(library::TrackId track);
    void showDetails(library::TrackId track);
    [[nodiscard]] SpotlightActions& spotlight() { return *m_spotlight; }

    /// Adds the actions for these tracks (not empty) to a menu.
    void fill(QMenu& menu, const std::vector<library::TrackId>& tracks);

Q_SIGNALS:
    /// A like was wanted while likes are off and the person has not decided: ask in place.
    void likesWanted(const std::vector<library::TrackId>& tracks, int value);

private:
    void withItems(const std::vector<library::TrackId>& tracks,
                   std::function<void(std::vector<playback::QueueItem>)> then);
    void addLikes(QMenu& menu, const std::vector<library::TrackId>& tracks);

    Context& m_context;
    QWidget* m_page;
    SpotlightActions* m_spotlight;
    QObject m_pathOwner; ///< a path supersedes the one asked for before
};

} // namespace earshot::ui
