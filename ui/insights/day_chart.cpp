// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/day_chart.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kHeight = 148;
constexpr double kBarShare = 0.62; // of a bar's place, the rest is air
constexpr double kWidestBar = 28;
constexpr double kBarRadius = 2;

} // namespace

QString bucketText(const insights::Bucket& bucket, insights::Step step) {
    const QLocale locale;
    switch (step) {
    case insights::Step::Day:
        return locale.toString(bucket.first, QStringLiteral("ddd d MMM"));
    case insights::Step::Week:
        return DayChart::tr("week of %1")
            .arg(locale.toString(bucket.first, QStringLiteral("d MMM yyyy")));
    case insights::Step::Month:
        return locale.toString(bucket.first, QStringLiteral("MMM yyyy"));
    }
    Q_UNREACHABLE();
}

QString playsText(const QString& when, int plays) {
    return plays == 1 ? DayChart::tr("%1: 1 play").arg(when)
                      : DayChart::tr("%1: %2 plays").arg(when, QLocale().toString(plays));
}

DayChart::DayChart(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void DayChart::setBuckets(std::vector<insights::Bucket> buckets, insights::Step step) {
    m_buckets = std::move(buckets);
    m_step = step;
    update();
}

QSize DayChart::sizeHint() const {
    return {m_theme.scaled(kHeight) * 3, m_theme.scaled(kHeight)};
}

QRectF DayChart::plot() const {
    const int line = QFontMetrics(m_theme.font(TextStyle::Caption)).height();
    return QRectF(rect()).adjusted(0, line + metric::kSpace4, 0, -line - metric::kSpace4);
}

int DayChart::bucketAt(double x) const {
    const auto index = static_cast<int>(x * static_cast<double>(m_buckets.size()) / width());
    return index >= 0 && index < static_cast<int>(m_buckets.size()) ? index : -1;
}

void DayChart::paintEvent(QPaintEvent*) {
    if (m_buckets.empty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.font(TextStyle::Caption));
    const QRectF area = plot();
    painter.setPen(QPen(m_theme.color(Tone::Line), 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());

    const auto highest = std::ranges::max_element(m_buckets, {}, &insights::Bucket::count);
    const double place = area.width() / static_cast<double>(m_buckets.size());
    const double bar = std::clamp(place * kBarShare, 1.0, kWidestBar);
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        if (m_buckets[i].count == 0) {
            continue;
        }
        const double height = area.height() * m_buckets[i].count / std::max(1, highest->count);
        const double middle = (static_cast<double>(i) + 0.5) * place;
        const bool peak = m_buckets.begin() + static_cast<std::ptrdiff_t>(i) == highest;
        QColor color = m_theme.color(Tone::Accent);
        color.setAlphaF(peak ? 1.0F : 0.55F);
        painter.setBrush(color);
        const QRectF shape(middle - bar / 2, area.bottom() - height, bar, height);
        painter.drawRoundedRect(shape, std::min(kBarRadius, bar / 2),
                                std::min(kBarRadius, bar / 2));
    }

    painter.setPen(m_theme.color(Tone::Secondary));
    const QFontMetricsF metrics(painter.font(), this);
    const QRectF below(0, area.bottom() + metric::kSpace4, width(), metrics.height());
    painter.drawText(below, Qt::AlignLeft, bucketText(m_buckets.front(), m_step));
    if (m_buckets.size() > 1) {
        painter.drawText(below, Qt::AlignRight, bucketText(m_buckets.back(), m_step));
    }
    if (highest->count > 0) {
        const auto index = static_cast<double>(std::distance(m_buckets.begin(), highest));
        const QString label = QLocale().toString(highest->count);
        const double wide = metrics.horizontalAdvance(label);
        const double left =
            std::clamp((index + 0.5) * place - wide / 2, 0.0, std::max(0.0, width() - wide));
        painter.setPen(m_theme.color(Tone::Text));
        painter.drawText(QPointF(left, area.top() - metric::kSpace4), label);
    }
}

bool DayChart::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = bucketAt(help->pos().x());
        if (index < 0) {
            QToolTip::hideText();
        } else {
            const insights::Bucket& bucket = m_buckets[static_cast<std::size_t>(index)];
            QToolTip::showText(help->globalPos(),
                               playsText(bucketText(bucket, m_step), bucket.count), this);
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace earshot::ui

#include "moc_day_chart.cpp"
