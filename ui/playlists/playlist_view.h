// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/playlist_store.h"
#include "ui/library/track_actions.h"
#include "ui/library/track_table.h"
#include "ui/playlists/list_edit.h"
#include "ui/playlists/playlist_tracks_model.h"

#include <QStackedWidget>
#include <QWidget>

class QPushButton;

namespace earshot::ui {

class TextLabel;

/// One playlist: its songs in order, to play, reorder, remove and export. A change shows at once
/// and is written in the background; when writing fails the list is read again.
class PlaylistView : public QWidget {
    Q_OBJECT
public:
    PlaylistView(Context& context, TrackActions& actions, QWidget* parent = nullptr);

    void setPlaylist(const library::PlaylistInfo& playlist);
    [[nodiscard]] library::PlaylistId playlist() const { return m_playlist.id; }
    void reload();

Q_SIGNALS:
    void changed();      ///< what is in it was written
    void deleteWanted(); ///< of the whole playlist
    void renameWanted();

private:
    QWidget* makeHead();
    void watchTable();
    void shiftSelected(int by);
    void removeSelected();
    void apply(const Reordered& reordered);
    void write(std::vector<library::TrackId> tracks);
    void show(const std::vector<library::TrackId>& tracks);
    void smartShuffle();
    void openMenu(const QPoint& globalPosition);

    Context& m_context;
    TrackActions& m_actions;
    library::PlaylistInfo m_playlist;
    PlaylistTracksModel m_model;
    TrackTable* m_table;
    QStackedWidget* m_stack;
    TextLabel* m_name = nullptr;
    TextLabel* m_line = nullptr;
    std::vector<QPushButton*> m_needTracks; ///< buttons that are of use only with songs
    Background::Ticket m_loading;
};

} // namespace earshot::ui
