// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/next_terms.h"
#include "core/recommend/text.h"

#include <algorithm>

namespace earshot::recommend {

namespace {

/// What tends to follow what, as the next-play model has it (formulas in next/scorers): transitions
/// from the longest repeated run of plays and from artist to artist, runs of one artist, openers of
/// sittings, and past sittings as neighbours whose plays count less with their distance from the
/// place that matches (VSKNN, Ludewig & Jannach 2018). contribution = Σ round(w·φ) over the model's
/// scorers that belong to sequence, w half of the fitted log-odds. Nothing in lists that do not go
/// on from anything.
class SequenceScorer final : public Scorer {
public:
    explicit SequenceScorer(const ScoringInput& input) : m_next(input.next) {}

    void score(Index, std::span<float> phi) const override { std::ranges::fill(phi, 0.0F); }

    void addPoints(Index first, std::span<MicroPoints> points) const override {
        if (m_next) {
            m_next->addTo(signals::SignalId::Sequence, first, points);
        }
    }

    [[nodiscard]] bool addsPoints() const override { return m_next && m_next->knowsPast(); }
    [[nodiscard]] bool hasEvidence() const override { return addsPoints(); }

    [[nodiscard]] QString evidence(Index track) const override {
        const QString words =
            m_next ? m_next->evidence(signals::SignalId::Sequence, track) : QString();
        return words.isEmpty() ? Text::tr("Nothing you have played leads to it from here.") : words;
    }

    [[nodiscard]] QString reason(Index track) const override {
        return m_next ? m_next->reason(signals::SignalId::Sequence, track) : QString();
    }

private:
    std::shared_ptr<const NextTerms> m_next;
};

/// A signal's own scorer, and the addends that the next-play model has for the same signal.
class ScorerWithNext final : public Scorer {
public:
    ScorerWithNext(signals::SignalId id, std::shared_ptr<const Scorer> own,
                   std::shared_ptr<const NextTerms> next)
        : m_id(id), m_own(std::move(own)), m_next(std::move(next)) {}

    void score(Index first, std::span<float> phi) const override {
        if (m_own->hasEvidence()) {
            m_own->score(first, phi);
        } else {
            std::ranges::fill(phi, 0.0F);
        }
    }
    void scoreRounded(Index first, float scale, std::span<MicroPoints> out) const override {
        if (m_own->hasEvidence()) {
            m_own->scoreRounded(first, scale, out);
        } else {
            std::ranges::fill(out, 0);
        }
    }
    void scoreEach(std::span<const Index> tracks, std::span<float> phi) const override {
        m_own->scoreEach(tracks, phi);
    }
    [[nodiscard]] float most() const override { return m_own->most(); }
    [[nodiscard]] Effort effort() const override {
        return m_own->hasEvidence() ? m_own->effort() : Effort::Little;
    }
    void addPoints(Index first, std::span<MicroPoints> points) const override {
        m_next->addTo(m_id, first, points);
    }
    [[nodiscard]] bool addsPoints() const override { return true; }
    [[nodiscard]] double gain() const override { return m_own->gain(); }

    [[nodiscard]] QString evidence(Index track) const override {
        const QString next = m_next->evidence(m_id, track);
        if (next.isEmpty() || !m_own->hasEvidence()) {
            return next.isEmpty() ? m_own->evidence(track) : next;
        }
        return Text::tr("%1 %2", "two sentences").arg(next, m_own->evidence(track));
    }
    [[nodiscard]] QString reason(Index track) const override {
        const QString next = m_next->reason(m_id, track);
        return next.isEmpty() ? m_own->reason(track) : next;
    }

private:
    signals::SignalId m_id;
    std::shared_ptr<const Scorer> m_own;
    std::shared_ptr<const NextTerms> m_next;
};

} // namespace

std::unique_ptr<Scorer> makeSequenceScorer(const ScoringInput& input) {
    return std::make_unique<SequenceScorer>(input);
}

std::unique_ptr<Scorer> withNextTerms(signals::SignalId id, std::shared_ptr<const Scorer> own,
                                      std::shared_ptr<const NextTerms> next) {
    return std::make_unique<ScorerWithNext>(id, std::move(own), std::move(next));
}

} // namespace earshot::recommend
