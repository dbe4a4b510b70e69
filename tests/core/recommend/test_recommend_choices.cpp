// SPDX-License-Identifier: GPL-3.0-or-later
// What was picked by hand, heard for a list, or put together in a playlist.
#include "core/recommend/explain.h"
#include "core/recommend/target.h"
#include "tests/core/recommend/mix_helpers.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cmath>

namespace earshot::test_recommend_choices {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;

namespace {

Request wholeLibrary(const QString& recipe) {
    Request request = requestFor(recipe);
    request.length = 40;
    request.exploration = 0;
    request.variety = 0;
    return request;
}

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

/// Points that rounding φ to whole steps of 2⁻¹⁴ may cost or give a signal of weight .35 or less.
constexpr double kHalfAStep = 350'000 / 16'384.0 / 2 + 1;

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

    void whatWasHeardElsewhereSpeaksForSongAndArtist() {
        SyntheticLibrary library = calmLibrary();
        library.add(QStringLiteral("Artist 6"), QStringLiteral("Another")); // 41, by the same as 7
        const Catalog catalog = library.catalog();
        Listener listener = knownBy({SignalId::Imports});
        Request request = wholeLibrary(QStringLiteral("calm"));
        request.length = 41;
        request.recipe.artistCap = 25;
        const auto mix = [&] { return makeMix(catalog, listener, request); };
        QVERIFY(!mix().used.has(SignalId::Imports)); // nothing was brought in
        const auto elsewhere = [&](qint64 track, const QDate& day, qint32 heardMs = 200'000) {
            listener.history.imports.push_back({trackId(track), signals::ImportSource::Spotify,
                                                signals::ImportOutcome::Unknown, heardMs,
                                                QDate(1970, 1, 1).daysTo(day)});
        };
        for (int i = 0; i < 5; ++i) {
            elsewhere(7, QDate(2019, 3, 1 + i));
        }
        for (int i = 0; i < 9; ++i) {
            elsewhere(7, QDate(2021, 3, 1 + i));
            elsewhere(3, QDate(2021, 4, 1 + i), 5'000); // skipped over
        }
        elsewhere(9, QDate(2023, 1, 1));
        const Points often = points(pickOf(mix(), 7), SignalId::Imports);
        const Points once = points(pickOf(mix(), 9), SignalId::Imports);
        const Points artist = points(pickOf(mix(), 41), SignalId::Imports);
        QVERIFY(often > once && once > 0);
        QVERIFY(artist > 0 && artist < often);
        QCOMPARE(points(pickOf(mix(), 3), SignalId::Imports), 0);
        QCOMPARE(points(pickOf(mix(), 1), SignalId::Imports), 0);

        // φ by its formula: the weight is 0.35 points, the hour that of the request.
        const auto sum = [&](const QDate& first, int days) {
            double value = 0;
            for (int i = 0; i < days; ++i) {
                const QDateTime noon(first.addDays(i), QTime(12, 0), Qt::UTC);
                const double hours = double(noon.secsTo(fullHour(request.now).toUTC())) / 3600.0;
                value += 1 / std::sqrt(hours + 1);
            }
            return value;
        };
        const double plays = sum(QDate(2019, 3, 1), 5) + sum(QDate(2021, 3, 1), 9);
        const double song = plays / (plays + 0.25);
        const double byArtist = plays / (plays + 1);
        QVERIFY(std::abs(double(often) - 350'000 * (song + 0.3 * (1 - song) * byArtist)) <=
                kHalfAStep);
        QVERIFY(std::abs(double(artist) - 350'000 * 0.3 * byArtist) <= kHalfAStep);

        // Nothing else that is known changes by it, and no other points.
        const Mix with = mix();
        listener.enabled.set(SignalId::Imports, false);
        const Mix without = mix();
        for (const Pick& pick : with.picks) {
            const Pick& other = pickOf(without, static_cast<qint64>(pick.track));
            for (int term = 0; term < signals::kSignalCount; ++term) {
                if (term != static_cast<int>(SignalId::Imports)) {
                    QCOMPARE(pick.contributions[std::size_t(term)],
                             other.contributions[std::size_t(term)]);
                }
            }
        }
        listener.enabled = {};
        listener.enabled.set(SignalId::Imports, true);
        QCOMPARE(pickOf(mix(), 7).reason,
                 QStringLiteral("You played it 14 time(s) in imported history, most in 2021"));
        QCOMPARE(
            pickOf(mix(), 41).reason,
            QStringLiteral("You played Artist 6 14 time(s) in imported history, most in 2021"));
        request.familiarity = -1; // only what is new
        QVERIFY(points(pickOf(mix(), 7), SignalId::Imports) < 0);
    }

    void whatFriendsLoveSpeaksInTheirName() {
        SyntheticLibrary library = calmLibrary();
        library.add(QStringLiteral("Artist 6"), QStringLiteral("Another")); // 41, by the same as 7
        const Catalog catalog = library.catalog();
        Listener listener = knownBy({SignalId::Circle});
        Request request = wholeLibrary(QStringLiteral("calm"));
        request.length = 41;
        request.recipe.artistCap = 25;
        const auto mix = [&] { return makeMix(catalog, listener, request); };
        const auto of = [&](qint64 track) {
            return points(pickOf(mix(), track), SignalId::Circle);
        };
        QVERIFY(!mix().used.has(SignalId::Circle)); // no card was opened
        const qint64 today = QDate(1970, 1, 1).daysTo(request.now.date());
        using signals::CardPart;
        const auto put = [&](const char* name, int artists, qint64 track, CardPart part,
                             int weight) {
            listener.history.cards.push_back(
                {trackId(track), part, weight, {QLatin1String(name), 24'000, artists}, today});
        };
        put("Anna", 3, 7, CardPart::Song, 5);
        put("Anna", 3, 7, CardPart::Artist, 4);
        put("Anna", 3, 9, CardPart::Song, 2);
        // Two of three artists are here: L = 2/(3 + 5); a song w/5, an artist 0.3·w/5, of 0.30.
        const auto is = [&of](qint64 track, Points expected) {
            return std::abs(of(track) - expected) <= kHalfAStep;
        };
        QVERIFY(is(7, 300'000 * 2 / 8));
        QVERIFY(is(9, 300'000 * 2 / 8 * 2 / 5));
        QVERIFY(is(41, 300'000 * 2 / 8 * 3 * 4 / 50));
        QCOMPARE(of(3), 0);
        for (const SignalId id : {SignalId::Sound, SignalId::Mood}) {
            listener.enabled.set(id, false);
        }
        QCOMPARE(pickOf(mix(), 7).reason, QStringLiteral("Anna loves this song"));
        QCOMPARE(pickOf(mix(), 9).reason, QStringLiteral("Anna likes this song"));
        QCOMPARE(pickOf(mix(), 41).reason, QStringLiteral("Anna listens to Artist 6 a lot"));

        // Ben's one artist in common says less, however much he names.
        put("Ben", 45, 3, CardPart::Song, 5);
        put("Ben", 45, 7, CardPart::Song, 5);
        QVERIFY(is(3, 300'000 * 2 / 50));
        QVERIFY(is(7, 300'000 * 2 / 8 + 300'000 * 2 / 50)); // friends add up
        for (int i = 0; i < 9; ++i) {
            put(qPrintable(QStringLiteral("Friend %1").arg(i)), 2, 7, CardPart::Song, 5);
        }
        QCOMPARE(of(7), 300'000); // and are capped
        const Mix with = mix();
        const std::size_t at = std::size_t(std::ranges::find(with.picks, trackId(9), &Pick::track) -
                                           with.picks.begin());
        const Explanation why = explain(catalog, listener, request, with, at);
        const auto row =
            std::ranges::find(why.rows, static_cast<int>(SignalId::Circle), &ExplanationRow::term);
        QCOMPARE(row->evidence, QStringLiteral("On Anna’s taste card this song has weight 2 of 5. "
                                               "Of 3 artist(s) on it, 2 in your library."));

        // No other signal moves it, and it moves no other: allowed or not, all else is the same.
        const Listener full = experiencedListener(catalog, 5, 200);
        Listener onlyCards;
        onlyCards.enabled = listener.enabled;
        onlyCards.history.cards = full.history.cards;
        request.exploration = 0;
        const Mix all = makeMix(catalog, full, request);
        const Mix alone = makeMix(catalog, onlyCards, request);
        const Mix without = makeMix(catalog, switchedOff(full, SignalId::Circle), request);
        QVERIFY(all.used.has(SignalId::Circle) && !without.used.has(SignalId::Circle));
        const auto same = [](const Pick& a, const Pick& b, int term) {
            return a.contributions[std::size_t(term)] == b.contributions[std::size_t(term)];
        };
        for (const Pick& pick : all.picks) {
            const auto here = std::ranges::find(alone.picks, pick.track, &Pick::track);
            QVERIFY(here == alone.picks.end() ||
                    same(pick, *here, static_cast<int>(SignalId::Circle)));
            const auto there = std::ranges::find(without.picks, pick.track, &Pick::track);
            for (int term = 0; term < signals::kSignalCount; ++term) {
                QVERIFY(there == without.picks.end() ||
                        term == static_cast<int>(SignalId::Circle) || same(pick, *there, term));
            }
        }
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
