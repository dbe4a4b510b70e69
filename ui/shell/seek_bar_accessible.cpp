// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/seek_bar_accessible.h"

#include "ui/shell/seek_bar.h"
#include "ui/theme/tabular.h"

namespace earshot::ui {

namespace {

constexpr double kMsPerSecond = 1000;

QAccessibleInterface* makeSeekBarAccessible(const QString&, QObject* object) {
    auto* bar = qobject_cast<SeekBar*>(object);
    return bar ? new SeekBarAccessible(*bar) : nullptr;
}

} // namespace

SeekBarAccessible::SeekBarAccessible(SeekBar& bar) : QAccessibleWidget(&bar, QAccessible::Slider) {}

void SeekBarAccessible::install() {
    QAccessible::installFactory(makeSeekBarAccessible);
}

void SeekBarAccessible::tellValue(SeekBar& bar) {
    QAccessibleValueChangeEvent event(&bar, static_cast<double>(bar.position()) / kMsPerSecond);
    QAccessible::updateAccessibility(&event);
}

SeekBar& SeekBarAccessible::bar() const {
    return *static_cast<SeekBar*>(widget());
}

void* SeekBarAccessible::interface_cast(QAccessible::InterfaceType type) {
    return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface*>(this)
                                               : QAccessibleWidget::interface_cast(type);
}

QString SeekBarAccessible::text(QAccessible::Text text) const {
    return text == QAccessible::Value
               ? SeekBar::tr("%1, of %2")
                     .arg(bar().momentText(bar().position()), timeText(bar().duration()))
               : QAccessibleWidget::text(text);
}

QVariant SeekBarAccessible::currentValue() const {
    return static_cast<double>(bar().position()) / kMsPerSecond;
}

void SeekBarAccessible::setCurrentValue(const QVariant& seconds) {
    bar().seekTo(static_cast<qint64>(seconds.toDouble() * kMsPerSecond));
}

QVariant SeekBarAccessible::maximumValue() const {
    return static_cast<double>(bar().duration()) / kMsPerSecond;
}

QVariant SeekBarAccessible::minimumValue() const {
    return 0.0;
}

QVariant SeekBarAccessible::minimumStepSize() const {
    return 1.0;
}

} // namespace earshot::ui
