// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace earshot::ui {

/// A label in one of the theme's text styles and tones; follows changes of the theme.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    TextLabel(Theme& theme, const QString& text, TextStyle style = TextStyle::Body,
              Tone tone = Tone::Text, QWidget* parent = nullptr);

    void setTone(Tone tone);
    /// One line that ends in "…" where it does not fit, the whole text as tool tip.
    void setElided(bool elided);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();

    Theme& m_theme;
    TextStyle m_style;
    Tone m_tone;
    bool m_elided = false;
};

} // namespace earshot::ui
