// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/song_key.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend {

namespace {

namespace c = constants;

bool matchesAny(const QString& folded, const QStringList& words) {
    return std::ranges::any_of(
        words, [&folded](const QString& word) { return containsWords(folded, word); });
}

/// The track's genres for which `wanted` holds, joined.
template <typename Wanted>
QString genresWhere(const Catalog& catalog, Index track, Wanted wanted) {
    QStringList names;
    for (const std::int32_t genre : catalog.genres[static_cast<std::size_t>(track)]) {
        if (wanted(static_cast<std::size_t>(genre))) {
            names.append(catalog.genreNames[static_cast<std::size_t>(genre)]);
        }
    }
    return names.join(QStringLiteral(", "));
}

/// For a recipe: φ = (genres that help − genres that hurt) / (both). A genre counts when the
/// recipe's words stand in its name: "ambient" also means "dark ambient".
class RecipeTags final : public Scorer {
public:
    explicit RecipeTags(const ScoringInput& input) : m_catalog(input.catalog) {
        const Recipe& recipe = input.target.recipe;
        for (const QString& name : m_catalog.genreNames) {
            const QString folded = foldedWords(name);
            const int sign = (matchesAny(folded, recipe.genresFor) ? 1 : 0) -
                             (matchesAny(folded, recipe.genresAgainst) ? 1 : 0);
            m_sign.push_back(static_cast<std::int8_t>(sign));
            m_any = m_any || sign != 0;
        }
    }

    void score(Index first, std::span<float> phi) const override {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            phi[i] = phiOf(static_cast<std::size_t>(first) + i);
        }
    }
    void scoreEach(std::span<const Index> tracks, std::span<float> phi) const override {
        for (std::size_t i = 0; i < tracks.size(); ++i) {
            phi[i] = phiOf(static_cast<std::size_t>(tracks[i]));
        }
    }
    [[nodiscard]] Effort effort() const override { return Effort::Some; }

    [[nodiscard]] bool hasEvidence() const override { return m_any; }

    [[nodiscard]] QString evidence(Index track) const override {
        const QString helps = genresOf(track, 1);
        const QString hurts = genresOf(track, -1);
        if (helps.isEmpty() && hurts.isEmpty()) {
            return Text::tr("Its genres say nothing for or against this list.");
        }
        if (hurts.isEmpty()) {
            return Text::tr("Its genre suits the list: %1.").arg(helps);
        }
        return helps.isEmpty() ? Text::tr("Its genre does not suit the list: %1.").arg(hurts)
                               : Text::tr("Of its genres, %1 suits the list and %2 does not.")
                                     .arg(helps, hurts);
    }

    [[nodiscard]] QString reason(Index track) const override {
        const QString helps = genresOf(track, 1);
        return helps.isEmpty() ? QString() : Text::tr("Its genre suits the list: %1").arg(helps);
    }

private:
    [[nodiscard]] float phiOf(std::size_t track) const {
        const std::span<const std::int32_t> genres = m_catalog.genres[track];
        if (genres.size() == 1) { // mostly: there is nothing to divide
            return m_sign[static_cast<std::size_t>(genres.front())];
        }
        int sum = 0;
        int count = 0;
        for (const std::int32_t genre : genres) {
            const int sign = m_sign[static_cast<std::size_t>(genre)];
            sum += sign;
            count += std::abs(sign);
        }
        return count == 0 ? 0 : static_cast<float>(sum) / static_cast<float>(count);
    }
    [[nodiscard]] QString genresOf(Index track, int sign) const {
        return genresWhere(m_catalog, track,
                           [this, sign](std::size_t genre) { return m_sign[genre] == sign; });
    }

    const Catalog& m_catalog;
    std::vector<std::int8_t> m_sign; ///< by genre
    bool m_any = false;
};

/// For a radio: φ = .6·(share of the track's genres that the seeds have) + .2·(1 − years apart/15,
/// from the nearest seed) + .2·(by a seed's artist). What is not tagged gives 0.
class RadioTags final : public Scorer {
public:
    explicit RadioTags(const ScoringInput& input)
        : m_catalog(input.catalog),
          m_genre(m_catalog.genreNames.size(), 0),
          m_artist(m_catalog.artistNames.size()) {
        for (const Index seed : input.target.seeds) {
            const auto at = static_cast<std::size_t>(seed);
            for (const std::int32_t genre : m_catalog.genres[at]) {
                m_genre[static_cast<std::size_t>(genre)] = 1;
            }
            m_artist[static_cast<std::size_t>(m_catalog.artist[at])] = true;
            if (m_catalog.year[at] > 0) {
                addYear(m_catalog.year[at]);
            }
        }
    }

