// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/lists/way.h"
#include "core/recommend/metric/sound_metric.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/scorers/soft_range.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend {

namespace {

namespace c = constants;
using metric::SoundMetric;

/// For a recipe: φ = Σ share·fit / Σ share over the quantities the recipe asks for, fit by softFit.
/// A quantity that is not known of a track counts as 0: no evidence. Of a tempo that may be half of
/// what is asked (countedTempo), the better fit counts.
class RangeSound final : public Scorer {
public:
    explicit RangeSound(const ScoringInput& input)
        : m_catalog(input.catalog), m_recipe(input.target.recipe) {
        add(m_catalog.bpm, m_recipe.bpm, c::kBpmSoftness, c::kBpmShare, m_recipe.halfTempo);
        add(m_catalog.loudnessLufs, m_recipe.loudnessLufs, c::kLoudnessSoftness, c::kLoudnessShare);
        add(m_catalog.vocal, m_recipe.vocal, c::kShareSoftness, c::kVocalShare);
        add(m_catalog.acoustic, m_recipe.acoustic, c::kShareSoftness, c::kAcousticShare);
        add(m_catalog.danceability, m_recipe.danceability, c::kShareSoftness, c::kDanceShare);
        float sum = 0;
        for (const Part& part : m_parts) {
            sum += part.share;
        }
        for (Part& part : m_parts) {
            part.share /= sum;
        }
    }

    void score(Index first, std::span<float> phi) const override {
        std::ranges::fill(phi, 0.0F);
        for (const Part& part : m_parts) {
            const float* value = part.column->data() + first;
            if (part.alsoTwice) {
                for (std::size_t i = 0; i < phi.size(); ++i) {
                    phi[i] += part.share *
                              zeroIfUnknown(std::max(part.fit(value[i]), part.fit(2 * value[i])));
                }
                continue;
            }
            for (std::size_t i = 0; i < phi.size(); ++i) {
                phi[i] += part.share * zeroIfUnknown(part.fit(value[i]));
            }
        }
    }

    [[nodiscard]] bool hasEvidence() const override { return !m_parts.empty(); }

    [[nodiscard]] QString evidence(Index track) const override {
        if (m_parts.empty()) {
            return Text::tr("This list asks for no particular sound.");
        }
        const QString fits = fittingTraits(m_catalog, track, m_recipe).join(QStringLiteral(", "));
        const QString misses = missingTraits(m_catalog, track, m_recipe).join(QStringLiteral(", "));
        if (fits.isEmpty() && misses.isEmpty()) {
            return Text::tr("Nothing this list asks for is known of its sound.");
        }
        if (misses.isEmpty()) {
            return Text::tr("Fits: %1.").arg(fits);
        }
        return fits.isEmpty() ? Text::tr("Does not fit: %1.").arg(misses)
                              : Text::tr("Fits: %1. Does not fit: %2.").arg(fits, misses);
    }

    [[nodiscard]] QString reason(Index track) const override {
        return fittingTraits(m_catalog, track, m_recipe).join(QStringLiteral(", "));
    }

private:
    struct Part {
        const std::vector<float>* column;
        float low, high, softness, share;
        bool alsoTwice = false; ///< twice the value may fit instead

        [[nodiscard]] float fit(float value) const { return softFit(value, low, high, softness); }
    };
    void add(const std::vector<float>& column, const std::optional<Range>& range, double softness,
             double share, bool alsoTwice = false) {
        if (range) {
            m_parts.push_back({&column, static_cast<float>(range->low),
                               static_cast<float>(range->high), static_cast<float>(softness),
                               static_cast<float>(share), alsoTwice});
        }
    }

