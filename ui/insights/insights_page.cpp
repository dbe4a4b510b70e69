// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/insights_page.h"

namespace earshot::ui {

InsightsPage::InsightsPage(Context& context, QWidget* parent) : QWidget(parent) {
    Q_UNUSED(context);
}

} // namespace earshot::ui
