// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/constants.h"
#include "core/analysis/descriptors.h"
#include "core/analysis/features.h"
#include "core/analysis/key_profiles.h"
#include "core/analysis/running_moments.h"
#include "core/analysis/spectral_peaks.h"
#include "core/analysis/spectrum_stream.h"

#include <array>
#include <complex>

namespace earshot::analysis {

/// Pitch content of a track: harmonic pitch class profile (Gómez 2006) of spectral peaks kept at 10
/// cents until the tuning is known, then key, mode and statistics of the harmony.
class Harmony {
public:
    Harmony();

    /// Mono at kRateHz.
    void push(std::span<const float> mono);

    void finish(Features& features, Descriptors& descriptors);

private:
    using FineChroma = std::array<double, kFineChroma>;
    using TonalCentroid = std::array<double, 6>;

    void pushFrame(const SpectrumFrame& frame);
    void measureTuning();
    void fillFrame();
    void pushChroma(const Chroma& chroma);
    void closeSegment();
    [[nodiscard]] double tuningCents() const;

    static void add(FineChroma& to, const FineChroma& from);
    [[nodiscard]] static Chroma folded(const FineChroma& fine, double tuningCents);
    [[nodiscard]] static TonalCentroid tonalCentroid(const Chroma& chroma);

    SpectrumStream m_spectrum;
    SpectralPeaks m_peaks;
    std::complex<double> m_tuning; ///< mean direction of peaks within their semitone
    FineChroma m_frame{};
    FineChroma m_segment{};
    FineChroma m_total{};
    int m_segmentFrames = 0;
    std::int64_t m_frames = 0;
    std::array<int, 24> m_segmentKeys{};
    TonalCentroid m_previous{};
    bool m_hasPrevious = false;

    RunningMoments m_entropy, m_strongest, m_change, m_roughness, m_peakShare;
    std::array<RunningMoments, 6> m_intervals;
};

} // namespace earshot::analysis
