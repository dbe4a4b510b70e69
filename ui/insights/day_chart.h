// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insights/statistics.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <vector>

namespace earshot::ui {

/// Plays over time as thin bars, the highest labelled with its count, the ends with their dates;
/// each bar tells its own numbers on hover.
class DayChart : public QWidget {
    Q_OBJECT
public:
    explicit DayChart(Theme& theme, QWidget* parent = nullptr);

    void setBuckets(std::vector<insights::Bucket> buckets, insights::Step step);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] int bucketAt(double x) const; ///< −1 = none

    Theme& m_theme;
    std::vector<insights::Bucket> m_buckets;
    insights::Step m_step = insights::Step::Day;
};

/// "Mon 9 Mar", "week of 9 Mar", "Mar 2026".
[[nodiscard]] QString bucketText(const insights::Bucket& bucket, insights::Step step);

/// "Mon 9 Mar: 12 plays".
[[nodiscard]] QString playsText(const QString& when, int plays);

} // namespace earshot::ui
