// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moods/moods_page.h"

namespace earshot::ui {

MoodsPage::MoodsPage(Context& context, QWidget* parent) : QWidget(parent) {
    Q_UNUSED(context);
}

} // namespace earshot::ui
