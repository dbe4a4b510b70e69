// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept from list to list changes no list, and is not kept while locked.
#include "core/jobs/offers_job.h"
#include "core/jobs/preview_job.h"
#include "tests/core/jobs/archive_fixture.h"
#include "tests/core/recommend/exact_helpers.h"
#include "tests/core/recommend/mix_helpers.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_known_listener {

using fixtures::DataFolder;
using fixtures::must;
using signals::SignalId;

namespace {

const QString kPassphrase = QStringLiteral("correct horse battery staple");

std::vector<recommend::Request> requestsAt(const QDateTime& now) {
    recommend::Request radio;
    radio.kind = recommend::ListKind::LikeTrack;
    radio.seeds = {recommend::tests::trackId(5)};
    recommend::Request rightNow;
    rightNow.kind = recommend::ListKind::RightNow;
    recommend::Request rediscover;
    rediscover.kind = recommend::ListKind::Rediscover;
    std::vector<recommend::Request> requests{recommend::tests::requestFor(QStringLiteral("calm")),
                                             recommend::tests::requestFor(QStringLiteral("party")),
                                             radio, rightNow, rediscover};
    for (recommend::Request& request : requests) {
        request.now = now;
        request.length = 15;
    }
    return requests;
}

} // namespace

class TestKnownListener : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DataFolder> m_data;
    std::shared_ptr<signals::GuestMode> m_guest;
    std::unique_ptr<jobs::Workspace> m_workspace; ///< lives on, as in the window
    signals::Sitting m_sitting;
    recommend::Catalog m_catalog;

    [[nodiscard]] signals::SignalStore& store() { return m_workspace->signals(); }
    [[nodiscard]] std::shared_ptr<const recommend::Listener> known() {
        return must(m_workspace->listener().read(*m_workspace, m_catalog, m_sitting));
    }
    [[nodiscard]] std::unique_ptr<jobs::Workspace> opened() {
        return must(
            jobs::Workspace::open(m_data->paths(), m_data->clock, m_data->sharedVault(), m_guest));
    }

    /// Everything that is made of the listener, as bytes.
    [[nodiscard]] QByteArray listsFrom(jobs::Workspace& workspace) {
        QByteArray bytes;
        for (const recommend::Request& request : requestsAt(m_data->clock.now())) {
            bytes += recommend::tests::bytesOf(
                must(jobs::runMix(workspace, m_catalog, m_sitting, request, jobs::UseLog::Write)));
        }
        const recommend::Request radio = requestsAt(m_data->clock.now())[2];
        for (const std::optional<int> dial : {std::optional<int>(), std::optional(200)}) {
            const jobs::Preview preview = must(jobs::previewChange(
                workspace, m_catalog, m_sitting, radio, {SignalId::Completion, dial}));
            for (const library::TrackId track : preview.come) {
                bytes += ' ' + QByteArray::number(qint64(track));
            }
            bytes += " moved " + QByteArray::number(preview.moved);
        }
        for (const auto& offer : must(jobs::runOffers(workspace, m_catalog, jobs::UseLog::Skip))) {
            bytes += offer.title.toUtf8() + offer.line.toUtf8();
        }
        return bytes;
    }
    /// What the workspace that lives on makes, checked against one that knows nothing yet.
    [[nodiscard]] QByteArray checkedLists() {
        const QByteArray kept = listsFrom(*m_workspace);
        const QByteArray fresh = listsFrom(*opened());
        if (kept != fresh) {
            qFatal("what is kept has changed a list");
        }
        return kept;
    }

