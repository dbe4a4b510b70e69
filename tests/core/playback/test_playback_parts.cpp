// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/constants.h"
#include "core/playback/feeder.h"
#include "core/playback/lookahead.h"
#include "core/playback/queue.h"
#include "core/playback/timeline.h"
#include "core/playback/track_gain.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

namespace earshot::test_playback_parts {

using playback::Ending;
using playback::Feeder;
using playback::Lookahead;
using playback::PeakGuard;
using playback::PlayBuffer;
using playback::Queue;
using playback::QueueItem;
using playback::Stretch;
using playback::Timeline;

namespace {

std::vector<QueueItem> items(const std::string& names) {
    std::vector<QueueItem> all;
    for (const char name : names) {
        QueueItem item;
        item.title = QString(QLatin1Char(name));
        item.path = std::string(1, name);
        all.push_back(item);
    }
    return all;
}

/// The queue's titles, the current one in brackets.
QString shown(const Queue& queue) {
    QString text;
    for (int i = 0; i < static_cast<int>(queue.items().size()); ++i) {
        const QString title = queue.items()[static_cast<std::size_t>(i)].title;
        text += i == queue.current() ? QStringLiteral("[%1]").arg(title) : title;
    }
    return text;
}

std::vector<quint64> tokens(const Lookahead& lookahead) {
    std::vector<quint64> all;
    for (const auto& item : lookahead.plan().items) {
        all.push_back(item.token);
    }
    return all;
}

} // namespace

/// The parts that decide, without threads and devices.
class TestPlaybackParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void queueEdits_data();
    void queueEdits();
    void queueIgnoresWhatIsOutOfRange();
    void queueTellsWhatChanged();
    void queueAsksForMoreOnce();
    void queueForgetsWhatPlayedLongAgo();
    void lookaheadKeepsTokensOfWhatDidNotMove();
    void lookaheadPlansPastFailures();
    void timelineMapsWhatWasHeard();
    void peakGuardHoldsFullScale();
    void peakGuardLeavesTheRestAlone();
    void bufferIsBounded();
    void bufferDropsWhatIsNotWanted();
};

void TestPlaybackParts::queueEdits_data() {
    QTest::addColumn<std::function<void(Queue&)>>("edit");
    QTest::addColumn<QString>("after");
    using Edit = std::function<void(Queue&)>;
    const auto row = [](const char* name, const Edit& edit, const char* after) {
        QTest::newRow(name) << edit << QString::fromLatin1(after);
    };
    // Before: ab[c]de
    row(
        "append", [](Queue& q) { q.append(items("xy")); }, "ab[c]dexy");
    row(
        "insert next", [](Queue& q) { q.insertNext(items("xy")); }, "ab[c]xyde");
    row(
        "move one up", [](Queue& q) { q.move(4, 3); }, "ab[c]ed");
    row(
        "move over the current one, up", [](Queue& q) { q.move(4, 0); }, "eab[c]d");
    row(
        "move over the current one, down", [](Queue& q) { q.move(0, 4); }, "b[c]dea");
    row(
        "move to the current one's place", [](Queue& q) { q.move(4, 2); }, "abe[c]d");
    row(
        "move the current one", [](Queue& q) { q.move(2, 4); }, "abde[c]");
    row(
        "remove before", [](Queue& q) { q.remove(0); }, "b[c]de");
    row(
        "remove after", [](Queue& q) { q.remove(3); }, "ab[c]e");
    row(
        "remove the current one", [](Queue& q) { q.remove(2); }, "ab[d]e");
    row(
        "clear up next", [](Queue& q) { q.clearUpNext(); }, "ab[c]");
    row(
        "replace up next", [](Queue& q) { q.replaceUpNext(items("xyz")); }, "ab[c]xyz");
    row(
        "advance", [](Queue& q) { q.advance(); }, "abc[d]e");
    row(
        "back", [](Queue& q) { q.back(); }, "a[b]cde");
    row(
        "jump", [](Queue& q) { q.jumpTo(4); }, "abcd[e]");
    row(
        "play", [](Queue& q) { q.play(items("xy"), 1); }, "x[y]");
    row(
        "play nothing", [](Queue& q) { q.play({}); }, "");
    row(
        "play from too far", [](Queue& q) { q.play(items("xy"), 9); }, "x[y]");
}

