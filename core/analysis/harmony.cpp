// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/harmony.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace earshot::analysis {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kReferenceHz = 261.6255653; ///< C4 at A4 = 440 Hz
constexpr int kFinePerSemitone = kFineChroma / 12;

/// Reach of a pitch class when fine bins are folded, semitones on each side (Gómez 2006: 4/3 wide).
constexpr double kFoldReach = 2.0 / 3.0;

double semitonesAboveC(double hz) {
    return 12.0 * std::log2(hz / kReferenceHz);
}

} // namespace

Harmony::Harmony() : m_spectrum(kChromaFrameSize, kChromaHop, Window::Hann) {}

void Harmony::push(std::span<const float> mono) {
    m_spectrum.push(mono, [this](const SpectrumFrame& frame) { pushFrame(frame); });
}

void Harmony::pushFrame(const SpectrumFrame& frame) {
    if (frame.silent) {
        m_hasPrevious = false;
        return;
    }
    m_peaks.find(frame.power);
    m_peakShare.add(m_peaks.powerShare());
    if (m_peaks.peaks().empty()) {
        m_hasPrevious = false;
        return;
    }
    m_roughness.add(m_peaks.roughness());
    measureTuning();
    fillFrame();
    add(m_total, m_frame);
    add(m_segment, m_frame);
    ++m_frames;
    pushChroma(folded(m_frame, tuningCents()));
    if (++m_segmentFrames == kKeySegmentFrames) {
        closeSegment();
    }
}

void Harmony::measureTuning() {
    for (const SpectralPeak& peak : m_peaks.peaks()) {
        const double semitones = semitonesAboveC(peak.hz);
        m_tuning += static_cast<double>(peak.amplitude) * std::polar(1.0, 2.0 * kPi * semitones);
    }
}

double Harmony::tuningCents() const {
    const double cents = std::arg(m_tuning) / (2.0 * kPi) * 100.0;
    return cents >= 50.0 ? -50.0 : cents;
}

void Harmony::fillFrame() {
    m_frame.fill(0.0);
    for (const SpectralPeak& peak : m_peaks.peaks()) {
        double weight = peak.amplitude;
        for (int harmonic = 1; harmonic <= kHarmonics; ++harmonic) {
            const double octaves = semitonesAboveC(peak.hz / harmonic) / 12.0;
            const double place = (octaves - std::floor(octaves)) * kFineChroma;
            const auto low = static_cast<std::size_t>(place);
            const double share = place - static_cast<double>(low);
            m_frame[low % kFineChroma] += weight * (1.0 - share);
            m_frame[(low + 1) % kFineChroma] += weight * share;
            weight *= kHarmonicDecay;
        }
    }
    const double sum = std::accumulate(m_frame.begin(), m_frame.end(), 0.0);
    for (double& value : m_frame) {
        value /= sum; // every frame counts alike, however loud
    }
}

void Harmony::add(FineChroma& to, const FineChroma& from) {
    for (std::size_t i = 0; i < to.size(); ++i) {
        to[i] += from[i];
    }
}

Chroma Harmony::folded(const FineChroma& fine, double tuningCents) {
    Chroma chroma{};
    const double shift = tuningCents / 100.0 * kFinePerSemitone;
    const int reach = static_cast<int>(kFoldReach * kFinePerSemitone);
    for (int pitch = 0; pitch < 12; ++pitch) {
        const double centre = pitch * kFinePerSemitone + shift;
        const int nearest = static_cast<int>(std::lround(centre));
        for (int bin = nearest - reach; bin <= nearest + reach; ++bin) {
            const double distance = (bin - centre) / kFinePerSemitone / kFoldReach;
            if (std::abs(distance) < 1.0) {
                const double weight = std::cos(0.5 * kPi * distance);
                const auto index = static_cast<std::size_t>((bin + 2 * kFineChroma) % kFineChroma);
                chroma[static_cast<std::size_t>(pitch)] += weight * weight * fine[index];
            }
        }
    }
    return chroma;
}

/// Harte, Sandler & Gasser 2006: fifths, minor and major thirds as circles.
Harmony::TonalCentroid Harmony::tonalCentroid(const Chroma& chroma) {
    TonalCentroid centroid{};
    const double sum = std::accumulate(chroma.begin(), chroma.end(), 1e-12);
    for (int pitch = 0; pitch < 12; ++pitch) {
        const double share = chroma[static_cast<std::size_t>(pitch)] / sum;
        centroid[0] += share * std::sin(pitch * 7.0 * kPi / 6.0);
        centroid[1] += share * std::cos(pitch * 7.0 * kPi / 6.0);
        centroid[2] += share * std::sin(pitch * 3.0 * kPi / 2.0);
        centroid[3] += share * std::cos(pitch * 3.0 * kPi / 2.0);
        centroid[4] += 0.5 * share * std::sin(pitch * 2.0 * kPi / 3.0);
        centroid[5] += 0.5 * share * std::cos(pitch * 2.0 * kPi / 3.0);
    }
    return centroid;
}