    const Catalog& m_catalog;
    const Recipe& m_recipe;
    std::vector<Part> m_parts;
};

/// For a radio: φ = the likeness of the track to the nearest seed in the library's metric; for a
/// list from a taste, to its nearest centre.
class NeighbourSound final : public Scorer {
public:
    explicit NeighbourSound(const ScoringInput& input)
        : m_catalog(input.catalog), m_ofTaste(!input.target.centres.empty()) {
        for (const Sound& centre : input.target.centres) {
            m_seeds.push_back(m_catalog.metric->query(centre));
        }
        if (m_ofTaste) {
            return;
        }
        const std::vector<Index>& seeds = input.target.seeds;
        const std::size_t step = seeds.size() / static_cast<std::size_t>(c::kMostSeeds) + 1;
        for (std::size_t i = 0; i < seeds.size(); i += step) {
            if (!m_catalog.embedding.col(seeds[i]).isZero()) {
                m_seeds.push_back(m_catalog.metric->query(m_catalog.embedding.col(seeds[i])));
            }
        }
    }

    void score(Index first, std::span<float> phi) const override {
        std::ranges::fill(phi, m_seeds.empty() ? 0.0F : -1.0F);
        std::vector<float> likeness(phi.size());
        for (const SoundMetric::Query& seed : m_seeds) {
            m_catalog.metric->likenesses(seed, m_catalog, first, likeness);
            for (std::size_t i = 0; i < phi.size(); ++i) {
                phi[i] = std::clamp(likeness[i], phi[i], 1.0F);
            }
        }
    }

    [[nodiscard]] bool hasEvidence() const override { return !m_seeds.empty(); }

    [[nodiscard]] QString evidence(Index track) const override {
        if (m_seeds.empty()) {
            return Text::tr("What the list starts from has not been listened to yet.");
        }
        const QString alike =
            m_ofTaste ? Text::tr("Its sound is %1 % like the middle of what you like here.")
                      : Text::tr("Its sound is %1 % like what the list starts from.");
        return m_catalog.metric->report().learned()
                   ? Text::tr("%1 Compared by what tells the artists of your library apart.",
                              "after a sentence")
                         .arg(alike.arg(percent(track)))
                   : alike.arg(percent(track));
    }

    [[nodiscard]] QString reason(Index track) const override {
        if (percent(track) < qRound(100 * c::kNearSound)) {
            return {};
        }
        return m_ofTaste ? Text::tr("Sounds %1 % like the middle of what you like here")
                               .arg(percent(track))
                         : Text::tr("Sounds alike: %1 % like what the list starts from")
                               .arg(percent(track));
    }

private:
    [[nodiscard]] int percent(Index track) const {
        float phi = 0;
        score(track, {&phi, 1});
        return qRound(std::max(0.0F, phi) * 100);
    }

    const Catalog& m_catalog;
    std::vector<SoundMetric::Query> m_seeds;
    bool m_ofTaste;
};

/// For a path: φ = the cosine to the nearest point of the way between its ends.
class WaySound final : public Scorer {
public:
    explicit WaySound(const ScoringInput& input)
        : m_way(input.catalog, input.target.seeds.front(), input.target.seeds.back(),
                input.enabled) {}

    void score(Index first, std::span<float> phi) const override {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            phi[i] = std::clamp(m_way.nearness(first + static_cast<Index>(i)), -1.0F, 1.0F);
        }
    }

    [[nodiscard]] QString evidence(Index track) const override {
        return Text::tr("Its sound is %1 % like the nearest place between both ends.")
            .arg(percent(track));
    }

    [[nodiscard]] QString reason(Index track) const override {
        const int along = qRound(100 * m_way.place(track));
        return percent(track) >= qRound(100 * c::kNearSound)
                   ? Text::tr("%1 % of the way, and %2 % like that place by sound")
                         .arg(along)
                         .arg(percent(track))
                   : QString();
    }

private:
    [[nodiscard]] int percent(Index track) const {
        return qRound(std::clamp(m_way.nearness(track), 0.0F, 1.0F) * 100);
    }

    lists::Way m_way;
};

} // namespace

std::unique_ptr<Scorer> makeSoundScorer(const ScoringInput& input) {
    if (input.target.asks == Asks::Way) {
        return std::make_unique<WaySound>(input);
    }
    if (input.target.asks == Asks::Seeds) {
        return std::make_unique<NeighbourSound>(input);
    }
    return std::make_unique<RangeSound>(input);
}

} // namespace earshot::recommend
