// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cmath>
#include <complex>
#include <numbers>
#include <span>
#include <vector>

namespace earshot::tests {

// Simple measures of a mono signal, made apart from core/analysis so that they can contradict it.

/// Magnitudes of Hann-windowed frames, one row each; `size` is a power of two.
inline std::vector<std::vector<double>> spectra(std::span<const float> mono, std::size_t size,
                                                std::size_t hop) {
    std::vector<std::complex<double>> turns(size / 2);
    std::vector<double> hann(size);
    for (std::size_t i = 0; i < size; ++i) {
        const double angle =
            2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size);
        hann[i] = 0.5 - 0.5 * std::cos(angle);
        if (i < size / 2) {
            turns[i] = std::polar(1.0, -angle);
        }
    }
    std::vector<std::vector<double>> rows;
    std::vector<std::complex<double>> a(size);
    for (std::size_t start = 0; start + size <= mono.size(); start += hop) {
        for (std::size_t i = 0, reversed = 0; i < size; ++i) {
            a[reversed] = hann[i] * static_cast<double>(mono[start + i]);
            std::size_t bit = size >> 1;
            for (; (reversed & bit) != 0; bit >>= 1) {
                reversed ^= bit;
            }
            reversed |= bit;
        }
        for (std::size_t length = 2; length <= size; length *= 2) {
            for (std::size_t block = 0; block < size; block += length) {
                for (std::size_t k = 0; k < length / 2; ++k) {
                    const auto upper = a[block + k];
                    const auto lower = a[block + k + length / 2] * turns[k * (size / length)];
                    a[block + k] = upper + lower;
                    a[block + k + length / 2] = upper - lower;
                }
            }
        }
        std::vector<double>& row = rows.emplace_back(size / 2);
        for (std::size_t k = 0; k < size / 2; ++k) {
            row[k] = std::abs(a[k]);
        }
    }
    return rows;
}

/// Every `factor`-th sample, each the mean of as many: enough against aliasing for what is measured
/// here.
inline std::vector<float> thinned(std::span<const float> mono, std::size_t factor) {
    std::vector<float> thin(mono.size() / factor, 0.0F);
    for (std::size_t i = 0; i < thin.size() * factor; ++i) {
        thin[i / factor] += mono[i] / static_cast<float>(factor);
    }
    return thin;
}

/// Magnitude on each pitch class, from spectral peaks between 110 and 1800 Hz; `rateHz` ≥ 8,000.
inline std::array<double, 12> pitchClassEnergy(std::span<const float> mono, int rateHz) {
    constexpr std::size_t Size = 4096;
    std::array<double, 12> energy{};
    for (const auto& row : spectra(mono, Size, Size)) {
        for (std::size_t k = 1; k + 1 < row.size(); ++k) {
            const double hz = static_cast<double>(k) * rateHz / Size;
            if (hz > 110 && hz < 1800 && row[k] > row[k - 1] && row[k] > row[k + 1]) {
                const auto midi = static_cast<int>(std::lround(69 + 12 * std::log2(hz / 440)));
                energy[static_cast<std::size_t>(midi % 12)] += std::sqrt(row[k]);
            }
        }
    }
    return energy;
}

struct Onsets {
    std::vector<double> strength; ///< spectral flux, zero mean
    double perSecond = 0;
};

inline Onsets onsets(std::span<const float> mono, int rateHz) {
    constexpr std::size_t Size = 1024, Hop = 256;
    Onsets found;
    found.perSecond = static_cast<double>(rateHz) / Hop;
    std::vector<double> before(Size / 2, 0.0);
    double sum = 0;
    for (const auto& row : spectra(mono, Size, Hop)) {
        double flux = 0;
        for (std::size_t k = 1; k < row.size(); ++k) {
            const double level = std::log1p(row[k]);
            flux += std::max(0.0, level - before[k]);
            before[k] = level;
        }
        found.strength.push_back(flux);
        sum += flux;
    }
    for (double& flux : found.strength) {
        flux -= sum / static_cast<double>(found.strength.size());
    }
    return found;
}

/// How well the onsets repeat after this many seconds: −1 … 1.
inline double repetition(const Onsets& onsets, double seconds) {
    const auto& strength = onsets.strength;
    const double lag = seconds * onsets.perSecond;
    const auto whole = static_cast<std::size_t>(lag);
    const double share = lag - static_cast<double>(whole);
    double product = 0, power = 0;
    for (std::size_t i = 0; i + whole + 1 < strength.size(); ++i) {
        product +=
            strength[i] * ((1 - share) * strength[i + whole] + share * strength[i + whole + 1]);
        power += strength[i] * strength[i];
    }
    return power > 0 ? product / power : 0;
}

} // namespace earshot::tests
