// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_keys.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr qint64 kSeekMs = 5'000;

bool takesText(const QWidget* focus) {
    const auto* combo = qobject_cast<const QComboBox*>(focus);
    return qobject_cast<const QLineEdit*>(focus) || qobject_cast<const QTextEdit*>(focus) ||
           qobject_cast<const QPlainTextEdit*>(focus) ||
           qobject_cast<const QAbstractSpinBox*>(focus) || (combo && combo->isEditable());
}

/// Space presses it or opens it.
bool takesSpace(const QWidget* focus) {
    return takesText(focus) || qobject_cast<const QAbstractButton*>(focus) ||
           qobject_cast<const QComboBox*>(focus);
}

/// Left and Right move something inside it.
bool takesArrows(const QWidget* focus) {
    return takesText(focus) || qobject_cast<const QAbstractItemView*>(focus) ||
           qobject_cast<const QAbstractSlider*>(focus) || qobject_cast<const QTabBar*>(focus) ||
           qobject_cast<const QComboBox*>(focus) ||
           (focus && focus->property("ownsArrows").toBool());
}

} // namespace

WindowKeys::WindowKeys(playback::Player& player, QWidget& window)
    : QObject(&window), m_player(player), m_window(window) {
    qApp->installEventFilter(this);
}

bool WindowKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress || !watched->isWidgetType() ||
        static_cast<QWidget*>(watched)->window() != &m_window ||
        QApplication::activePopupWidget() || QApplication::activeModalWidget()) {
        return false;
    }
    return press(*static_cast<QKeyEvent*>(event));
}

bool WindowKeys::press(const QKeyEvent& key) {
    const QWidget* focus = QApplication::focusWidget();
    const bool plain = key.modifiers() == Qt::NoModifier;
    const auto seekBy = [this](qint64 by) {
        m_player.seek(std::clamp<qint64>(m_player.positionMs() + by, 0, m_player.durationMs()));
    };
    switch (key.key()) {
    case Qt::Key_Space:
        if (!plain || takesSpace(focus)) {
            return false;
        }
        m_player.toggle();
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (!plain || takesArrows(focus)) {
            return false;
        }
        seekBy(key.key() == Qt::Key_Left ? -kSeekMs : kSeekMs);
        return true;
    case Qt::Key_MediaPlay:
        m_player.play();
        return true;
    case Qt::Key_MediaPause:
        m_player.pause();
        return true;
    case Qt::Key_MediaTogglePlayPause:
        m_player.toggle();
        return true;
    case Qt::Key_MediaStop:
        m_player.stop();
        return true;
    case Qt::Key_MediaNext:
        m_player.next();
        return true;
    case Qt::Key_MediaPrevious:
        m_player.previous();
        return true;
    default:
        return false;
    }
}

} // namespace earshot::ui

#include "moc_window_keys.cpp"
