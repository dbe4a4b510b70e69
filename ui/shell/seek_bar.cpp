// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/seek_bar.h"

#include "ui/theme/tabular.h"
#include "ui/theme/tokens.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace earshot::ui {

namespace {

constexpr int kSeekBarHeight = 28;
constexpr int kBar = 2; // width of one slice and of the gap after it, in px
constexpr int kGap = 1;
constexpr double kLineThickness = 4;
constexpr double kUnplayedShare = 0.34; // of the colour over the surface: still the same shape
constexpr double kToneShare = 0.35;     // how far the brightest slice goes towards white
constexpr qint64 kStepMs = 5'000;

} // namespace

SeekBar::SeekBar(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("seekBar"));
    setAccessibleName(tr("Position"));
    setFocusPolicy(Qt::TabFocus);
    setProperty("ownsArrows", true);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

QSize SeekBar::sizeHint() const {
    return {200, m_theme.scaled(kSeekBarHeight)};
}

void SeekBar::setDuration(qint64 milliseconds) {
    m_duration = milliseconds;
    setEnabled(milliseconds > 0);
    describe();
    update();
}

void SeekBar::setPosition(qint64 milliseconds) {
    m_position = milliseconds;
    update();
}

void SeekBar::setStrip(SeekStrip strip) {
    m_strip = std::move(strip);
    update();
}

qint64 SeekBar::timeAt(double x) const {
    const double share = std::clamp(x / std::max(1, width()), 0.0, 1.0);
    return static_cast<qint64>(share * static_cast<double>(m_duration));
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
    if (m_strip.level.empty()) {
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
    const bool known = !std::isnan(m_strip.valence) && !std::isnan(m_strip.arousal);
    const QColor mood =
        known ? m_theme.moodAt(m_strip.valence, m_strip.arousal) : m_theme.color(Tone::Accent);
    const QColor surface = m_theme.color(Tone::Surface);
    const QColor bright =
        m_theme.isDark() ? QColor(Qt::white) : tokens::mixed(mood, m_theme.color(Tone::Text), 0.5);
    const int bars = std::max(1, static_cast<int>(area.width()) / (kBar + kGap));
    const std::size_t slices = m_strip.level.size();
    // The shape of the track, not its loudness: a quiet piece fills the bar too.
    const double loudest = std::max<int>(1, *std::ranges::max_element(m_strip.level));
    const double played = shareShown() * area.width();
    painter.setPen(Qt::NoPen);
    for (int bar = 0; bar < bars; ++bar) {
        const auto from = static_cast<std::size_t>(bar) * slices / static_cast<std::size_t>(bars);
        const auto to = std::max(from + 1, (static_cast<std::size_t>(bar) + 1) * slices /
                                               static_cast<std::size_t>(bars));
        std::uint8_t level = 0;
        std::uint8_t tone = 0;
        for (std::size_t i = from; i < std::min(to, slices); ++i) {
            level = std::max(level, m_strip.level[i]);
            tone = i < m_strip.tone.size() ? std::max(tone, m_strip.tone[i]) : tone;
        }
        const double height = std::max(2.0, area.height() * level / loudest);
        const double x = area.left() + bar * (kBar + kGap);
        const QColor color = tokens::mixed(mood, bright, kToneShare * tone / 255.0);
        painter.setBrush(x - area.left() < played ? color
                                                  : tokens::mixed(surface, color, kUnplayedShare));
        painter.drawRoundedRect(QRectF(x, area.center().y() - height / 2, kBar, height), 1, 1);
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
                           timeText(timeAt(event->position().x())), this);
    }
    update();
}

void SeekBar::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_dragged >= 0) {
        m_position = m_dragged;
        Q_EMIT seeked(std::exchange(m_dragged, -1));
        update();
    }
}

void SeekBar::leaveEvent(QEvent*) {
    m_hover = -1;
    update();
}

void SeekBar::keyPressEvent(QKeyEvent* event) {
    qint64 target = m_position;
    switch (event->key()) {
    case Qt::Key_Left:
        target -= kStepMs;
        break;
    case Qt::Key_Right:
        target += kStepMs;
        break;
    case Qt::Key_Home:
        target = 0;
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_duration > 0) {
        Q_EMIT seeked(std::clamp<qint64>(target, 0, m_duration));
        describe();
    }
}

void SeekBar::describe() {
    setAccessibleDescription(tr("%1 of %2").arg(timeText(m_position), timeText(m_duration)));
}

} // namespace earshot::ui
