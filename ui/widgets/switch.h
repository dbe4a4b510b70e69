// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QVariantAnimation>

namespace earshot::ui {

/// On or off at once, without a save button. A tick in the knob says "on" besides the colour.
class Switch : public QAbstractButton {
    Q_OBJECT
public:
    /// `accessibleName` says what is switched, for screen readers.
    Switch(Theme& theme, const QString& accessibleName, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void checkStateSet() override;
    void nextCheckState() override;

private:
    void moveKnob();

    Theme& m_theme;
    QVariantAnimation m_knob; ///< 0 = off, 1 = on
};

} // namespace earshot::ui
