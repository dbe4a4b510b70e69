// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spectral_statistics.h"
#include "core/analysis/log_sum.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>

namespace earshot::analysis {

namespace {

using Array = Eigen::Map<Eigen::ArrayXf>;
using ConstArray = Eigen::Map<const Eigen::ArrayXf>;

constexpr double kBinHz = static_cast<double>(kRateHz) / kFrameSize;
constexpr int kBins = kFrameSize / 2 + 1;

/// Weak bins are lifted to this share of the frame's mean power (−50 dB: what recordings hold
/// between partials), so that synthetic cleanness, a codec's empty bins or 8-bit sound do not rule
/// the flatness and the contrast.
constexpr float kRelativeFloor = 1e-5F;

float rolloffHz(std::span<const float> power, float total) {
    const float target = static_cast<float>(kRolloffShare) * total;
    constexpr int kBlock = 16;
    float sum = 0;
    int bin = 0;
    for (; bin + kBlock < kBins; bin += kBlock) {
        const float block = ConstArray(power.data() + bin, kBlock).sum();
        if (sum + block >= target) {
            break;
        }
        sum += block;
    }
    while (bin < kBins - 1 && sum + power[static_cast<std::size_t>(bin)] < target) {
        sum += power[static_cast<std::size_t>(bin)];
        ++bin;
    }
    return static_cast<float>(bin * kBinHz);
}

int crossings(std::span<const float> samples, float mean) {
    int count = 0;
    for (std::size_t i = 1; i < samples.size(); ++i) {
        count += static_cast<int>((samples[i] >= mean) != (samples[i - 1] >= mean));
    }
    return count;
}

} // namespace

SpectralStatistics::SpectralStatistics()
    : m_frequencies(kBins), m_magnitude(kBins), m_previous(kBins) {
    for (int bin = 0; bin < kBins; ++bin) {
        m_frequencies[static_cast<std::size_t>(bin)] = static_cast<float>(bin * kBinHz);
    }
}

void SpectralStatistics::push(const SpectrumFrame& frame) {
    m_shaped = false;
    if (frame.silent) {
        m_hasPrevious = false;
        return;
    }
    pushShape(frame);
    pushFlux(frame);
    if (frame.index % kContrastEvery == 0) {
        pushContrast(frame);
    }
}

void SpectralStatistics::pushShape(const SpectrumFrame& frame) {
    const ConstArray power(frame.power.data(), kBins);
    Array magnitude(m_magnitude.data(), kBins);
    magnitude = power.sqrt();
    const float magnitudeSum = magnitude.sum();
    const float total = power.sum();
    if (!(total > 0.0F)) {
        return;
    }
    const float centroid =
        (magnitude * ConstArray(m_frequencies.data(), kBins)).sum() / magnitudeSum;
    m_centroid.add(centroid);
    m_frame.logCentroid = std::log2(std::max(centroid, 20.0F));
    m_logCentroid.add(m_frame.logCentroid);

    const float rolloff = rolloffHz(frame.power, total);
    m_rolloff.add(rolloff);
    m_frame.logRolloff = std::log2(std::max(rolloff, 20.0F));
    m_logRolloff.add(m_frame.logRolloff);

    if (frame.index % kFlatnessEvery == 0) {
        const float logFlatness =
            logSum(power * (kBins / total) + kRelativeFloor) / kBins; // [floor, kBins + floor]
        m_flatness.add(std::exp(logFlatness));
        m_logFlatness.add(logFlatness);
    }

    const float offset = ConstArray(frame.fresh.data(), kFrameHop).mean();
    const double perSecond =
        static_cast<double>(crossings(frame.fresh, offset)) * kRateHz / kFrameHop;
    m_zeroCrossings.add(perSecond);
    m_frame.logZeroCrossings = static_cast<float>(std::log2(perSecond + 20.0));
    m_logZeroCrossings.add(m_frame.logZeroCrossings);
}

void SpectralStatistics::pushFlux(const SpectrumFrame&) {
    Array magnitude(m_magnitude.data(), kBins);
    const float length = std::sqrt(magnitude.square().sum());
    if (!(length > 0.0F)) {
        m_hasPrevious = false;
        return;
    }
    magnitude /= length;
    if (m_hasPrevious) {
        const ConstArray previous(m_previous.data(), kBins);
        m_frame.flux = std::sqrt((magnitude - previous).square().sum());
        m_flux.add(m_frame.flux);
        m_shaped = true;
    }
    m_previous.swap(m_magnitude);
    m_hasPrevious = true;
}

void SpectralStatistics::pushContrast(const SpectrumFrame& frame) {
    const float mean = ConstArray(frame.power.data(), kBins).mean();
    const float floor = kRelativeFloor * mean;
    for (int band = 0; band < kContrastBands; ++band) {
        const auto first =
            static_cast<std::ptrdiff_t>(std::lround(kContrastEdgesHz[band] / kBinHz));
        const auto last =
            std::min<std::ptrdiff_t>(std::lround(kContrastEdgesHz[band + 1] / kBinHz), kBins);
        const auto share = std::max<std::ptrdiff_t>(
            1, std::lround(kContrastNeighbourhood * static_cast<double>(last - first)));
        const auto [low, high] =
            m_extremes.of(frame.power.subspan(static_cast<std::size_t>(first),
                                              static_cast<std::size_t>(last - first)),
                          static_cast<std::size_t>(share));
        const auto index = static_cast<std::size_t>(band);
        m_contrast[index].add(10.0F * std::log10((high + floor) / (low + floor)));
        m_valley[index].add(10.0F * std::log10((low + floor) / mean));
    }
}

void SpectralStatistics::finish(Features& features, Descriptors& descriptors) const {
    if (m_centroid.count() == 0) {
        return;
    }
    features.spectralCentroidHz = m_centroid.mean();
    features.spectralRolloffHz = m_rolloff.mean();
    features.spectralFlatness = m_flatness.mean();
    features.spectralFlux = m_flux.mean();
    features.zeroCrossingRate = m_zeroCrossings.mean();

    descriptors.set(Descriptor::Centroid, m_logCentroid.mean());
    descriptors.set(Descriptor::CentroidDeviation, m_logCentroid.deviation());
    descriptors.set(Descriptor::Rolloff, m_logRolloff.mean());
    descriptors.set(Descriptor::RolloffDeviation, m_logRolloff.deviation());
    descriptors.set(Descriptor::Flatness, m_logFlatness.mean());
    descriptors.set(Descriptor::FlatnessDeviation, m_logFlatness.deviation());
    descriptors.set(Descriptor::Flux, m_flux.mean());
    descriptors.set(Descriptor::FluxDeviation, m_flux.deviation());
    descriptors.set(Descriptor::ZeroCrossings, m_logZeroCrossings.mean());
    descriptors.set(Descriptor::ZeroCrossingsDeviation, m_logZeroCrossings.deviation());
    for (int band = 0; band < kContrastBands; ++band) {
        const auto index = static_cast<std::size_t>(band);
        descriptors.set(Descriptor::Contrast, m_contrast[index].mean(), band);
        descriptors.set(Descriptor::ContrastDeviation, m_contrast[index].deviation(), band);
        descriptors.set(Descriptor::Valley, m_valley[index].mean(), band);
    }
}

} // namespace earshot::analysis
