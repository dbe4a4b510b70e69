// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QSlider>
#include <QWidget>

namespace earshot::ui {

/// A dial with words at both ends ("familiar … new") instead of numbers.
class LabelledSlider : public QWidget {
    Q_OBJECT
public:
    struct Words {
        QString name; ///< what is set: "Familiarity"
        QString low;
        QString high;
    };
    /// What the dial means: Balance has its rest in the middle, Amount starts at nothing.
    enum class Kind : std::uint8_t { Balance, Amount };

    /// Values of Balance in [−1, 1], of Amount in [0, 1].
    LabelledSlider(Theme& theme, const Words& words, Kind kind, QWidget* parent = nullptr);

    [[nodiscard]] double value() const;
    void setValue(double value);
    [[nodiscard]] QSlider* slider() const { return m_slider; }

Q_SIGNALS:
    void valueChanged(double value);

private:
    QSlider* m_slider;
};

} // namespace earshot::ui
