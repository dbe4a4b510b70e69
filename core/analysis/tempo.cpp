// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/tempo.h"

#include "core/analysis/tempo_octave.h"

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

const int kShortest = static_cast<int>(std::floor(lagOf(kTempoMaxBpm)));
const int kLongest = static_cast<int>(std::ceil(lagOf(kTempoMinBpm)));

/// Vertex of the parabola through three neighbouring values, relative to the middle one.
double parabolicOffset(double left, double middle, double right) {
    const double curvature = left - 2.0 * middle + right;
    return curvature < 0.0 ? std::clamp(0.5 * (left - right) / curvature, -0.5, 0.5) : 0.0;
}

} // namespace

Tempo::Tempo()
    : m_fourier(kTransform),
      m_power(kTransform / 2 + 1),
      m_plain(kTempoWindow),
      m_generalised(kTempoWindow),
      m_enhanced(kLags),
      m_peaks(Eigen::ArrayXd::Zero(kTempoWindow)),
      m_evidence(Eigen::ArrayXd::Zero(kLags)),
      m_choices(kLags) {
    for (std::vector<float>& window : m_window) {
        window.resize(kTempoWindow);
    }
    m_candidates.reserve(static_cast<std::size_t>(kLongest));
}

void Tempo::push(const OnsetStrengths& strengths) {
    if (m_filled == kTempoWindow) {
        for (std::vector<float>& window : m_window) {
            std::copy(window.begin() + kTempoHop, window.end(), window.begin());
        }
        m_filled -= kTempoHop;
    }
    for (std::size_t range = 0; range < strengths.size(); ++range) {
        m_window[range][m_filled] = strengths[range];
    }
    if (++m_filled == kTempoWindow) {
        analyseWindow();
    }
}

/// Whether anything in the window begins. What a steady tone leaks into the spectrum ripples with
/// great regularity.
bool Tempo::holdsOnsets() const {
    const Eigen::Map<const Eigen::ArrayXf> amplitude(
        m_window[placeOf(OnsetRange::Amplitude)].data(), static_cast<Eigen::Index>(m_filled));
    const float mean = amplitude.mean();
    return std::sqrt((amplitude - mean).square().mean()) >= kTempoLeastOnset;
}