private Q_SLOTS:
    void init() {
        m_data = std::make_unique<DataFolder>();
        m_data->addSongs();
        m_data->allow();
        m_data->live();
        m_guest = std::make_shared<signals::GuestMode>();
        m_workspace = opened();
        m_catalog = recommend::tests::SyntheticLibrary::random(60, 12, 7).catalog();
        m_sitting.outcomes = {{m_data->song(3), 0.1F, signals::Ending::SkippedOn}};
        m_sitting.lastMs = m_data->clock.nowMs();
    }
    void cleanup() {
        m_workspace.reset();
        m_data.reset();
        m_sitting = {};
    }

    void listsAreAsFromAFreshStart() {
        using Step = std::pair<const char*, std::function<void()>>;
        const std::vector<Step> steps{
            {"a play", [this] { m_data->play(7); }},
            {"a play recorded here",
             [this] {
                 signals::PlayEvent event;
                 event.track = m_data->song(8);
                 event.startedMs = m_data->clock.nowMs();
                 event.heardMs = event.durationMs = 200'000;
                 event.ending = signals::Ending::Finished;
                 must(store().record(event));
             }},
            {"a like", [this] { must(store().setLike(m_data->song(9), -1)); }},
            {"forgetting",
             [this] {
                 signals::Forgetting which;
                 which.tracks = std::set{m_data->song(2)};
                 QVERIFY(must(m_data->store().forget(which, signals::Forget::Delete)) > 0);
             }},
            {"off",
             [this] {
                 must(m_data->store().setEnabled(SignalId::Plays, false, QStringLiteral("test")));
             }},
            {"on",
             [this] { must(store().setEnabled(SignalId::Plays, true, QStringLiteral("test"))); }},
            {"a dial", [this] { must(m_data->store().setDial(SignalId::Completion, 25)); }},
            {"a guest", [this] { m_guest->set(true); }},
            {"no guest", [this] { m_guest->set(false); }},
            {"locked", [this] { m_data->vault().lock(); }},
            {"unlocked", [this] { must(m_data->vault().open()); }},
            {"another catalog",
             [this] {
                 m_catalog = recommend::tests::SyntheticLibrary::random(50, 9, 8).catalog();
             }},
            {"erased", [this] { must(m_data->store().erase(SignalId::Completion)); }},
        };
        QByteArray before = checkedLists();
        for (const auto& [what, happen] : steps) {
            happen();
            const QByteArray after = checkedLists();
            QVERIFY2(after != before, what); // it matters, so that a mistake would be seen
            before = after;
        }
    }

    void anotherProgramCounts() {
        must(m_data->vault().changeToPassphrase(kPassphrase));
        const QByteArray before = checkedLists();
        const auto keys =
            std::make_shared<vault::Vault>(m_data->paths().keyFile(), nullptr, fixtures::kCheap);
        must(keys->unlock(kPassphrase));
        {
            auto other = must(jobs::Workspace::open(m_data->paths(), m_data->clock, keys));
            must(other->signals().setLike(m_data->song(5), -1));
        }
        QVERIFY(checkedLists() != before);
    }

    void aPlaylistCounts() {
        using library::PlaylistKind;
        const std::size_t none = known()->history.playlists.size();
        QCOMPARE(none, std::size_t(0));
        must(m_workspace->playlists().create(QStringLiteral("Focus"), PlaylistKind::Saved,
                                             QStringLiteral("Focus"), {}));
        const auto memo = known()->memo;
        QVERIFY(known()->history.playlists.empty()); // what Earshot made is not the person's
        const std::vector tracks{m_data->song(1), m_data->song(2)};
        must(
            m_workspace->playlists().create(QStringLiteral("Mine"), PlaylistKind::Own, {}, tracks));
        QCOMPARE(known()->history.playlists.size(), std::size_t(1));
        QVERIFY(known()->memo != memo);
        must(store().setEnabled(SignalId::Playlists, false, QStringLiteral("test")));
        QVERIFY(known()->history.playlists.empty());
    }

    void listsAndTheirUseNotedReadNothingAnew() {
        const auto memo = known()->memo;
        const auto request = requestsAt(m_data->clock.now()).front();
        for (int list = 0; list < 2; ++list) {
            must(jobs::runMix(*m_workspace, m_catalog, m_sitting, request, jobs::UseLog::Write));
            QCOMPARE(known()->memo, memo);
        }
        const auto uses = must(store().accessLog(2)); // but count as read
        QCOMPARE(uses.size(), std::size_t(2));
        QVERIFY(uses[0].read.has(SignalId::Plays) && uses[0].read == uses[1].read);
        QVERIFY(uses[0].rows > 0 && uses[0].rows == uses[1].rows);
    }

    void nothingIsKeptWithoutItsKey() {
        std::weak_ptr<const recommend::Listener> kept = known();
        QVERIFY(!kept.expired());
        m_data->vault().lock(); // at once, not only at the next list
        QVERIFY(kept.expired());
        kept = known();
        QVERIFY(kept.expired());
        must(m_data->vault().open());
        kept = known();
        QVERIFY(!kept.expired());
        must(m_data->store().erase(SignalId::Likes));
        QVERIFY(kept.expired());
        kept = known();
        QVERIFY(!kept.expired());
        signals::Forgetting which;
        which.tracks = std::set{m_data->song(2)};
        must(m_data->store().forget(which, signals::Forget::Count));
        QVERIFY(!kept.expired());
        must(m_data->store().forget(which, signals::Forget::Delete));
        QVERIFY(kept.expired());
        kept = known();
        std::weak_ptr<recommend::Memo> memo = known()->memo;
        must(m_data->store().eraseEverything(QStringLiteral("test")));
        QVERIFY(kept.expired() && memo.expired());
    }

    void whatForgettingWouldChangeIsWhatItChanges() {
        recommend::Request request = requestsAt(m_data->clock.now())[1];
        request.length = m_catalog.size(); // so that what is forgotten has its place in it
        request.recipe.artistCap = 25;
        int moved = 0;
        const auto list = [&] {
            return must(
                jobs::runMix(*m_workspace, m_catalog, m_sitting, request, jobs::UseLog::Skip));
        };
        int number = 1;
        const auto tracksIn = [&](jobs::ForgetScope scope) {
            return jobs::tracksOf(m_catalog, m_data->song(number), scope);
        };
        while (tracksIn(jobs::ForgetScope::Artist).size() == 1) {
            ++number; // somebody with more than one song
        }
        for (const jobs::ForgetScope scope : {jobs::ForgetScope::Song, jobs::ForgetScope::Artist}) {
            const auto tracks = tracksIn(scope);
            QVERIFY(tracks.contains(m_data->song(number)));
            QCOMPARE(tracks.size() == 1, scope == jobs::ForgetScope::Song);
            const recommend::Mix before = list();
            const jobs::ForgetPreview shown =
                must(jobs::previewForgetting(*m_workspace, m_catalog, m_sitting, request, tracks));
            QCOMPARE(recommend::tests::bytesOf(list()), recommend::tests::bytesOf(before));
            signals::Forgetting which;
            which.tracks = tracks;
            QCOMPARE(must(store().forget(which, signals::Forget::Delete)), shown.entries);
            QVERIFY(shown.entries > 0);
            const jobs::Preview come = jobs::compareMixes(before, list());
            QCOMPARE(come.gone, shown.preview.gone);
            QCOMPARE(come.come, shown.preview.come);
            QCOMPARE(come.moved, shown.preview.moved);
            moved += come.moved;
            m_data->play(number); // something to forget the second time
        }
        QVERIFY(moved > 0);
    }

    void nothingIsKeptOfAWorkspaceThatIsGone() {
        const std::weak_ptr<const recommend::Listener> kept = known();
        QVERIFY(!kept.expired());
        m_workspace.reset();
        QVERIFY(kept.expired());
    }
};

EARSHOT_TEST(QCoreApplication, TestKnownListener)

} // namespace earshot::test_known_listener

#include "test_known_listener.moc"
