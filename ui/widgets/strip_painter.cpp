// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/strip_painter.h"

#include "ui/theme/tokens.h"

#include <algorithm>
#include <numeric>

namespace earshot::ui {

namespace {

constexpr int kBarWidth = 3; // px, and the gap after it: told apart also where pixels are coarse
constexpr int kBarGap = 1;
constexpr double kLeastHeight = 2;   // silence is a line, not a hole
constexpr double kStripContrast = 3; // WCAG 2.1, 1.4.11: graphics that have to be made out
constexpr double kDarkenStep = 0.05;
constexpr double kRestShare = 0.38; // of the colour over the surface: the same shape, stepped back
constexpr double kMomentShare = 0.01; // of the track to either side: what one points at is wider
                                      // than a slice

/// The colour, moved towards the text's until it can be made out on the surface.
QColor readable(QColor color, const Theme& theme) {
    const QColor surface = theme.color(Tone::Surface);
    while (tokens::contrast(color, surface) < kStripContrast) {
        color = tokens::mixed(color, theme.color(Tone::Text), kDarkenStep);
    }
    return color;
}

} // namespace

TrackStrip trackStrip(const analysis::Features& features) {
    return {features.stripLevel, features.stripLiveliness,
            features.arousal ? features.valence : std::nullopt};
}

void StripPainter::setStrip(TrackStrip strip) {
    m_strip = std::move(strip);
    restyle();
}

void StripPainter::restyle() {
    if (isEmpty()) {
        return;
    }
    const QColor surface = m_theme.color(Tone::Surface);
    for (int shade = 0; shade < kShades; ++shade) {
        const double liveliness = 2.0 * shade / (kShades - 1) - 1;
        const QColor color = moodKnown()
                                 ? readable(m_theme.moodAt(*m_strip.valence, liveliness), m_theme)
                                 : m_theme.color(Tone::Secondary);
        m_colors[static_cast<std::size_t>(shade)] = {color,
                                                     tokens::mixed(surface, color, kRestShare)};
    }
}

bool StripPainter::moodKnown() const {
    return m_strip.valence && m_strip.liveliness.size() == m_strip.level.size();
}

int StripPainter::meanLiveliness(std::size_t first, std::size_t last) const {
    const auto begin = m_strip.liveliness.begin();
    const int sum = std::accumulate(begin + static_cast<std::ptrdiff_t>(first),
                                    begin + static_cast<std::ptrdiff_t>(last), 0);
    return sum / static_cast<int>(last - first);
}

std::optional<double> StripPainter::livelinessAt(double share) const {
    if (isEmpty() || !moodKnown()) {
        return std::nullopt;
    }
    const std::size_t slices = m_strip.liveliness.size();
    const auto sliceAt = [slices](double place) {
        return std::min(
            static_cast<std::size_t>(std::clamp(place, 0.0, 1.0) * static_cast<double>(slices)),
            slices - 1);
    };
    return meanLiveliness(sliceAt(share - kMomentShare), sliceAt(share + kMomentShare) + 1) /
               127.5 -
           1;
}

void StripPainter::paint(QPainter& painter, const QRectF& area, double played) const {
    if (isEmpty()) {
        return;
    }
    const auto bars = static_cast<std::size_t>(
        std::max(1, (static_cast<int>(area.width()) + kBarGap) / (kBarWidth + kBarGap)));
    const std::size_t slices = m_strip.level.size();
    // The shape of the track, not its loudness: a quiet piece fills the picture too.
    const double loudest = std::max<int>(1, *std::ranges::max_element(m_strip.level));
    painter.setPen(Qt::NoPen);
    for (std::size_t bar = 0; bar < bars; ++bar) {
        const std::size_t first = bar * slices / bars;
        const std::size_t last = std::max(first + 1, (bar + 1) * slices / bars);
        const auto begin = m_strip.level.begin() + static_cast<std::ptrdiff_t>(first);
        const int level =
            *std::max_element(begin, begin + static_cast<std::ptrdiff_t>(last - first));
        const double height = std::max(kLeastHeight, area.height() * level / loudest);
        const double x = static_cast<double>(bar) * (kBarWidth + kBarGap);
        const auto shade =
            moodKnown() ? static_cast<std::size_t>(meanLiveliness(first, last) * kShades / 256) : 0;
        const Colors& colors = m_colors[shade];
        painter.setBrush(x < played * area.width() ? colors.played : colors.rest);
        painter.drawRoundedRect(
            QRectF(area.left() + x, area.center().y() - height / 2, kBarWidth, height), 1, 1);
    }
}

} // namespace earshot::ui
