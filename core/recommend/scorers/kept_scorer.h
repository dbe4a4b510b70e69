// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/scorers/scorer.h"

#include <algorithm>
#include <vector>

namespace earshot::recommend {

/// A scorer and its φ of every track, reckoned once for all lists that will ask: whatever their
/// weights and dials, these only scale φ.
class KeptScorer final : public Scorer {
public:
    /// `own` adds no points and looks at nothing but the catalog.
    KeptScorer(std::unique_ptr<Scorer> own, Index tracks) : m_own(std::move(own)) {
        if (!hasEvidence()) {
            return;
        }
        m_phi.resize(static_cast<std::size_t>(tracks));
        m_own->score(0, m_phi);
        const auto something = tracks - std::ranges::count(m_phi, 0.0F);
        if (something > tracks / kSparse) {
            return;
        }
        m_some.reserve(static_cast<std::size_t>(something));
        for (Index track = 0; track < tracks; ++track) {
            if (const float phi = m_phi[static_cast<std::size_t>(track)]; phi != 0) {
                m_some.push_back({track, phi});
            }
        }
        std::vector<float>().swap(m_phi);
    }

    void score(Index first, std::span<float> phi) const override {
        if (!m_phi.empty()) {
            std::copy_n(m_phi.begin() + first, phi.size(), phi.begin());
            return;
        }
        std::ranges::fill(phi, 0.0F);
        const Index end = first + static_cast<Index>(phi.size());
        for (auto one = std::ranges::lower_bound(m_some, first, {}, &Something::track);
             one != m_some.end() && one->track < end; ++one) {
            phi[static_cast<std::size_t>(one->track - first)] = one->phi;
        }
    }
    [[nodiscard]] std::span<const float> known() const override { return m_phi; }
    [[nodiscard]] double gain() const override { return m_own->gain(); }
    [[nodiscard]] bool hasEvidence() const override { return m_own->hasEvidence(); }
    [[nodiscard]] QString evidence(Index track) const override { return m_own->evidence(track); }
    [[nodiscard]] QString reason(Index track) const override { return m_own->reason(track); }

private:
    struct Something {
        Index track = 0;
        float phi = 0;
    };
    /// Of so many tracks one may have something to be among few.
    static constexpr Index kSparse = 8;

    std::unique_ptr<Scorer> m_own;
    std::vector<float> m_phi;      ///< by track; empty where few tracks have any
    std::vector<Something> m_some; ///< those few, in the order of tracks
};

} // namespace earshot::recommend
