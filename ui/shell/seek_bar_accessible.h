// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace earshot::ui {

class SeekBar;

/// The seek bar as assistive technology sees it: a slider over the seconds of the track, its value
/// told as "1:23 · lively, of 3:45".
class SeekBarAccessible : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit SeekBarAccessible(SeekBar& bar);

    /// Makes seek bars accessible; once is enough.
    static void install();
    /// Says that the person moved it. Playing on is not told: it would never be silent.
    static void tellValue(SeekBar& bar);

    void* interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QString text(QAccessible::Text text) const override;

    [[nodiscard]] QVariant currentValue() const override; ///< seconds
    void setCurrentValue(const QVariant& seconds) override;
    [[nodiscard]] QVariant maximumValue() const override;
    [[nodiscard]] QVariant minimumValue() const override;
    [[nodiscard]] QVariant minimumStepSize() const override;

private:
    [[nodiscard]] SeekBar& bar() const;
};

} // namespace earshot::ui
