// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace earshot::ui::system_look {

// What the system asks for, read without any network or portal call. UI thread, after QApplication.

/// Whether the desktop is dark now. Before Qt 6.5 read from the platform's own palette.
[[nodiscard]] bool isDark();

/// False where the desktop has animations switched off.
[[nodiscard]] bool animates();

/// Family of the UI font.
[[nodiscard]] QString fontFamily();

/// The system's font size against the usual one of its platform, 1 … 3.
[[nodiscard]] double fontScale();

} // namespace earshot::ui::system_look
