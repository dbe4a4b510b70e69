// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/likeness.h"
#include "core/signals/registry.h"

namespace earshot::recommend::lists {

/// The way from one track to another: by sound along the great circle between their embeddings, on
/// the mood map along the straight line. (Lists between two songs after Flexer et al. 2008, ISMIR,
/// who order by the ratio of distances to both ends; an angle needs no model of either.)
class Way {
public:
    Way(const Catalog& catalog, Index from, Index to, signals::SignalSet enabled);

    /// False where both ends are the same in all that is on.
    [[nodiscard]] bool leadsSomewhere() const { return m_angle + m_length > 0; }
    /// Cosine between a track and the nearest point of the arc, 0 where its sound is not known.
    [[nodiscard]] float nearness(Index track) const;
    /// How far along a track lies, 0 … 1: each way by its length. NaN where it is not known.
    [[nodiscard]] float place(Index track) const;

private:
    /// Along the arc in radians from its beginning, and the cosine to the nearest point of its
    /// circle.
    struct Foot {
        float angle = 0, cosine = 0;
    };
    [[nodiscard]] Foot footOf(Index track) const;

    const Catalog& m_catalog;
    Sound m_first, m_across; ///< orthonormal: the beginning, and at a right angle towards the end
    float m_angle = 0;       ///< of the arc; 0 = no way by sound
    float m_valence = 0, m_arousal = 0, m_valenceStep = 0, m_arousalStep = 0;
    float m_length = 0; ///< on the mood map; 0 = no way there
};

} // namespace earshot::recommend::lists
