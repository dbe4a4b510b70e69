// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QBoxLayout;

namespace earshot::ui {

/// One setting: its name, one line that says what it does, and the control at the right; below the
/// words where the row is too narrow for both.
class SettingRow : public QWidget {
    Q_OBJECT
public:
    SettingRow(Theme& theme, const QString& name, const QString& line, QWidget* control,
               QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    Theme& m_theme;
    QWidget* m_words;
    QWidget* m_control;
    QBoxLayout* m_row;
};

} // namespace earshot::ui
