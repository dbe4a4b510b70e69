// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace earshot::demo {

/// Side of a cover in pixels.
inline constexpr int CoverSize = 600;

/// The front cover of the album with this number (0, 1, 2, …), as PNG. Always the same bytes.
[[nodiscard]] QByteArray paintCover(int album);

} // namespace earshot::demo
