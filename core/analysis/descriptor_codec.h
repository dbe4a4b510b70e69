// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/measured.h"

#include <QByteArray>

#include <optional>

namespace earshot::analysis {

/// Descriptors in 16 bits a value (unknown = NaN): enough to tell the models again when only they
/// change, without decoding the file.
[[nodiscard]] QByteArray packDescriptors(const Descriptors& descriptors);
/// Empty when the bytes are no descriptors of the current format.
[[nodiscard]] std::optional<Descriptors> unpackDescriptors(const QByteArray& bytes);

/// Rounds to what is kept, so that models tell the same of fresh descriptors as of stored ones.
void roundAsStored(Descriptors& descriptors);

/// Only the bins in use, small counts in one byte.
[[nodiscard]] QByteArray packLoudness(const LoudnessHistogram& histogram);
/// Empty when the bytes are no histogram of the current format.
[[nodiscard]] std::optional<LoudnessHistogram> unpackLoudness(const QByteArray& bytes);

} // namespace earshot::analysis
