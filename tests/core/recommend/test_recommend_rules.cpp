// SPDX-License-Identifier: GPL-3.0-or-later
// What rules keep out of a list, and that the list says so.
#include "tests/core/recommend/mix_helpers.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_recommend_rules {

using namespace earshot::recommend;
using namespace earshot::recommend::tests;

class TestRecommendRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playedRecentlyIsWithheld();
    void withoutTimesTodayIsRecent();
    void smallLibrariesDoNotRunDry();
    void dislikedAndQueuedAreWithheld();
    void otherVersionsAndCopiesAreWithheld();
    void speechSeasonAndTheUnheardAreWithheld();
    void seasonIsOpenAtChristmasAndWhenAskedFor();
    void theArtistCapHoldsAndIsReported();
    void theCapGivesWayBeforeTheListStaysShort();
    void theCapYieldsToWhatFits();
    void onlyWhatWouldHaveBeenPickedIsReported();
};

void TestRecommendRules::playedRecentlyIsWithheld() {
    const Catalog catalog = calmLibrary().catalog();
    Listener listener = knownBy({SignalId::Plays, SignalId::Daytime});
    const QDateTime now = tuesdayEvening();
    listener.history.plays = {playAt(trackId(1), now.addSecs(-3600)),
                              playAt(trackId(2), now.addSecs(-2 * 3600 + 1)),
                              playAt(trackId(3), now.addSecs(-2 * 3600 - 1))};
    const Mix mix = makeMix(catalog, listener, calmRequest());
    QVERIFY(!picked(mix, 1));
    QCOMPARE(withheld(mix, 1)->rule, Rule::PlayedRecently);
    Request all = calmRequest();
    all.length = 40;
    const Mix whole = makeMix(catalog, listener, all);
    QVERIFY(!picked(whole, 1) && !picked(whole, 2) && picked(whole, 3));
    QVERIFY(mix.used.has(SignalId::Plays));
    QVERIFY(mix.personalised);
    QVERIFY(picked(makeMix(catalog, switchedOff(listener, SignalId::Plays), calmRequest()), 1));
}

void TestRecommendRules::withoutTimesTodayIsRecent() {
    const Catalog catalog = calmLibrary().catalog();
    Listener listener = knownBy({SignalId::Plays});
    const qint64 today = QDate(1970, 1, 1).daysTo(tuesdayEvening().date());
    const auto noon = [](qint64 day) { return day * 86'400 + 43'200; };
    listener.history.plays = {{trackId(1), noon(today), today},
                              {trackId(2), noon(today - 1), today - 1}};
    const Mix mix = makeMix(catalog, listener, calmRequest());
    QCOMPARE(withheld(mix, 1)->rule, Rule::PlayedRecently);
    Request all = calmRequest();
    all.length = 40;
    const Mix whole = makeMix(catalog, listener, all);
    QVERIFY(!picked(whole, 1) && picked(whole, 2));
}

void TestRecommendRules::smallLibrariesDoNotRunDry() {
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

void TestRecommendRules::dislikedAndQueuedAreWithheld() {
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

void TestRecommendRules::otherVersionsAndCopiesAreWithheld() {
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

void TestRecommendRules::speechSeasonAndTheUnheardAreWithheld() {
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
    library.tracks()[4].features->integratedLufs.reset();
    library.tracks()[4].track.tags.genres = {QStringLiteral("Ambient")};
    const Mix mix = makeMix(library.catalog(), newcomer(), calmRequest());
    QCOMPARE(mix.picks.size(), 10U);
    for (const auto& [id, rule] : {std::pair(1, Rule::SpokenWord), std::pair(2, Rule::SpokenWord),
                                   std::pair(3, Rule::Season), std::pair(4, Rule::NotAnalysed),
                                   std::pair(5, Rule::Silent)}) {
        QVERIFY(!picked(mix, id));
        QVERIFY(withheld(mix, id).has_value());
        QCOMPARE(withheld(mix, id)->rule, rule);
    }
}

void TestRecommendRules::seasonIsOpenAtChristmasAndWhenAskedFor() {
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

void TestRecommendRules::theArtistCapHoldsAndIsReported() {
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

void TestRecommendRules::theCapGivesWayBeforeTheListStaysShort() {
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

void TestRecommendRules::theCapYieldsToWhatFits() {
    // Four calm tracks by one artist; eight loud and fast ones by others.
    SyntheticLibrary library;
    for (int i = 0; i < 12; ++i) {
        const bool calm = i < 4;
        analysis::Features& f =
            *library
                 .add(calm ? QStringLiteral("Quiet Ones") : QStringLiteral("Artist %1").arg(i),
                      QStringLiteral("Song %1").arg(i))
                 .features;
        f.valence = 0.3;
        f.arousal = calm ? -0.7 : 0.9;
        f.bpm = calm ? 60 : 170;
        f.integratedLufs = calm ? -22 : -6;
    }
    Request request = calmRequest();
    request.length = 6;
    const auto calmPicks = [](const Mix& mix) {
        return std::ranges::count_if(
            mix.picks, [](const Pick& pick) { return static_cast<qint64>(pick.track) <= 4; });
    };
    // In proportion the cap would be one; it goes up to the recipe's three, not further.
    QCOMPARE(request.recipe.artistCap, 3);
    QCOMPARE(calmPicks(makeMix(library.catalog(), newcomer(), request)), 3);

    // With enough that fits by others it stays at one.
    for (MadeTrack& made : library.tracks()) {
        made.features->arousal = -0.7;
        made.features->bpm = 60;
        made.features->integratedLufs = -22;
    }
    QCOMPARE(calmPicks(makeMix(library.catalog(), newcomer(), request)), 1);
}

void TestRecommendRules::onlyWhatWouldHaveBeenPickedIsReported() {
    SyntheticLibrary library = calmLibrary();
    library.tracks()[39].features->spokenWord = true;
    library.tracks()[39].features->arousal = 1; // nowhere near
    library.tracks()[0].features->spokenWord = true;
    const Mix mix = makeMix(library.catalog(), newcomer(), calmRequest());
    QVERIFY(withheld(mix, 1).has_value());
    QVERIFY(!withheld(mix, 40).has_value());
}

EARSHOT_TEST(QCoreApplication, TestRecommendRules)

} // namespace earshot::test_recommend_rules

#include "test_recommend_rules.moc"
