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
        if (hasEvidence()) {
            m_phi.resize(static_cast<std::size_t>(tracks));
            m_own->score(0, m_phi);
        }
    }

    void score(Index first, std::span<float> phi) const override {
        if (m_phi.empty()) {
            std::ranges::fill(phi, 0.0F);
        } else {
            std::copy_n(m_phi.begin() + first, phi.size(), phi.begin());
        }
    }
    [[nodiscard]] double gain() const override { return m_own->gain(); }
    [[nodiscard]] bool hasEvidence() const override { return m_own->hasEvidence(); }
    [[nodiscard]] QString evidence(Index track) const override { return m_own->evidence(track); }
    [[nodiscard]] QString reason(Index track) const override { return m_own->reason(track); }

private:
    std::unique_ptr<Scorer> m_own;
    std::vector<float> m_phi; ///< by track; empty without evidence
};

} // namespace earshot::recommend
