// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/cover/canvas.h"

#include <QByteArray>

namespace earshot::demo {

/// The canvas as a PNG file, 8 bits a channel (ISO/IEC 15948).
[[nodiscard]] QByteArray toPng(const Canvas& canvas);

} // namespace earshot::demo