void TestPlaybackParts::queueEdits() {
    QFETCH(std::function<void(Queue&)>, edit);
    QFETCH(QString, after);
    Queue queue;
    queue.play(items("abcde"), 2);
    edit(queue);
    QCOMPARE(shown(queue), after);
}

void TestPlaybackParts::queueIgnoresWhatIsOutOfRange() {
    Queue queue;
    QVERIFY(!queue.advance());
    QVERIFY(!queue.back());
    queue.clearUpNext();
    queue.play(items("ab"), 1);
    QSignalSpy changed(&queue, &Queue::changed);
    QSignalSpy current(&queue, &Queue::currentChanged);
    queue.move(0, 2);
    queue.move(-1, 0);
    queue.remove(2);
    queue.jumpTo(2);
    queue.jumpTo(-1);
    queue.append({});
    QVERIFY(!queue.advance());
    QCOMPARE(shown(queue), QStringLiteral("a[b]"));
    QCOMPARE(changed.size() + current.size(), 0);
    QVERIFY(!queue.nextItem());
    queue.remove(1);
    QCOMPARE(queue.current(), -1);
    QVERIFY(!queue.currentItem());
    QCOMPARE(queue.nextItem()->title, QStringLiteral("a"));
}

void TestPlaybackParts::queueTellsWhatChanged() {
    Queue queue;
    QStringList told;
    connect(&queue, &Queue::changed, this, [&] { told += QStringLiteral("items"); });
    connect(&queue, &Queue::currentChanged, this, [&] { told += QStringLiteral("current"); });
    queue.play(items("abc"));
    QCOMPARE(told.join(u' '), QStringLiteral("current items"));
    told.clear();
    queue.move(0, 2);
    queue.append(items("d"));
    QCOMPARE(told.join(u' '), QStringLiteral("items items"));
    told.clear();
    queue.jumpTo(queue.current()); // start it again
    QCOMPARE(told.join(u' '), QStringLiteral("current"));
}

void TestPlaybackParts::queueAsksForMoreOnce() {
    Queue queue;
    QList<int> asked;
    connect(&queue, &Queue::runningOut, this, [&](int remaining) { asked += remaining; });
    queue.play(items("abcde"));
    queue.advance();
    QCOMPARE(asked, QList<int>());
    queue.advance();
    QCOMPARE(asked, QList<int>({2}));
    queue.append(items("f"));
    queue.move(3, 4);
    QCOMPARE(asked, QList<int>({2}));
    queue.clearUpNext();
    QCOMPARE(asked, QList<int>({2, 0}));
    queue.append(items("g")); // one is still few, but it is the answer to the question
    QCOMPARE(asked, QList<int>({2, 0}));
}

