// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

namespace earshot::ui::tokens {

/// The colours of look.md, light and dark.
[[nodiscard]] QColor tone(Tone tone, bool dark);
/// The colour of a mood; in the dark lightened until it keeps 4.5:1 on the surface.
[[nodiscard]] QColor mood(MoodTone tone, bool dark);
/// Blend of the mood colours at a point of the map, valence and arousal in [−1, 1].
[[nodiscard]] QColor moodAt(double valence, double arousal, bool dark);

/// Contrast ratio of two opaque colours, 1 … 21 (WCAG 2.1, section 1.4.3).
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

/// `over` at `share` (0 … 1) above `under`, opaque.
[[nodiscard]] QColor mixed(const QColor& under, const QColor& over, double share);

struct Type {
    int pixelSize; ///< at the default font size
    QFont::Weight weight;
};
[[nodiscard]] Type type(TextStyle style);

} // namespace earshot::ui::tokens
