// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/tempo.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace earshot::analysis {

namespace {

constexpr int kTransform = 2 * kTempoWindow; // zero-padded: no wrap-around
constexpr int kLags = kTempoWindow / 2;

double lagOf(double bpm) {
    return 60.0 * kOnsetRateHz / bpm;
}
double bpmOf(double lag) {
    return 60.0 * kOnsetRateHz / lag;
}

const int kShortest = static_cast<int>(std::floor(lagOf(kTempoMaxBpm)));
const int kLongest = static_cast<int>(std::ceil(lagOf(kTempoMinBpm)));

/// Vertex of the parabola through three neighbouring values, relative to the middle one.
double parabolicOffset(double left, double middle, double right) {
    const double curvature = left - 2.0 * middle + right;
    return curvature < 0.0 ? std::clamp(0.5 * (left - right) / curvature, -0.5, 0.5) : 0.0;
}

double interpolated(const Eigen::ArrayXd& values, double position) {
    const auto low = static_cast<Eigen::Index>(position);
    if (low + 1 >= values.size()) {
        return 0.0;
    }
    const double share = position - static_cast<double>(low);
    return (1.0 - share) * values[low] + share * values[low + 1];
}

} // namespace

Tempo::Tempo()
    : m_window(kTempoWindow),
      m_fourier(kTransform),
      m_autocorrelation(kTempoWindow),
      m_enhanced(kLags),
      m_trainScores(static_cast<std::size_t>(kLongest) + 2),
      m_sum(Eigen::ArrayXd::Zero(kTempoWindow)),
      m_evidence(Eigen::ArrayXd::Zero(kLags)),
      m_choices(kLags) {
    m_candidates.reserve(static_cast<std::size_t>(kLongest));
}

void Tempo::push(float strength) {
    if (m_filled == kTempoWindow) {
        std::copy(m_window.begin() + kTempoHop, m_window.end(), m_window.begin());
        m_filled -= kTempoHop;
    }
    m_window[m_filled++] = strength;
    if (m_filled == kTempoWindow) {
        analyseWindow();
    }
}

void Tempo::analyseWindow() {
    autocorrelate();
    if (!(m_autocorrelation[0] > 0.0F)) {
        return; // silence: says nothing about the tempo
    }
    m_windows += 1;
    m_sum += m_autocorrelation.cast<double>();
    findCandidates();
    if (m_candidates.empty()) {
        return;
    }
    const double lag = choosePulse();
    const double spread = kTempoSpread * lag;
    const int first = std::max(1, static_cast<int>(lag - 4.0 * spread));
    const int last = std::min(kLags - 1, static_cast<int>(lag + 4.0 * spread));
    for (int i = first; i <= last; ++i) {
        const double distance = (i - lag) / spread;
        m_evidence[i] += std::exp(-0.5 * distance * distance);
    }
    ++m_choices[static_cast<std::size_t>(std::lround(lag))];
}

void Tempo::autocorrelate() {
    // Generalised autocorrelation (Tolonen & Karjalainen 2000) with exponent 0.5. The spectrum of a
    // real, even sequence is real and even, so the forward transform also serves as the inverse.
    const Eigen::Map<const Eigen::ArrayXf> window(m_window.data(), kTempoWindow);
    Eigen::Map<Eigen::ArrayXf> input(m_fourier.input().data(), kTransform);
    const auto count = static_cast<Eigen::Index>(m_filled);
    input.setZero();
    input.head(count) = window.head(count) - window.head(count).mean();
    const std::span<const float> spectrum = m_fourier.run();
    for (Eigen::Index bin = 0; bin <= kTransform / 2; ++bin) {
        const float re = spectrum[static_cast<std::size_t>(2 * bin)];
        const float im = spectrum[static_cast<std::size_t>(2 * bin + 1)];
        const float root = std::sqrt(std::sqrt(re * re + im * im));
        input[bin] = root;
        if (bin > 0 && bin < kTransform / 2) {
            input[kTransform - bin] = root;
        }
    }
    const std::span<const float> lags = m_fourier.run();
    const float energy = lags[0];
    if (!(energy > 0.0F)) {
        m_autocorrelation.setZero();
        return;
    }
    for (Eigen::Index lag = 0; lag < kTempoWindow; ++lag) {
        m_autocorrelation[lag] = lags[static_cast<std::size_t>(2 * lag)] / energy;
    }
}

void Tempo::findCandidates() {
    // Enhanced autocorrelation: peaks at a lag are backed by those at its double and quadruple.
    const auto at = [this](int lag) { return lag < kTempoWindow ? m_autocorrelation[lag] : 0.0F; };
    for (int lag = 0; lag < kLags; ++lag) {
        m_enhanced[lag] = at(lag) + at(2 * lag) + at(4 * lag);
    }
    m_candidates.clear();
    for (int lag = kShortest; lag <= kLongest; ++lag) {
        const float value = m_enhanced[lag];
        if (value > m_enhanced[lag - 1] && value >= m_enhanced[lag + 1]) {
            m_candidates.push_back(
                {lag + parabolicOffset(m_enhanced[lag - 1], value, m_enhanced[lag + 1]), value});
        }
    }
    const auto wanted = std::min<std::size_t>(m_candidates.size(), kTempoCandidates);
    std::partial_sort(m_candidates.begin(),
                      m_candidates.begin() + static_cast<std::ptrdiff_t>(wanted),
                      m_candidates.end(),
                      [](const Candidate& a, const Candidate& b) { return a.height > b.height; });
    m_candidates.resize(wanted);
}

