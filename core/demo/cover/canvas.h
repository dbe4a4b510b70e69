// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace earshot::demo {

/// Linear mix of red, green and blue, each 0 … 1.
struct Colour3 {
    float red = 0;
    float green = 0;
    float blue = 0;

    /// From 0xRRGGBB.
    static constexpr Colour3 of(std::uint32_t rgb) {
        return {static_cast<float>(rgb >> 16 & 0xFF) / 255,
                static_cast<float>(rgb >> 8 & 0xFF) / 255, static_cast<float>(rgb & 0xFF) / 255};
    }
    [[nodiscard]] constexpr Colour3 towards(const Colour3& other, float share) const {
        return {red + (other.red - red) * share, green + (other.green - green) * share,
                blue + (other.blue - blue) * share};
    }
};

/// A square picture. Coordinates run from 0 to 1, left to right and top to bottom.
class Canvas {
public:
    explicit Canvas(int size) : m_size(size), m_pixels(static_cast<std::size_t>(size) * size) {}

    [[nodiscard]] int size() const { return m_size; }
    [[nodiscard]] const std::vector<Colour3>& pixels() const { return m_pixels; }

    /// Paints every point with colour(x, y).
    template <typename F>
    void shade(F colour) {
        each([&](Colour3& pixel, double x, double y) { pixel = colour(x, y); });
    }

    /// Covers where distance(x, y) < 0 (a signed distance to the shape's edge), with a smooth edge
    /// one pixel wide.
    template <typename F>
    void fill(F distance, const Colour3& colour, float opacity = 1) {
        each([&](Colour3& pixel, double x, double y) {
            const double inside = 0.5 - distance(x, y) * m_size;
            const auto share = static_cast<float>(inside < 0   ? 0
                                                  : inside > 1 ? 1
                                                               : inside) *
                               opacity;
            pixel = pixel.towards(colour, share);
        });
    }

private:
    template <typename F>
    void each(F visit) {
        std::size_t index = 0;
        for (int row = 0; row < m_size; ++row) {
            for (int column = 0; column < m_size; ++column) {
                visit(m_pixels[index++], (column + 0.5) / m_size, (row + 0.5) / m_size);
            }
        }
    }

    int m_size;
    std::vector<Colour3> m_pixels;
};

} // namespace earshot::demo
