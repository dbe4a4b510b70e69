// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/track_actions.h"
#include "ui/library/track_table.h"
#include "ui/services/context.h"

#include <QWidget>

namespace earshot::ui {

class CoverView;
class TextLabel;

/// One album: cover, what it is, and its songs in order.
class AlbumView : public QWidget {
    Q_OBJECT
public:
    AlbumView(Context& context, TrackActions& actions, QWidget* parent = nullptr);

    void setAlbum(qint64 albumId);
    void reload();

Q_SIGNALS:
    void back();

private:
    struct Content {
        library::AlbumRow album;
        std::vector<library::TrackId> tracks;
        qint64 durationMs = 0;
    };

    QWidget* makeHead();
    void show(const Content& content);
    void openMenu(const QPoint& globalPosition);

    Context& m_context;
    TrackActions& m_actions;
    TrackTableModel m_model;
    TrackTable* m_table = nullptr;
    CoverView* m_cover = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_artist = nullptr;
    TextLabel* m_line = nullptr;
    qint64 m_albumId = 0;
    Background::Ticket m_loading;
};

} // namespace earshot::ui
