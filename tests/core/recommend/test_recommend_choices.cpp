// SPDX-License-Identifier: GPL-3.0-or-later
// What was picked by hand, heard for a list, or put together in a playlist.
#include "core/recommend/target.h"
#include "tests/core/recommend/mix_helpers.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cmath>

namespace earshot::test_recommend_choices {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;

namespace {

Request radioFrom(qint64 track) {
    Request request;
    request.kind = ListKind::LikeTrack;
    request.seeds = {trackId(track)};
    request.now = tuesdayEvening();
    request.length = 39;
    request.exploration = 0;
    request.variety = 0;
    return request;
}

void put(Listener& listener, std::initializer_list<qint64> tracks) {
    signals::PlaylistRecord playlist;
    for (const qint64 track : tracks) {
        playlist.tracks.push_back(trackId(track));
    }
    listener.history.playlists.push_back(std::move(playlist));
}

} // namespace

class TestRecommendChoices : public QObject {
    Q_OBJECT

private:
    Catalog m_catalog = calmLibrary().catalog();

private Q_SLOTS:
    void whatWasMeantCountsForMore() {
        Listener listener = knownBy({SignalId::Choice});
        for (int i = 0; i < 6; ++i) {
            listener.history.choices.push_back({trackId(1), true, 0});
            listener.history.choices.push_back({trackId(2), false, 0});
            listener.history.choices.push_back({trackId(3), i % 2 == 0, 0});
        }
        const Mix mix = makeMix(m_catalog, listener, wholeLibrary(QStringLiteral("calm")));
        const Points meant = points(pickOf(mix, 1), SignalId::Choice);
        const Points came = points(pickOf(mix, 2), SignalId::Choice);
        QVERIFY(meant > 0 && came < 0);
        QVERIFY(std::abs(points(pickOf(mix, 3), SignalId::Choice)) < meant / 10); // as usual
        QCOMPARE(points(pickOf(mix, 20), SignalId::Choice), 0);                   // never heard
        QVERIFY(meant <= 250'000 && came >= -250'000);
        QVERIFY(mix.used.has(SignalId::Choice));
    }

    /// Six of six by hand where nine of eighteen are: the formula, reckoned by hand.
    void theOddsAreThoseOfTheFormula() {
        Listener listener = knownBy({SignalId::Choice});
        for (int i = 0; i < 6; ++i) {
            listener.history.choices.push_back({trackId(1), true, 0});
        }
        for (int i = 0; i < 12; ++i) {
            listener.history.choices.push_back({trackId(2), i < 3, 0});
        }
        const double artist = (6 + 6 * 0.5) / (6 + 6);
        const double track = (6 + 6 * artist) / (6 + 6);
        const double odds = std::log(track / (1 - track));
        const auto expected =
            static_cast<Points>(std::llround(0.25e6 * odds / (1.5 + std::abs(odds))));
        const Mix mix = makeMix(m_catalog, listener, wholeLibrary(QStringLiteral("calm")));
        QVERIFY(std::abs(points(pickOf(mix, 1), SignalId::Choice) - expected) <= kHalfAStep);
    }

    void whoAlwaysPicksByHandSaysNothing() {
        Listener listener = knownBy({SignalId::Choice});
        for (int i = 1; i <= 20; ++i) {
            listener.history.choices.push_back({trackId(i), true, 0});
        }
        const Request request = wholeLibrary(QStringLiteral("calm"));
        const Mix with = makeMix(m_catalog, listener, request);
        const Mix without = makeMix(m_catalog, newcomer(), request);
        for (std::size_t i = 0; i < with.picks.size(); ++i) {
            QCOMPARE(with.picks[i].track, without.picks[i].track);
        }
    }

