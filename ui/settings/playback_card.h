// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/widgets/card.h"

class QComboBox;

namespace earshot::ui {

class Switch;

/// Where the sound goes, and how the player behaves.
class PlaybackCard : public Card {
    Q_OBJECT
public:
    explicit PlaybackCard(Context& context, QWidget* parent = nullptr);

    void reload(); ///< settings may have been changed elsewhere in the window

private:
    void showDevices();

    Context& m_context;
    QComboBox* m_device;
    Switch* m_trackGain;
    Switch* m_autoplay;
};

} // namespace earshot::ui