void Tempo::analyseWindow() {
    if (!holdsOnsets()) {
        return;
    }
    if (static_cast<int>(m_windows) % kTempoRangesEvery == 0) {
        for (const OnsetRange range :
             {OnsetRange::Low, OnsetRange::Middle, OnsetRange::High, OnsetRange::Amplitude}) {
            autocorrelate(range);
            addRegularity(range);
        }
    }
    autocorrelate(OnsetRange::Whole);
    if (!(m_plain[0] > 0.0F)) {
        return; // silence: says nothing about the tempo
    }
    m_windows += 1;
    addRegularity(OnsetRange::Whole);
    // A second time from the same spectrum: generalised (Tolonen & Karjalainen 2000, exponent 0.5),
    // whose peaks are sharper.
    m_power = m_power.sqrt().sqrt();
    invert(m_power, m_generalised);
    m_peaks += m_generalised.cast<double>();
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

/// The plain autocorrelation of the window, which measures regularity; leaves its spectrum behind.
void Tempo::autocorrelate(OnsetRange range) {
    const Eigen::Map<const Eigen::ArrayXf> window(m_window[placeOf(range)].data(), kTempoWindow);
    Eigen::Map<Eigen::ArrayXf> input(m_fourier.input().data(), kTransform);
    const auto count = static_cast<Eigen::Index>(m_filled);
    input.setZero();
    input.head(count) = window.head(count) - window.head(count).mean();
    m_fourier.power({m_power.data(), static_cast<std::size_t>(m_power.size())});
    invert(m_power, m_plain);
}

void Tempo::addRegularity(OnsetRange range) {
    const std::size_t place = placeOf(range);
    const auto filled = static_cast<Eigen::Index>(m_filled);
    // The fewer samples overlap at a lag, the smaller the raw sum: divide that out, up to where
    // too few are left to mean anything.
    for (Eigen::Index lag = 0; lag < filled * 3 / 4; ++lag) {
        m_profile.regularity[place][lag] +=
            m_plain[lag] * static_cast<double>(filled) / static_cast<double>(filled - lag);
    }
    m_profile.windows[place] += 1;
}

/// Autocorrelation from a spectrum, 1 at lag 0. The spectrum of a real, even sequence is real and
/// even itself, so the forward transform also serves as the inverse.
void Tempo::invert(const Eigen::ArrayXf& spectrum, Eigen::ArrayXf& lags) {
    Eigen::Map<Eigen::ArrayXf> input(m_fourier.input().data(), kTransform);
    constexpr Eigen::Index kHalf = kTransform / 2;
    input.head(kHalf + 1) = spectrum;
    input.tail(kHalf - 1) = spectrum.segment(1, kHalf - 1).reverse();
    const std::span<const float> result = m_fourier.run();
    const float energy = result[0];
    if (!(energy > 0.0F)) {
        lags.setZero();
        return;
    }
    for (Eigen::Index lag = 0; lag < kTempoWindow; ++lag) {
        lags[lag] = result[static_cast<std::size_t>(2 * lag)] / energy;
    }
}

void Tempo::findCandidates() {
    // Enhanced autocorrelation: peaks at a lag are backed by those at its double and quadruple.
    const auto at = [this](int lag) { return lag < kTempoWindow ? m_generalised[lag] : 0.0F; };
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
    // Beats, half the tempo, and three against two, four pulses each, as in the paper.
    static constexpr Train kTrains[] = {{1.0, 1.0F}, {2.0, 0.5F}, {1.5, 0.5F}};
    constexpr int kPulses = 4;

    const std::vector<float>& window = m_window[placeOf(OnsetRange::Whole)];
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
                        score += train.weight * window[place];
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

/// The lag whose multiples lie best on peaks of the mean autocorrelation; the longest multiple
/// gives the finest division.
double Tempo::refined(double lag) const {
    double best = lag;
    for (int multiple = 1; lag * multiple < 0.6 * kTempoWindow; multiple *= 2) {
        const int reach = std::max(2, static_cast<int>(0.02 * lag) + 1);
        const int expected = static_cast<int>(std::lround(best * multiple));
        int peak = expected;
        for (int i = expected - reach; i <= expected + reach; ++i) {
            if (i > 0 && i + 1 < kTempoWindow && m_peaks[i] > m_peaks[peak]) {
                peak = i;
            }
        }
        if (peak < 1 || m_peaks[peak] < m_peaks[peak - 1] || m_peaks[peak] < m_peaks[peak + 1]) {
            break; // no clear peak there: what we have is as good as it gets
        }
        best = (peak + parabolicOffset(m_peaks[peak - 1], m_peaks[peak], m_peaks[peak + 1])) /
               multiple;
    }
    return best;
}

/// Share of the windows that chose this lag or an octave of it.
double Tempo::steadiness(double lag) const {
    double steady = 0;
    for (std::size_t i = 1; i < m_choices.size(); ++i) {
        const double octaves = std::log2(static_cast<double>(i) / lag);
        steady += std::abs(octaves - std::round(octaves)) < 2.0 * kTempoSpread ? m_choices[i] : 0;
    }
    return steady / m_windows;
}

std::vector<OctaveCandidate> Tempo::octaves() {
    if (m_windows == 0 && static_cast<double>(m_filled) >= kTempoMinSeconds * kOnsetRateHz) {
        analyseWindow();
    }
    Eigen::Index strongest = 0;
    if (m_windows == 0 || m_evidence.maxCoeff(&strongest) <= 0.0) {
        return {};
    }
    return octavesOf(m_profile, refined(static_cast<double>(strongest)));
}

void Tempo::finish(Features& features, Descriptors& descriptors) {
    const std::vector<OctaveCandidate> candidates = octaves();
    if (candidates.empty()) {
        return;
    }
    const OctaveChoice choice = chooseOctave(candidates);
    const double clarity = std::clamp(std::max(m_profile.at(OnsetRange::Whole, choice.lag),
                                               m_profile.at(OnsetRange::Whole, 2.0 * choice.lag)),
                                      0.0, 1.0);
    const double steady = steadiness(choice.lag);

    features.pulseClarity = clarity;
    features.beatStability = steady;
    descriptors.set(Descriptor::PulseClarity, clarity);
    descriptors.set(Descriptor::BeatStability, steady);

    // Chance alone makes some regularity in a short stretch.
    const double seconds = (kTempoWindow + (m_windows - 1) * kTempoHop) / kOnsetRateHz;
    if (clarity < kTempoMinClarity + kTempoChance / std::sqrt(seconds)) {
        return;
    }
    features.bpm = lagOf(choice.lag); // the same relation both ways
    features.bpmAlternate = lagOf(choice.alternate);
    features.bpmConfidence = steady * std::min(1.0, clarity / kTempoFullClarity);
    descriptors.set(Descriptor::Tempo, std::log2(*features.bpm / 100.0));
}

} // namespace earshot::analysis
