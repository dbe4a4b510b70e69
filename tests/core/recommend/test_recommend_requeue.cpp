// SPDX-License-Identifier: GPL-3.0-or-later
// What is up next after a skip, a finish or a like.
#include "core/recommend/requeue.h"
#include "tests/core/recommend/mix_helpers.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_recommend_requeue {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::Ending;

namespace {

constexpr qint64 kPlaying = 31;

Request radio() {
    Request request;
    request.kind = ListKind::LikeTrack;
    request.seeds = {trackId(kPlaying)};
    request.now = tuesdayEvening();
    request.length = 30;
    return request;
}

/// Everybody on, but nothing has happened in this sitting.
Listener beforehand(const Catalog& catalog) {
    Listener listener = experiencedListener(catalog, 4);
    listener.sitting = {};
    return listener;
}

void hear(Listener& listener, library::TrackId track, bool finished) {
    listener.sitting.outcomes.push_back({track, finished ? 1.0F : 0.02F,
                                         finished ? Ending::Finished : Ending::SkippedOn,
                                         finished});
    listener.sitting.lastMs = tuesdayEvening().addSecs(-5).toMSecsSinceEpoch();
}

std::vector<UpNextTrack> upNext(const Mix& mix) {
    std::vector<UpNextTrack> tracks;
    for (const Pick& pick : mix.picks) {
        tracks.push_back({pick.track, 0, pick.contributions});
    }
    return tracks;
}

std::vector<UpNextPlace> again(const Catalog& catalog, const Listener& listener,
                               const std::vector<UpNextTrack>& tracks) {
    const std::vector<Request> requests{radio()};
    signals::SignalSet both;
    both.set(SignalId::Session, true);
    both.set(SignalId::Likes, true);
    return requeue(catalog, listener, requests, tracks,
                   {both, trackId(kPlaying), tuesdayEvening()});
}

} // namespace

class TestRecommendRequeue : public QObject {
    Q_OBJECT

private:
    Catalog m_catalog;
    Listener m_listener;
    std::vector<UpNextTrack> m_tracks;

    [[nodiscard]] std::int32_t artistOf(library::TrackId track) const {
        return m_catalog.artist[static_cast<std::size_t>(m_catalog.indexOf(track))];
    }

private Q_SLOTS:
    void initTestCase() {
        m_catalog = SyntheticLibrary::random(400, 40, 3).catalog();
        m_listener = beforehand(m_catalog);
        m_tracks = upNext(makeMix(m_catalog, m_listener, radio()));
        QCOMPARE(m_tracks.size(), std::size_t(30));
    }

    void nothingMovesWhereNothingHappened() {
        const auto places = again(m_catalog, m_listener, m_tracks);
        for (std::size_t i = 0; i < places.size(); ++i) {
            QCOMPARE(places[i].from, i);
            QCOMPARE(places[i].change, 0);
            QVERIFY(places[i].contributions == m_tracks[i].contributions);
            QVERIFY(places[i].because.isEmpty());
        }
    }

    /// What is reckoned anew is what a list made now has, to the last micro-point.
    void itIsTheArithmeticOfAListMadeNow() {
        Listener listener = m_listener;
        listener.dials.set(SignalId::Session, 150);
        listener.dials.set(SignalId::Likes, 50);
        hear(listener, m_tracks[3].track, true);
        hear(listener, m_tracks[9].track, false);
        listener.history.likes.push_back({m_tracks[12].track, 1, 0});
        Request everything = radio();
        everything.length = 400;
        everything.recipe.artistCap = 25;
        const Mix now = makeMix(m_catalog, listener, everything);
        int compared = 0;
        for (const UpNextPlace& place : again(m_catalog, listener, m_tracks)) {
            const UpNextTrack& track = m_tracks[place.from];
            const auto found = std::ranges::find(now.picks, track.track, &Pick::track);
            Points sum = 0;
            for (int i = 0; i < kTermCount; ++i) {
                const auto at = static_cast<std::size_t>(i);
                sum += place.contributions[at] - track.contributions[at];
                const auto id = static_cast<SignalId>(i);
                if (id != SignalId::Session && id != SignalId::Likes) {
                    QCOMPARE(place.contributions[at], track.contributions[at]);
                } else if (found != now.picks.end()) {
                    QCOMPARE(place.contributions[at], found->contributions[at]);
                    ++compared;
                }
            }
            QCOMPARE(place.change, sum);
        }
        QVERIFY(compared >= 50);
    }

