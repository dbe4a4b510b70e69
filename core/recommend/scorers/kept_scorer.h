// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/scorers/scorer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace earshot::recommend {

/// φ in whole steps of 2⁻¹⁴, to the nearest, half of one away from zero.
namespace steps {
inline constexpr float kOfOne = 16'384;
[[nodiscard]] inline std::int16_t of(float phi) {
    const float exactly = phi * kOfOne;
    return static_cast<std::int16_t>(exactly + (exactly < 0 ? -0.5F : 0.5F));
}
[[nodiscard]] inline float phi(std::int16_t steps) {
    return static_cast<float>(steps) * (1 / kOfOne);
}
} // namespace steps

/// A scorer and its φ of every track, reckoned once for all lists that will ask: whatever their
/// weights and dials, these only scale φ. It is kept, and given, in whole steps, so that it takes
/// two bytes; what is less than half a step is no evidence.
class KeptScorer final : public Scorer {
public:
    /// `own` adds no points and looks at nothing but the catalog.
    KeptScorer(std::unique_ptr<Scorer> own, Index tracks) : m_own(std::move(own)) {
        if (!hasEvidence()) {
            return;
        }
        m_steps.resize(static_cast<std::size_t>(tracks));
        std::array<float, kMostAtOnce> room;
        Index something = 0;
        for (Index first = 0; first < tracks; first += kMostAtOnce) {
            const std::span<float> phi = std::span(room).first(
                static_cast<std::size_t>(std::min(kMostAtOnce, tracks - first)));
            m_own->score(first, phi);
            for (std::size_t i = 0; i < phi.size(); ++i) {
                std::int16_t& kept = m_steps[static_cast<std::size_t>(first) + i];
                kept = steps::of(phi[i]);
                something += kept != 0 ? 1 : 0;
            }
        }
        if (something > tracks / kSparse) {
            return;
        }
        m_some.reserve(static_cast<std::size_t>(something));
        for (Index track = 0; track < tracks; ++track) {
            if (const std::int16_t kept = m_steps[static_cast<std::size_t>(track)]; kept != 0) {
                m_some.push_back({track, kept});
            }
        }
        std::vector<std::int16_t>().swap(m_steps);
    }

    void score(Index first, std::span<float> phi) const override {
        fill(first, phi, [](std::int16_t kept) { return steps::phi(kept); });
    }
    /// A step is a power of two, so that scaling it first gives the very same product.
    void scoreRounded(Index first, float scale, std::span<MicroPoints> out) const override {
        const float ofAStep = scale * steps::phi(1);
        fill(first, out,
             [ofAStep](std::int16_t kept) { return rounded(static_cast<float>(kept) * ofAStep); });
    }
    [[nodiscard]] double gain() const override { return m_own->gain(); }
    [[nodiscard]] bool hasEvidence() const override { return m_own->hasEvidence(); }
    [[nodiscard]] QString evidence(Index track) const override { return m_own->evidence(track); }
    [[nodiscard]] QString reason(Index track) const override { return m_own->reason(track); }

private:
    /// `made` must make 0 of 0.
    template <typename Value, typename Made>
    void fill(Index first, std::span<Value> out, const Made& made) const {
        if (!m_steps.empty()) {
            const std::int16_t* kept = m_steps.data() + first;
            for (std::size_t i = 0; i < out.size(); ++i) {
                out[i] = made(kept[i]);
            }
            return;
        }
        std::ranges::fill(out, Value{0});
        const Index end = first + static_cast<Index>(out.size());
        for (auto one = std::ranges::lower_bound(m_some, first, {}, &Something::track);
             one != m_some.end() && one->track < end; ++one) {
            out[static_cast<std::size_t>(one->track - first)] = made(one->kept);
        }
    }

    struct Something {
        Index track = 0;
        std::int16_t kept = 0;
    };
    /// Of so many tracks one may have something to be among few.
    static constexpr Index kSparse = 8;

    std::unique_ptr<Scorer> m_own;
    std::vector<std::int16_t> m_steps; ///< by track; empty where few tracks have any
    std::vector<Something> m_some;     ///< those few, in the order of tracks
};

} // namespace earshot::recommend
