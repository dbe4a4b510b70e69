// SPDX-License-Identifier: GPL-3.0-or-later
// Background lanes, indexing, recording and mixes as the window uses them, on a real data folder.
#include "app/composition.h"
#include "core/base/paths.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"
#include "tests/fixtures/unlocked_vault.h"
#include "tests/ui/services/fake_outputs.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <future>

namespace earshot::test_services {

using earshot::fixtures::Folder;
using signals::SignalId;

namespace {

constexpr int kPatienceMs = 60'000;

playback::Listening listeningTo(qint64 track, playback::EndedBy endedBy, qint64 heardMs) {
    playback::Listening heard;
    heard.item.track = track;
    heard.startedMs = 1'767'000'000'000;
    heard.heardMs = heardMs;
    heard.durationMs = 60'000;
    heard.endedBy = endedBy;
    return heard;
}

} // namespace

class TestServices : public QObject {
    Q_OBJECT

private:
    Folder m_music;
    base::SystemClock m_clock;
    std::unique_ptr<Folder> m_data;
    std::shared_ptr<vault::Vault> m_vault;
    std::unique_ptr<app::Composition> m_program;

    ui::Context& context() { return m_program->context(); }

    signals::SignalState stateOf(SignalId id) {
        signals::SignalState state;
        bool arrived = false;
        context().background.run(
            ui::Lane::Pages, this,
            [](jobs::Workspace& workspace, const std::stop_token&) {
                return workspace.signals().states();
            },
            [&](base::Result<std::vector<signals::SignalState>> states) {
                arrived = true;
                if (states) {
                    state = (*states)[static_cast<std::size_t>(id)];
                }
            });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(arrived, kPatienceMs); }();
        return state;
    }

    void allow(std::vector<SignalId> ids) {
        const QSignalSpy changed(&context().listening, &ui::Listening::enabledChanged);
        context().listening.allow(ids, QStringLiteral("test"));
        QTRY_VERIFY_WITH_TIMEOUT(
            !changed.isEmpty() && context().listening.enabled().has(ids.front()), kPatienceMs);
    }

    void index() {
        const QSignalSpy finished(&context().indexer, &ui::Indexer::finished);
        context().indexer.addFolders({m_music.path()});
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), kPatienceMs);
    }