    void aSkipMovesItsArtistDown() {
        // By the artist of the first track up next there are others.
        Listener listener = m_listener;
        const library::TrackId skipped = m_tracks.front().track;
        hear(listener, skipped, false);
        const std::vector<UpNextTrack> rest(m_tracks.begin() + 1, m_tracks.end());
        const auto places = again(m_catalog, listener, rest);
        int same = 0, reasons = 0;
        for (std::size_t to = 0; to < places.size(); ++to) {
            const UpNextPlace& place = places[to];
            const bool down = to > place.from;
            if (artistOf(rest[place.from].track) == artistOf(skipped)) {
                ++same;
                QVERIFY(place.change < 0);
                QVERIFY(to >= place.from);
            }
            if (down && place.because.startsWith(QStringLiteral("you just skipped"))) {
                ++reasons;
                QCOMPARE(artistOf(rest[place.from].track), artistOf(skipped));
                QCOMPARE(
                    place.because,
                    QStringLiteral("you just skipped %1")
                        .arg(m_catalog.artistNames[static_cast<std::size_t>(artistOf(skipped))]));
            }
            QCOMPARE(place.because.isEmpty(), to == place.from);
            if (place.because == QStringLiteral("others moved down")) {
                QVERIFY(to < place.from && place.change <= 0);
            }
            if (place.because == QStringLiteral("sounds like what you just skipped")) {
                const auto column = [this](library::TrackId id) {
                    return m_catalog.embedding.col(m_catalog.indexOf(id));
                };
                QVERIFY(down && place.change < 0);
                QVERIFY(column(rest[place.from].track).dot(column(skipped)) >= 0.25F);
            }
        }
        QVERIFY2(same > 0 && reasons > 0, qPrintable(QString::number(same)));
    }

    void aLikeMovesItsTrackUp() {
        Listener listener = m_listener;
        const library::TrackId liked = m_tracks.back().track;
        std::erase_if(listener.history.likes,
                      [&](const auto& like) { return artistOf(like.track) == artistOf(liked); });
        std::vector<UpNextTrack> tracks = m_tracks;
        for (const UpNextPlace& place : again(m_catalog, listener, tracks)) {
            tracks[place.from].contributions = place.contributions;
        }
        listener.history.likes.push_back({liked, 1, 0});
        const auto places = again(m_catalog, listener, tracks);
        const auto found = std::ranges::find_if(
            places, [&](const UpNextPlace& place) { return tracks[place.from].track == liked; });
        QCOMPARE(found->because, QStringLiteral("you like it"));
        QVERIFY(found->from > static_cast<std::size_t>(found - places.begin()));
        QCOMPARE(found->change, 600'000); // the weight of likes in a radio
    }

    void whatIsOffIsNotLookedAt() {
        Listener listener = m_listener;
        hear(listener, m_tracks.front().track, false);
        listener.history.likes.push_back({m_tracks.back().track, 1, 0});
        listener.enabled.set(SignalId::Session, false);
        listener.enabled.set(SignalId::Likes, false);
        std::vector<UpNextTrack> tracks = m_tracks;
        for (UpNextTrack& track : tracks) {
            track.contributions[static_cast<std::size_t>(SignalId::Session)] = 0;
            track.contributions[static_cast<std::size_t>(SignalId::Likes)] = 0;
        }
        for (const UpNextPlace& place : again(m_catalog, listener, tracks)) {
            QCOMPARE(place.change, 0);
        }
    }
};

EARSHOT_TEST(QCoreApplication, TestRecommendRequeue)

} // namespace earshot::test_recommend_requeue

#include "test_recommend_requeue.moc"
