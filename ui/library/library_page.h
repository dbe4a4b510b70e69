// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track_store.h"
#include "ui/services/context.h"

#include <QButtonGroup>
#include <QStackedWidget>
#include <QTimer>
#include <QWidget>

class QLineEdit;

namespace earshot::ui {

class AlbumGrid;
class AlbumView;
class ConsentBar;
class EmptyState;
class GroupsView;
class PageHeader;
class SongsView;
class TrackActions;

/// The Library page: songs, artists and genres as tables, albums as covers, one field that filters
/// them all.
class LibraryPage : public QWidget {
    Q_OBJECT
public:
    explicit LibraryPage(Context& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum class Segment : std::uint8_t { Songs, Albums, Artists, Genres };

    QWidget* makeBar();
    void addGroups(GroupsView& view);
    void showSegment(Segment segment);
    void showSongs(const QString& query);
    void typeOn(const QString& text);
    [[nodiscard]] QWidget* viewOf(Segment segment);
    void showAlbum(qint64 albumId);
    void search(const QString& query);
    void applyQuery();
    void reload();
    void readCounts();
    void readAlbums();
    void showCounts(const library::LibraryCounts& counts);
    void askForLikes(const std::vector<library::TrackId>& tracks, int value);
    void askForSpotlight(library::TrackId track, signals::SpotlightScope scope, int weeks);
    void openAlbumMenu(library::TrackId track, const QPoint& globalPosition);

    Context& m_context;
    TrackActions* m_actions;
    PageHeader* m_header;
    QLineEdit* m_filter = nullptr;
    QButtonGroup m_segments; ///< its ids are Segments
    ConsentBar* m_consent;
    QStackedWidget* m_stack;
    SongsView* m_songs;
    AlbumGrid* m_grid;
    EmptyState* m_noAlbums;
    AlbumView* m_album;
    GroupsView* m_artists;
    GroupsView* m_genres;
    EmptyState* m_empty;
    QTimer m_typing; ///< waits for the end of a word
    Segment m_segment = Segment::Songs;
    bool m_hasMusic = true; ///< until the count says otherwise
    bool m_stale = true;    ///< something changed while the page was not shown
    Background::Ticket m_albumsTicket;
};

} // namespace earshot::ui
