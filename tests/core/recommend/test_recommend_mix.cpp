// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/recommend/synthetic_library.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

using namespace earshot;
using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::Ending;
using signals::SignalId;

namespace {

Listener newcomer() {
    Listener listener;
    listener.enabled = contentSignals();
    return listener;
}

Listener knownBy(std::initializer_list<SignalId> personal) {
    Listener listener = newcomer();
    for (const SignalId id : personal) {
        listener.enabled.set(id, true);
    }
    return listener;
}

bool picked(const Mix& mix, qint64 id) {
    return std::ranges::find(mix.picks, trackId(id), &Pick::track) != mix.picks.end();
}

std::optional<Withheld> withheld(const Mix& mix, qint64 id) {
    const auto found = std::ranges::find(mix.withheld, trackId(id), &Withheld::track);
    return found == mix.withheld.end() ? std::nullopt : std::optional(*found);
}

const Pick& pickOf(const Mix& mix, qint64 id) {
    const auto found = std::ranges::find(mix.picks, trackId(id), &Pick::track);
    if (found == mix.picks.end()) {
        qFatal("track %lld was not picked", static_cast<long long>(id));
    }
    return *found;
}

Points points(const Pick& pick, SignalId id) {
    return pick.contributions[static_cast<std::size_t>(id)];
}

/// Forty tracks by forty artists, the earlier the calmer.
SyntheticLibrary calmLibrary() {
    SyntheticLibrary library;
    for (int i = 0; i < 40; ++i) {
        analysis::Features& f =
            *library.add(QStringLiteral("Artist %1").arg(i), QStringLiteral("Song %1").arg(i))
                 .features;
        f.valence = 0.3;
        f.arousal = -0.6 + 0.02 * i;
        f.integratedLufs = -20;
        f.bpm = 70;
    }
    return library;
}

/// Calm, ten tracks, nothing by chance.
Request calmRequest() {
    Request request = requestFor(QStringLiteral("calm"));
    request.length = 10;
    request.exploration = 0;
    request.variety = 0;
    return request;
}

double meanOf(const Catalog& catalog, const Mix& mix, const std::vector<float>& column) {
    double sum = 0;
    for (const Pick& pick : mix.picks) {
        sum += column[static_cast<std::size_t>(catalog.indexOf(pick.track))];
    }
    return sum / static_cast<double>(mix.picks.size());
}

} // namespace

class TestRecommendMix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstDayGivesGoodLists();
    void withNothingOnItIsAShuffle();
    void moodsAndRecipesDiffer();
    void radioStaysNearItsSeeds();
    void rightNowFollowsTheClockHabitsAndTheSitting();
    void playedRecentlyIsWithheld();
    void withoutTimesTodayIsRecent();
    void smallLibrariesDoNotRunDry();
    void dislikedAndQueuedAreWithheld();
    void otherVersionsAndCopiesAreWithheld();
    void speechSeasonAndTheUnheardAreWithheld();
    void seasonIsOpenAtChristmasAndWhenAskedFor();
    void theArtistCapHoldsAndIsReported();
    void theCapGivesWayBeforeTheListStaysShort();
    void onlyWhatWouldHaveBeenPickedIsReported();
    void lengthByMinutesIsWithinHalfATrack();
    void tinyLibraries();
    void brokenFeaturesDoNoHarm();
    void dialsDoWhatTheySay();
    void weakMatchesAreSaid();
    void reasonsAreTrue();
    void rulesAndTermsHaveWords();
    void aStopEndsEarly();
};

void TestRecommendMix::theFirstDayGivesGoodLists() {
    const Catalog catalog = SyntheticLibrary::random(600, 60, 31).catalog();
    for (const auto* list : {&builtInMoods(), &builtInRecipes()}) {
        for (const Recipe& recipe : *list) {
            const Mix mix = makeMix(catalog, newcomer(), requestFor(recipe.key));
            QCOMPARE(mix.picks.size(), 25U);
            QCOMPARE(mix.context, recipe.key);
            QCOMPARE(mix.title, recipe.name);
            QVERIFY(!mix.personalised);
            QVERIFY(mix.madeFrom.contains(u"Not personalised"));
            std::set<library::TrackId> tracks;
            for (const Pick& pick : mix.picks) {
                QVERIFY(tracks.insert(pick.track).second);
                QVERIFY(!pick.reason.isEmpty());
            }
            QVERIFY(std::abs(meanOf(catalog, mix, catalog.valence) - recipe.valence) <
                    recipe.valenceRadius);
        }
    }
}

