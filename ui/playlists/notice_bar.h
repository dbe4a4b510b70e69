// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

#include <functional>

class QPushButton;

namespace earshot::ui {

class FocusOrigin;
class StatusLine;
class TextLabel;

/// Something said in place: a question before something is deleted, or a report to read and close.
/// Hidden until used; Escape closes it. Closed, it gives the keyboard back to where it came from.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(Theme& theme, QWidget* parent = nullptr);

    /// Asks; `act` runs when the button with this text is pressed.
    void ask(const QString& question, const QString& button, std::function<void()> act);
    void report(const QString& text, const QString& details);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void close();

    StatusLine* m_text;
    TextLabel* m_details;
    QPushButton* m_act;
    QPushButton* m_close;
    FocusOrigin* m_origin;
    std::function<void()> m_action;
};

} // namespace earshot::ui
