// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_page.h"

namespace earshot::ui {

SettingsPage::SettingsPage(Context& context, QWidget* parent) : QWidget(parent) {
    Q_UNUSED(context);
}

} // namespace earshot::ui