    void aListLearnsWhatIsHeardForIt() {
        Listener listener = knownBy({SignalId::Activity});
        for (int i = 0; i < 5; ++i) {
            listener.history.activities.push_back({trackId(1), QStringLiteral("sleep"), 0});
            listener.history.activities.push_back({trackId(2), QStringLiteral("party"), 0});
        }
        const Mix sleep = makeMix(m_catalog, listener, wholeLibrary(QStringLiteral("sleep")));
        QVERIFY(points(pickOf(sleep, 1), SignalId::Activity) > 0);
        QVERIFY(points(pickOf(sleep, 2), SignalId::Activity) < 0);
        Request asked = wholeLibrary(QStringLiteral("sleep"));
        listener.enabled.set(SignalId::Sound, false); // so that it is what says most
        listener.enabled.set(SignalId::Mood, false);
        const Mix habit = makeMix(m_catalog, listener, asked);
        QCOMPARE(pickOf(habit, 1).reason,
                 QStringLiteral("Because you often hear it for %1").arg(asked.recipe.name));
        const Mix calm = makeMix(m_catalog, listener, wholeLibrary(QStringLiteral("calm")));
        QCOMPARE(points(pickOf(calm, 1), SignalId::Activity),
                 points(pickOf(calm, 2), SignalId::Activity)); // neither was heard for it
        // A place on the map has no name to hear something for.
        Request place = wholeLibrary(QStringLiteral("calm"));
        place.recipe = recipeAt(0.3, -0.6);
        QVERIFY(!makeMix(m_catalog, listener, place).used.has(SignalId::Activity));
        QVERIFY(!makeMix(m_catalog, listener, radioFrom(5)).used.has(SignalId::Activity));
    }

    void whatIsHeardOnHeadphonesComesOnHeadphones() {
        using signals::DeviceClass;
        Listener listener = knownBy({SignalId::Device});
        for (int i = 0; i < 4; ++i) {
            listener.history.devices.push_back({trackId(1), DeviceClass::Headphones, 0});
            listener.history.devices.push_back({trackId(2), DeviceClass::Speakers, 0});
            listener.history.devices.push_back({trackId(3), DeviceClass::Other, 0});
        }
        Request request = wholeLibrary(QStringLiteral("calm"));
        request.device = DeviceClass::Headphones;
        const Mix near = makeMix(m_catalog, listener, request);
        QVERIFY(points(pickOf(near, 1), SignalId::Device) > 0);
        QVERIFY(points(pickOf(near, 2), SignalId::Device) < 0);
        QCOMPARE(points(pickOf(near, 3), SignalId::Device), 0); // says nothing of either
        request.device = DeviceClass::Speakers;
        const Mix room = makeMix(m_catalog, listener, request);
        QCOMPARE(points(pickOf(room, 1), SignalId::Device),
                 -points(pickOf(near, 1), SignalId::Device));
        for (const SignalId id : {SignalId::Sound, SignalId::Mood}) {
            listener.enabled.set(id, false); // so that it is what says most
        }
        QCOMPARE(pickOf(makeMix(m_catalog, listener, request), 2).reason,
                 QStringLiteral("Because you often hear it on speakers"));
        // Not known, or known to be neither: no evidence.
        request.device = DeviceClass::Other;
        QVERIFY(!makeMix(m_catalog, listener, request).used.has(SignalId::Device));
        request.device.reset();
        QVERIFY(!makeMix(m_catalog, listener, request).used.has(SignalId::Device));
    }

