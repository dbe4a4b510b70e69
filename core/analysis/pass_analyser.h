// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/loudness.h"
#include "core/analysis/measured.h"
#include "core/base/result.h"

#include <memory>
#include <span>

namespace earshot::analysis {

/// The one pass: takes a track's PCM block by block and feeds every descriptor family. Memory does
/// not depend on length and nothing is allocated per frame. Not thread-safe; one per track.
class PassAnalyser {
public:
    /// An error when the format cannot be measured (rate or channels out of range).
    /// Only these groups are measured; the others are taken from what finish() is given.
    static base::Result<PassAnalyser> create(const SourceFormat& format,
                                             FeatureGroups groups = FeatureGroups::all());
    ~PassAnalyser();
    PassAnalyser(PassAnalyser&&) noexcept;
    PassAnalyser& operator=(PassAnalyser&&) noexcept;

    /// Interleaved samples, full scale ±1, whole frames. Values that are not finite count as 0.
    void push(std::span<const float> interleaved);

    /// Ends the track: `known` with the measured groups replaced. Everything but the audio identity
    /// is filled in. Call once.
    Measured finish(Measured known = {});

private:
    struct State;
    explicit PassAnalyser(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace earshot::analysis
