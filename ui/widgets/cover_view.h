// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/covers.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace earshot::ui {

/// Draws a track's cover with rounded corners, or a quiet stand-in whose colour comes from `name`
/// (the album or artist), so that the same music always looks the same. For delegates and widgets.
void drawCover(QPainter& painter, const QRect& rect, Theme& theme, const QPixmap& cover,
               const QString& name);

/// The stand-in alone, filling `rect` without corners of its own.
void drawCoverStandIn(QPainter& painter, const QRect& rect, Theme& theme, const QString& name);

/// A cover of fixed size.
class CoverView : public QWidget {
    Q_OBJECT
public:
    CoverView(Theme& theme, Covers& covers, int side, QWidget* parent = nullptr);

    /// TrackId::None shows the stand-in.
    void setTrack(library::TrackId track, const QString& name);

    [[nodiscard]] QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    Covers& m_covers;
    int m_side;
    library::TrackId m_track = library::TrackId::None;
    QString m_name;
};

} // namespace earshot::ui
