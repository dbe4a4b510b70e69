// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>
#include <vector>

namespace earshot::demo {

/// Two channels of the same length.
struct Stereo {
    explicit Stereo(std::size_t frames) : left(frames), right(frames) {}
    std::vector<float> left;
    std::vector<float> right;

    [[nodiscard]] std::size_t frames() const { return left.size(); }

    /// Adds a mono sound at `start`, placed by the equal-power law; what lies beyond the end is
    /// cut.
    void add(std::size_t start, std::span<const float> mono, double gain, double pan) {
        const double angle = (pan + 1) * std::numbers::pi / 4;
        const auto toLeft = static_cast<float>(gain * std::cos(angle));
        const auto toRight = static_cast<float>(gain * std::sin(angle));
        for (std::size_t i = 0; i < mono.size() && start + i < frames(); ++i) {
            left[start + i] += toLeft * mono[i];
            right[start + i] += toRight * mono[i];
        }
    }

    void add(const Stereo& other, double gain) {
        if (gain == 0) {
            return;
        }
        const auto share = static_cast<float>(gain);
        for (std::size_t i = 0; i < frames(); ++i) {
            left[i] += share * other.left[i];
            right[i] += share * other.right[i];
        }
    }
};

} // namespace earshot::demo
