// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace earshot::ui {

/// How much a signal counts beside the strongest one, as a small bar; the number is in the tool tip
/// and for screen readers.
class WeightBar : public QWidget {
    Q_OBJECT
public:
    /// `weight` and `strongest` in points; `strongest` > 0.
    WeightBar(Theme& theme, double weight, double strongest, QWidget* parent = nullptr);

    /// Grey while the signal is off and counts nothing.
    void setActive(bool active);
    /// What the dial makes of it: 100 = as it is.
    void setDial(int percent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    double m_weight;
    double m_strongest;
    int m_percent = 100;
    bool m_active = false;
};

} // namespace earshot::ui
