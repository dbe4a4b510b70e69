// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/features.h"

#include <QByteArray>

#include <optional>

namespace earshot::analysis {

/// Length of every packed row of the current format, bytes.
[[nodiscard]] int packedSize();

/// Features as one small row: 32-bit floats (unknown = NaN), the embedding in 8 bits a value. The
/// strip and the audio identity are kept elsewhere.
[[nodiscard]] QByteArray pack(const Features& features);

/// Empty when the bytes are not a whole row of the current format or hold impossible values.
[[nodiscard]] std::optional<Features> unpack(const QByteArray& bytes);

[[nodiscard]] QByteArray packStrip(const Features& features);

/// Fills in the strip. False, leaving it empty, when the bytes are not one.
bool unpackStrip(const QByteArray& bytes, Features& features);

} // namespace earshot::analysis
