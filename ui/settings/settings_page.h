// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QWidget>

namespace earshot::ui {

class SettingsPage : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPage(Context& context, QWidget* parent = nullptr);
};

} // namespace earshot::ui
