// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/features.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace earshot::ui {

/// What the picture of a track's course is drawn from.
struct TrackStrip {
    std::vector<std::uint8_t> level;      ///< equal slices of the track, peak 0 … 255
    std::vector<std::uint8_t> liveliness; ///< the same slices, arousal −1 … 1 told as 0 … 255
    std::optional<double> valence;        ///< of the whole track, −1 … 1; empty: mood unknown
};

[[nodiscard]] TrackStrip trackStrip(const analysis::Features& features);

/// Draws a track's waveform as bars, each in the mood colour of its moment: the track's valence and
/// that moment's liveliness. Where the mood is unknown all bars are neutral. UI thread.
class StripPainter {
public:
    explicit StripPainter(const Theme& theme) : m_theme(theme) {}

    void setStrip(TrackStrip strip);
    void restyle(); ///< after the theme changed

    [[nodiscard]] bool isEmpty() const { return m_strip.level.empty(); }
    /// How lively the track is at this share (0 … 1) of its length, −1 … 1.
    [[nodiscard]] std::optional<double> livelinessAt(double share) const;

    /// The part of the track before `played` (0 … 1) strong, the rest faint.
    void paint(QPainter& painter, const QRectF& area, double played) const;

private:
    struct Colors {
        QColor played, rest;
    };
    static constexpr int kShades =
        64; ///< a blend differs too little between two of them to be seen

    [[nodiscard]] bool moodKnown() const;
    /// Mean liveliness of slices first … last − 1, 0 … 255.
    [[nodiscard]] int meanLiveliness(std::size_t first, std::size_t last) const;

    const Theme& m_theme;
    TrackStrip m_strip;
    std::array<Colors, kShades> m_colors; ///< from calm to lively
};

} // namespace earshot::ui
