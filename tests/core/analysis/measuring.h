// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/measured.h"
#include "tests/core/analysis/synth.h"

namespace earshot::analysis {

/// What the pass makes of these samples, fed in small blocks.
[[nodiscard]] Measured measuredOf(const synth::Samples& interleaved, int channels = 1,
                                  int rate = synth::kRate);
[[nodiscard]] Features featuresOf(const synth::Samples& interleaved, int channels = 1,
                                  int rate = synth::kRate);

/// Packing refuses anything that is not finite, so it checks every number at once.
[[nodiscard]] bool allFinite(const Features& features);

/// Of the embeddings.
[[nodiscard]] double cosine(const Features& a, const Features& b);

} // namespace earshot::analysis
