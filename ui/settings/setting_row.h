// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace earshot::ui {

/// One setting: its name, one line that says what it does, and the control at the right.
class SettingRow : public QWidget {
    Q_OBJECT
public:
    SettingRow(Theme& theme, const QString& name, const QString& line, QWidget* control,
               QWidget* parent = nullptr);
};

} // namespace earshot::ui
