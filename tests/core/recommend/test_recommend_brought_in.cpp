// SPDX-License-Identifier: GPL-3.0-or-later
// What comes from elsewhere: imported histories and friends' taste cards.
#include "core/recommend/explain.h"
#include "tests/core/recommend/mix_helpers.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cmath>

namespace earshot::test_recommend_brought_in {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;

class TestRecommendBroughtIn : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
};

EARSHOT_TEST(QCoreApplication, TestRecommendBroughtIn)

} // namespace earshot::test_recommend_brought_in

#include "test_recommend_brought_in.moc"
