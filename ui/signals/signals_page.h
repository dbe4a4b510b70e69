// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QWidget>

namespace earshot::ui {

class SignalsPage : public QWidget {
    Q_OBJECT
public:
    explicit SignalsPage(Context& context, QWidget* parent = nullptr);
};

} // namespace earshot::ui
