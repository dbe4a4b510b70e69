// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/signals_page.h"

namespace earshot::ui {

SignalsPage::SignalsPage(Context& context, QWidget* parent) : QWidget(parent) {
    Q_UNUSED(context);
}

} // namespace earshot::ui
