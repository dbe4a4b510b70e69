// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/seek_bar.h"

#include "ui/library/feature_words.h"
#include "ui/shell/seek_bar_accessible.h"
#include "ui/theme/tabular.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace earshot::ui {

namespace {

constexpr int kSeekBarHeight = 28;
constexpr double kPlayhead = 2; // px wide
constexpr double kLineThickness = 4;
constexpr qint64 kStepMs = 5'000;
constexpr qint64 kPageMs = 30'000;

} // namespace

SeekBar::SeekBar(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_strip(theme) {
    setObjectName(QStringLiteral("seekBar"));
    setAccessibleName(tr("Position"));
    setAccessibleDescription(tr("Arrow keys move by 5 seconds, Page Up and Page Down by 30."));
    SeekBarAccessible::install();
    setFocusPolicy(Qt::TabFocus);
    setProperty("ownsArrows", true);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        m_strip.restyle();
        updateGeometry();
        update();
    });
}

QSize SeekBar::sizeHint() const {
    return {200, m_theme.scaled(kSeekBarHeight)};
}

void SeekBar::setDuration(qint64 milliseconds) {
    m_duration = milliseconds;
    setEnabled(milliseconds > 0);
    update();
}

void SeekBar::setPosition(qint64 milliseconds) {
    m_position = milliseconds;
    update();
}

void SeekBar::setStrip(TrackStrip strip) {
    m_strip.setStrip(std::move(strip));
    update();
}

qint64 SeekBar::timeAt(double x) const {
    const double share = std::clamp(x / std::max(1, width()), 0.0, 1.0);
    return static_cast<qint64>(share * static_cast<double>(m_duration));
}

QString SeekBar::momentText(qint64 milliseconds) const {
    const double share =
        m_duration > 0 ? static_cast<double>(milliseconds) / static_cast<double>(m_duration) : 0.0;
    const std::optional<double> liveliness = m_strip.livelinessAt(share);
    return liveliness ? tr("%1 · %2").arg(timeText(milliseconds), livelinessWords(*liveliness))
                      : timeText(milliseconds);
}

void SeekBar::seekTo(qint64 milliseconds) {
    if (m_duration <= 0) {
        return;
    }
    m_position = std::clamp<qint64>(milliseconds, 0, m_duration);
    Q_EMIT seeked(m_position);
    SeekBarAccessible::tellValue(*this);
    update();
}

double SeekBar::shareShown() const {
    const qint64 shown = m_dragged >= 0 ? m_dragged : m_position;
    return m_duration > 0
               ? std::clamp(static_cast<double>(shown) / static_cast<double>(m_duration), 0.0, 1.0)
               : 0.0;
}

void SeekBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(0, 2, 0, -2);
    if (m_strip.isEmpty()) {
        paintLine(painter, area);
    } else {
        paintStrip(painter, area);
    }
    if (m_hover >= 0 && isEnabled()) {
        painter.setPen(QPen(m_theme.color(Tone::Text), 1));
        painter.drawLine(QPointF(m_hover + 0.5, area.top()), QPointF(m_hover + 0.5, area.bottom()));
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(Tone::Accent), metric::kFocusRing));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metric::kRadiusControl,
                                metric::kRadiusControl);
    }
}

void SeekBar::paintStrip(QPainter& painter, const QRectF& area) const {
    const double played = shareShown();
    m_strip.paint(painter, area, played);
    if (played > 0) { // where it plays, not by strength of colour alone
        const double x = std::min(area.left() + played * area.width(), area.right() - kPlayhead);
        painter.setBrush(m_theme.color(Tone::Text));
        painter.drawRoundedRect(QRectF(x, area.top(), kPlayhead, area.height()), 1, 1);
    }
}

void SeekBar::paintLine(QPainter& painter, const QRectF& area) const {
    QRectF line(area.left(), area.center().y() - kLineThickness / 2, area.width(), kLineThickness);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Tone::Line));
    painter.drawRoundedRect(line, kLineThickness / 2, kLineThickness / 2);
    line.setWidth(area.width() * shareShown());
    painter.setBrush(m_theme.color(Tone::Accent));
    painter.drawRoundedRect(line, kLineThickness / 2, kLineThickness / 2);
}

void SeekBar::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_duration > 0) {
        m_dragged = timeAt(event->position().x());
        update();
    }
}

void SeekBar::mouseMoveEvent(QMouseEvent* event) {
    m_hover = static_cast<int>(event->position().x());
    if (m_dragged >= 0) {
        m_dragged = timeAt(event->position().x());
    }
    if (m_duration > 0) {
        QToolTip::showText(event->globalPosition().toPoint(),
                           momentText(timeAt(event->position().x())), this);
    }
    update();
}

void SeekBar::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_dragged >= 0) {
        seekTo(std::exchange(m_dragged, -1));
    }
}

void SeekBar::leaveEvent(QEvent*) {
    m_hover = -1;
    update();
}

void SeekBar::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        seekTo(m_position - kStepMs);
        break;
    case Qt::Key_Right:
        seekTo(m_position + kStepMs);
        break;
    case Qt::Key_PageDown:
        seekTo(m_position - kPageMs);
        break;
    case Qt::Key_PageUp:
        seekTo(m_position + kPageMs);
        break;
    case Qt::Key_Home:
        seekTo(0);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace earshot::ui

#include "moc_seek_bar.cpp"