void TestPlaybackParts::queueForgetsWhatPlayedLongAgo() {
    Queue queue;
    queue.play(items(std::string(3'000, 'a')), 2'999);
    queue.append(items("b"));
    QCOMPARE(queue.current(), playback::kKeptHistory);
    QCOMPARE(queue.items().size(), static_cast<std::size_t>(playback::kKeptHistory) + 2);
    QCOMPARE(queue.nextItem()->title, QStringLiteral("b"));
}

void TestPlaybackParts::lookaheadKeepsTokensOfWhatDidNotMove() {
    Queue queue;
    queue.play(items("abcdefgh"), 1);
    Lookahead lookahead;
    lookahead.begin(queue);
    const auto before = tokens(lookahead); // b c d e
    QCOMPARE(before.size(), std::size_t(playback::kLookahead) + 1);
    QCOMPARE(lookahead.plan().rest, playback::Plan::Rest::More);
    queue.move(3, 7); // d to the end
    lookahead.follow(queue);
    auto after = tokens(lookahead); // b c e f
    QCOMPARE(after[0], before[0]);
    QCOMPARE(after[1], before[1]);
    QVERIFY(after[2] > before[3]);
    QVERIFY(std::ranges::is_sorted(after));

    queue.remove(0);
    lookahead.follow(queue);
    QCOMPARE(tokens(lookahead), after);

    const int steps = lookahead.stepsTo(after[1]);
    QCOMPARE(steps, 1);
    lookahead.advance(steps);
    queue.advance();
    lookahead.follow(queue);
    QCOMPARE(lookahead.current()->item.title, QStringLiteral("c"));
    QCOMPARE(tokens(lookahead)[0], after[1]);
    QCOMPARE(lookahead.stepsTo(after[0]), -1);

    const quint64 run = lookahead.run();
    lookahead.begin(queue); // the same item again is another listening
    QVERIFY(tokens(lookahead)[0] > after[3]);
    QVERIFY(lookahead.run() > run);
}

void TestPlaybackParts::lookaheadPlansPastFailures() {
    Queue queue;
    queue.play(items("abcdefgh"));
    Lookahead lookahead;
    lookahead.begin(queue);
    const auto before = tokens(lookahead); // a b c d
    lookahead.markFailed(before[1], queue);
    lookahead.markFailed(before[2], queue);
    const auto plan = lookahead.plan(); // a d e f
    QCOMPARE(plan.items.size(), std::size_t(4));
    QCOMPARE(plan.items[1].path, std::filesystem::path("d"));
    QCOMPARE(plan.items[3].path, std::filesystem::path("f"));
    QCOMPARE(lookahead.stepsToPlayable(), 3);
    QCOMPARE(lookahead.stepsTo(before[3]), 3);
    queue.clearUpNext();
    lookahead.follow(queue);
    QCOMPARE(lookahead.stepsToPlayable(), -1);
    QCOMPARE(lookahead.plan().rest, playback::Plan::Rest::None);
}

void TestPlaybackParts::timelineMapsWhatWasHeard() {
    Timeline timeline;
    timeline.handOver({1, 500, 100, Ending::None});
    timeline.handOver({1, 600, 50, Ending::End});
    timeline.handOver({2, 0, 80, Ending::None});
    timeline.handOver({2, 80, 0, Ending::Fault});
    timeline.handOver({3, 0, 10, Ending::None});
    QCOMPARE(timeline.handed(), 240);
    QVERIFY(timeline.hear(-5).empty());

    auto heard = timeline.hear(120);
    QCOMPARE(heard.size(), std::size_t(1));
    QCOMPARE(heard[0].frame, 500);
    QCOMPARE(heard[0].frames, 120);
    QCOMPARE(heard[0].ending, Ending::None);
    QVERIFY(timeline.hear(110).empty()); // an output that says less than before

    heard = timeline.hear(155);
    QCOMPARE(heard.size(), std::size_t(2));
    QCOMPARE(heard[0].frames, 30);
    QCOMPARE(heard[0].ending, Ending::End);
    QCOMPARE(heard[1].token, quint64(2));
    QCOMPARE(heard[1].frames, 5);

    heard = timeline.hear(1'000);
    QCOMPARE(heard.size(), std::size_t(2));
    QCOMPARE(heard[0].ending, Ending::Fault);
    QCOMPARE(heard[0].frame + heard[0].frames, 80);
    QCOMPARE(heard[1].token, quint64(3));
    QVERIFY(timeline.waiting().empty());
    timeline.handOver({3, 10, 0, Ending::End}); // the ending comes on its own
    heard = timeline.hear(240);
    QCOMPARE(heard.size(), std::size_t(1));
    QCOMPARE(heard[0].ending, Ending::End);
}

void TestPlaybackParts::peakGuardHoldsFullScale() {
    const auto loud = fixtures::sine(997, 2.0, 44'100, 0.9);
    for (const double gain : {1.5, 4.0}) {
        auto samples = loud;
        PeakGuard guard;
        guard.begin(gain, 44'100);
        guard.process(samples, 1);
        const float highest = *std::ranges::max_element(samples);
        QVERIFY2(highest <= 1.0F && highest > 0.98F, qPrintable(QString::number(highest)));
    }
}

void TestPlaybackParts::peakGuardLeavesTheRestAlone() {
    // One click in quiet sound: the gain is back after a second.
    auto samples = fixtures::sine(440, 2.0, 44'100, 0.1);
    const auto before = samples;
    samples[22'050] = 0.9F;
    PeakGuard guard;
    guard.begin(2.0, 44'100);
    guard.process(samples, 1);
    QCOMPARE(samples[22'050], 1.0F);
    QCOMPARE(samples[22'000], before[22'000] * 2.0F);
    QVERIFY(std::abs(samples[22'060]) < std::abs(before[22'060] * 2.0F));
    QVERIFY(std::abs(samples[80'000] - before[80'000] * 2.0F) < 0.002F);
}

/// An hour-long file must not be decoded into memory.
void TestPlaybackParts::bufferIsBounded() {
    fixtures::Folder folder;
    fixtures::writeWav(folder / "long.wav", fixtures::sine(100, 60.0, 8'000), 8'000, 1);
    PlayBuffer buffer;
    std::atomic<bool> ready = false;
    Feeder::Callbacks callbacks;
    callbacks.ready = [&ready](quint64) { ready = true; };
    callbacks.opened = [](quint64, qint64) {};
    callbacks.unplayable = [](quint64, const base::Error&) {};
    callbacks.broken = [](quint64, const base::Error&) {};
    callbacks.idle = [](quint64, quint64) {};
    Feeder feeder(buffer, callbacks);
    feeder.restart({8'000, 1}, {{1, folder / "long.wav", 1.0}}, 0.0);
    QTRY_VERIFY(ready);
    const qint64 capacity = 8'000 * playback::kAheadMs / 1'000;
    QTRY_VERIFY(buffer.bufferedFrames() >= capacity);
    std::vector<float> taken(8'000);
    QCOMPARE(buffer.pull(taken, 1), 8'000);
    QTRY_VERIFY(buffer.bufferedFrames() >= capacity);
    QVERIFY(buffer.bufferedFrames() < capacity + 8'000);
    QCOMPARE(buffer.pull(taken, 2), 0); // not the format it was filled for
}

void TestPlaybackParts::bufferDropsWhatIsNotWanted() {
    PlayBuffer buffer;
    const quint64 epoch = buffer.reset(44'100, 1, {1, 2});
    const auto push = [&](quint64 token, float value, std::size_t frames, Ending ending) {
        return buffer.push(epoch, {token, 0, 1.0, std::vector<float>(frames, value), ending});
    };
    QVERIFY(push(1, 0.1F, 100, Ending::End));
    QVERIFY(push(2, 0.2F, 100, Ending::None));
    QVERIFY(!push(3, 0.3F, 100, Ending::None));
    std::vector<float> out(60);
    QCOMPARE(buffer.pull(out, 1), 60);
    QVERIFY(buffer.keep({1, 3}));
    QCOMPARE(buffer.bufferedFrames(), 40);
    QVERIFY(!buffer.wanted(epoch, 2));
    QVERIFY(push(3, 0.3F, 50, Ending::End));
    out.assign(100, 0.0F);
    QCOMPARE(buffer.pull(out, 1), 90);
    QCOMPARE(out[39], 0.1F);
    QCOMPARE(out[40], 0.3F);

    QVERIFY(!buffer.keep({1})); // 3 waits in the output
    buffer.hear(100);
    QVERIFY(!buffer.drained());
    buffer.hear(150);
    QVERIFY(buffer.drained());
    QVERIFY(buffer.keep({1}));

    const quint64 next = buffer.reset(44'100, 1, {1});
    QVERIFY(!push(1, 0.1F, 10, Ending::None)); // from before the reset
    QVERIFY(buffer.wanted(next, 1));
    QCOMPARE(buffer.handedFrames(), 0);
}

EARSHOT_TEST(QCoreApplication, TestPlaybackParts)

} // namespace earshot::test_playback_parts

#include "test_playback_parts.moc"
