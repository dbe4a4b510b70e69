// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <array>
#include <cstdint>
#include <optional>

namespace earshot::lyrics {

/// What words can speak of: first feelings, which have a place on the mood map, then things. The
/// order is that of stored weights: a change needs another kWordsVersion.
enum class Theme : std::uint8_t {
    Joy,
    Sorrow,
    Anger,
    Fear,
    Calm,
    Love,
    Night,
    Dream,
    Road,
    Sea,
    Dance,
    Home,
    Stars,
};
inline constexpr int kThemes = 13;
inline constexpr int kFeelings = 6; ///< the first of them

/// How much the words of one song speak of each theme, 0 … 255.
struct ThemeWeights {
    std::array<std::uint8_t, kThemes> of{};

    [[nodiscard]] float share(Theme theme) const {
        return static_cast<float>(of[static_cast<std::size_t>(theme)]) / 255;
    }
    bool operator==(const ThemeWeights&) const = default;
};

/// "night": in word lists and recipes.
[[nodiscard]] QString themeKey(Theme theme);
[[nodiscard]] std::optional<Theme> themeFromKey(QStringView key);
/// As it stands after "about": "the night". Translated.
[[nodiscard]] QString themeWords(Theme theme);

/// Where a feeling lies on the mood map, [−1, 1] each.
struct FeelingPlace {
    float valence = 0, arousal = 0;
};
/// Only of feelings. After the circumplex of Russell 1980, with love between joy and calm.
[[nodiscard]] FeelingPlace placeOf(Theme feeling);

} // namespace earshot::lyrics
