// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QWidget>

namespace earshot::ui {

/// A mix as rows: number, cover, title and artist, reason, mood dot, duration. Hover shows play,
/// like and "not this"; expanding a row shows the signed bars of every signal, their sum, and what
/// it would be without each. Below: what was withheld and why. Keyboard: arrows, Enter plays, Right
/// expands, Left closes, Delete is "not this", L likes, the menu key opens the row's menu.
class PickList : public QWidget {
    Q_OBJECT
public:
    explicit PickList(Context& context, QWidget* parent = nullptr);
    ~PickList() override;

    void setMix(ShownMix mix);
    [[nodiscard]] const ShownMix& mix() const;

Q_SIGNALS:
    void playRequested(int pick);   ///< play the list from here
    void removeRequested(int pick); ///< "not this"

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace earshot::ui
