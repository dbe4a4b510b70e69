// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/spotlight_job.h"
#include "tests/core/jobs/archive_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_spotlight {

using fixtures::DataFolder;
using fixtures::must;
using signals::SpotlightScope;

/// What is in the spotlight is told by the album and artist of each song, as lists tell them.
class TestSpotlight : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anArtistIsInItWithAllSongs() {
        DataFolder data;
        data.addSongs();
        data.allow();
        QCOMPARE(
            must(jobs::setSpotlight(data.workspace(), data.song(1), SpotlightScope::Artist, 2)),
            QStringLiteral("Artist 1"));
        QVERIFY(must(jobs::isSpotlit(data.workspace(), data.song(1))));
        QVERIFY(must(jobs::isSpotlit(data.workspace(), data.song(5)))); // by the same
        QVERIFY(!must(jobs::isSpotlit(data.workspace(), data.song(2))));

        // From another song it is the same mark, for another time.
        must(jobs::setSpotlight(data.workspace(), data.song(5), SpotlightScope::Artist, 4));
        const auto marks = must(data.store().spotlights());
        QCOMPARE(marks.size(), std::size_t{1});
        QCOMPARE(marks[0].weeks, 4);
        data.pass(std::chrono::hours(24 * 27));
        QVERIFY(must(jobs::isSpotlit(data.workspace(), data.song(9))));
        data.pass(std::chrono::hours(24));
        QVERIFY(!must(jobs::isSpotlit(data.workspace(), data.song(9))));

        must(jobs::setSpotlight(data.workspace(), data.song(1), SpotlightScope::Artist, 1));
        must(jobs::setSpotlight(data.workspace(), data.song(9), SpotlightScope::Artist, 0));
        QVERIFY(!must(jobs::isSpotlit(data.workspace(), data.song(1))));
    }

    void withoutAnAlbumThereIsNoneToPutThere() {
        DataFolder data;
        data.addSongs();
        data.allow();
        const auto refused =
            jobs::setSpotlight(data.workspace(), data.song(1), SpotlightScope::Album, 2);
        QVERIFY(!refused);
        QVERIFY(refused.error().what.contains(QStringLiteral("no album")));
        QVERIFY(!jobs::setSpotlight(data.workspace(), library::TrackId{999}, SpotlightScope::Artist,
                                    2));
        QVERIFY(must(data.store().spotlights()).empty());
    }

    void whileItIsOffNothingIsInIt() {
        DataFolder data;
        data.addSongs();
        data.allow();
        must(jobs::setSpotlight(data.workspace(), data.song(1), SpotlightScope::Artist, 2));
        data.allow(false);
        QVERIFY(!must(jobs::isSpotlit(data.workspace(), data.song(1))));
        QVERIFY(!jobs::setSpotlight(data.workspace(), data.song(1), SpotlightScope::Artist, 2));
    }
};

EARSHOT_TEST(QCoreApplication, TestSpotlight)

} // namespace earshot::test_spotlight

#include "test_spotlight.moc"
