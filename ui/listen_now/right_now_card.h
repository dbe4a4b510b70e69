// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QFrame>

class QPushButton;

namespace earshot::ui {

class Collage;
class PickList;
class StatusLine;

/// The mix for this moment: one click plays it, one line says what it is made from, and the whole
/// list with its reasons can be opened beneath.
class RightNowCard : public QFrame {
    Q_OBJECT
public:
    explicit RightNowCard(Context& context, QWidget* parent = nullptr);

    void setMix(ShownMix mix);
    /// Instead of a mix: why there is none yet.
    void setWaiting(const QString& line);
    [[nodiscard]] bool opened() const; ///< the list is open: do not change it under the reader

Q_SIGNALS:
    void played();
    void anotherWanted();

private:
    void showList(bool shown);
    void offer(bool any);

    Context& m_context;
    Collage* m_collage;
    StatusLine* m_artists;
    StatusLine* m_madeFrom;
    QPushButton* m_play;
    QPushButton* m_open;
    QPushButton* m_another;
    PickList* m_list;
    bool m_asked = false; ///< for what is set next: then it is spoken
};

} // namespace earshot::ui
