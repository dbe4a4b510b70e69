// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pass_focus.h"

#include <QApplication>

namespace earshot::ui {

namespace {

bool holds(const QWidget& place, const QWidget* widget) {
    return widget && (widget == &place || place.isAncestorOf(widget));
}

} // namespace

void passFocus(const QWidget& from, QWidget* to) {
    if (to && to->isVisible() && to->isEnabled() && holds(from, from.window()->focusWidget())) {
        to->setFocus(Qt::OtherFocusReason);
    }
}

FocusOrigin::FocusOrigin(QWidget* place) : QObject(place), m_place(place) {
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* before, QWidget* now) {
        if (before && holds(*m_place, now) && !holds(*m_place, before)) {
            m_before = before;
        }
    });
}

void FocusOrigin::giveBack() const {
    passFocus(*m_place, m_before);
}

} // namespace earshot::ui

#include "moc_pass_focus.cpp"
