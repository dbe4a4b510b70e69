// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/library_page.h"

namespace earshot::ui {

LibraryPage::LibraryPage(Context& context, QWidget* parent) : QWidget(parent) {
    Q_UNUSED(context);
}

} // namespace earshot::ui
