// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insights/statistics.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace earshot::ui {

/// Plays by weekday and hour: the stronger the tint, the more plays; the fullest hour is named
/// below.
class HourChart : public QWidget {
    Q_OBJECT
public:
    explicit HourChart(Theme& theme, QWidget* parent = nullptr);

    void setHours(const insights::HourMap& hours);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Grid {
        double left = 0, top = 0, cellWidth = 0, cellHeight = 0;
    };
    [[nodiscard]] Grid grid() const;
    void paintCells(QPainter& painter, const Grid& grid) const;
    void paintLabels(QPainter& painter, const Grid& grid) const;
    [[nodiscard]] int most() const;

    Theme& m_theme;
    insights::HourMap m_hours{};
};

/// "Friday, 18:00 to 19:00".
[[nodiscard]] QString hourText(int weekdayIndex, int hour);

} // namespace earshot::ui
