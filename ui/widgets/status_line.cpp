// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_line.h"

#include <QAccessibleWidget>

namespace earshot::ui {

namespace {

/// An alert, which screen readers speak when it appears.
QAccessibleInterface* makeStatusLineAccessible(const QString&, QObject* object) {
    auto* line = qobject_cast<StatusLine*>(object);
    return line ? new QAccessibleWidget(line, QAccessible::AlertMessage) : nullptr;
}

} // namespace

StatusLine::StatusLine(Theme& theme, TextStyle style, Tone tone, QWidget* parent)
    : TextLabel(theme, {}, style, tone, parent) {
    QAccessible::installFactory(makeStatusLineAccessible); // once is enough, more do no harm
    hide();
}

void StatusLine::put(const QString& text) {
    setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

void StatusLine::say(const QString& text) {
    put(text);
    speak();
}

void StatusLine::speak() {
    if (!isVisible()) {
        return;
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent spoken(this, text());
    QAccessible::updateAccessibility(&spoken);
#else
    // No event of Qt's carries words before 6.8: Windows speaks an alert, AT-SPI one that appears.
    for (const QAccessible::Event kind : {QAccessible::Alert, QAccessible::ObjectShow}) {
        QAccessibleEvent spoken(this, kind);
        QAccessible::updateAccessibility(&spoken);
    }
#endif
}

} // namespace earshot::ui

#include "moc_status_line.cpp"
