// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QFrame>

class QPushButton;

namespace earshot::ui {

class Collage;
class TextLabel;

/// A list that can be made: covers, name, one line that says what it is made from, and the way to
/// play it; or, where there is none yet, what would make it work.
class ListCard : public QFrame {
    Q_OBJECT
public:
    explicit ListCard(Context& context, QWidget* parent = nullptr);

    void setOffer(const ShownOffer& offer);

Q_SIGNALS:
    void playWanted(const earshot::recommend::Request& request);
    void signalsWanted(const std::vector<earshot::signals::SignalId>& ids);

private:
    void act();

    Context& m_context;
    recommend::ListOffer m_offer;
    Collage* m_collage;
    TextLabel* m_title;
    TextLabel* m_line;
    QPushButton* m_button;
};

} // namespace earshot::ui
