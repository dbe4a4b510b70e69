// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/habits.h"
#include "core/recommend/moments.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/scorers/track_table.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend {

namespace {

namespace c = constants;

/// How much more than usual is this track played at times like now: log-odds against the base rate
/// p₀ (the share of all plays at such times), with additive smoothing (m = 12 pseudo-plays), the
/// track shrunk towards its artist and the artist towards the base rate:
/// pₐ = (kₐ + m·p₀)/(nₐ + m), p = (k + m·pₐ)/(n + m), λ = logit p − logit p₀, φ = λ/(1.5 + |λ|).
/// k counts plays weighted by LikeNow, n all plays.
class DaytimeScorer final : public Scorer {
public:
    explicit DaytimeScorer(const ScoringInput& input)
        : m_catalog(input.catalog),
          m_known(input.catalog),
          m_now(input.hour),
          m_artists(m_catalog.artistNames.size()) {
        const LikeNow likeNow(m_now);
        Count all;
        for (const signals::DaytimeRecord& record : input.listener.history.daytimes) {
            Entry* entry = m_known.at(record.track);
            if (!entry) {
                continue;
            }
            const auto alike = static_cast<float>(likeNow(record.hour, record.weekday));
            for (Count* count : {&entry->count, &all,
                                 &m_artists[artistOf(m_catalog.indexOf(record.track))].count}) {
                count->alike += alike;
                count->plays += 1;
            }
        }
        if (all.plays == 0) {
            return;
        }
        const double base = all.alike / all.plays;
        const double usual = logit(base);
        for (Entry& artist : m_artists) {
            if (artist.count.plays > 0) {
                artist.phi = transformed(logit(shrunk(artist.count, base)) - usual);
            }
        }
        for (std::size_t i = 0; i < m_known.entries().size(); ++i) {
            Entry& entry = m_known.entries()[i];
            const double artist = shrunk(m_artists[artistOf(m_known.tracks()[i])].count, base);
            entry.phi = transformed(logit(shrunk(entry.count, artist)) - usual);
        }
    }

    void score(Index first, std::span<float> phi) const override {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            const Index track = first + static_cast<Index>(i);
            const Entry* entry = m_known.find(track);
            phi[i] = entry ? entry->phi : m_artists[artistOf(track)].phi;
        }
    }

    [[nodiscard]] bool hasEvidence() const override { return !m_known.empty(); }

    [[nodiscard]] QString evidence(Index track) const override {
        const Entry* own = m_known.find(track);
        if (own) {
            return Text::tr("Of %n play(s) of it, %1 fell %2.", nullptr, own->count.plays)
                .arg(QString::number(own->count.alike, 'g', 3), atThisTime(m_now));
        }
        const Count& artist = m_artists[artistOf(track)].count;
        if (artist.plays == 0) {
            return Text::tr("Nothing is known of when you play it.");
        }
        return Text::tr("Of %n play(s) of %1, %2 fell %3.", nullptr, artist.plays)
            .arg(artistWords(m_catalog, track), QString::number(artist.alike, 'g', 3),
                 atThisTime(m_now));
    }

    [[nodiscard]] QString reason(Index track) const override {
        const Entry& artist = m_artists[artistOf(track)];
        const Entry* own = m_known.find(track);
        if (own && own->phi > 0 && own->count.alike >= kOften) {
            return Text::tr("Because you often play it %1").arg(atThisTime(m_now));
        }
        return artist.phi > 0 && artist.count.alike >= kOften
                   ? Text::tr("Because you often play %1 %2", "artist, then “in the evening”")
                         .arg(artistWords(m_catalog, track), atThisTime(m_now))
                   : QString();
    }

private:
    static constexpr float kOften = 3; ///< plays at such times that may be called often

    struct Count {
        float alike = 0;
        int plays = 0;
    };
    struct Entry {
        Count count;
        float phi = 0;
    };
    static double shrunk(const Count& count, double towards) {
        return (count.alike + c::kDaytimeSmoothing * towards) /
               (count.plays + c::kDaytimeSmoothing);
    }
    static double logit(double p) {
        const double bounded = std::clamp(p, 0.01, 0.99);
        return std::log(bounded / (1 - bounded));
    }
    static float transformed(double odds) {
        return static_cast<float>(odds / (c::kLogOddsHalf + std::abs(odds)));
    }
    [[nodiscard]] std::size_t artistOf(Index track) const {
        return static_cast<std::size_t>(m_catalog.artist[static_cast<std::size_t>(track)]);
    }

    const Catalog& m_catalog;
    TrackTable<Entry> m_known;
    QDateTime m_now;
    std::vector<Entry> m_artists;
};

} // namespace

std::unique_ptr<Scorer> makeDaytimeScorer(const ScoringInput& input) {
    return std::make_unique<DaytimeScorer>(input);
}

} // namespace earshot::recommend
