// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/listen_now/listen_now_page.h"

namespace earshot::ui {

ListenNowPage::ListenNowPage(Context& context, QWidget* parent) : QWidget(parent) {
    Q_UNUSED(context);
}

} // namespace earshot::ui
