// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>
#include <map>
#include <set>

namespace earshot::recommend {

namespace {

namespace c = constants;
using signals::CardPart;

/// A friend's taste card, as far as it is in this library.
struct Friend {
    QString name;
    int artistsOnCard = 0;
    std::map<Index, int> songs;          ///< weight by the track that stands for the song
    std::map<std::int32_t, int> artists; ///< weight by interned id
    std::set<std::int32_t> here;         ///< artists of it in this library
    double likeness = 0;

    [[nodiscard]] static int weightIn(const auto& weights, auto key) {
        const auto found = weights.find(key);
        return found == weights.end() ? 0 : found->second;
    }
};

/// What one friend's card says of a track.
struct Say {
    const Friend* who = nullptr;
    CardPart part = CardPart::Song;
    int weight = 0;
    double value = 0; ///< likeness · v
};

/// What friends love, from the taste cards they handed over. A neighbour's opinion weighted by how
/// alike the neighbour is, as in GroupLens (Resnick et al. 1994), for friends as Konstas,
/// Stathopoulos & Jose 2009 do for music; likeness from a small overlap is devalued as by
/// Herlocker, Konstan, Borchers & Riedl 1999, §5.1.
///
/// φ(track) = min(1, Σ over cards of L·v)
/// L = m/(M + 5): of the M artists a card names m are in this library. Alone from the card and the
///     library, so that no other signal moves it, and it moves none.
/// v = w/5 for a song of weight w (1 … 5) on the card, else 0.3·w/5 for its artist's weight; the
///     larger where both are on it.
class CircleScorer final : public Scorer {
public:
    explicit CircleScorer(const ScoringInput& input) : m_catalog(input.catalog) {
        for (const signals::CardRecord& record : input.listener.history.cards) {
            const Index track = m_catalog.indexOf(record.track);
            if (track >= 0) {
                add(record, track);
            }
        }
        if (m_friends.empty()) {
            return;
        }
        m_artists.resize(m_catalog.artistNames.size());
        for (Friend& one : m_friends) {
            const double here = std::min(static_cast<int>(one.here.size()), one.artistsOnCard);
            one.likeness = here / (one.artistsOnCard + c::kCircleOverlapPrior);
            for (const auto& [artist, weight] : one.artists) {
                m_artists[static_cast<std::size_t>(artist)] +=
                    one.likeness * valueOf(CardPart::Artist, weight);
            }
        }
        for (const Friend& one : m_friends) {
            for (const auto& [song, weight] : one.songs) {
                m_songs.insert_or_assign(song, phiOf(song));
            }
        }
    }

    void score(Index first, std::span<float> phi) const override {
        if (m_friends.empty()) {
            std::ranges::fill(phi, 0.0F);
            return;
        }
        for (std::size_t i = 0; i < phi.size(); ++i) {
            const double sum = m_artists[artistAt(first + static_cast<Index>(i))];
            phi[i] = static_cast<float>(std::min(1.0, sum));
        }
        const auto end = m_songs.lower_bound(first + static_cast<Index>(phi.size()));
        for (auto song = m_songs.lower_bound(first); song != end; ++song) {
            phi[static_cast<std::size_t>(song->first - first)] = song->second;
        }
    }

    [[nodiscard]] bool hasEvidence() const override { return !m_friends.empty(); }

    [[nodiscard]] QString evidence(Index track) const override {
        QStringList said;
        for (const Say& say : saysOf(track)) {
            const QString weight = QString::number(say.weight);
            const QString most = QString::number(signals::kMostCardWeight);
            said += say.part == CardPart::Song
                        ? Text::tr("On %1’s taste card this song has weight %2 of %3.",
                                   "a friend's name, numbers")
                              .arg(say.who->name, weight, most)
                        : Text::tr("On %1’s taste card %2 has weight %3 of %4.",
                                   "a friend's name, an artist, numbers")
                              .arg(say.who->name, artistWords(m_catalog, track), weight, most);
            said += Text::tr("Of %n artist(s) on it, %1 in your library.", "after a sentence",
                             say.who->artistsOnCard)
                        .arg(say.who->here.size());
        }
        return said.isEmpty() ? Text::tr("Neither it nor its artist is on a friend’s taste card.")
                              : said.join(QLatin1Char(' '));
    }

    [[nodiscard]] QString reason(Index track) const override {
        const std::vector<Say> says = saysOf(track);
        if (says.empty()) {
            return {};
        }
        const Say& most = *std::ranges::max_element(says, {}, &Say::value); // the first of equals
        const bool much = most.weight >= kMuch;
        if (most.part == CardPart::Song) {
            return (much ? Text::tr("%1 loves this song", "a friend's name")
                         : Text::tr("%1 likes this song", "a friend's name"))
                .arg(most.who->name);
        }
        return (much ? Text::tr("%1 listens to %2 a lot", "a friend's name, an artist")
                     : Text::tr("%1 listens to %2", "a friend's name, an artist"))
            .arg(most.who->name, artistWords(m_catalog, track));
    }

private:
    static constexpr int kMuch = 4; ///< the weight from which "a lot" is no exaggeration

    [[nodiscard]] static double valueOf(CardPart part, int weight) {
        const double share = part == CardPart::Song ? 1 : c::kCircleArtistShare;
        return share * weight / signals::kMostCardWeight;
    }
    [[nodiscard]] std::size_t artistAt(Index track) const {
        return static_cast<std::size_t>(m_catalog.artist[static_cast<std::size_t>(track)]);
    }
    void add(const signals::CardRecord& record, Index track) {
        auto who = std::ranges::find(m_friends, record.head.name, &Friend::name);
        if (who == m_friends.end()) {
            who = m_friends.insert(m_friends.end(), Friend());
            who->name = record.head.name;
        }
        who->artistsOnCard = std::max(who->artistsOnCard, record.head.artists);
        const std::int32_t artist = m_catalog.artist[static_cast<std::size_t>(track)];
        const Index song = m_catalog.representative[static_cast<std::size_t>(track)];
        int& weight = record.part == CardPart::Song ? who->songs[song] : who->artists[artist];
        weight = std::max(weight, record.weight);
        who->here.insert(artist);
    }
    /// Of every card that has the song or its artist, in the order they were opened.
    [[nodiscard]] std::vector<Say> saysOf(Index track) const {
        std::vector<Say> says;
        const auto artist = m_catalog.artist[static_cast<std::size_t>(track)];
        for (const Friend& one : m_friends) {
            Say most;
            for (const auto& [part, weight] :
                 {std::pair(CardPart::Song, Friend::weightIn(one.songs, track)),
                  std::pair(CardPart::Artist, Friend::weightIn(one.artists, artist))}) {
                const double value = one.likeness * valueOf(part, weight);
                if (value > most.value) {
                    most = {&one, part, weight, value};
                }
            }
            if (most.who) {
                says.push_back(most);
            }
        }
        return says;
    }
    [[nodiscard]] float phiOf(Index track) const {
        double sum = 0;
        for (const Say& say : saysOf(track)) {
            sum += say.value;
        }
        return static_cast<float>(std::min(1.0, sum));
    }

    const Catalog& m_catalog;
    std::vector<Friend> m_friends;
    std::vector<double> m_artists;  ///< Σ of artists alone, by interned id; empty without cards
    std::map<Index, float> m_songs; ///< φ of those that are on a card
};

} // namespace

std::unique_ptr<Scorer> makeCircleScorer(const ScoringInput& input) {
    return std::make_unique<CircleScorer>(input);
}

} // namespace earshot::recommend
