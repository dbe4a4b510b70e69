// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QWidget>

#include <vector>

namespace earshot::ui {

/// Asks where to, then writes the tracks as an M3U8 file with relative paths, in the background;
/// says in the status area what came of it. Missing tracks are written too: their files may come
/// back. Returns at once.
void exportM3u(Context& context, QWidget* parent, const QString& name,
               const std::vector<library::TrackId>& tracks);

} // namespace earshot::ui
