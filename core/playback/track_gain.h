// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace earshot::playback {

/// The linear factor for a gain in dB, kept within sane bounds and, where the track's highest
/// sample is known (`peak` > 0, full scale 1), so low that this sample does not clip (ReplayGain
/// 1.0, "Clipping prevention").
[[nodiscard]] double protectedGain(double gainDb, double peak);

/// Applies a gain. Where a sample would exceed full scale after all (the peak was not known, or
/// wrong), lowers the gain at once and gives it back slowly. Not thread-safe.
class PeakGuard {
public:
    /// Begins a track: `gain` linear, frames at this rate.
    void begin(double gain, int sampleRateHz);

    /// In place, interleaved. A gain of 1 leaves every sample as it is, to the bit.
    void process(std::span<float> interleaved, int channels);

private:
    double m_gain = 1.0;
    double m_reduction = 1.0; ///< 0 < … ≤ 1, on top of m_gain
    double m_release = 0.0;   ///< share of the missing part given back per frame
};

} // namespace earshot::playback