    void theSpotlightLiftsAndFadesWithWhatWasHeard() {
        using signals::SpotlightScope;
        SyntheticLibrary library = calmLibrary();
        for (int i = 0; i < 4; ++i) { // four songs of one album, one more by the same artist
            MadeTrack& made = library.add(QStringLiteral("Star"), QStringLiteral("Song %1").arg(i));
            made.track.tags.album = QStringLiteral("Bright");
        }
        library.add(QStringLiteral("Star"), QStringLiteral("Single"));
        const Catalog catalog = library.catalog();
        const qint64 today = QDate(1970, 1, 1).daysTo(tuesdayEvening().date());
        Listener listener = knownBy({SignalId::Spotlight});
        listener.history.spotlights = {{trackId(42), SpotlightScope::Album, 2, today - 3}};
        Request request = wholeLibrary(QStringLiteral("calm"));
        request.length = 45;
        request.recipe.artistCap = 25;
        const auto of = [&](qint64 track) {
            return points(pickOf(makeMix(catalog, listener, request), track), SignalId::Spotlight);
        };
        QCOMPARE(of(41), 500'000);
        QCOMPARE(of(44), 500'000);
        QCOMPARE(of(45), 0); // no album
        QCOMPARE(of(1), 0);
        const auto heard = [&](qint64 track, bool finished, qint64 day) {
            listener.history.spotlightOutcomes.push_back(
                {trackId(track), finished ? 1.0F : 0.05F,
                 finished ? signals::Ending::Finished : signals::Ending::SkippedOn, day});
        };
        heard(41, false, today - 5); // before it was put there
        QCOMPARE(of(42), 500'000);
        heard(41, false, today);
        heard(43, false, today);
        QCOMPARE(of(42), 250'000); // two skips: half
        for (const qint64 track : {41, 42, 43, 44}) {
            heard(track, true, today);
        }
        QCOMPARE(of(42), 125'000); // all of it heard once: half of that
        for (const SignalId id : {SignalId::Sound, SignalId::Mood}) {
            listener.enabled.set(id, false);
        }
        QCOMPARE(pickOf(makeMix(catalog, listener, request), 42).reason,
                 QStringLiteral("You put this album in the spotlight"));
        // An artist has all songs; put there anew, it begins anew; over is over.
        listener.history.spotlights.push_back({trackId(45), SpotlightScope::Artist, 2, today});
        listener.history.spotlightOutcomes.clear();
        QCOMPARE(of(45), 500'000);
        listener.history.spotlights = {{trackId(42), SpotlightScope::Album, 2, today - 14}};
        QVERIFY(!makeMix(catalog, listener, request).used.has(SignalId::Spotlight));
    }

    void playlistsSayWhatBelongsTogether() {
        Listener listener = knownBy({SignalId::Playlists});
        listener.enabled.set(SignalId::Sound, false); // nothing sounds alike here
        put(listener, {1, 2, 3});
        put(listener, {1, 2, 4});
        put(listener, {5, 6});
        put(listener, {3, 7, 8});
        const Mix mix = makeMix(m_catalog, listener, radioFrom(1));
        const auto of = [&mix](qint64 track) {
            return points(pickOf(mix, track), SignalId::Playlists);
        };
        QCOMPARE(of(2), 400'000);                       // 2/(√(2·2) + 1) of 0.6
        QCOMPARE(of(3), std::llround(0.6e6 / (2 + 1))); // 1/(√(2·2) + 1)
        QCOMPARE(of(4), std::llround(0.6e6 / (std::sqrt(2.0) + 1)));
        QCOMPARE(of(5), 0);
        QCOMPARE(of(7), 0);
        QVERIFY2(pickOf(mix, 2).reason.contains(
                     QStringLiteral("Because you put them together in 2 playlist(s)")),
                 qPrintable(pickOf(mix, 2).reason));
        QVERIFY(!makeMix(m_catalog, listener, radioFrom(20)).used.has(SignalId::Playlists));
        QVERIFY(!makeMix(m_catalog, listener, wholeLibrary(QStringLiteral("calm")))
                     .used.has(SignalId::Playlists));
    }

    void whatIsGoneFromTheLibraryHarmsNothing() {
        Listener listener =
            knownBy({SignalId::Choice, SignalId::Activity, SignalId::Playlists, SignalId::Device});
        listener.history.devices = {{trackId(999), signals::DeviceClass::Headphones, 0}};
        listener.history.choices = {{trackId(999), true, 0}};
        listener.history.activities = {{trackId(999), QStringLiteral("sleep"), 0}};
        put(listener, {999, 1, 998});
        const Mix mix = makeMix(m_catalog, listener, radioFrom(1));
        QCOMPARE(mix.picks.size(), std::size_t(39));
        QVERIFY(!mix.used.has(SignalId::Choice));
        QVERIFY(!mix.used.has(SignalId::Device));
    }
};

EARSHOT_TEST(QCoreApplication, TestRecommendChoices)

} // namespace earshot::test_recommend_choices

#include "test_recommend_choices.moc"
