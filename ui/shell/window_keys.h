// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/player.h"

#include <QWidget>

class QKeyEvent;

namespace earshot::ui {

/// Keys that work wherever the focus is, unless the focused widget means something else by them:
/// space, the arrows, and the media keys.
class WindowKeys : public QObject {
    Q_OBJECT
public:
    WindowKeys(playback::Player& player, QWidget& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool press(const QKeyEvent& key);

    playback::Player& m_player;
    QWidget& m_window;
};

} // namespace earshot::ui