private Q_SLOTS:
    void initTestCase() {
        for (int i = 0; i < 6; ++i) {
            fixtures::writeWav(m_music.path() / ("tone " + std::to_string(i) + ".wav"),
                               fixtures::sine(220.0 * (i + 1), 3, 22050), 22050, 1);
        }
    }

    void init() {
        m_data = std::make_unique<Folder>();
        auto paths = base::DataPaths::resolve(base::pathText(m_data->path()));
        QVERIFY(paths.ok());
        QVERIFY(jobs::Workspace::prepare(*paths, m_clock).ok());
        m_vault = fixtures::memoryVault(paths->dir());
        m_program = std::make_unique<app::Composition>(
            *paths,
            std::make_unique<fixtures::NoOutputs>(QStringList{QStringLiteral("USB Headset")}),
            m_clock, m_vault);
    }

    void cleanup() {
        m_program.reset();
        m_data.reset();
    }

    void workRunsElsewhereAndItsResultComesHome() {
        QThread* ranOn = nullptr;
        QThread* deliveredOn = nullptr;
        context().background.run(
            ui::Lane::Pages, this,
            [&](jobs::Workspace&, const std::stop_token&) {
                ranOn = QThread::currentThread();
                return base::Result<int>(42);
            },
            [&](base::Result<int> value) {
                QCOMPARE(*value, 42);
                deliveredOn = QThread::currentThread();
            });
        QTRY_VERIFY(deliveredOn != nullptr);
        QCOMPARE(deliveredOn, thread());
        QVERIFY(ranOn != thread());
    }

    void aResultWhoseOwnerIsGoneIsDropped() {
        auto owner = std::make_unique<QObject>();
        bool delivered = false;
        std::promise<void> go;
        context().background.run(
            ui::Lane::Pages, owner.get(),
            [future = go.get_future().share()](jobs::Workspace&, const std::stop_token&) {
                future.wait();
                return base::Result<int>(1);
            },
            [&](base::Result<int>) { delivered = true; });
        owner.reset();
        go.set_value();
        bool later = false;
        context().background.run(
            ui::Lane::Pages, this,
            [](jobs::Workspace&, const std::stop_token&) { return base::Result<int>(2); },
            [&](base::Result<int>) { later = true; });
        QTRY_VERIFY(later); // lanes run in order: the first result would have come before
        QVERIFY(!delivered);
    }

    void cancelledWorkIsDropped() {
        bool delivered = false;
        std::promise<void> go;
        ui::Background::Ticket ticket = context().background.run(
            ui::Lane::Mixes, this,
            [future = go.get_future().share()](jobs::Workspace&, const std::stop_token&) {
                future.wait();
                return base::Result<int>(1);
            },
            [&](base::Result<int>) { delivered = true; });
        ticket.request_stop();
        go.set_value();
        bool later = false;
        context().background.run(
            ui::Lane::Mixes, this,
            [](jobs::Workspace&, const std::stop_token&) { return base::Result<int>(2); },
            [&](base::Result<int>) { later = true; });
        QTRY_VERIFY(later);
        QVERIFY(!delivered);
    }

    void indexingFillsTheLibraryAndSaysSo() {
        const QSignalSpy changed(&context().indexer, &ui::Indexer::libraryChanged);
        const QSignalSpy progressed(&context().indexer, &ui::Indexer::progressed);
        index();
        QVERIFY(!changed.isEmpty());
        QVERIFY(!progressed.isEmpty());
        QVERIFY(!context().indexer.running());
        std::optional<qint64> tracks;
        context().background.run(
            ui::Lane::Pages, this,
            [](jobs::Workspace& workspace, const std::stop_token&) {
                return workspace.tracks().counts();
            },
            [&](base::Result<library::LibraryCounts> counts) { tracks = counts->tracks; });
        QTRY_VERIFY(tracks.has_value());
        QCOMPARE(*tracks, 6);
    }

    void aFolderAddedMeanwhileIsTakenNext() {
        const Folder second;
        fixtures::writeWav(second / "other.wav", fixtures::sine(330, 3, 22050), 22050, 1);
        const QSignalSpy finished(&context().indexer, &ui::Indexer::finished);
        context().indexer.addFolders({m_music.path()});
        context().indexer.addFolders({second.path()});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatienceMs);
        QCOMPARE(finished[1][0].value<jobs::IndexSummary>().scan.added, 1);
    }

    void nothingIsRecordedUntilAllowed() {
        index();
        Q_EMIT context().player.listened(listeningTo(1, playback::EndedBy::End, 60'000));
        QCOMPARE(stateOf(SignalId::Plays).entries, 0);
        allow({SignalId::Plays, SignalId::Completion});
        Q_EMIT context().player.listened(listeningTo(1, playback::EndedBy::End, 60'000));
        QCOMPARE(stateOf(SignalId::Plays).entries, 1);
        QCOMPARE(stateOf(SignalId::Completion).entries, 1);
        QCOMPARE(stateOf(SignalId::Daytime).entries, 0);
    }

    void aPrivateSessionRecordsNothing() {
        index();
        allow({SignalId::Plays, SignalId::Session});
        context().listening.setPrivateSession(true);
        Q_EMIT context().player.listened(listeningTo(1, playback::EndedBy::End, 60'000));
        QCOMPARE(stateOf(SignalId::Plays).entries, 0);
        QVERIFY(context().listening.sitting().outcomes.empty());
        QVERIFY(!context().listening.shouldAsk(std::array{SignalId::Likes}));
        context().listening.setPrivateSession(false);
        // It ends after the private session but began in it.
        Q_EMIT context().player.listened(listeningTo(1, playback::EndedBy::End, 60'000));
        QCOMPARE(stateOf(SignalId::Plays).entries, 0);
        QVERIFY(context().listening.sitting().outcomes.empty());
        playback::Listening later = listeningTo(1, playback::EndedBy::End, 60'000);
        later.startedMs = m_clock.nowMs();
        Q_EMIT context().player.listened(later);
        QCOMPARE(context().listening.sitting().outcomes.size(), std::size_t(1));
        QCOMPARE(stateOf(SignalId::Plays).entries, 1);
    }

    void aPrivateSessionEndsByItself() {
        ui::Listening& listening = context().listening;
        const QSignalSpy changed(&listening, &ui::Listening::privateSessionChanged);
        listening.startPrivateSession(std::chrono::hours(3));
        QVERIFY(listening.privateSession());
        QVERIFY(qAbs(m_clock.now().secsTo(listening.privateUntil()) - 3 * 3600) < 60);
        listening.startPrivateSession(std::chrono::milliseconds(50)); // the later choice counts
        QTRY_VERIFY_WITH_TIMEOUT(!listening.privateSession(), kPatienceMs);
        QVERIFY(!listening.privateUntil().isValid());
        QCOMPARE(changed.size(), 3);
        QCOMPARE(changed.last().first().toBool(), false);

        // One that was switched on for good afterwards is not ended by an earlier choice.
        listening.startPrivateSession(std::chrono::milliseconds(50));
        listening.setPrivateSession(true);
        bool passed = false; // timers of a thread fire in the order of their times
        QTimer::singleShot(std::chrono::milliseconds(100), Qt::PreciseTimer, &listening,
                           [&passed] { passed = true; });
        QTRY_VERIFY_WITH_TIMEOUT(passed, kPatienceMs);
        QVERIFY(listening.privateSession());
    }

    void aPlayReportedJustBeforeTheEndIsKept() {
        index();
        allow({SignalId::Plays});
        const base::DataPaths paths = context().paths;
        Q_EMIT context().player.listened(listeningTo(1, playback::EndedBy::Stop, 60'000));
        m_program.reset();
        auto workspace = jobs::Workspace::open(paths, m_clock, m_vault);
        QVERIFY(workspace.ok());
        auto history = (*workspace)->signals().history();
        QVERIFY(history.ok());
        QCOMPARE(history->plays.size(), std::size_t(1));
    }

    void theClassOfTheDeviceIsKept() {
        index();
        QVERIFY(!context().listening.device());
        allow({SignalId::Device});
        QTRY_COMPARE(context().listening.device(), std::optional(signals::DeviceClass::Headphones));
        Q_EMIT context().player.listened(listeningTo(1, playback::EndedBy::End, 60'000));
        QCOMPARE(stateOf(SignalId::Device).entries, 1);
        const base::DataPaths paths = context().paths;
        m_program.reset();
        auto workspace = jobs::Workspace::open(paths, m_clock, m_vault);
        QVERIFY(workspace.ok());
        const auto history = (*workspace)->signals().history();
        QVERIFY(history.ok());
        QCOMPARE(history->devices.size(), std::size_t(1));
        QCOMPARE(history->devices[0].device, signals::DeviceClass::Headphones);
    }

    void decliningIsRememberedAndNotAskedAgain() {
        const std::array ids{SignalId::Plays, SignalId::Completion};
        QTRY_VERIFY(context().listening.shouldAsk(ids)); // once the switches were read
        context().listening.decline(ids, QStringLiteral("test"));
        QVERIFY(!context().listening.shouldAsk(ids)); // before it is even written down
        QVERIFY(!context().listening.enabled().has(SignalId::Plays));
        const base::DataPaths paths = context().paths;
        m_program.reset(); // which waits for what is being written
        auto workspace = jobs::Workspace::open(paths, m_clock, m_vault);
        QVERIFY(workspace.ok());
        const auto record = (*workspace)->signals().consentRecord(5);
        QVERIFY(record.ok());
        QCOMPARE(record->size(), ids.size());
    }

    void likesNeedTheirSwitch() {
        index();
        const QSignalSpy failed(&context().listening, &ui::Listening::failed);
        context().listening.setLike(library::TrackId{1}, 1);
        QTRY_VERIFY(!failed.isEmpty());
        QCOMPARE(context().listening.like(library::TrackId{1}), 0);
        allow({SignalId::Likes});
        context().listening.setLike(library::TrackId{1}, 1);
        QTRY_COMPARE(context().listening.like(library::TrackId{1}), 1);
    }

    void theRanksOfAListFollowIt() {
        index();
        QObject page;
        std::optional<ui::ShownMix> shown;
        std::vector<ui::ListRanks> ranks;
        connect(&context().mixes, &ui::Mixes::ranked, &page, [&](const ui::ListRanks& one) {
            QVERIFY(shown.has_value()); // not before its list
            ranks.push_back(one);
        });
        recommend::Request request;
        request.recipe = recommend::recipeAt(0, 0, 2);
        context().mixes.make(&page, request, [&](base::Result<ui::ShownMix> mix) {
            QVERIFY2(mix.ok(), mix ? "" : qPrintable(mix.error().message()));
            shown = std::move(*mix);
        });
        QTRY_COMPARE_WITH_TIMEOUT(ranks.size(), std::size_t(1), kPatienceMs);
        QCOMPARE(ranks.front().list, shown->number);
        const auto mood = static_cast<std::size_t>(SignalId::Mood);
        QCOMPARE(shown->mix.picks.front().rankWithout[mood], 0);
        ui::ListRanks others = ranks.front();
        ++others.list;
        QVERIFY(!shown->take(others));
        QCOMPARE(shown->mix.picks.front().rankWithout[mood], 0);
        QVERIFY(shown->take(ranks.front()));
        for (const recommend::Pick& pick : shown->mix.picks) {
            QVERIFY(pick.rankWithout[mood] != 0);
        }
    }

    void aSecondRequestSupersedesTheFirst() {
        index();
        QObject page;
        int first = 0;
        std::optional<ui::ShownMix> shown;
        recommend::Request request;
        request.recipe = recommend::recipeAt(0, 0, 2);
        request.seed = 1;
        context().mixes.make(&page, request, [&](base::Result<ui::ShownMix>) { ++first; });
        request.seed = 2;
        context().mixes.make(&page, request, [&](base::Result<ui::ShownMix> mix) {
            QVERIFY2(mix.ok(), mix ? "" : qPrintable(mix.error().message()));
            shown = std::move(*mix);
        });
        QTRY_VERIFY_WITH_TIMEOUT(shown.has_value(), kPatienceMs);
        QCOMPARE(first, 0);
        QCOMPARE(shown->mix.seed, std::uint64_t(2));
        QCOMPARE(shown->tracks.size(), shown->mix.picks.size());
        const auto items = ui::queueItems(*shown);
        QCOMPARE(items.size(), shown->mix.picks.size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            QCOMPARE(items[i].track, static_cast<qint64>(shown->mix.picks[i].track));
            QVERIFY(!items[i].path.empty());
        }
    }
};

EARSHOT_TEST(QApplication, TestServices)

} // namespace earshot::test_services

#include "test_services.moc"
