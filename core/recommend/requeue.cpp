// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/requeue.h"

#include "core/recommend/constants.h"
#include "core/recommend/likes.h"
#include "core/recommend/next_terms.h"
#include "core/recommend/outcome.h"
#include "core/recommend/score_table.h"
#include "core/recommend/scorers/kept_scorer.h"
#include "core/recommend/sitting.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace earshot::recommend {

namespace {

namespace c = constants;
using signals::SignalId;

/// What can change from one track to the next.
constexpr std::array kOfTheMoment{SignalId::Session, SignalId::Likes};

Target targetOf(const Catalog& catalog, const Request& request) {
    Target target;
    target.kind = request.kind;
    constexpr std::array kFromTracks{ListKind::LikeTrack, ListKind::SmartShuffle, ListKind::Path,
                                     ListKind::DailyMix, ListKind::Discover};
    const bool fromTracks = std::ranges::find(kFromTracks, request.kind) != kFromTracks.end();
    target.asks = fromTracks ? Asks::Seeds : Asks::Recipe; // which weights count
    target.recipe.weights = request.recipe.weights;
    for (const library::TrackId seed : request.seeds) {
        if (const Index track = catalog.indexOf(seed); track >= 0) {
            target.seeds.push_back(track);
        }
    }
    return target;
}

/// One list's scorers of the moment.
class MomentScorers {
public:
    MomentScorers(const Catalog& catalog, const Listener& listener, const Request& request)
        : m_target(targetOf(catalog, request)), m_dials(listener.dials) {
        ScoringInput input{
            catalog, listener, request, m_target, listener.enabled, fullHour(request.now), nullptr};
        input.next = NextTerms::of(input);
        for (std::size_t i = 0; i < kOfTheMoment.size(); ++i) {
            if (listener.enabled.has(kOfTheMoment[i])) {
                m_scorers[i] = makeScorer(kOfTheMoment[i], input);
            }
        }
    }

    /// What signal number `i` of kOfTheMoment gives, as a ScoreTable has it.
    [[nodiscard]] MicroPoints points(std::size_t i, Index track) const {
        if (!m_scorers[i]) {
            return 0;
        }
        float phi = 0;
        m_scorers[i]->score(track, {&phi, 1});
        if (kOfTheMoment[i] == SignalId::Likes) { // which a table keeps
            phi = steps::phi(steps::of(phi));
        }
        MicroPoints points = 0;
        const double weight =
            weightFor(kOfTheMoment[i], m_target) * m_dials.factor(kOfTheMoment[i]);
        roundInto({&phi, 1}, static_cast<float>(weight * kPoint), &points);
        m_scorers[i]->addPoints(track, {&points, 1});
        return points;
    }

private:
    Target m_target;
    signals::Dials m_dials;
    std::array<std::unique_ptr<Scorer>, kOfTheMoment.size()> m_scorers;
};

/// What happened last, for words that are true of it.
class LastHeard {
public:
    LastHeard(const Catalog& catalog, const Listener& listener, library::TrackId playing,
              const QDateTime& now)
        : m_catalog(catalog),
          m_playing(catalog.indexOf(playing)),
          m_likes(catalog, listener.history.likes) {
        if (!listener.enabled.has(SignalId::Session) || !isCurrent(listener.sitting, now)) {
            return;
        }
        const signals::Sitting::Outcome& last = listener.sitting.outcomes.back();
        m_track = catalog.indexOf(last.track);
        m_outcome = judged(last.share, last.ending).value_or(0);
    }

    [[nodiscard]] QString sittingWords(Index track, bool better) const {
        const bool same = m_track >= 0 && artistOf(track) == artistOf(m_track);
        const QString artist = artistWords(m_catalog, track);
        if (!better && m_outcome < 0 && same) {
            return Text::tr("you just skipped %1").arg(artist);
        }
        if (better && m_outcome > 0 && same) {
            return Text::tr("you just heard %1 to the end").arg(artist);
        }
        if (better && m_playing >= 0 && artistOf(track) == artistOf(m_playing)) {
            return Text::tr("by %1, like what plays now").arg(artist);
        }
        const float likeness =
            m_track < 0 ? 0 : m_catalog.embedding.col(track).dot(m_catalog.embedding.col(m_track));
        if (m_outcome != 0 && (m_outcome > 0) == better &&
            likeness >= static_cast<float>(c::kNearSound)) {
            return better ? Text::tr("sounds like what you just heard to the end")
                          : Text::tr("sounds like what you just skipped");
        }
        return better ? Text::tr("fits this sitting better now")
                      : Text::tr("fits this sitting less now");
    }

