// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/favour.h"

#include "core/recommend/lists/list_offers.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace earshot::recommend {

namespace {

using signals::SignalId;

/// The best-played share of the heard tracks counts as "played most".
constexpr double kMostPlayedShare = 0.1;
constexpr double kLoopShare = 0.5;     ///< of places that go to them
constexpr std::size_t kLately = 100;   ///< plays: some weeks
constexpr double kNarrowed = 0.8;      ///< artists among them, against as many plays before
constexpr std::size_t kSampled = 1000; ///< tracks whose mean distance stands for the library's

bool isMusic(const Catalog& catalog, Index track) {
    return catalog.has(track, Catalog::Analysed) && !catalog.has(track, Catalog::SpokenWord) &&
           !catalog.has(track, Catalog::Silent) &&
           catalog.representative[static_cast<std::size_t>(track)] == track;
}

/// Gini's coefficient of concentration of values ≥ 0: 0 = all alike, towards 1 = one has all.
double gini(std::vector<double> values) {
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    if (values.empty() || sum <= 0) {
        return 0;
    }
    std::ranges::sort(values);
    double ranked = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        ranked += static_cast<double>(i + 1) * values[i];
    }
    const auto count = static_cast<double>(values.size());
    return 2 * ranked / (count * sum) - (count + 1) / count;
}

/// Mean 1 − cosine of two of these, from the length of their sum.
class Spread {
public:
    void add(const Catalog& catalog, Index track) {
        if (!catalog.embedding.col(track).isZero()) {
            m_sum += catalog.embedding.col(track);
            m_count += 1;
        }
    }
    [[nodiscard]] bool known() const { return m_count > 1; }
    [[nodiscard]] double distance() const {
        const double dots = static_cast<double>(m_sum.squaredNorm()) - m_count;
        return 1 - dots / (m_count * (m_count - 1));
    }

private:
    Eigen::Matrix<float, analysis::kEmbeddingSize, 1> m_sum =
        Eigen::Matrix<float, analysis::kEmbeddingSize, 1>::Zero();
    double m_count = 0;
};

std::size_t artistsAmong(const Catalog& catalog, std::span<const signals::PlayRecord> plays) {
    std::set<std::int32_t> artists;
    for (const signals::PlayRecord& play : plays) {
        if (const Index track = catalog.indexOf(play.track); track >= 0) {
            artists.insert(catalog.artist[static_cast<std::size_t>(track)]);
        }
    }
    return artists.size();
}

/// Whether the last plays come from clearly fewer artists than as many before.
bool narrowed(const Catalog& catalog, std::vector<signals::PlayRecord> plays) {
    if (plays.size() < 2 * kLately) {
        return false;
    }
    std::ranges::stable_sort(plays, {}, &signals::PlayRecord::atSeconds);
    const std::span<const signals::PlayRecord> all(plays);
    const auto late = static_cast<double>(artistsAmong(catalog, all.last(kLately)));
    const auto before =
        static_cast<double>(artistsAmong(catalog, all.last(2 * kLately).first(kLately)));
    return late < kNarrowed * before;
}

/// How often the places of lists go to what was played, and how much.
void measurePlays(const Catalog& catalog, const signals::History& history,
                  const std::vector<int>& places, Favour& favour) {
    std::vector<double> plays(catalog.ids.size(), 0);
    for (const signals::PlayRecord& play : history.plays) {
        if (const Index track = catalog.indexOf(play.track); track >= 0) {
            plays[static_cast<std::size_t>(
                catalog.representative[static_cast<std::size_t>(track)])] += 1;
        }
    }
    std::vector<double> heard;
    double allPlays = 0, squares = 0;
    std::ranges::copy_if(plays, std::back_inserter(heard), [](double n) { return n > 0; });
    for (const double n : heard) {
        allPlays += n;
        squares += n * n;
    }
    if (heard.empty()) {
        return;
    }
    const auto most =
        static_cast<std::size_t>(kMostPlayedShare * static_cast<double>(heard.size()));
    std::ranges::nth_element(heard, heard.begin() + static_cast<std::ptrdiff_t>(most),
                             std::greater<>());
    const double often = heard[most];
    double listed = 0, known = 0, mostPlayed = 0, all = 0;
    for (std::size_t track = 0; track < plays.size(); ++track) {
        const double count = places[track];
        all += count;
        listed += count * plays[track];
        known += plays[track] > 0 ? count : 0;
        mostPlayed += plays[track] >= often && plays[track] > 1 ? count : 0;
    }
    favour.playsKnown = all > 0;
    if (favour.playsKnown) {
        favour.familiar = known / all;
        favour.lift = listed / all / (squares / allPlays) - 1;
        favour.loop = mostPlayed > kLoopShare * all && narrowed(catalog, history.plays);
    }
}

} // namespace

