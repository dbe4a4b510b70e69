// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/hour_chart.h"

#include "ui/insights/day_chart.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kRowHeight = 20;
constexpr int kDays = 7;
constexpr int kHours = 24;
constexpr int kHourLabelEvery = 6;
constexpr double kGap = 2;
constexpr double kCellRadius = 3;
constexpr double kFaintest = 0.16; // tint of a single play, told apart from none

} // namespace

QString hourText(int weekdayIndex, int hour) {
    return HourChart::tr("%1, %2:00 to %3:00", "weekday, hour to hour")
        .arg(QLocale().standaloneDayName(weekdayIndex + 1))
        .arg(hour, 2, 10, QLatin1Char('0'))
        .arg((hour + 1) % kHours, 2, 10, QLatin1Char('0'));
}

HourChart::HourChart(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void HourChart::setHours(const insights::HourMap& hours) {
    m_hours = hours;
    update();
}

QSize HourChart::sizeHint() const {
    const int line = QFontMetrics(m_theme.font(TextStyle::Caption)).height();
    return {kHours * kRowHeight, kDays * m_theme.scaled(kRowHeight) + line + metric::kSpace8};
}

HourChart::Grid HourChart::grid() const {
    const QFontMetricsF metrics(m_theme.font(TextStyle::Caption), this);
    double labels = 0;
    for (int day = 1; day <= kDays; ++day) {
        const QString name = QLocale().standaloneDayName(day, QLocale::ShortFormat);
        labels = std::max(labels, metrics.horizontalAdvance(name));
    }
    Grid grid;
    grid.left = labels + metric::kSpace8;
    grid.cellWidth = (width() - grid.left) / kHours;
    grid.cellHeight = m_theme.scaled(kRowHeight);
    return grid;
}

int HourChart::most() const {
    int most = 0;
    for (const auto& day : m_hours) {
        most = std::max(most, *std::ranges::max_element(day));
    }
    return most;
}

void HourChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.font(TextStyle::Caption));
    const Grid cells = grid();
    paintCells(painter, cells);
    paintLabels(painter, cells);
}

void HourChart::paintCells(QPainter& painter, const Grid& grid) const {
    const int highest = most();
    painter.setPen(Qt::NoPen);
    for (int day = 0; day < kDays; ++day) {
        for (int hour = 0; hour < kHours; ++hour) {
            const int plays =
                m_hours[static_cast<std::size_t>(day)][static_cast<std::size_t>(hour)];
            QColor color = m_theme.color(Tone::Hover);
            if (plays > 0) {
                color = m_theme.color(Tone::Accent);
                color.setAlphaF(static_cast<float>(kFaintest + (1 - kFaintest) * plays / highest));
            }
            painter.setBrush(color);
            painter.drawRoundedRect(QRectF(grid.left + hour * grid.cellWidth,
                                           grid.top + day * grid.cellHeight, grid.cellWidth - kGap,
                                           grid.cellHeight - kGap),
                                    kCellRadius, kCellRadius);
        }
    }
}

void HourChart::paintLabels(QPainter& painter, const Grid& grid) const {
    painter.setPen(m_theme.color(Tone::Secondary));
    for (int day = 0; day < kDays; ++day) {
        painter.drawText(
            QRectF(0, grid.top + day * grid.cellHeight, grid.left, grid.cellHeight - kGap),
            Qt::AlignLeft | Qt::AlignVCenter,
            QLocale().standaloneDayName(day + 1, QLocale::ShortFormat));
    }
    const double below = grid.top + kDays * grid.cellHeight + metric::kSpace4;
    for (int hour = 0; hour < kHours; hour += kHourLabelEvery) {
        painter.drawText(QRectF(grid.left + hour * grid.cellWidth, below,
                                kHourLabelEvery * grid.cellWidth, height() - below),
                         Qt::AlignLeft | Qt::AlignTop,
                         QStringLiteral("%1:00").arg(hour, 2, 10, QLatin1Char('0')));
    }
}

bool HourChart::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Grid cells = grid();
        const int hour = static_cast<int>((help->pos().x() - cells.left) / cells.cellWidth);
        const int day = static_cast<int>((help->pos().y() - cells.top) / cells.cellHeight);
        if (help->pos().x() < cells.left || hour >= kHours || day < 0 || day >= kDays) {
            QToolTip::hideText();
        } else {
            const int plays =
                m_hours[static_cast<std::size_t>(day)][static_cast<std::size_t>(hour)];
            QToolTip::showText(help->globalPos(), playsText(hourText(day, hour), plays), this);
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace earshot::ui

#include "moc_hour_chart.cpp"
