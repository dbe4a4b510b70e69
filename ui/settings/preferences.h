// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

namespace earshot::ui::preferences {

// The keys of settings.ini that belong to preferences, and putting them into force. One place, so
// that the page, the window and the start say the same.

inline constexpr const char* kAppearance = "appearance/mode";     ///< follow | light | dark
inline constexpr const char* kTextScale = "appearance/textScale"; ///< 1 … 2
inline constexpr const char* kDevice = "playback/device";         ///< "" = the system's default
inline constexpr const char* kTrackGain = "playback/trackGain";   ///< on unless switched off
inline constexpr const char* kAutoplay = "playback/autoplay";     ///< on unless switched off
inline constexpr const char* kPauseOnBattery = "analysis/pauseOnBattery"; ///< off at first
inline constexpr const char* kVolume = "playback/volume";                 ///< 0 … 1

[[nodiscard]] Appearance appearance(const Settings& settings);
void setAppearance(Settings& settings, Appearance appearance);

/// Puts everything that is stored into force. At start.
void apply(Context& context);

} // namespace earshot::ui::preferences
