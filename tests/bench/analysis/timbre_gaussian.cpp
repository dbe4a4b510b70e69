// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis/timbre_gaussian.h"

#include "core/analysis/constants.h"
#include "core/analysis/timbre.h"
#include "core/audio/decoder.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace earshot::analysis::fit {

namespace {

/// Added to every variance: a track of one held tone has none.
constexpr double kLeastVariance = 0.01;

} // namespace

TimbreGaussian timbreGaussian(const std::filesystem::path& file) {
    auto decoder = audio::Decoder::open(file);
    if (!decoder) {
        qFatal("%s", qPrintable(decoder.error().message()));
    }
    auto resampler = audio::Resampler::create(
        {decoder->info().sampleRateHz, decoder->info().channels, decoder->info().channelMask},
        {kRateHz, 1, 0});
    if (!resampler) {
        qFatal("%s", qPrintable(resampler.error().message()));
    }
    constexpr int kSize = kMfccCount - 1; // coefficient 0 is the level
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(kSize);
    Eigen::MatrixXd products = Eigen::MatrixXd::Zero(kSize, kSize);
    double frames = 0;
    SpectrumStream spectrum(kFrameSize, kFrameHop, Window::Hann);
    Timbre timbre;
    const auto push = [&](std::span<const float> mono) {
        spectrum.push(mono, [&](const SpectrumFrame& frame) {
            timbre.push(frame);
            if (!frame.silent) {
                const Eigen::VectorXd values = timbre.coefficients().tail(kSize).cast<double>();
                sum += values;
                products += values * values.transpose();
                frames += 1;
            }
        });
    };
    for (;;) {
        const auto block = decoder->read();
        if (!block || block->frames == 0) {
            break;
        }
        push(resampler->convert(block->samples));
    }
    push(resampler->convert({}));
    if (frames < 2) {
        qFatal("no sound in %s", file.c_str());
    }
    TimbreGaussian gaussian{sum / frames, {}};
    gaussian.covariance = products / frames - gaussian.mean * gaussian.mean.transpose();
    gaussian.covariance.diagonal().array() += kLeastVariance;
    return gaussian;
}

Eigen::MatrixXd divergences(const std::vector<TimbreGaussian>& tracks) {
    const auto count = static_cast<Eigen::Index>(tracks.size());
    std::vector<Eigen::MatrixXd> inverses;
    inverses.reserve(tracks.size());
    for (const TimbreGaussian& track : tracks) {
        inverses.push_back(track.covariance.inverse());
    }
    Eigen::MatrixXd distances = Eigen::MatrixXd::Zero(count, count);
    for (Eigen::Index i = 0; i < count; ++i) {
        for (Eigen::Index j = 0; j < i; ++j) {
            const auto a = static_cast<std::size_t>(i);
            const auto b = static_cast<std::size_t>(j);
            const Eigen::VectorXd apart = tracks[a].mean - tracks[b].mean;
            const double traces = inverses[a].cwiseProduct(tracks[b].covariance).sum() +
                                  inverses[b].cwiseProduct(tracks[a].covariance).sum();
            const double means = apart.dot((inverses[a] + inverses[b]) * apart);
            const double size = 2.0 * static_cast<double>(apart.size());
            distances(i, j) = distances(j, i) =
                std::sqrt(std::max(0.0, (traces + means - size) / 4.0));
        }
    }
    return distances;
}

} // namespace earshot::analysis::fit
