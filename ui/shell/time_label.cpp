// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/time_label.h"

#include "ui/theme/tabular.h"

namespace earshot::ui {

namespace {

constexpr qint64 kHourMs = 3'600'000;

} // namespace

TimeLabel::TimeLabel(Theme& theme, const QString& accessibleName, Qt::Alignment alignment,
                     QWidget* parent)
    : QWidget(parent), m_theme(theme), m_alignment(alignment) {
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void TimeLabel::setTime(qint64 milliseconds) {
    const bool widthMayChange = (milliseconds >= kHourMs) != (m_milliseconds >= kHourMs);
    m_milliseconds = milliseconds;
    setAccessibleDescription(text());
    if (widthMayChange) {
        updateGeometry();
    }
    update();
}

QString TimeLabel::text() const {
    return timeText(m_milliseconds);
}

QSize TimeLabel::sizeHint() const {
    const QFontMetrics metrics(m_theme.font(TextStyle::Caption));
    const QString widest =
        m_milliseconds >= kHourMs ? QStringLiteral("0:00:00") : QStringLiteral("00:00");
    return {tabularWidth(metrics, widest), metrics.height()};
}

void TimeLabel::paintEvent(QPaintEvent*) {
    if (m_milliseconds < 0) {
        return; // nothing plays: no figures rather than dashes
    }
    QPainter painter(this);
    painter.setFont(m_theme.font(TextStyle::Caption));
    painter.setPen(m_theme.color(Tone::Secondary));
    drawTabular(painter, rect(), m_alignment, text());
}

} // namespace earshot::ui

#include "moc_time_label.cpp"
