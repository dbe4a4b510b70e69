// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace earshot::base {

/// Whether everything in a text that somebody else wrote can be seen where it stands: no control
/// signs, no line breaks, nothing that turns the direction of what comes after it (Unicode UAX #9),
/// no halves of characters and no invisible tags.
[[nodiscard]] bool isPlainText(QStringView text);

/// The text without these, and with single spaces.
[[nodiscard]] QString plainText(QStringView text);

} // namespace earshot::base
