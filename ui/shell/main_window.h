// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QMainWindow>

namespace earshot::ui {

/// The window: sidebar, the seven pages, right panel, player bar and status area.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Context& context, QWidget* parent = nullptr);

    void showPage(PageId page);
};

} // namespace earshot::ui
