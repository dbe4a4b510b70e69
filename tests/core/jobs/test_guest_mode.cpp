// SPDX-License-Identifier: GPL-3.0-or-later
// While a guest is here nothing of the person is written, and nothing of theirs is used.
#include "core/jobs/mix_job.h"
#include "tests/core/jobs/archive_fixture.h"
#include "tests/core/recommend/mix_helpers.h"
#include "tests/fixtures/test_program.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QTest>

namespace earshot::test_guest_mode {

using fixtures::DataFolder;
using fixtures::must;
using signals::SignalId;

namespace {

/// Every file of the data folder by its content; the log of a database that is only read may come
/// and go.
QHash<QString, QByteArray> contentOf(const DataFolder& data) {
    QHash<QString, QByteArray> found;
    QDirIterator files(base::pathText(data.paths().dir()), QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString name = files.next();
        if (!name.endsWith(QLatin1String("-shm"))) {
            found.insert(name, QCryptographicHash::hash(fixtures::bytesIn(base::pathFromText(name)),
                                                        QCryptographicHash::Sha256));
        }
    }
    return found;
}

QStringList numbersOf(const recommend::Mix& mix) {
    QStringList lines{mix.title, mix.madeFrom};
    for (const recommend::Pick& pick : mix.picks) {
        QStringList words{QString::number(qint64(pick.track)), pick.reason};
        for (const recommend::Points points : pick.contributions) {
            words += QString::number(points);
        }
        lines += words.join(QLatin1Char(' '));
    }
    return lines;
}

} // namespace

class TestGuestMode : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DataFolder> m_data;
    std::shared_ptr<signals::GuestMode> m_guest;
    std::unique_ptr<jobs::Workspace> m_workspace; ///< as the window has it

    [[nodiscard]] signals::SignalStore& store() { return m_workspace->signals(); }

private Q_SLOTS:
    void init() {
        m_data = std::make_unique<DataFolder>();
        m_data->addSongs();
        m_data->allow();
        m_data->live();
        must(m_data->store().setDial(SignalId::Sound, 200));
        m_guest = std::make_shared<signals::GuestMode>();
        m_workspace = must(
            jobs::Workspace::open(m_data->paths(), m_data->clock, m_data->sharedVault(), m_guest));
    }
    void cleanup() {
        m_workspace.reset();
        m_data.reset();
    }

    void nothingIsWritten() {
        m_guest->set(true);
        must(store().states()); // opens what is opened late
        const QHash<QString, QByteArray> before = contentOf(*m_data);
        signals::PlayEvent event;
        event.track = m_data->song(1);
        event.startedMs = m_data->clock.nowMs();
        event.heardMs = event.durationMs = 200'000;
        event.ending = signals::Ending::Finished;
        must(store().record(event));
        QVERIFY(!store().setLike(m_data->song(1), 1).ok());
        const recommend::Catalog catalog = recommend::tests::calmLibrary().catalog();
        must(jobs::runMix(*m_workspace, catalog, {}, recommend::tests::calmRequest(),
                          jobs::UseLog::Write));
        QCOMPARE(contentOf(*m_data), before);
    }

    void nothingOfThePersonIsRead() {
        m_guest->set(true);
        const signals::SignalSet on = must(store().enabled());
        for (const signals::SignalInfo& row : signals::registry()) {
            QCOMPARE(on.has(row.id), signals::onByDefault(row.id));
        }
        const signals::History history = must(store().history());
        QVERIFY(history.plays.empty() && history.completions.empty() && history.likes.empty() &&
                history.daytimes.empty() && history.sequences.empty());
        QCOMPARE(must(store().like(m_data->song(1))), 0);
        QVERIFY(!store().entries(SignalId::Plays, 1).ok());
        QVERIFY(!store().holdings().ok());
        m_guest->set(false);
        QVERIFY(must(store().enabled()).has(SignalId::Plays));
    }

    void aListIsThatOfTheFirstDay() {
        const recommend::Catalog catalog =
            recommend::tests::SyntheticLibrary::random(60, 12, 7).catalog();
        signals::Sitting sitting;
        sitting.outcomes.push_back(
            {recommend::tests::trackId(3), 0.1F, signals::Ending::SkippedOn});
        sitting.lastMs = m_data->clock.nowMs();
        for (const char* recipe : {"calm", "party"}) {
            recommend::Request request = recommend::tests::requestFor(QLatin1String(recipe));
            request.now = m_data->clock.now();
            const recommend::Mix firstDay =
                recommend::makeMix(catalog, recommend::tests::newcomer(), request);
            m_guest->set(true);
            const recommend::Mix guest =
                must(jobs::runMix(*m_workspace, catalog, sitting, request, jobs::UseLog::Write));
            QCOMPARE(numbersOf(guest), numbersOf(firstDay));
            QVERIFY(!guest.personalised);
            m_guest->set(false);
            const recommend::Mix own =
                must(jobs::runMix(*m_workspace, catalog, sitting, request, jobs::UseLog::Skip));
            QVERIFY(numbersOf(own) != numbersOf(firstDay)); // the dial at least
        }
    }
};

EARSHOT_TEST(QCoreApplication, TestGuestMode)

} // namespace earshot::test_guest_mode

#include "test_guest_mode.moc"
