// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/sound/stereo.h"

namespace earshot::demo {

/// What a room of this reverberation time (T60) answers to the sound: a feedback delay network of
/// eight lines (Jot & Chaigne 1991).
[[nodiscard]] Stereo reverberate(const Stereo& input, double roomSeconds);

/// Echoes that bounce between the sides, three quarters of a beat apart.
[[nodiscard]] Stereo bounce(const Stereo& input, double bpm);

} // namespace earshot::demo
