// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/strip_painter.h"

#include <QWidget>

namespace earshot::ui {

/// Position in the track, drawn as the track's own shape, each moment in the colour of its mood; a
/// plain line while it has not been analysed. Click, drag and keys seek: arrows by 5 seconds, Page
/// Up and Page Down by 30, Home to the start.
class SeekBar : public QWidget {
    Q_OBJECT
public:
    explicit SeekBar(Theme& theme, QWidget* parent = nullptr);

    void setDuration(qint64 milliseconds);
    void setPosition(qint64 milliseconds);
    void setStrip(TrackStrip strip); ///< empty levels: none
    [[nodiscard]] bool hasStrip() const { return !m_strip.isEmpty(); }
    [[nodiscard]] qint64 duration() const { return m_duration; }
    [[nodiscard]] qint64 position() const { return m_position; }
    /// "1:23 · lively": the time and, where it is known, how lively that moment is.
    [[nodiscard]] QString momentText(qint64 milliseconds) const;

    /// As by hand: shows it and says seeked().
    void seekTo(qint64 milliseconds);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void seeked(qint64 milliseconds);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] qint64 timeAt(double x) const;
    [[nodiscard]] double shareShown() const;
    void paintStrip(QPainter& painter, const QRectF& area) const;
    void paintLine(QPainter& painter, const QRectF& area) const;

    Theme& m_theme;
    StripPainter m_strip;
    qint64 m_duration = 0;
    qint64 m_position = 0;
    qint64 m_dragged = -1; ///< where the drag is, −1 = none
    int m_hover = -1;      ///< x of the pointer, −1 = outside
};

} // namespace earshot::ui