Favour measureFavour(const Catalog& catalog, const Listener& listener, std::span<const Mix> lists) {
    Favour favour;
    std::vector<int> places(catalog.ids.size(), 0);
    double distances = 0, measured = 0;
    for (const Mix& mix : lists) {
        favour.lists += mix.picks.empty() ? 0 : 1;
        Spread spread;
        for (const Pick& pick : mix.picks) {
            const Index track = catalog.indexOf(pick.track);
            ++places[static_cast<std::size_t>(track)];
            spread.add(catalog, track);
        }
        if (spread.known()) {
            distances += spread.distance();
            measured += 1;
        }
    }
    favour.diversity = measured > 0 ? distances / measured : 0;

    std::vector<double> ofArtist(catalog.artistNames.size(), 0), owned(ofArtist);
    double reached = 0;
    Spread library;
    const Index step = 1 + catalog.size() / static_cast<Index>(kSampled);
    for (Index track = 0; track < catalog.size(); ++track) {
        const auto at = static_cast<std::size_t>(track);
        if (!isMusic(catalog, track)) {
            continue;
        }
        ++favour.tracks;
        reached += places[at] > 0 ? 1 : 0;
        const auto artist = static_cast<std::size_t>(catalog.artist[at]);
        ofArtist[artist] += places[at];
        owned[artist] += 1;
        if (track % step == 0) {
            library.add(catalog, track);
        }
    }
    favour.libraryDiversity = library.known() ? library.distance() : 0;
    double artistsReached = 0;
    std::vector<double> got, had;
    for (std::size_t artist = 0; artist < owned.size(); ++artist) {
        if (owned[artist] > 0) {
            ++favour.artists;
            artistsReached += ofArtist[artist] > 0 ? 1 : 0;
            got.push_back(ofArtist[artist]);
            had.push_back(owned[artist]);
        }
    }
    favour.reached = favour.tracks > 0 ? reached / favour.tracks : 0;
    favour.artistsReached = favour.artists > 0 ? artistsReached / favour.artists : 0;
    favour.concentration = gini(std::move(got));
    favour.evenly = gini(std::move(had));
    if (listener.enabled.has(SignalId::Plays)) {
        measurePlays(catalog, listener.history, places, favour);
    }
    return favour;
}

std::vector<Request> favourRequests(const Catalog& catalog, const Listener& listener,
                                    const QDateTime& now) {
    std::vector<Request> requests;
    Request request;
    request.now = now;
    request.ranksWithout = false;
    for (const std::vector<Recipe>* list : {&builtInMoods(), &builtInRecipes()}) {
        for (const Recipe& recipe : *list) {
            request.recipe = recipe;
            requests.push_back(request);
        }
    }
    request.recipe = {};
    request.kind = ListKind::RightNow;
    requests.push_back(request);
    for (const ListOffer& offer : listOffers(catalog, listener, now)) {
        const bool fromHistory =
            offer.request.kind != ListKind::Explore && offer.request.kind != ListKind::Surprise;
        if (offer.ready && fromHistory) {
            requests.push_back(offer.request);
            requests.back().ranksWithout = false;
        }
    }
    return requests;
}

} // namespace earshot::recommend
