// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/next/next_scores.h"
#include "core/recommend/scorers/scorer.h"

#include <memory>
#include <span>
#include <vector>

#include <set>

namespace earshot::recommend {

struct NextPlays;

/// What the next-play model (next/) adds to a list that goes on from what is heard: its addends, by
/// the signal they belong to, as part of that signal's contribution. Takes part in radio and Right
/// now, while sequence or this sitting is on. Sparse: most tracks get nothing. Read-only once made.
class NextTerms {
public:
    /// Null where the model takes no part in such a list. Reads plays from the sequence signal and,
    /// while `input.enabled` has it, from this sitting; no times.
    static std::shared_ptr<const NextTerms> of(const ScoringInput& input);

    /// Whether a signal's addends are other than 0 for any track.
    [[nodiscard]] bool speaks(signals::SignalId id) const;
    /// Whether past sittings were read.
    [[nodiscard]] bool knowsPast() const { return m_knowsPast; }
    [[nodiscard]] Points points(signals::SignalId id, Index track) const;
    /// Adds the signal's addends to those of the tracks first … first + points.size() − 1.
    void addTo(signals::SignalId id, Index first, std::span<MicroPoints> points) const;
    /// One sentence about what weighs most among the signal's addends of a track, for or against,
    /// translated; empty where they are 0.
    [[nodiscard]] QString evidence(signals::SignalId id, Index track) const;
    /// The same as the line under a pick; empty unless it speaks for the track.
    [[nodiscard]] QString reason(signals::SignalId id, Index track) const;

private:
    struct Row {
        Index track = 0;
        std::uint32_t addends = 0; ///< place in m_addends
    };

    NextTerms(const ScoringInput& input, const NextPlays& told,
              const std::set<std::int32_t>& skipped);
    void addRow(Index track, const next::Addends& addends);
    /// Null where the track gets nothing.
    [[nodiscard]] const next::Addends* find(Index track) const;
    /// The scorer of this signal with the largest addend.
    [[nodiscard]] const next::ScorerInfo* strongest(signals::SignalId id, Index track) const;
    void sumBySignal();

    const Catalog& m_catalog;
    std::vector<Row> m_rows;              ///< by track, ascending; only those that get something
    std::vector<next::Addends> m_addends; ///< most that were heard share theirs
    /// By signal, then as m_addends; empty where the signal says nothing.
    std::array<std::vector<MicroPoints>, signals::kSignalCount> m_points;
    QString m_latestArtist; ///< who was heard last, in words
    bool m_knowsPast = false;
};

/// A signal's scorer together with the next-play model's addends of that signal.
[[nodiscard]] std::unique_ptr<Scorer> withNextTerms(signals::SignalId id,
                                                    std::shared_ptr<const Scorer> own,
                                                    std::shared_ptr<const NextTerms> next);

} // namespace earshot::recommend
