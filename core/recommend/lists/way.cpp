// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/lists/way.h"

#include "core/recommend/lists/constants.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace earshot::recommend::lists {

namespace {

constexpr float kSameSound = 1e-3F; ///< radians; nearer, there is no direction between them

} // namespace

Way::Way(const Catalog& catalog, Index from, Index to, signals::SignalSet enabled)
    : m_catalog(catalog), m_first(Sound::Zero()), m_across(Sound::Zero()) {
    const Sound begin = catalog.embedding.col(from);
    const Sound end = catalog.embedding.col(to);
    if (enabled.has(signals::SignalId::Sound) && !begin.isZero() && !end.isZero()) {
        m_first = begin;
        const float cosine = begin.dot(end);
        const Sound rest = end - cosine * begin;
        const float angle = std::atan2(rest.norm(), cosine);
        if (angle > kSameSound && rest.norm() > 0) {
            m_across = rest.normalized();
            m_angle = angle;
        }
    }
    const auto a = static_cast<std::size_t>(from);
    const auto b = static_cast<std::size_t>(to);
    const float across = catalog.valence[b] - catalog.valence[a];
    const float along = catalog.arousal[b] - catalog.arousal[a];
    const float length = std::hypot(across, along);
    if (enabled.has(signals::SignalId::Mood) && length > 0) { // not where a mood is unknown: NaN
        m_valence = catalog.valence[a];
        m_arousal = catalog.arousal[a];
        m_valenceStep = across;
        m_arousalStep = along;
        m_length = length;
    }
}

float Way::nearness(Index track) const {
    const Foot foot = footOf(track);
    if (foot.angle < 0) {
        return m_catalog.embedding.col(track).dot(m_first);
    }
    if (foot.angle > m_angle) {
        const Sound end = std::cos(m_angle) * m_first + std::sin(m_angle) * m_across;
        return m_catalog.embedding.col(track).dot(end);
    }
    return foot.cosine;
}

float Way::place(Index track) const {
    const auto at = static_cast<std::size_t>(track);
    const bool heard = m_angle > 0 && !m_catalog.embedding.col(track).isZero();
    const bool felt =
        m_length > 0 && !std::isnan(m_catalog.valence[at]) && !std::isnan(m_catalog.arousal[at]);
    float sum = 0;
    float weight = 0;
    if (heard) {
        const float part = m_angle / static_cast<float>(kRightAngle);
        sum += part * std::clamp(footOf(track).angle / m_angle, 0.0F, 1.0F);
        weight += part;
    }
    if (felt) {
        const float along = ((m_catalog.valence[at] - m_valence) * m_valenceStep +
                             (m_catalog.arousal[at] - m_arousal) * m_arousalStep) /
                            (m_length * m_length);
        sum += m_length * std::clamp(along, 0.0F, 1.0F);
        weight += m_length;
    }
    return weight > 0 ? sum / weight : std::numeric_limits<float>::quiet_NaN();
}

/// Angles beyond the middle of the circle's other half count as before the beginning.
Way::Foot Way::footOf(Index track) const {
    const auto column = m_catalog.embedding.col(track);
    const float x = column.dot(m_first);
    const float y = column.dot(m_across);
    float angle = std::atan2(y, x);
    constexpr float kHalfTurn = 2 * static_cast<float>(kRightAngle);
    if (angle < m_angle / 2 - kHalfTurn) {
        angle += 2 * kHalfTurn;
    }
    return {angle, std::hypot(x, y)};
}

} // namespace earshot::recommend::lists
