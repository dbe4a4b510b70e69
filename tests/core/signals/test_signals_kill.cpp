// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 while everything that writes is going on. EARSHOT_KILLS: how often, EARSHOT_SEED: the
// first of the random orders (tests/soak).
#include "core/base/random.h"
#include "tests/core/signals/kill_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QDir>
#include <QProcess>

namespace earshot::test_signals_kill {

using namespace earshot::signals;

namespace {

constexpr int kKills = 20;
constexpr int kPatienceMs = 60'000;
constexpr std::uint64_t kMostPlaysBefore = 12;
constexpr std::uint64_t kMostMsAfter = 25;

int numberFrom(const char* name, int otherwise) {
    const int number = qEnvironmentVariableIntValue(name);
    return number > 0 ? number : otherwise;
}

/// Lets the worker run up to a random moment and kills it; the plays it said were kept. Negative
/// when it ended by itself.
qint64 playsUntilKilled(const std::filesystem::path& folder, std::uint64_t seed) {
    base::Random random(seed);
    QProcess worker;
    worker.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    worker.start(QStringLiteral(EARSHOT_KILL_WORKER),
                 {base::pathText(folder), QString::number(seed)});
    const auto enough = static_cast<qsizetype>(random.below(kMostPlaysBefore + 1));
    QByteArray said;
    while (said.count('\n') < enough && worker.waitForReadyRead(kPatienceMs)) {
        said += worker.readAllStandardOutput();
    }
    const bool ended = worker.waitForFinished(static_cast<int>(random.below(kMostMsAfter)));
    worker.kill();
    worker.waitForFinished(kPatienceMs);
    said += worker.readAllStandardOutput();
    return ended ? -1 : said.count("play\n");
}

} // namespace

class TestSignalsKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingKeptIsLost();
};

void TestSignalsKill::nothingKeptIsLost() {
    const fixtures::Folder folder;
    const int kills = numberFrom("EARSHOT_KILLS", kKills);
    const auto seed = static_cast<std::uint64_t>(numberFrom("EARSHOT_SEED", 1));
    { const KillFixture first(folder.path()); }
    qint64 before = 0;
    for (int kill = 0; kill < kills; ++kill) {
        const qint64 told =
            playsUntilKilled(folder.path(), seed + static_cast<std::uint64_t>(kill));
        QVERIFY2(told >= 0, "the worker failed");
        const KillFixture after(folder.path()); // unlocks, and finishes what was begun
        const auto states = must(after.store->states());
        for (const SignalState& state : states) {
            QCOMPARE(state.damaged, 0); // no key is lost that a row needs
        }
        const qint64 now = states.at(static_cast<std::size_t>(SignalId::Plays)).entries;
        QVERIFY2(now >= before + told && now <= before + told + 1,
                 qPrintable(QStringLiteral("kill %1: %2 before, %3 told, %4 now")
                                .arg(kill)
                                .arg(before)
                                .arg(told)
                                .arg(now)));
        before = now;
        for (const CardView& card : must(after.store->cards())) {
            QCOMPARE(card.songs, card.head.artists); // whole, whichever it is
        }
        const LogCheck check = must(after.store->checkAccessLog());
        QVERIFY2(
            check.findings.empty(),
            qPrintable(check.findings.empty() ? QString() : findingText(check.findings.front())));
        QVERIFY(!after.keys->keys("plays") || !after.keys->keys("plays")->rotating());
    }
    QVERIFY(before > 0);
    // What a killed write leaves of the key file is gone with the next write.
    const KillFixture last(folder.path());
    must(last.keys->rotateMasterKey());
    QCOMPARE(
        QDir(base::pathText(folder.path())).entryList({QStringLiteral("vault.keys*")}, QDir::Files),
        QStringList{QStringLiteral("vault.keys")});
}

EARSHOT_TEST(QCoreApplication, TestSignalsKill)

} // namespace earshot::test_signals_kill

#include "test_signals_kill.moc"