void TestRecommendMix::withNothingOnItIsAShuffle() {
    const Catalog catalog = SyntheticLibrary::random(300, 40, 32).catalog();
    Request request = requestFor(QStringLiteral("focus"));
    request.recipe.artistSpacing = 3;
    const Mix one = makeMix(catalog, {}, request);
    request.seed = 2;
    const Mix two = makeMix(catalog, {}, request);
    QCOMPARE(one.picks.size(), 25U);
    QVERIFY(one.madeFrom.contains(u"shuffle"));
    QVERIFY(!one.personalised);
    QVERIFY(one.used == signals::SignalSet());
    std::map<std::int32_t, int> artists;
    qint64 sumOfIds = 0;
    int same = 0;
    for (const Pick& pick : one.picks) {
        QCOMPARE(pick.score, 0);
        sumOfIds += static_cast<qint64>(pick.track);
        same += picked(two, static_cast<qint64>(pick.track)) ? 1 : 0;
        const int count =
            ++artists[catalog.artist[static_cast<std::size_t>(catalog.indexOf(pick.track))]];
        QVERIFY(count <= request.recipe.artistCap);
    }
    QVERIFY(sumOfIds > 25 * 80); // from all over the library, not its beginning
    QVERIFY(same < 13);
}

void TestRecommendMix::moodsAndRecipesDiffer() {
    const Catalog catalog = SyntheticLibrary::random(600, 60, 33).catalog();
    const auto mixOf = [&catalog](const char* key) {
        return makeMix(catalog, newcomer(), requestFor(QString::fromLatin1(key)));
    };
    const Mix sleep = mixOf("sleep"), workout = mixOf("workout");
    QVERIFY(meanOf(catalog, sleep, catalog.arousal) <
            meanOf(catalog, workout, catalog.arousal) - 0.8);
    QVERIFY(meanOf(catalog, sleep, catalog.bpm) < meanOf(catalog, workout, catalog.bpm) - 40);
    QVERIFY(meanOf(catalog, sleep, catalog.loudnessLufs) <
            meanOf(catalog, workout, catalog.loudnessLufs) - 6);
    QVERIFY(meanOf(catalog, mixOf("happy"), catalog.valence) >
            meanOf(catalog, mixOf("sad"), catalog.valence) + 0.6);
    Request point;
    point.recipe = recipeAt(-0.5, 0.5);
    point.now = tuesdayEvening();
    const Mix there = makeMix(catalog, newcomer(), point);
    QCOMPARE(there.context, QStringLiteral("at:-0.50,0.50"));
    QVERIFY(std::abs(meanOf(catalog, there, catalog.valence) + 0.5) < 0.25);
    QVERIFY(std::abs(meanOf(catalog, there, catalog.arousal) - 0.5) < 0.25);
}