double Tempo::choosePulse() {
    struct Train {
        double spacing;
        float weight;
    };
    // Section II-B-4: beats, half the tempo, and three against two.
    static constexpr Train kTrains[] = {{1.0, 1.0F}, {2.0, 0.5F}, {1.5, 0.5F}};
    constexpr int kPulses = 4;

    std::array<double, kTempoCandidates> highest{};
    std::array<double, kTempoCandidates> variance{};
    for (std::size_t c = 0; c < m_candidates.size(); ++c) {
        const double lag = m_candidates[c].lag;
        const int phases = static_cast<int>(lag);
        double sum = 0;
        double squares = 0;
        for (int phase = 0; phase < phases; ++phase) {
            double score = 0;
            for (const Train& train : kTrains) {
                for (int pulse = 0; pulse < kPulses; ++pulse) {
                    const auto place =
                        static_cast<std::size_t>(phase + lag * train.spacing * pulse + 0.5);
                    if (place < m_filled) {
                        score += train.weight * m_window[place];
                    }
                }
            }
            highest[c] = std::max(highest[c], score);
            sum += score;
            squares += score * score;
        }
        const double mean = sum / phases;
        variance[c] = std::max(0.0, squares / phases - mean * mean);
    }
    const double highestSum = std::accumulate(highest.begin(), highest.end(), 1e-12);
    const double varianceSum = std::accumulate(variance.begin(), variance.end(), 1e-12);
    std::size_t best = 0;
    double bestScore = -1;
    for (std::size_t c = 0; c < m_candidates.size(); ++c) {
        const double score = highest[c] / highestSum + variance[c] / varianceSum;
        if (score > bestScore) {
            bestScore = score;
            best = c;
        }
    }
    return m_candidates[best].lag;
}

double Tempo::evidenceAt(double lag) const {
    return interpolated(m_evidence, lag) / std::max(m_windows, 1.0);
}

/// The lag whose multiples lie best on peaks of the mean autocorrelation; the longest multiple
/// gives the finest division.
double Tempo::refined(double lag) const {
    double best = lag;
    for (int multiple = 1; lag * multiple < 0.5 * kTempoWindow; multiple *= 2) {
        const double expected = best * multiple;
        const int reach = std::max(2, static_cast<int>(0.02 * lag * multiple / multiple + 1.0));
        int peak = static_cast<int>(std::lround(expected));
        for (int i = peak - reach, end = peak + reach; i <= end; ++i) {
            if (i > 0 && i + 1 < kTempoWindow && m_sum[i] > m_sum[peak]) {
                peak = i;
            }
        }
        if (peak < 1 || peak + 1 >= kTempoWindow || m_sum[peak] < m_sum[peak - 1] ||
            m_sum[peak] < m_sum[peak + 1]) {
            break; // no clear peak there: what we have is as good as it gets
        }
        best = (peak + parabolicOffset(m_sum[peak - 1], m_sum[peak], m_sum[peak + 1])) / multiple;
    }
    return best;
}

double Tempo::octaveScore(double lag) const {
    const double bpm = bpmOf(lag);
    if (bpm < 40.0 || bpm > 220.0) {
        return 0.0;
    }
    const double octaves = std::log2(bpm / kTempoPriorBpm) / kTempoPriorOctaves;
    const double pulse = std::max(0.0, interpolated(m_sum, lag)) / m_windows;
    return (evidenceAt(lag) + pulse) * std::exp(-0.5 * octaves * octaves);
}

void Tempo::finish(Features& features, Descriptors& descriptors) {
    if (m_windows == 0 && static_cast<double>(m_filled) >= kTempoMinSeconds * kOnsetRateHz) {
        std::fill(m_window.begin() + static_cast<std::ptrdiff_t>(m_filled), m_window.end(), 0.0F);
        analyseWindow();
    }
    if (m_windows == 0 || m_evidence.maxCoeff() <= 0.0) {
        return;
    }
    Eigen::Index strongest = 0;
    m_evidence.maxCoeff(&strongest);
    const double chosen = refined(static_cast<double>(strongest));

    Octave octaves[] = {{chosen, 0}, {chosen / 2.0, 0}, {chosen * 2.0, 0}};
    for (Octave& octave : octaves) {
        octave.score = octaveScore(octave.lag);
    }
    std::sort(std::begin(octaves), std::end(octaves),
              [](const Octave& a, const Octave& b) { return a.score > b.score; });
    const double lag = octaves[0].lag;

    const double clarity = std::clamp(
        std::max(interpolated(m_sum, lag), interpolated(m_sum, chosen)) / m_windows, 0.0, 1.0);
    double steady = 0;
    for (std::size_t i = 1; i < m_choices.size(); ++i) {
        const double octave = std::log2(static_cast<double>(i) / lag);
        steady += std::abs(octave - std::round(octave)) < 0.06 ? m_choices[i] : 0;
    }
    const double stability = steady / m_windows;

    features.pulseClarity = clarity;
    features.beatStability = stability;
    descriptors.set(Descriptor::PulseClarity, clarity);
    descriptors.set(Descriptor::BeatStability, stability);
    if (clarity < kTempoMinClarity) {
        return;
    }
    features.bpm = bpmOf(lag);
    features.bpmAlternate = bpmOf(octaves[1].lag);
    features.bpmConfidence = stability * std::min(1.0, clarity / 0.35);
    descriptors.set(Descriptor::Tempo, std::log2(*features.bpm / 100.0));
}

} // namespace earshot::analysis
