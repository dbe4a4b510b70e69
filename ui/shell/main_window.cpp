// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

namespace earshot::ui {

MainWindow::MainWindow(Context& context, QWidget* parent) : QMainWindow(parent) {
    Q_UNUSED(context);
}

void MainWindow::showPage(PageId page) {
    Q_UNUSED(page);
}

} // namespace earshot::ui