void TestRecommendMix::radioStaysNearItsSeeds() {
    const Catalog catalog = SyntheticLibrary::random(600, 240, 34).catalog();
    Request request;
    request.kind = ListKind::LikeTrack;
    request.seeds = {trackId(50), trackId(999'999)};
    request.now = tuesdayEvening();
    const Mix mix = makeMix(catalog, newcomer(), request);
    QCOMPARE(mix.picks.size(), 25U);
    QCOMPARE(mix.context, QStringLiteral("like:50,999999"));
    QVERIFY(!picked(mix, 50));
    QCOMPARE(withheld(mix, 50)->rule, Rule::AlreadyQueued);
    double near = 0, all = 0;
    for (const Pick& pick : mix.picks) {
        near +=
            catalog.embedding.col(49).dot(catalog.embedding.col(catalog.indexOf(pick.track))) / 25;
    }
    for (Index i = 0; i < catalog.size(); ++i) {
        all += catalog.embedding.col(49).dot(catalog.embedding.col(i)) / catalog.size();
    }
    QVERIFY(near > all + 0.3);

    request.seeds = {trackId(999'999)};
    const Mix nothing = makeMix(catalog, newcomer(), request);
    QVERIFY(nothing.picks.empty());
    QVERIFY(nothing.madeFrom.contains(u"not in the library"));
}

void TestRecommendMix::rightNowFollowsTheClockHabitsAndTheSitting() {
    const Catalog catalog = SyntheticLibrary::random(600, 60, 35).catalog();
    Request request;
    request.kind = ListKind::RightNow;
    const auto at = [&](int hour, const Listener& listener) {
        request.now = QDateTime(QDate(2023, 5, 16), QTime(hour, 10));
        return makeMix(catalog, listener, request);
    };
    const Mix night = at(3, newcomer()), evening = at(18, newcomer());
    QVERIFY(meanOf(catalog, night, catalog.arousal) <
            meanOf(catalog, evening, catalog.arousal) - 0.5);
    QVERIFY(evening.title.contains(u"Tuesday evening"));
    QVERIFY(evening.madeFrom.startsWith(u"From the time of day. "));

    // Someone who plays quiet music every evening gets a quieter one.
    Listener quiet = knownBy({SignalId::Daytime});
    for (Index i = 0; i < catalog.size(); ++i) {
        if (catalog.arousal[static_cast<std::size_t>(i)] < -0.5F) {
            quiet.history.daytimes.push_back({catalog.ids[static_cast<std::size_t>(i)], 18, 2, 0});
        }
    }
    const Mix habit = at(18, quiet);
    QVERIFY(meanOf(catalog, habit, catalog.arousal) <
            meanOf(catalog, evening, catalog.arousal) - 0.4);
    QVERIFY(habit.personalised);
    QVERIFY(habit.used.has(SignalId::Daytime));
    QVERIFY(habit.madeFrom.contains(u"what you play in the evening"));

    Listener sitting = knownBy({SignalId::Session});
    for (const auto& record : quiet.history.daytimes) {
        sitting.sitting.outcomes.push_back({record.track, 1, Ending::Finished});
        if (sitting.sitting.outcomes.size() == 12) {
            break;
        }
    }
    sitting.sitting.lastMs = QDateTime(QDate(2023, 5, 16), QTime(18, 5)).toMSecsSinceEpoch();
    const Mix now = at(18, sitting);
    QVERIFY(meanOf(catalog, now, catalog.arousal) <
            meanOf(catalog, evening, catalog.arousal) - 0.4);
    QVERIFY(now.madeFrom.contains(u"this sitting"));
}

void TestRecommendMix::playedRecentlyIsWithheld() {
    const Catalog catalog = calmLibrary().catalog();
    Listener listener = knownBy({SignalId::Plays, SignalId::Daytime});
    const QDateTime now = tuesdayEvening();
    listener.history.plays = {playAt(trackId(1), now.addSecs(-2 * 3600 + 1)),
                              playAt(trackId(2), now.addSecs(-2 * 3600 - 1))};
    const Mix mix = makeMix(catalog, listener, calmRequest());
    QVERIFY(!picked(mix, 1));
    QCOMPARE(withheld(mix, 1)->rule, Rule::PlayedRecently);
    QVERIFY(picked(mix, 2));
    QVERIFY(mix.used.has(SignalId::Plays));
    QVERIFY(mix.personalised);
    QVERIFY(picked(makeMix(catalog, switchedOff(listener, SignalId::Plays), calmRequest()), 1));
}

void TestRecommendMix::withoutTimesTodayIsRecent() {
    const Catalog catalog = calmLibrary().catalog();
    Listener listener = knownBy({SignalId::Plays});
    const qint64 today = QDate(1970, 1, 1).daysTo(tuesdayEvening().date());
    const auto noon = [](qint64 day) { return day * 86'400 + 43'200; };
    listener.history.plays = {{trackId(1), noon(today), today},
                              {trackId(2), noon(today - 1), today - 1}};
    const Mix mix = makeMix(catalog, listener, calmRequest());
    QCOMPARE(withheld(mix, 1)->rule, Rule::PlayedRecently);
    QVERIFY(picked(mix, 2));
}

void TestRecommendMix::smallLibrariesDoNotRunDry() {
    SyntheticLibrary library;
    Listener listener = knownBy({SignalId::Plays, SignalId::Daytime});
    for (int i = 0; i < 8; ++i) {
        library.add(QStringLiteral("Artist %1").arg(i), QStringLiteral("Song %1").arg(i));
        listener.history.plays.push_back(
            playAt(trackId(i + 1), tuesdayEvening().addSecs(-60 * (10 - i))));
    }
    const Mix mix = makeMix(library.catalog(), listener, calmRequest());
    QCOMPARE(mix.picks.size(), 4U); // half of it, what was played longest ago
    for (const Pick& pick : mix.picks) {
        QVERIFY(static_cast<qint64>(pick.track) <= 4);
    }
}

void TestRecommendMix::dislikedAndQueuedAreWithheld() {
    const Catalog catalog = calmLibrary().catalog();
    Listener listener = knownBy({SignalId::Likes});
    listener.history.likes = {{trackId(1), -1, 0}, {trackId(3), -1, 0}, {trackId(3), 0, 1}};
    Request request = calmRequest();
    request.alreadyQueued = {trackId(2), trackId(77'777)};
    const Mix mix = makeMix(catalog, listener, request);
    QVERIFY(!picked(mix, 1) && !picked(mix, 2));
    QVERIFY(picked(mix, 3)); // taken back
    QCOMPARE(withheld(mix, 2)->rule, Rule::AlreadyQueued);
    QVERIFY(!withheld(mix, 3));
    // A dislike takes its points as well: the track is far from the list by itself.
    QVERIFY(picked(makeMix(catalog, switchedOff(listener, SignalId::Likes), request), 1));
}

void TestRecommendMix::otherVersionsAndCopiesAreWithheld() {
    SyntheticLibrary library = calmLibrary();
    std::vector<MadeTrack>& tracks = library.tracks();
    tracks[1].track.tags.artists = tracks[0].track.tags.artists;
    tracks[1].track.tags.title = QStringLiteral("Song 0 (Live in Paris)");
    tracks[2].track.audioIdentity = tracks[3].track.audioIdentity = "same";
    const Mix mix = makeMix(library.catalog(), newcomer(), calmRequest());
    QVERIFY(picked(mix, 1) && !picked(mix, 2));
    QCOMPARE(withheld(mix, 2)->rule, Rule::OtherVersion);
    QCOMPARE(withheld(mix, 2)->because, trackId(1));
    QVERIFY(picked(mix, 3) && !picked(mix, 4));
    QCOMPARE(withheld(mix, 4)->rule, Rule::SameRecording);
    QCOMPARE(withheld(mix, 4)->because, trackId(3));

    // Which version stands does not depend on what the listener does with them.
    Listener listener = knownBy({SignalId::Plays, SignalId::Likes});
    listener.history.likes = {{trackId(2), 1, 0}};
    const Mix liked = makeMix(library.catalog(), listener, calmRequest());
    QVERIFY(picked(liked, 1) && !picked(liked, 2));
    QVERIFY(points(pickOf(liked, 1), SignalId::Likes) > 0);
}

void TestRecommendMix::speechSeasonAndTheUnheardAreWithheld() {
    SyntheticLibrary library = calmLibrary();
    library.tracks()[0].features->spokenWord = true;
    library.tracks()[1].track.tags.genres = {QStringLiteral("Audiobook")};
    library.tracks()[2].track.tags.title = QStringLiteral("Silent Night");
    // Only tags are known of this one; they must be enough to bring it among the picks.
    for (MadeTrack& made : library.tracks()) {
        made.features->moodConfidence = 0.1;
        made.features->bpm = 200;
    }
    library.tracks()[3].features.reset();
    library.tracks()[3].track.tags.genres = {QStringLiteral("Ambient")};
    const Mix mix = makeMix(library.catalog(), newcomer(), calmRequest());
    QCOMPARE(mix.picks.size(), 10U);
    for (const auto& [id, rule] : {std::pair(1, Rule::SpokenWord), std::pair(2, Rule::SpokenWord),
                                   std::pair(3, Rule::Season), std::pair(4, Rule::NotAnalysed)}) {
        QVERIFY(!picked(mix, id));
        QVERIFY(withheld(mix, id).has_value());
        QCOMPARE(withheld(mix, id)->rule, rule);
    }
}

void TestRecommendMix::seasonIsOpenAtChristmasAndWhenAskedFor() {
    SyntheticLibrary library = calmLibrary();
    library.tracks()[0].track.tags.title = QStringLiteral("Silent Night");
    const Catalog catalog = library.catalog();
    Request request = calmRequest();
    for (const auto& [date, open] :
         {std::pair(QDate(2023, 11, 19), false), std::pair(QDate(2023, 11, 20), true),
          std::pair(QDate(2023, 12, 24), true), std::pair(QDate(2024, 1, 6), true),
          std::pair(QDate(2024, 1, 7), false)}) {
        request.now = QDateTime(date, QTime(18, 0));
        QCOMPARE(picked(makeMix(catalog, newcomer(), request), 1), open);
    }
    request.now = tuesdayEvening();
    request.recipe.genresFor.append(QStringLiteral("christmas"));
    QVERIFY(picked(makeMix(catalog, newcomer(), request), 1));
    Request radio;
    radio.kind = ListKind::LikeTrack;
    radio.seeds = {trackId(1)};
    radio.now = tuesdayEvening();
    radio.length = 5;
    library.tracks()[1].track.tags.title = QStringLiteral("Last Christmas");
    library.tracks()[1].features->embedding = library.tracks()[0].features->embedding;
    QVERIFY(picked(makeMix(library.catalog(), newcomer(), radio), 2));
}

void TestRecommendMix::theArtistCapHoldsAndIsReported() {
    SyntheticLibrary library = calmLibrary();
    for (int i = 0; i < 6; ++i) {
        library.tracks()[static_cast<std::size_t>(i)].track.tags.artists = {QStringLiteral("Same")};
    }
    Request request = calmRequest(); // three in 25: two in 10
    const Mix mix = makeMix(library.catalog(), newcomer(), request);
    QVERIFY(picked(mix, 1) && picked(mix, 2));
    for (const int id : {3, 4, 5, 6}) {
        QVERIFY(!picked(mix, id));
        QCOMPARE(withheld(mix, id)->rule, Rule::ArtistCap);
    }
    request.length = 25;
    QVERIFY(picked(makeMix(library.catalog(), newcomer(), request), 3));
}

void TestRecommendMix::theCapGivesWayBeforeTheListStaysShort() {
    SyntheticLibrary library;
    for (int i = 0; i < 30; ++i) {
        library.add(i < 24 ? QStringLiteral("Many") : QStringLiteral("Other %1").arg(i),
                    QStringLiteral("Song %1").arg(i));
    }
    const Mix mix = makeMix(library.catalog(), newcomer(), requestFor(QStringLiteral("calm")));
    QCOMPARE(mix.picks.size(), 25U);
    for (int id = 25; id <= 30; ++id) {
        QVERIFY(picked(mix, id)); // the others all come in: 19 by one artist are the least
    }
}

void TestRecommendMix::onlyWhatWouldHaveBeenPickedIsReported() {
    SyntheticLibrary library = calmLibrary();
    library.tracks()[39].features->spokenWord = true;
    library.tracks()[39].features->arousal = 1; // nowhere near
    library.tracks()[0].features->spokenWord = true;
    const Mix mix = makeMix(library.catalog(), newcomer(), calmRequest());
    QVERIFY(withheld(mix, 1).has_value());
    QVERIFY(!withheld(mix, 40).has_value());
}

void TestRecommendMix::lengthByMinutesIsWithinHalfATrack() {
    SyntheticLibrary library = SyntheticLibrary::random(400, 100, 36);
    const Catalog catalog = library.catalog();
    std::vector<int> lengths = catalog.durationSeconds;
    std::ranges::sort(lengths);
    const double half = lengths[lengths.size() / 2] / 2.0;
    for (const int minutes : {1, 10, 30, 45, 60, 120, 240}) {
        Request request = requestFor(QStringLiteral("commute"));
        request.minutes = minutes;
        request.length = 3; // not looked at
        const Mix mix = makeMix(catalog, newcomer(), request);
        double seconds = 0;
        for (const Pick& pick : mix.picks) {
            seconds +=
                catalog.durationSeconds[static_cast<std::size_t>(catalog.indexOf(pick.track))];
        }
        QVERIFY2(std::abs(seconds - 60 * minutes) <= half,
                 qPrintable(QStringLiteral("%1 s for %2 minutes").arg(seconds).arg(minutes)));
    }
    Request request = requestFor(QStringLiteral("commute"));
    request.minutes = 0;
    QVERIFY(makeMix(catalog, newcomer(), request).picks.empty());
}

void TestRecommendMix::tinyLibraries() {
    for (int size = 0; size <= 3; ++size) {
        SyntheticLibrary library;
        for (int i = 0; i < size; ++i) {
            library.add(QStringLiteral("One"), QStringLiteral("Song %1").arg(i));
        }
        const Catalog catalog = library.catalog();
        const Listener listener = size > 0 ? experiencedListener(catalog, 1) : newcomer();
        for (const ListKind kind : {ListKind::Recipe, ListKind::LikeTrack, ListKind::RightNow}) {
            Request request = requestFor(QStringLiteral("party"));
            request.kind = kind;
            request.seeds = {trackId(1)};
            const Mix fresh = makeMix(catalog, newcomer(), request);
            const int seeds = kind == ListKind::LikeTrack ? 1 : 0;
            QCOMPARE(static_cast<int>(fresh.picks.size()), std::max(0, size - seeds));
            const Mix known = makeMix(catalog, listener, request);
            QVERIFY(static_cast<int>(known.picks.size()) <= size);
            request.minutes = 30;
            QVERIFY(static_cast<int>(makeMix(catalog, listener, request).picks.size()) <= size);
            request.minutes.reset();
            request.length = 0;
            QVERIFY(makeMix(catalog, listener, request).picks.empty());
        }
    }
}

void TestRecommendMix::brokenFeaturesDoNoHarm() {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    SyntheticLibrary library = SyntheticLibrary::random(60, 20, 37);
    for (std::size_t i = 0; i < 60; i += 2) {
        analysis::Features& f = *library.tracks()[i].features;
        f.valence = i % 4 == 0 ? nan : 0.1;
        f.arousal = std::numeric_limits<double>::infinity();
        f.moodConfidence = nan;
        f.bpm = nan;
        f.integratedLufs = nan;
        f.danceability = nan;
        f.embedding.fill(std::numeric_limits<float>::quiet_NaN());
    }
    const Catalog catalog = library.catalog();
    Listener listener = experiencedListener(catalog, 5);
    listener.history.completions.push_back(
        {trackId(1), std::numeric_limits<float>::quiet_NaN(), Ending::SkippedOn, 0});
    Request request = requestFor(QStringLiteral("workout"));
    request.length = 60;
    request.exploration = nan;
    request.variety = nan;
    const Mix mix = makeMix(catalog, listener, request);
    QVERIFY(mix.picks.size() > 20);
    for (const Pick& pick : mix.picks) {
        QVERIFY(std::abs(pick.score) < 20 * kPoint);
    }
}

void TestRecommendMix::dialsDoWhatTheySay() {
    const Catalog catalog = SyntheticLibrary::random(400, 100, 38).catalog();
    Listener listener = knownBy({SignalId::Plays, SignalId::Daytime});
    std::set<library::TrackId> known, hits;
    for (int i = 0; i < 150; ++i) {
        const library::TrackId track = catalog.ids[static_cast<std::size_t>(2 * i)];
        known.insert(track);
        const int plays = i < 40 ? 15 : 1;
        for (int play = 0; play < plays; ++play) {
            listener.history.plays.push_back(
                playAt(track, tuesdayEvening().addDays(-40 - 10 * play)));
        }
        if (i < 40) {
            hits.insert(track);
        }
    }
    const auto countIn = [&](const Request& request, const std::set<library::TrackId>& set) {
        const Mix mix = makeMix(catalog, listener, request);
        return std::ranges::count_if(mix.picks,
                                     [&set](const Pick& pick) { return set.contains(pick.track); });
    };
    Request request = requestFor(QStringLiteral("commute"));
    const auto knownUsually = countIn(request, known);
    request.familiarity = 1;
    QVERIFY(countIn(request, known) > knownUsually + 4);
    request.familiarity = -1;
    QVERIFY(countIn(request, known) < knownUsually);

    request = requestFor(QStringLiteral("commute"));
    request.popularity = 1;
    const auto hitsWanted = countIn(request, hits);
    request.popularity = -1;
    const auto hitsUnwanted = countIn(request, hits);
    QVERIFY(hitsWanted > hitsUnwanted + 4);

    // Only the terms a dial is named for move.
    request = requestFor(QStringLiteral("commute"));
    request.length = 400;
    request.recipe.artistCap = 25;
    const Mix plain = makeMix(catalog, listener, request);
    request.familiarity = 0.8;
    request.popularity = -0.5;
    const Mix turned = makeMix(catalog, listener, request);
    bool playsMoved = false;
    for (const Pick& pick : plain.picks) {
        const Pick& other = pickOf(turned, static_cast<qint64>(pick.track));
        for (const SignalId id : {SignalId::Sound, SignalId::Mood, SignalId::Tags,
                                  SignalId::Exploration, SignalId::Daytime}) {
            QCOMPARE(points(other, id), points(pick, id));
        }
        playsMoved |= points(other, SignalId::Plays) != points(pick, SignalId::Plays);
    }
    QVERIFY(playsMoved);
    request = requestFor(QStringLiteral("commute"));
    request.exploration = 1;
    const Mix surprise = makeMix(catalog, listener, request);
    Points most = 0;
    for (const Pick& pick : surprise.picks) {
        most = std::max(most, points(pick, SignalId::Exploration));
    }
    QVERIFY(most > kPoint);
}

void TestRecommendMix::weakMatchesAreSaid() {
    SyntheticLibrary library;
    for (int i = 0; i < 12; ++i) {
        analysis::Features& f =
            *library.add(QStringLiteral("Artist %1").arg(i), QStringLiteral("Song %1").arg(i))
                 .features;
        f.valence = 0.3;
        f.arousal = i < 4 ? -0.7 : 0.9;
        f.bpm = i < 4 ? 60 : 170;
        f.integratedLufs = i < 4 ? -22 : -6;
    }
    const Mix mix = makeMix(library.catalog(), newcomer(), calmRequest());
    QCOMPARE(mix.picks.size(), 10U);
    for (const Pick& pick : mix.picks) {
        QCOMPARE(pick.weakMatch, static_cast<qint64>(pick.track) > 4);
        QCOMPARE(pick.reason.contains(u"weak match"), pick.weakMatch);
    }
    QVERIFY(mix.picks.back().reason.contains(u"170 BPM") ||
            mix.picks.front().reason.contains(u"170 BPM") ||
            std::ranges::any_of(mix.picks,
                                [](const Pick& pick) { return pick.reason.contains(u"170 BPM"); }));
    Listener deaf = newcomer();
    deaf.enabled.set(SignalId::Mood, false);
    deaf.enabled.set(SignalId::Sound, false);
    for (const Pick& pick : makeMix(library.catalog(), deaf, calmRequest()).picks) {
        QVERIFY(!pick.weakMatch); // without either it cannot be said
    }
}

/// Each claim in a reason is looked up again in what it is about.
void TestRecommendMix::reasonsAreTrue() {
    const Catalog catalog = SyntheticLibrary::random(500, 60, 40).catalog();
    const Listener listener = experiencedListener(catalog, 41);
    const QRegularExpression bpm(QStringLiteral("(\\d+) BPM"));
    const QRegularExpression finished(QStringLiteral("finished (\\d+) of (\\d+)"));
    const QRegularExpression played(QStringLiteral("played it (\\d+)"));
    int tempos = 0, finishes = 0, likes = 0, plays = 0;
    for (const auto* list : {&builtInMoods(), &builtInRecipes()}) {
        for (const Recipe& recipe : *list) {
            for (const Pick& pick : makeMix(catalog, listener, requestFor(recipe.key)).picks) {
                const auto at = static_cast<std::size_t>(catalog.indexOf(pick.track));
                const QString& reason = pick.reason;
                if (const auto match = bpm.match(reason); match.hasMatch()) {
                    QCOMPARE(match.captured(1).toInt(),
                             static_cast<int>(std::lround(catalog.bpm[at])));
                    if (!pick.weakMatch) {
                        QVERIFY(catalog.bpm[at] >= recipe.bpm->low &&
                                catalog.bpm[at] <= recipe.bpm->high);
                    }
                    ++tempos;
                }
                if (const auto match = finished.match(reason); match.hasMatch()) {
                    const auto of = std::ranges::count(listener.history.completions, pick.track,
                                                       &signals::CompletionRecord::track);
                    const auto done = std::ranges::count_if(
                        listener.history.completions, [&pick](const auto& record) {
                            return record.track == pick.track && record.share > 0.66F;
                        });
                    QCOMPARE(match.captured(1).toInt(), static_cast<int>(done));
                    QCOMPARE(match.captured(2).toInt(), static_cast<int>(of));
                    ++finishes;
                }
                if (const auto match = played.match(reason); match.hasMatch()) {
                    QCOMPARE(match.captured(1).toInt(),
                             static_cast<int>(std::ranges::count(listener.history.plays, pick.track,
                                                                 &signals::PlayRecord::track)));
                    ++plays;
                }
                if (reason.contains(u"Because you like it")) {
                    const auto last = std::find_if(
                        listener.history.likes.rbegin(), listener.history.likes.rend(),
                        [&pick](const auto& like) { return like.track == pick.track; });
                    QVERIFY(last != listener.history.likes.rend() && last->value == 1);
                    ++likes;
                }
                if (reason.contains(u"Calm") && !pick.weakMatch) {
                    QVERIFY(catalog.arousal[at] < 0);
                }
                if (reason.contains(u"Lively") && !pick.weakMatch) {
                    QVERIFY(catalog.arousal[at] > 0);
                }
                if (reason.contains(u"quiet")) {
                    QVERIFY(catalog.loudnessLufs[at] < -18);
                }
            }
        }
    }
    QVERIFY(tempos > 20 && finishes > 5 && likes > 5 && plays + tempos > 20);
}

void TestRecommendMix::rulesAndTermsHaveWords() {
    std::set<QString> keys;
    for (int i = 0; i <= static_cast<int>(Rule::AlreadyQueued); ++i) {
        QVERIFY(keys.insert(ruleKey(static_cast<Rule>(i))).second);
        QVERIFY(!ruleText(static_cast<Rule>(i)).isEmpty());
    }
    for (int i = 0; i < kTermCount; ++i) {
        QVERIFY(keys.insert(termKey(i)).second);
        QVERIFY(!termName(i).isEmpty());
    }
    QCOMPARE(termKey(static_cast<int>(Term::Diversity)), QStringLiteral("diversity"));
    QCOMPARE(termKey(static_cast<int>(SignalId::Plays)), QStringLiteral("plays"));
}

void TestRecommendMix::aStopEndsEarly() {
    const Catalog catalog = calmLibrary().catalog();
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(makeMix(catalog, newcomer(), calmRequest(), stop.get_token()).picks.empty());
}

QTEST_GUILESS_MAIN(TestRecommendMix)
#include "test_recommend_mix.moc"
