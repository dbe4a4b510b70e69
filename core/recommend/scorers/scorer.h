// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/target.h"

#include <QDateTime>

#include <memory>
#include <span>

namespace earshot::recommend {

class NextTerms;
class Taste;

/// Micro-points of one track, small enough for 32 bits: the weights add up to a few points.
using MicroPoints = std::int32_t;

/// To the nearest whole, half of one away from zero. Products of φ stay far below 2^24, so float
/// holds every whole number.
[[nodiscard]] inline MicroPoints rounded(float points) {
    return static_cast<MicroPoints>(points + (points < 0 ? -0.5F : 0.5F));
}
/// Contributions of these φ at this scale, rounded.
void roundInto(std::span<const float> phi, float scale, MicroPoints* out);

/// What scorers are made from. Everything outlives them.
struct ScoringInput {
    const Catalog& catalog;
    const Listener& listener;
    const Request& request;
    const Target& target;
    /// The signals that are on for this scoring. Not listener.enabled: a counterfactual has one
    /// less.
    signals::SignalSet enabled;
    /// request.now cut to the full hour. Whatever fades with time is reckoned from here, so that a
    /// list made a few seconds later is the same list.
    QDateTime hour;
    /// What the next-play model adds; null where it takes no part (NextTerms::of).
    std::shared_ptr<const NextTerms> next = nullptr;
    /// What was learned of the weights of plays and completion; null: the prior.
    std::shared_ptr<const Taste> taste = nullptr;
    /// How little completion knows of each track; null: nothing of any (doubtsOf).
    std::shared_ptr<const std::vector<float>> doubts = nullptr;
};

/// One signal's say: φ in [−1, 1] for every track, 0 = no evidence, and the words for it. Reads
/// only its own signal's records. Made on one thread, then read by many.
class Scorer {
public:
    virtual ~Scorer() = default;
    Scorer() = default;
    Scorer(const Scorer&) = delete;
    Scorer& operator=(const Scorer&) = delete;

    /// φ of the tracks first … first + phi.size() − 1. Never NaN.
    virtual void score(Index first, std::span<float> phi) const = 0;

    /// At most this many tracks at a time: their φ and their slice of the embedding stay in the
    /// cache.
    static constexpr Index kMostAtOnce = 1024;
    /// What roundInto() makes of these φ.
    virtual void scoreRounded(Index first, float scale, std::span<MicroPoints> out) const;

    /// φ of these tracks, each the same as score() has it.
    virtual void scoreEach(std::span<const Index> tracks, std::span<float> phi) const;
    /// No φ lies above this.
    [[nodiscard]] virtual float most() const { return 1; }
    /// What φ of a track takes: tracks without a chance are better spared what is not little.
    enum class Effort : std::uint8_t {
        Little,
        Some, ///< looked up all over the memory, or a hash
        Much, ///< its column of the feature matrix
    };
    [[nodiscard]] virtual Effort effort() const { return Effort::Little; }

    /// Adds what is reckoned in whole micro-points, besides weight · φ.
    virtual void addPoints(Index, std::span<MicroPoints>) const {}
    [[nodiscard]] virtual bool addsPoints() const { return false; }

    /// What the request's dials make of the weight.
    [[nodiscard]] virtual double gain() const { return 1; }

    /// Whether any track can get something other than 0.
    [[nodiscard]] virtual bool hasEvidence() const { return true; }

    /// One sentence that gives the evidence for this track, translated; never empty.
    [[nodiscard]] virtual QString evidence(Index track) const = 0;

    /// The one line under the pick if this signal is what it owes its place to, translated; empty
    /// where there is nothing to say.
    [[nodiscard]] virtual QString reason(Index track) const = 0;
};

std::unique_ptr<Scorer> makeSoundScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeMoodScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeTagsScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeLyricsScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeArrivalScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makePlaysScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeCompletionScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeLikesScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makePlaylistsScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeSequenceScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeDaytimeScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeActivityScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeChoiceScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeDeviceScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeSpotlightScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeImportsScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeCircleScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeSessionScorer(const ScoringInput& input);
std::unique_ptr<Scorer> makeExplorationScorer(const ScoringInput& input);

/// The scorer of a signal.
[[nodiscard]] std::unique_ptr<Scorer> makeScorer(signals::SignalId id, const ScoringInput& input);

} // namespace earshot::recommend
