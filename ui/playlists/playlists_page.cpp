// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/playlists_page.h"

namespace earshot::ui {

PlaylistsPage::PlaylistsPage(Context& context, QWidget* parent) : QWidget(parent) {
    Q_UNUSED(context);
}

} // namespace earshot::ui