    void score(Index first, std::span<float> phi) const override {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            phi[i] = phiOf(static_cast<std::size_t>(first) + i);
        }
    }
    void scoreEach(std::span<const Index> tracks, std::span<float> phi) const override {
        for (std::size_t i = 0; i < tracks.size(); ++i) {
            phi[i] = phiOf(static_cast<std::size_t>(tracks[i]));
        }
    }
    [[nodiscard]] Effort effort() const override { return Effort::Some; }

    [[nodiscard]] QString evidence(Index track) const override {
        const QString genres = shared(track);
        QStringList said;
        if (byArtist(static_cast<std::size_t>(track))) {
            said.append(Text::tr("same artist"));
        }
        if (!genres.isEmpty()) {
            said.append(Text::tr("same genre (%1)").arg(genres));
        }
        if (nearYear(static_cast<std::size_t>(track)) > 0) {
            said.append(Text::tr("from around the same time (%1)")
                            .arg(m_catalog.year[static_cast<std::size_t>(track)]));
        }
        return said.isEmpty() ? Text::tr("Its tags share nothing with what the list starts from.")
                              : Text::tr("Shared with what the list starts from: %1.")
                                    .arg(said.join(QStringLiteral(", ")));
    }

    [[nodiscard]] QString reason(Index track) const override {
        const QString genres = shared(track);
        if (!genres.isEmpty()) {
            return Text::tr("%1, like what the list starts from").arg(genres);
        }
        return byArtist(static_cast<std::size_t>(track))
                   ? Text::tr("Also by %1").arg(artistWords(m_catalog, track))
                   : QString();
    }

private:
    [[nodiscard]] float phiOf(std::size_t track) const {
        return static_cast<float>(c::kTagGenreShare * sharedGenres(track) +
                                  c::kTagYearShare * nearYear(track) +
                                  c::kTagArtistShare * (byArtist(track) ? 1 : 0));
    }
    [[nodiscard]] QString shared(Index track) const {
        return genresWhere(m_catalog, track,
                           [this](std::size_t genre) { return m_genre[genre] != 0; });
    }
    [[nodiscard]] double sharedGenres(std::size_t at) const {
        const std::span<const std::int32_t> genres = m_catalog.genres[at];
        int hits = 0;
        for (const std::int32_t genre : genres) {
            hits += m_genre[static_cast<std::size_t>(genre)];
        }
        return genres.empty() ? 0 : static_cast<double>(hits) / static_cast<double>(genres.size());
    }
    [[nodiscard]] double nearYear(std::size_t at) const {
        const auto place = static_cast<std::size_t>(m_catalog.year[at]);
        return place < m_nearYear.size() ? m_nearYear[place] : 0;
    }
    /// Of a seed.
    void addYear(int seed) {
        const int reach = static_cast<int>(std::ceil(c::kYearReach));
        m_nearYear.resize(std::max(m_nearYear.size(), static_cast<std::size_t>(seed + reach)), 0);
        for (int year = std::max(1, seed - reach); year < seed + reach; ++year) {
            double& nearest = m_nearYear[static_cast<std::size_t>(year)];
            nearest = std::max(nearest, 1 - std::abs(year - seed) / c::kYearReach);
        }
    }
    [[nodiscard]] bool byArtist(std::size_t at) const {
        return m_artist[static_cast<std::size_t>(m_catalog.artist[at])];
    }

    const Catalog& m_catalog;
    std::vector<std::uint8_t> m_genre; ///< 1 for those of the seeds
    std::vector<bool> m_artist;
    std::vector<double> m_nearYear; ///< by year, as far as any is near; a year not known is 0
};

} // namespace

std::unique_ptr<Scorer> makeTagsScorer(const ScoringInput& input) {
    if (input.target.asks != Asks::Recipe) {
        return std::make_unique<RadioTags>(input);
    }
    return std::make_unique<RecipeTags>(input);
}

} // namespace earshot::recommend
