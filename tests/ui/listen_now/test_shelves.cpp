// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/listen_now/shelves.h"

#include <QTest>

using namespace earshot;
using library::TrackId;

namespace {

constexpr qint64 kDay = 24 * 60 * 60;
constexpr qint64 kNow = 1'767'000'000;

void add(std::vector<signals::PlayRecord>& plays, qint64 track, int times, qint64 daysAgo) {
    for (int i = 0; i < times; ++i) {
        signals::PlayRecord play;
        play.track = TrackId{track};
        play.atSeconds = kNow - (daysAgo + i) * kDay;
        plays.push_back(play);
    }
}

} // namespace

class TestShelves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rediscoverIsOftenPlayedAndLongAgo() {
        std::vector<signals::PlayRecord> plays;
        add(plays, 1, 4, 100); // often, long ago
        add(plays, 2, 4, 10);  // often, lately
        add(plays, 3, 2, 100); // twice may be chance
        add(plays, 4, 9, 61);  // most often, just long enough ago
        QCOMPARE(ui::rediscoverable(plays, kNow), (std::vector{TrackId{4}, TrackId{1}}));
        QVERIFY(ui::rediscoverable({}, kNow).empty());
    }
};

QTEST_GUILESS_MAIN(TestShelves)
#include "test_shelves.moc"
