// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/registry.h"
#include "ui/services/context.h"

#include <QWidget>

#include <optional>

namespace earshot::ui {

enum class ExportForm : std::uint8_t {
    Folder, ///< files that people and other programs can read
    Sealed, ///< one file that only a passphrase opens
};

/// Asks where to, and for a passphrase where it is to be sealed; then writes what is held about the
/// person, or what one signal holds, and says in the status area what came of it. Returns at once.
void askToExport(Context& context, QWidget* parent, ExportForm form,
                 std::optional<signals::SignalId> only = {});

} // namespace earshot::ui
