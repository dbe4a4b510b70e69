// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace earshot::ui {

/// What hides or turns off loses the keyboard focus to whatever comes next. Called before it does:
/// where `from`, or something in it, has the focus of its window, `to` gets it. Does nothing where
/// `to` is null or cannot take it.
void passFocus(const QWidget& from, QWidget* to);

/// Remembers from where the keyboard came into `place`, which comes and goes: a question, a notice.
class FocusOrigin : public QObject {
    Q_OBJECT
public:
    explicit FocusOrigin(QWidget* place);

    /// Before `place` hides: the focus goes back to where it was, if it is in there.
    void giveBack() const;

private:
    QWidget* m_place;
    QPointer<QWidget> m_before;
};

} // namespace earshot::ui
