// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace earshot::ui {

/// The signed bars of every addend of a pick and their exact sum. A click, or Up/Down and Enter,
/// leads to the signal behind a bar.
class ContributionBars : public QWidget {
    Q_OBJECT
public:
    explicit ContributionBars(Theme& theme, QWidget* parent = nullptr);

    void setPick(const recommend::Pick& pick);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void manage(earshot::signals::SignalId id); ///< show this signal's switch

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void activate(int line);

    Theme& m_theme;
    recommend::Pick m_pick;
    int m_marked = -1;
};

} // namespace earshot::ui
