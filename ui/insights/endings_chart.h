// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insights/statistics.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace earshot::ui {

/// How listenings ended, as one bar in three parts with a line of words for each.
class EndingsChart : public QWidget {
    Q_OBJECT
public:
    explicit EndingsChart(Theme& theme, QWidget* parent = nullptr);

    void setEndings(const insights::Endings& endings);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Part {
        QString name;
        int count;
        QColor color;
    };
    [[nodiscard]] std::array<Part, 3> parts() const;

    Theme& m_theme;
    insights::Endings m_endings;
};

} // namespace earshot::ui