void Harmony::pushChroma(const Chroma& chroma) {
    const double sum = std::accumulate(chroma.begin(), chroma.end(), 1e-12);
    m_entropy.add(chromaEntropy(chroma));
    m_strongest.add(*std::max_element(chroma.begin(), chroma.end()) / sum);

    double squares = 1e-12;
    for (const double value : chroma) {
        squares += value * value;
    }
    for (std::size_t interval = 1; interval <= m_intervals.size(); ++interval) {
        double product = 0;
        for (std::size_t pitch = 0; pitch < 12; ++pitch) {
            product += chroma[pitch] * chroma[(pitch + interval) % 12];
        }
        m_intervals[interval - 1].add(product / squares);
    }

    const TonalCentroid centroid = tonalCentroid(chroma);
    if (m_hasPrevious) {
        double distance = 0;
        for (std::size_t i = 0; i < centroid.size(); ++i) {
            distance += (centroid[i] - m_previous[i]) * (centroid[i] - m_previous[i]);
        }
        m_change.add(std::sqrt(distance));
    }
    m_previous = centroid;
    m_hasPrevious = true;
}

void Harmony::closeSegment() {
    const KeyGuess guess = guessKey(folded(m_segment, tuningCents()), KeyProfiles::Temperley);
    const int place = guess.tonic + (guess.mode == Mode::Minor ? 12 : 0);
    ++m_segmentKeys[static_cast<std::size_t>(place)];
    m_segment.fill(0.0);
    m_segmentFrames = 0;
}

void Harmony::finish(Features& features, Descriptors& descriptors) {
    if (m_frames == 0) {
        return;
    }
    if (m_segmentFrames >= kKeySegmentFrames / 2) {
        closeSegment();
    }
    const Chroma chroma = folded(m_total, tuningCents());
    const KeyGuess guess = guessKey(chroma);
    const KeyGuess forModels = guessKey(chroma, KeyProfiles::Temperley);
    const int place = forModels.tonic + (forModels.mode == Mode::Minor ? 12 : 0);
    const int segments = std::accumulate(m_segmentKeys.begin(), m_segmentKeys.end(), 0);
    const double agreement =
        segments > 0
            ? static_cast<double>(m_segmentKeys[static_cast<std::size_t>(place)]) / segments
            : 0.5;

    features.tuningCents = tuningCents();
    features.majorness = std::clamp(guess.bestMajor - guess.bestMinor, -1.0, 1.0);
    features.chromaEntropy = m_entropy.mean();
    features.harmonicChange = m_change.mean();
    const double seconds = static_cast<double>(m_frames) * kChromaHop / kRateHz;
    if (seconds >= kKeyMinSeconds && guess.strength >= kKeyMinStrength) {
        features.key = guess.tonic;
        features.mode = guess.mode;
        const double fit = std::clamp((guess.strength - kKeyMinStrength) / 0.4, 0.0, 1.0);
        const double lead = std::clamp((guess.strength - guess.runnerUp) / 0.15, 0.0, 1.0);
        features.keyConfidence = fit * (0.4 + 0.3 * lead + 0.3 * agreement);
    }

    descriptors.set(Descriptor::Majorness,
                    std::clamp(forModels.bestMajor - forModels.bestMinor, -1.0, 1.0));
    descriptors.set(Descriptor::KeyStrength, forModels.strength);
    descriptors.set(Descriptor::KeyAgreement, agreement);
    descriptors.set(Descriptor::ChromaEntropy, m_entropy.mean());
    descriptors.set(Descriptor::ChromaPeak, m_strongest.mean());
    descriptors.set(Descriptor::HarmonicChange, m_change.mean());
    descriptors.set(Descriptor::HarmonicChangeDeviation, m_change.deviation());
    descriptors.set(Descriptor::Roughness, m_roughness.mean());
    descriptors.set(Descriptor::RoughnessDeviation, m_roughness.deviation());
    descriptors.set(Descriptor::PeakShare, m_peakShare.mean());
    descriptors.set(Descriptor::PeakShareDeviation, m_peakShare.deviation());
    for (std::size_t i = 0; i < m_intervals.size(); ++i) {
        descriptors.set(Descriptor::Intervals, m_intervals[i].mean(), static_cast<int>(i));
    }
}

} // namespace earshot::analysis
