// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <cstdint>
#include <numeric>

namespace earshot::analysis {

/// What is measured together and has one version together.
enum class FeatureGroup : std::uint8_t {
    Levels,  ///< length, loudness, peaks, silence at the ends
    Rhythm,  ///< tempo, danceability
    Harmony, ///< key, tuning, chroma, roughness
    Timbre,  ///< spectrum, onsets, dynamics, strip
    Models,  ///< mood, estimates, embedding: from the descriptors of the others, without sound
    Count
};

inline constexpr std::size_t kFeatureGroups = static_cast<std::size_t>(FeatureGroup::Count);

/// Raised by one whenever a group's meaning or method changes: tracks that hold another version of
/// it have that group measured again, and Models, which stands on all of them.
inline constexpr std::array<std::uint8_t, kFeatureGroups> kGroupVersions{
    3, // Levels: histogram for album gain
    3, // Rhythm: onset ranges, octave by conditional logit
    3, // Harmony: key profiles of Albrecht & Shanahan
    3, // Timbre: liveliness in the strip
    3, // Models: random features, fused distance
};

/// A set of groups.
class FeatureGroups {
public:
    constexpr FeatureGroups() = default;
    constexpr FeatureGroups(FeatureGroup group) : m_bits(1U << static_cast<unsigned>(group)) {}

    [[nodiscard]] static constexpr FeatureGroups all() {
        FeatureGroups groups;
        groups.m_bits = (1U << kFeatureGroups) - 1U;
        return groups;
    }

    [[nodiscard]] constexpr bool has(FeatureGroup group) const {
        return (m_bits & FeatureGroups(group).m_bits) != 0;
    }
    [[nodiscard]] constexpr bool empty() const { return m_bits == 0; }
    constexpr FeatureGroups& add(FeatureGroup group) {
        m_bits |= FeatureGroups(group).m_bits;
        return *this;
    }
    constexpr bool operator==(const FeatureGroups&) const = default;

private:
    unsigned m_bits = 0;
};

/// One number for people; grows with every change.
inline constexpr int kAnalyserVersion =
    std::accumulate(kGroupVersions.begin(), kGroupVersions.end(), 0);

/// All versions in one number for the database, a byte each.
[[nodiscard]] constexpr qint64 packedVersions() {
    qint64 packed = 0;
    for (std::size_t i = 0; i < kFeatureGroups; ++i) {
        packed |= static_cast<qint64>(kGroupVersions[i]) << (8 * i);
    }
    return packed;
}

/// The groups of which `packed` holds another version than this program's, with Models whenever
/// there is any.
[[nodiscard]] constexpr FeatureGroups staleGroups(qint64 packed) {
    FeatureGroups stale;
    for (std::size_t i = 0; i < kFeatureGroups; ++i) {
        if (static_cast<std::uint8_t>(packed >> (8 * i)) != kGroupVersions[i]) {
            stale.add(static_cast<FeatureGroup>(i)).add(FeatureGroup::Models);
        }
    }
    return stale;
}

} // namespace earshot::analysis
