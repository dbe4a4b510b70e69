// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>

namespace earshot::analysis {

/// A real forward Fourier transform of fixed power-of-two size (libavutil's tx, SIMD by run-time
/// dispatch) with its own aligned buffers: nothing is allocated after construction. Not
/// thread-safe; movable.
class Fourier {
public:
    explicit Fourier(int size);
    ~Fourier();
    Fourier(Fourier&&) noexcept;
    Fourier& operator=(Fourier&&) noexcept;

    [[nodiscard]] int size() const;
    [[nodiscard]] int bins() const { return size() / 2 + 1; }

    /// Fill these size() samples before each run(); run() may destroy them.
    [[nodiscard]] std::span<float> input();

    /// bins() complex values, re and im interleaved, unscaled. Valid until the next call.
    std::span<const float> run();

    /// run(), then |X|² per bin into `power` (bins() values).
    void power(std::span<float> power);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace earshot::analysis
