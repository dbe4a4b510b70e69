// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace earshot::ui::tokens {

namespace {

struct Pair {
    QRgb light;
    QRgb dark;
};

constexpr Pair kBackground{0xFAF8F5, 0x161412};
constexpr Pair kSurface{0xFFFFFF, 0x1E1B18};
constexpr Pair kRaised{0xFFFFFF, 0x26221E};
constexpr Pair kText{0x1F1B17, 0xF3EEE7};
constexpr Pair kSecondary{0x6A6259, 0xABA195};
constexpr Pair kFaint{0x9A9187, 0x746B61};
constexpr Pair kLine{0xE7E1D9, 0x332E29};
constexpr Pair kAccent{0xB9502B, 0xE58A5F};
constexpr Pair kOnAccent{0xFFFFFF, 0x1A1410};

constexpr double kAccentTint = 0.12;  // selected, still readable as text background
constexpr double kHoverLight = 0.05;  // text colour over the background: a breath, not a block
constexpr double kHoverDark = 0.07;   // dark surfaces swallow the same step
constexpr double kMoodContrast = 4.5; // WCAG AA for text
constexpr double kLightenStep = 0.04;

// Where each mood sits on the map and its colour. The places follow the built-in mood targets, so
// that a mood's tile and its region have one colour.
struct MoodPlace {
    double valence;
    double arousal;
    QRgb light;
};
constexpr std::array<MoodPlace, 6> kMoods{{
    {0.25, 0.75, 0xD9822B},   // energetic
    {0.60, 0.35, 0xD9B12B},   // happy
    {0.30, -0.60, 0x2F9E8F},  // calm
    {0.25, -0.30, 0x8FA84A},  // tender
    {-0.60, -0.45, 0x4A78B5}, // sad
    {-0.50, 0.55, 0x9B4A8C},  // tense
}};

double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double encoded(double light) {
    return light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
}

double luminance(const QColor& color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

} // namespace

double contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor mixed(const QColor& under, const QColor& over, double share) {
    const auto channel = [share](float low, float high) {
        return static_cast<float>(low * (1 - share) + high * share);
    };
    return QColor::fromRgbF(channel(under.redF(), over.redF()),
                            channel(under.greenF(), over.greenF()),
                            channel(under.blueF(), over.blueF()));
}

QColor tone(Tone tone, bool dark) {
    const auto of = [dark](const Pair& pair) { return QColor(dark ? pair.dark : pair.light); };
    switch (tone) {
    case Tone::Background:
        return of(kBackground);
    case Tone::Surface:
        return of(kSurface);
    case Tone::Raised:
        return of(kRaised);
    case Tone::Text:
        return of(kText);
    case Tone::Secondary:
        return of(kSecondary);
    case Tone::Faint:
        return of(kFaint);
    case Tone::Line:
        return of(kLine);
    case Tone::Accent:
        return of(kAccent);
    case Tone::OnAccent:
        return of(kOnAccent);
    case Tone::AccentTint:
        return mixed(of(kBackground), of(kAccent), kAccentTint);
    case Tone::Hover:
        return mixed(of(kBackground), of(kText), dark ? kHoverDark : kHoverLight);
    }
    return of(kText);
}

QColor mood(MoodTone tone, bool dark) {
    QColor color(kMoods[static_cast<std::size_t>(tone)].light);
    const QColor surface(kSurface.dark);
    while (dark && contrast(color, surface) < kMoodContrast) {
        color = mixed(color, Qt::white, kLightenStep);
    }
    return color;
}

QColor moodAt(double valence, double arousal, bool dark) {
    // Inverse distance weighting (Shepard 1968) in linear light, so that blends do not go muddy.
    double red = 0;
    double green = 0;
    double blue = 0;
    double sum = 0;
    for (std::size_t i = 0; i < kMoods.size(); ++i) {
        const double dv = std::clamp(valence, -1.0, 1.0) - kMoods[i].valence;
        const double da = std::clamp(arousal, -1.0, 1.0) - kMoods[i].arousal;
        const double squared = dv * dv + da * da;
        const double weight = 1 / (squared * squared + 1e-4);
        const QColor color = mood(static_cast<MoodTone>(i), dark);
        red += weight * linear(color.redF());
        green += weight * linear(color.greenF());
        blue += weight * linear(color.blueF());
        sum += weight;
    }
    const auto channel = [sum](double light) {
        return static_cast<float>(std::clamp(encoded(light / sum), 0.0, 1.0));
    };
    return QColor::fromRgbF(channel(red), channel(green), channel(blue));
}

Type type(TextStyle style) {
    switch (style) {
    case TextStyle::Caption:
        return {12, QFont::Normal};
    case TextStyle::Body:
        return {13, QFont::Normal};
    case TextStyle::Emphasis:
        return {15, QFont::DemiBold};
    case TextStyle::Title:
        return {20, QFont::DemiBold};
    case TextStyle::PageTitle:
        return {28, QFont::DemiBold};
    }
    return {13, QFont::Normal};
}

} // namespace earshot::ui::tokens
