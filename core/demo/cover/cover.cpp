// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/cover/cover.h"

#include "core/base/random.h"
#include "core/demo/cover/png.h"

#include <array>
#include <cmath>
#include <numbers>

namespace earshot::demo {

namespace {

constexpr double Pi = std::numbers::pi;

/// Sky from top to bottom, and three colours for what stands before it.
struct Palette {
    std::uint32_t top, bottom, front, back, light;
};

void sky(Canvas& canvas, const Palette& palette) {
    canvas.shade([&](double x, double y) {
        const auto share = static_cast<float>(std::clamp(y * 0.85 + x * 0.15, 0.0, 1.0));
        return Colour3::of(palette.top).towards(Colour3::of(palette.bottom), share);
    });
}

auto disc(double centreX, double centreY, double radius) {
    return [=](double x, double y) { return std::hypot(x - centreX, y - centreY) - radius; };
}

auto ring(double centreX, double centreY, double radius, double width) {
    return [=](double x, double y) {
        return std::abs(std::hypot(x - centreX, y - centreY) - radius) - width / 2;
    };
}

/// A low sun over rows of hills.
void hills(Canvas& canvas, const Palette& palette, base::Random& random) {
    canvas.fill(disc(0.64, 0.40, 0.15), Colour3::of(palette.light));
    for (int row = 0; row < 5; ++row) {
        const double level = 0.5 + row * 0.1;
        const double phase = random.uniform() * 2 * Pi;
        const double waves = 1.2 + random.uniform();
        const auto colour = Colour3::of(palette.back)
                                .towards(Colour3::of(palette.front), static_cast<float>(row) / 4);
        canvas.fill(
            [=](double x, double y) {
                return level + 0.045 * std::sin(waves * 2 * Pi * x + phase) +
                       0.015 * std::sin(5.3 * Pi * x + 2 * phase) - y;
            },
            colour);
    }
}

/// Rings on still water.
void ripples(Canvas& canvas, const Palette& palette, base::Random& random) {
    const double x = 0.35 + 0.3 * random.uniform();
    const double y = 0.5 + 0.15 * random.uniform();
    for (int i = 9; i >= 1; --i) {
        const auto colour = Colour3::of(palette.light)
                                .towards(Colour3::of(palette.front), static_cast<float>(i) / 9);
        canvas.fill(ring(x, y, 0.07 * i, 0.012 + 0.002 * i), colour, 0.9F);
    }
    canvas.fill(disc(x, y, 0.045), Colour3::of(palette.light));
}

/// Quarter circles on a grid.
void quilt(Canvas& canvas, const Palette& palette, base::Random& random) {
    constexpr int Cells = 4;
    const std::array colours{palette.front, palette.back, palette.light};
    for (int cell = 0; cell < Cells * Cells; ++cell) {
        const double left = (cell % Cells) / static_cast<double>(Cells);
        const int row = cell / Cells;
        const double top = row / static_cast<double>(Cells);
        const double cornerX = left + (random.below(2) == 0 ? 0.0 : 1.0 / Cells);
        const double cornerY = top + (random.below(2) == 0 ? 0.0 : 1.0 / Cells);
        const double radius = random.below(3) == 0 ? 0.55 / Cells : 1.0 / Cells;
        canvas.fill(
            [=](double x, double y) {
                const double outside =
                    std::max({left - x, x - left - 1.0 / Cells, top - y, y - top - 1.0 / Cells});
                return std::max(outside, std::hypot(x - cornerX, y - cornerY) - radius);
            },
            Colour3::of(colours[random.below(colours.size())]));
    }
}

/// Rays from a low sun.
void rays(Canvas& canvas, const Palette& palette, base::Random& random) {
    const double turn = random.uniform();
    canvas.fill(
        [=](double x, double y) {
            const double angle = std::atan2(y - 0.62, x - 0.5) / (2 * Pi) + turn;
            const double share = angle * 14 - std::floor(angle * 14);
            return (std::abs(share - 0.5) - 0.25) / 14 * 2 * Pi * std::hypot(x - 0.5, y - 0.62);
        },
        Colour3::of(palette.back), 0.75F);
    canvas.fill(disc(0.5, 0.62, 0.23), Colour3::of(palette.light));
    canvas.fill([](double, double y) { return 0.72 - y; }, Colour3::of(palette.front));
}

/// Peaks, one behind the other.
void peaks(Canvas& canvas, const Palette& palette, base::Random& random) {
    canvas.fill(disc(0.27, 0.27, 0.09), Colour3::of(palette.light));
    for (int i = 0; i < 6; ++i) {
        const double x0 = 0.05 + 0.9 * random.uniform();
        const double top = 0.28 + 0.07 * i + 0.06 * random.uniform();
        const double slope = 1.0 + 0.7 * random.uniform();
        const auto colour = Colour3::of(palette.back)
                                .towards(Colour3::of(palette.front), static_cast<float>(i) / 5);
        canvas.fill(
            [=](double x, double y) {
                return (top + slope * std::abs(x - x0) - y) / std::hypot(1.0, slope);
            },
            colour, 0.95F);
    }
}

/// Translucent discs that overlap.
void lanterns(Canvas& canvas, const Palette& palette, base::Random& random) {
    const std::array colours{palette.front, palette.back, palette.light};
    for (int i = 0; i < 9; ++i) {
        const double x = 0.1 + 0.8 * random.uniform();
        const double y = 0.1 + 0.8 * random.uniform();
        canvas.fill(disc(x, y, 0.06 + 0.15 * random.uniform()),
                    Colour3::of(colours[static_cast<std::size_t>(i) % colours.size()]), 0.55F);
    }
}

/// Bars that rise and fall like a level meter.
void bars(Canvas& canvas, const Palette& palette, base::Random& random) {
    constexpr int Count = 11;
    for (int i = 0; i < Count; ++i) {
        const double x0 = (i + 0.5) / Count;
        const double height = 0.12 + 0.3 * std::sin(Pi * x0) * (0.5 + 0.5 * random.uniform());
        const auto colour =
            Colour3::of(palette.front).towards(Colour3::of(palette.light), static_cast<float>(x0));
        canvas.fill(
            [=](double x, double y) {
                const double along = std::max(0.0, std::abs(y - 0.5) - height);
                return std::hypot(x - x0, along) - 0.027;
            },
            colour);
    }
}

/// A slanted city of stripes under a half moon.
void stripes(Canvas& canvas, const Palette& palette, base::Random& random) {
    canvas.fill(disc(0.7, 0.3, 0.17), Colour3::of(palette.light));
    const std::array colours{palette.front, palette.back};
    for (int i = 0; i < 8; ++i) {
        const double offset = 0.62 + 0.085 * i;
        const double slant = 0.35 + 0.05 * random.uniform();
        canvas.fill(
            [=](double x, double y) {
                return (std::abs(y + slant * (x - 0.5) - offset) - 0.026) / std::hypot(1.0, slant);
            },
            Colour3::of(colours[static_cast<std::size_t>(i) % 2]));
    }
}

struct Design {
    Palette palette;
    void (*draw)(Canvas&, const Palette&, base::Random&);
};

constexpr std::array Designs{
    Design{{0xF6D9B8, 0xE58F6B, 0x6B3A4A, 0xD9776A, 0xFFF3DC}, hills},
    Design{{0x3C3A5A, 0xA5697A, 0xE3A587, 0x6A5276, 0xFBE8CF}, ripples},
    Design{{0xFBEFD8, 0xF3DDB5, 0x8A4B2E, 0xD98F3E, 0x5C7A5A}, quilt},
    Design{{0xF7C77B, 0xE9A15B, 0x5A3B2A, 0xF9DDA4, 0xC4472F}, rays},
    Design{{0xFF9E7A, 0xF2557A, 0xFFE08A, 0x7A2E6E, 0xFFF6E0}, bars},
    Design{{0x241B3A, 0x6E2350, 0xF26B4E, 0xA33A63, 0xFFC66B}, stripes},
    Design{{0xF2B45A, 0xC7432F, 0x2B1A24, 0x7E2A2A, 0xFFE9C2}, lanterns},
    Design{{0xC9B8A8, 0x8E6F66, 0x2C2430, 0x765A60, 0xF3E3CC}, peaks},
};

} // namespace

QByteArray paintCover(int album) {
    const Design& design = Designs[static_cast<std::size_t>(album) % Designs.size()];
    base::Random random(base::mixBits(0xC0'7E'55, static_cast<std::uint64_t>(album)));
    Canvas canvas(CoverSize);
    sky(canvas, design.palette);
    design.draw(canvas, design.palette, random);
    return toPng(canvas);
}

} // namespace earshot::demo
