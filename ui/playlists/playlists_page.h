// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/playlists/playlists_model.h"
#include "ui/services/context.h"

#include <QListView>
#include <QStackedWidget>
#include <QWidget>

namespace earshot::ui {

class ConsentBar;
class EmptyState;
class NoticeBar;
class PageHeader;
class PlaylistView;
class TrackActions;
struct ImportReport;

/// The Playlists page: own and saved ones at the left, the songs of one at the right.
class PlaylistsPage : public QWidget {
    Q_OBJECT
public:
    explicit PlaylistsPage(Context& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeBody();
    void watchList();
    void reload();
    void show(std::vector<library::PlaylistInfo> playlists);
    void select(library::PlaylistId id);
    void showCurrent();
    void create();
    void rename(library::PlaylistId id, const QString& name);
    void askToDelete();
    void remove(library::PlaylistId id);
    void chooseImport();
    void import(const QString& file);
    void showReport(const ImportReport& report);
    void askForLikes(const std::vector<library::TrackId>& tracks, int value);
    void askForSpotlight(library::TrackId track, signals::SpotlightScope scope, int weeks);

    Context& m_context;
    TrackActions* m_actions;
    PageHeader* m_header;
    NoticeBar* m_notice;
    ConsentBar* m_consent;
    PlaylistsModel m_model;
    QListView* m_list;
    PlaylistView* m_view;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    library::PlaylistId m_wanted = library::PlaylistId::None; ///< to show when it is in the list
    bool m_renameNext = false; ///< the wanted one is new: let it be named
    Background::Ticket m_loading;
};

} // namespace earshot::ui
