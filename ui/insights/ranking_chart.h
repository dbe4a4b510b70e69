// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insights/statistics.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <vector>

namespace earshot::ui {

/// Names with their counts, one line each, the bar under the name as long as its share of the
/// first.
class RankingChart : public QWidget {
    Q_OBJECT
public:
    explicit RankingChart(Theme& theme, QWidget* parent = nullptr);

    void setRows(std::vector<insights::NameCount> rows);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int rowHeight() const;

    Theme& m_theme;
    std::vector<insights::NameCount> m_rows;
};

} // namespace earshot::ui
