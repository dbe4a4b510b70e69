// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/recommend/mix_helpers.h"
#include "tests/fixtures/test_program.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace earshot::test_recommend_mix {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;
using signals::Ending;

namespace {

double meanOf(const Catalog& catalog, const Mix& mix, const std::vector<float>& column) {
    double sum = 0;
    for (const Pick& pick : mix.picks) {
        sum += column[static_cast<std::size_t>(catalog.indexOf(pick.track))];
    }
    return sum / static_cast<double>(mix.picks.size());
}

QString artistOf(const Catalog& catalog, library::TrackId id) {
    const auto track = static_cast<std::size_t>(catalog.indexOf(id));
    return catalog.artistNames[static_cast<std::size_t>(catalog.artist[track])];
}

QString genreOf(const Catalog& catalog, library::TrackId id) {
    const auto genres = catalog.genres[static_cast<std::size_t>(catalog.indexOf(id))];
    return catalog.genreNames[static_cast<std::size_t>(genres.front())];
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
    void lengthByMinutesIsWithinHalfATrack();
    void tinyLibraries();
    void brokenFeaturesDoNoHarm();
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
    const QRegularExpression finished(
        QStringLiteral("finished (\\d+) of (\\d+) play\\(s\\)(?: of ([^·]+))?"));
    const QRegularExpression played(QStringLiteral("played it (\\d+)"));
    int tempos = 0, finishes = 0, artists = 0, likes = 0, plays = 0;
    for (const auto* list : {&builtInMoods(), &builtInRecipes()}) {
        for (const Recipe& recipe : *list) {
            for (const Pick& pick : makeMix(catalog, listener, requestFor(recipe.key)).picks) {
                const auto at = static_cast<std::size_t>(catalog.indexOf(pick.track));
                const QString& reason = pick.reason;
                if (const auto match = bpm.match(reason); match.hasMatch()) {
                    QCOMPARE(match.captured(1).toInt(),
                             static_cast<int>(std::lround(catalog.bpm[at])));
                    const bool twoSteps = reason.contains(QLatin1String("two steps to a beat"));
                    QVERIFY(recipe.halfTempo || !twoSteps);
                    if (!pick.weakMatch) {
                        const double counted = catalog.bpm[at] * (twoSteps ? 2 : 1);
                        QVERIFY(counted >= recipe.bpm->low && counted <= recipe.bpm->high);
                    }
                    ++tempos;
                }
                if (const auto match = finished.match(reason); match.hasMatch()) {
                    // An artist or a genre, before a second reason.
                    const QString artist = match.captured(3).trimmed();
                    const auto meant = [&](const signals::CompletionRecord& record) {
                        return artist.isEmpty() ? record.track == pick.track
                                                : artistOf(catalog, record.track) == artist ||
                                                      genreOf(catalog, record.track) == artist;
                    };
                    const auto done = std::ranges::count_if(
                        listener.history.completions,
                        [&](const auto& record) { return meant(record) && record.share > 0.66F; });
                    QVERIFY(artist.isEmpty() || artist == artistOf(catalog, pick.track) ||
                            artist == genreOf(catalog, pick.track));
                    QCOMPARE(match.captured(1).toInt(), static_cast<int>(done));
                    QCOMPARE(match.captured(2).toInt(), static_cast<int>(std::ranges::count_if(
                                                            listener.history.completions, meant)));
                    ++(artist.isEmpty() ? finishes : artists);
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
                if (reason.startsWith(u"Calm") && !pick.weakMatch) {
                    QVERIFY(catalog.arousal[at] < 0);
                }
                if (reason.startsWith(u"Lively") && !pick.weakMatch) {
                    QVERIFY(catalog.arousal[at] > 0);
                }
                if (reason.contains(u"quiet")) {
                    QVERIFY(catalog.loudnessLufs[at] < -18);
                }
            }
        }
    }
    QVERIFY(tempos > 20 && finishes > 5 && artists > 5 && likes > 5 && plays + tempos > 20);
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

EARSHOT_TEST(QCoreApplication, TestRecommendMix)

} // namespace earshot::test_recommend_mix

#include "test_recommend_mix.moc"
