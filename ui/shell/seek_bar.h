// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <cstdint>
#include <vector>

namespace earshot::ui {

/// What the analyser knows of a track for its picture in the seek bar.
struct SeekStrip {
    std::vector<std::uint8_t> level; ///< equal slices of the track, 0 … 255
    std::vector<std::uint8_t> tone;  ///< brightness of the same slices
    double valence = 0, arousal = 0; ///< NaN = unknown
};

/// Position in the track, drawn as the track's own shape in the colour of its mood; a plain line
/// while it has not been analysed. Click, drag, wheel and arrow keys seek.
class SeekBar : public QWidget {
    Q_OBJECT
public:
    explicit SeekBar(Theme& theme, QWidget* parent = nullptr);

    void setDuration(qint64 milliseconds);
    void setPosition(qint64 milliseconds);
    void setStrip(SeekStrip strip); ///< empty levels: none
    [[nodiscard]] qint64 position() const { return m_position; }

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
    void describe();

    Theme& m_theme;
    SeekStrip m_strip;
    qint64 m_duration = 0;
    qint64 m_position = 0;
    qint64 m_dragged = -1; ///< where the drag is, −1 = none
    int m_hover = -1;      ///< x of the pointer, −1 = outside
};

} // namespace earshot::ui
