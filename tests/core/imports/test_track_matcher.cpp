// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/track_matcher.h"
#include "core/library/schema.h"
#include "core/library/track_writer.h"
#include "core/storage/migrations.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_track_matcher {

using namespace earshot::imports;
using namespace Qt::StringLiterals;
using library::TrackId;

class TestTrackMatcher : public QObject {
    Q_OBJECT

private:
    fixtures::Folder m_folder;
    std::unique_ptr<storage::Connection> m_connection;
    std::optional<TrackMatcher> m_matcher;
    QHash<QString, TrackId> m_ids; ///< by place

    void add(const QString& place, const QStringList& artists, const QString& title,
             const QString& album, const QString& recording = {}) {
        library::Track track;
        track.path = m_folder.path() / place.toStdString();
        track.tags.artists = artists;
        track.tags.title = title;
        track.tags.album = album;
        track.tags.musicBrainz.recording = recording;
        const auto id = library::TrackWriter(*m_connection).insert(track);
        if (!id) {
            qFatal("%s was not added", qPrintable(place));
        }
        m_ids.insert(place, *id);
    }

private Q_SLOTS:
    void initTestCase() {
        auto opened =
            storage::Connection::open(m_folder / "library.db", storage::Access::ReadWrite);
        QVERIFY(opened.ok());
        m_connection = std::make_unique<storage::Connection>(std::move(*opened));
        QVERIFY(storage::migrate(*m_connection, library::librarySchema(), m_folder / "b").ok());
        add(u"says"_s, {u"Nils Frahm"_s}, u"Says"_s, u"Spaces"_s);
        add(u"says-best"_s, {u"Nils Frahm"_s}, u"Says"_s, u"The Best"_s);
        add(u"halo"_s, {u"Björk"_s}, u"Hyper-ballad"_s, u"Post"_s,
            u"ab12cd34-0000-4000-8000-000000000001"_s);
        add(u"remaster"_s, {u"Queen"_s}, u"Bohemian Rhapsody (Remastered 2011)"_s, u"A Night"_s);
        add(u"duet"_s, {u"Queen"_s, u"David Bowie"_s}, u"Under Pressure"_s, u"Hot Space"_s);
        add(u"nothing"_s, {}, {}, {});
        auto matcher = TrackMatcher::in(library::TrackStore(*m_connection));
        QVERIFY(matcher.ok());
        m_matcher = std::move(*matcher);
    }

    void songsAreFound_data() {
        QTest::addColumn<HeardSong>("song");
        QTest::addColumn<QString>("place");
        QTest::addColumn<MatchKind>("kind");
        const QString id = u"ab12cd34-0000-4000-8000-000000000001"_s;
        const auto row = [](const char* name, const HeardSong& song, const QString& place,
                            MatchKind kind) { QTest::newRow(name) << song << place << kind; };
        row("by its recording", {u"bjork"_s, u"Another title"_s, {}, id}, u"halo"_s,
            MatchKind::Recording);
        row("another recording, same names",
            {u"Bjork"_s, u"HYPER BALLAD"_s, {}, QString(id).replace(u'1', u'2')}, u"halo"_s,
            MatchKind::Names);
        row("the first of two", {u"Nils Frahm"_s, u"Says"_s, {}, {}}, u"says"_s, MatchKind::Names);
        row("by its album", {u"nils frahm"_s, u"says"_s, u"The best"_s, {}}, u"says-best"_s,
            MatchKind::Names);
        row("an album that is not here", {u"Nils Frahm"_s, u"Says"_s, u"Live"_s, {}}, u"says"_s,
            MatchKind::Names);
        row("without brackets here", {u"Queen"_s, u"Bohemian Rhapsody"_s, {}, {}}, u"remaster"_s,
            MatchKind::Looser);
        row("other brackets there",
            {u"Queen"_s, u"Bohemian Rhapsody - 2011 Mix (Remaster)"_s, {}, {}}, {},
            MatchKind::NotFound);
        row("brackets there", {u"Nils Frahm"_s, u"Says (Live at Berlin)"_s, {}, {}}, u"says"_s,
            MatchKind::Looser);
        row("feat.",
            {u"Queen feat. David Bowie"_s, u"Under Pressure (feat. David Bowie)"_s, {}, {}},
            u"duet"_s, MatchKind::Looser);
        row("the second artist", {u"David Bowie"_s, u"Under Pressure"_s, {}, {}}, u"duet"_s,
            MatchKind::Names);
        row("another artist", {u"Someone"_s, u"Says"_s, {}, {}}, {}, MatchKind::NotFound);
        row("a remix is another", {u"Nils Frahm"_s, u"Says (Somebody Remix)"_s, {}, {}}, {},
            MatchKind::NotFound);
        row("only signs", {u"?"_s, u"!!!"_s, {}, {}}, {}, MatchKind::NotFound);
    }
    void songsAreFound() {
        QFETCH(HeardSong, song);
        QFETCH(QString, place);
        const Match match = m_matcher->match(song);
        QTEST(match.kind, "kind");
        QCOMPARE(match.track, place.isEmpty() ? TrackId::None : m_ids.value(place));
    }

    void artistsAreFoundByWhatIsFiledUnderThem() {
        QCOMPARE(m_matcher->byArtist(u"NILS FRAHM"_s), m_ids.value(u"says"_s));
        QCOMPARE(m_matcher->byArtist(u"Bjork"_s), m_ids.value(u"halo"_s));
        QCOMPARE(m_matcher->byArtist(u"David Bowie"_s), TrackId::None); // a guest on one song
        QCOMPARE(m_matcher->byArtist(u"?"_s), TrackId::None);
        QCOMPARE(m_matcher->byArtist({}), TrackId::None);
    }
};

EARSHOT_TEST(QCoreApplication, TestTrackMatcher)

} // namespace earshot::test_track_matcher

#include "test_track_matcher.moc"
