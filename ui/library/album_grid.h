// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/albums_model.h"
#include "ui/services/context.h"

#include <QListView>

namespace earshot::ui {

class AlbumDelegate;

/// Albums as covers in even columns that fill the width. Click or Enter opens one.
class AlbumGrid : public QListView {
    Q_OBJECT
public:
    explicit AlbumGrid(Context& context, QWidget* parent = nullptr);

    [[nodiscard]] AlbumsModel& albums() { return m_albums; }

Q_SIGNALS:
    void albumOpened(qint64 albumId);
    /// By mouse or key, for the album of this track.
    void menuWanted(earshot::library::TrackId track, const QPoint& globalPosition);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void layOutColumns();

    Theme& m_theme;
    AlbumsModel m_albums;
    AlbumDelegate* m_delegate;
};

} // namespace earshot::ui