    [[nodiscard]] QString likesWords(Index track, bool better) const {
        const QString artist = artistWords(m_catalog, track);
        if (const int own = m_likes.of(track); own != 0 && (own > 0) == better) {
            return better ? Text::tr("you like it") : Text::tr("you dislike it");
        }
        int net = 0;
        for (const auto& [other, value] : m_likes.all()) {
            net += artistOf(other) == artistOf(track) ? value : 0;
        }
        if (net != 0 && (net > 0) == better) {
            return better ? Text::tr("you like other tracks by %1").arg(artist)
                          : Text::tr("you dislike other tracks by %1").arg(artist);
        }
        return Text::tr("you took back a mark"); // nothing else changes likes
    }

private:
    [[nodiscard]] std::int32_t artistOf(Index track) const {
        return m_catalog.artist[static_cast<std::size_t>(track)];
    }

    const Catalog& m_catalog;
    Index m_playing;
    Likes m_likes;
    Index m_track = -1;
    float m_outcome = 0;
};

} // namespace

std::vector<UpNextPlace> requeue(const Catalog& catalog, const Listener& listener,
                                 std::span<const Request> requests,
                                 std::span<const UpNextTrack> tracks, const Happened& happened) {
    Listener known;
    known.dials = listener.dials;
    for (const SignalId id : kOfTheMoment) {
        known.enabled.set(id, listener.enabled.has(id) && happened.changed.has(id));
    }
    if (known.enabled.has(SignalId::Session)) {
        known.sitting = listener.sitting;
    }
    if (known.enabled.has(SignalId::Likes)) {
        known.history.likes = listener.history.likes;
    }
    std::vector<Request> lists(requests.begin(), requests.end());
    std::vector<std::unique_ptr<MomentScorers>> scorers;
    for (Request& request : lists) {
        request.now = happened.now;
        request.after = happened.playing;
        scorers.push_back(std::make_unique<MomentScorers>(catalog, known, request));
    }

    std::vector<UpNextPlace> places(tracks.size());
    std::vector<SignalId> mover(tracks.size(), SignalId::Session);
    for (std::size_t i = 0; i < tracks.size(); ++i) {
        UpNextPlace& place = places[i];
        place.from = i;
        place.contributions = tracks[i].contributions;
        const Index track = catalog.indexOf(tracks[i].track);
        Points most = 0;
        for (std::size_t k = 0; track >= 0 && k < kOfTheMoment.size(); ++k) {
            if (!happened.changed.has(kOfTheMoment[k])) {
                continue;
            }
            Points& held = place.contributions[static_cast<std::size_t>(kOfTheMoment[k])];
            const Points change = scorers[tracks[i].list]->points(k, track) - held;
            held += change;
            place.change += change;
            if (std::abs(change) > most) {
                most = std::abs(change);
                mover[i] = kOfTheMoment[k];
            }
        }
    }
    std::ranges::stable_sort(places, {}, [](const UpNextPlace& place) {
        return static_cast<Points>(place.from) * kPoint - c::kPlacesPerPoint * place.change;
    });

    const LastHeard last(catalog, known, happened.playing, happened.now);
    for (std::size_t to = 0; to < places.size(); ++to) {
        UpNextPlace& place = places[to];
        const Index track = catalog.indexOf(tracks[place.from].track);
        if (track < 0 || to == place.from) {
            continue;
        }
        const bool better = to < place.from;
        if (place.change == 0 || (place.change > 0) != better) {
            place.because = better ? Text::tr("others moved down") : Text::tr("others moved up");
        } else {
            place.because = mover[place.from] == SignalId::Likes ? last.likesWords(track, better)
                                                                 : last.sittingWords(track, better);
        }
    }
    return places;
}

} // namespace earshot::recommend
