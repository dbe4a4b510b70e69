// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QWidget>

#include <functional>

namespace earshot::ui {

/// What a file is to be called, and what kind it is: "Web pages (*.html)".
struct PrivateFile {
    QString name;
    QString filter;
};

/// Asks where to, then writes what `make` gives (on a worker thread) into a file that only the
/// person can read, whole or not at all; says in the status area what came of it. Returns at once.
void savePrivately(Context& context, QWidget* parent, const PrivateFile& file,
                   std::function<base::Result<QByteArray>(jobs::Workspace&)> make);

} // namespace earshot::ui
