// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/activation.h"
#include "core/recommend/constants.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/scorers/track_table.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend {

namespace {

namespace c = constants;

/// Counts per year, of days that come in order.
struct Years {
    int plays = 0;
    int ofMost = 0;        ///< plays of the year with most
    int ofYear = 0;        ///< of the year of the play before, so far
    std::int16_t most = 0; ///< the year with most plays; of equal ones the last
    std::int16_t year = 0; ///< of the play before

    void add(std::int16_t when) {
        ++plays;
        ofYear = when == year ? ofYear + 1 : 1;
        year = when;
        if (ofYear >= ofMost) {
            most = year;
            ofMost = ofYear;
        }
    }
};

/// What was heard elsewhere, from histories the person brought in. Base-level activation as in
/// scorer_plays.cpp (ACT-R, Anderson & Schooler 1991): A = Σ/(Σ + s₀) with Σ = Σ (Δhours + 1)^−½
/// over the imported plays of a song, each taken for noon of its day, which is enough for years;
/// B = Σ/(Σ + 4·s₀) over those of its artist. Plays that were skipped early or are too short do not
/// count (ImportRecord::countsAsPlay); there is no boredom, as they were not chosen here.
///
/// φ·gain = (1 + 3·familiarity)·(A + 0.3·(1 − A)·B), divided by the gain so that φ stays within
/// [−1, 1]. A is what the songs themselves say; the artist fills part of what is missing to 1.
class ImportsScorer final : public Scorer {
public:
    explicit ImportsScorer(const ScoringInput& input)
        : m_catalog(input.catalog),
          m_known(input.catalog),
          m_familiarity(1 +
                        c::kFamiliarityReach * std::clamp(input.request.familiarity, -1.0, 1.0)) {
        if (input.listener.history.imports.empty()) {
            return;
        }
        m_artists.resize(input.catalog.artistNames.size());
        const qint64 now = input.hour.toSecsSinceEpoch();
        for (const signals::ImportRecord& record : input.listener.history.imports) {
            if (record.countsAsPlay()) {
                add(record, now);
            }
        }
        m_known.trim();
    }

    void score(Index first, std::span<float> phi) const override {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            phi[i] = m_known.empty() ? 0 : phiOf(first + static_cast<Index>(i));
        }
    }

    [[nodiscard]] double gain() const override { return std::max(1.0, std::abs(m_familiarity)); }

    [[nodiscard]] bool hasEvidence() const override { return !m_known.empty(); }

    [[nodiscard]] QString evidence(Index track) const override {
        if (const Known* own = m_known.find(track)) {
            return Text::tr("%n play(s) in imported history, most in %1.", nullptr,
                            own->years.plays)
                .arg(own->years.most);
        }
        const Known* artist = artistOf(track);
        return artist ? Text::tr("Not in imported history; %1 is, with %n play(s), most in %2.",
                                 nullptr, artist->years.plays)
                            .arg(artistWords(m_catalog, track))
                            .arg(artist->years.most)
                      : Text::tr("Not in imported history.");
    }

    [[nodiscard]] QString reason(Index track) const override {
        if (m_known.empty() || phiOf(track) <= 0) {
            return {};
        }
        if (const Known* own = m_known.find(track)) {
            return Text::tr("You played it %n time(s) in imported history, most in %1", nullptr,
                            own->years.plays)
                .arg(own->years.most);
        }
        const Known* artist = artistOf(track);
        return Text::tr("You played %1 %n time(s) in imported history, most in %2", nullptr,
                        artist->years.plays)
            .arg(artistWords(m_catalog, track))
            .arg(artist->years.most);
    }

private:
    struct Known {
        Activation activation;
        Years years;
    };

    void add(const signals::ImportRecord& record, qint64 now) {
        Known* song = m_known.at(record.track);
        if (!song) {
            return;
        }
        constexpr qint64 kSecondsADay = 86'400;
        const qint64 ago =
            std::max<qint64>(0, now - (record.day * kSecondsADay + kSecondsADay / 2));
        const auto year = static_cast<std::int16_t>(QDate(1970, 1, 1).addDays(record.day).year());
        const Index track = m_catalog.indexOf(record.track);
        for (Known* known : {song, &m_artists[artistAt(track)]}) {
            known->activation.add(static_cast<double>(ago) / 3600.0);
            known->years.add(year);
        }
    }
    [[nodiscard]] std::size_t artistAt(Index track) const {
        return static_cast<std::size_t>(m_catalog.artist[static_cast<std::size_t>(track)]);
    }
    /// Null where nothing was played of the artist.
    [[nodiscard]] const Known* artistOf(Index track) const {
        if (m_artists.empty() || m_artists[artistAt(track)].years.plays == 0) {
            return nullptr;
        }
        return &m_artists[artistAt(track)];
    }
    [[nodiscard]] float phiOf(Index track) const {
        const Known* song = m_known.find(track);
        const double own = song ? song->activation.known() : 0;
        const double sum = static_cast<double>(m_artists[artistAt(track)].activation.sum);
        const double artist = sum / (sum + c::kImportedArtistHalf);
        const double known = own + c::kImportedArtistShare * (1 - own) * artist;
        return static_cast<float>(std::clamp(m_familiarity * known / gain(), -1.0, 1.0));
    }

    const Catalog& m_catalog;
    TrackTable<Known> m_known;
    std::vector<Known> m_artists; ///< by interned id; empty where nothing was imported
    double m_familiarity;
};

} // namespace

std::unique_ptr<Scorer> makeImportsScorer(const ScoringInput& input) {
    return std::make_unique<ImportsScorer>(input);
}

} // namespace earshot::recommend
