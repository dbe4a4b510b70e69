// SPDX-License-Identifier: GPL-3.0-or-later
// earshot vault, audit, and signals with keys that a passphrase wraps, by the real program.
#include "core/base/paths.h"
#include "core/signals/log_check.h"
#include "core/signals/signal_store.h"
#include "core/signals/vault_sealer.h"
#include "tests/app/cli/program.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/memory_keychain.h"
#include "tests/fixtures/test_program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

namespace earshot::test_vault_commands {

using namespace Qt::StringLiterals;
using fixtures::Run;

namespace {

constexpr int kDone = 0;
constexpr int kFailures = 1;
constexpr int kTampered = 3;
constexpr int kDamaged = 4;

const QString kFirst = u"the first passphrase"_s;
const QString kSecond = u"the second passphrase"_s;

} // namespace

class TestVaultCommands : public QObject {
    Q_OBJECT

private:
    fixtures::Folder m_data;
    fixtures::Folder m_files;

    [[nodiscard]] QString fileWith(const QString& line) const {
        const QString name = base::pathText(m_files / "secret") + QString::number(qHash(line));
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(line.toUtf8() + '\n') < 0) {
            qFatal("%s cannot be written", qPrintable(name));
        }
        return name;
    }
    [[nodiscard]] Run run(const QString& words, const QString& passphrase = {}) const {
        QStringList all = words.split(u' ');
        if (!passphrase.isEmpty()) {
            all += {u"--passphrase-file"_s, fileWith(passphrase)};
        }
        return fixtures::earshot(m_data.path(), all);
    }
    [[nodiscard]] QString stateWith(const QString& passphrase) const {
        return run(u"vault --json"_s, passphrase).json()[u"state"].toString();
    }

    /// Does this with what is stored, as the window would.
    void withStore(const std::function<void(signals::SignalStore&)>& act) const {
        const auto keys = std::make_shared<vault::Vault>(m_data / "vault.keys", nullptr);
        QVERIFY(keys->unlock(kFirst).ok());
        const signals::VaultSealer sealer(keys);
        const base::SystemClock clock;
        auto connection =
            storage::Connection::open(m_data / "listening.db", storage::Access::ReadWrite);
        QVERIFY(connection.ok());
        auto store =
            signals::SignalStore::open(std::move(*connection), sealer, clock, m_data / "backups");
        QVERIFY(store.ok());
        act(**store);
    }

private Q_SLOTS:
    void withoutKeychainSignalsNeedAPassphrase() {
        QCOMPARE(stateWith({}), u"absent"_s);
        const Run refused = run(u"signals enable plays"_s);
        QCOMPARE(refused.exitCode, kFailures);
        QVERIFY2(refused.err.contains(u"passphrase"_s), qPrintable(refused.err));
        QCOMPARE(run(u"vault create passphrase"_s, u"short"_s).exitCode, kFailures);
        QCOMPARE(run(u"vault create passphrase"_s).exitCode, kFailures); // nobody can be asked
        QCOMPARE(stateWith({}), u"absent"_s);
        QCOMPARE(run(u"vault create passphrase"_s, kFirst).exitCode, kDone);
        QCOMPARE(run(u"vault create passphrase"_s, kFirst).exitCode, kFailures);
        QCOMPARE(stateWith({}), u"locked"_s);
        QCOMPARE(stateWith(kFirst), u"unlocked"_s);
        QCOMPARE(run(u"vault --json"_s, kSecond).exitCode, kFailures);
        QCOMPARE(run(u"signals enable plays"_s).exitCode, kFailures);
        QCOMPARE(run(u"signals enable plays"_s, kFirst).exitCode, kDone);
        QCOMPARE(run(u"signals disable plays"_s).exitCode, kDone);
    }

    void passphraseAndKeysChange() {
        QCOMPARE(run(u"vault unlock-check"_s, kFirst).exitCode, kDone);
        QCOMPARE(run(u"vault unlock-check"_s).exitCode, kFailures);
        QCOMPARE(run(u"vault rotate"_s, kFirst).exitCode, kDone);
        QCOMPARE(
            run(u"vault change passphrase --new-passphrase-file "_s + fileWith(kSecond), kFirst)
                .exitCode,
            kDone);
        QCOMPARE(run(u"vault unlock-check"_s, kFirst).exitCode, kFailures);
        QCOMPARE(run(u"vault unlock-check"_s, kSecond).exitCode, kDone);
        const Run recovery = run(u"vault recovery"_s, kSecond);
        QCOMPARE(recovery.exitCode, kDone);
        const QString useIt = u" --recovery-file "_s + fileWith(recovery.out.trimmed());
        QCOMPARE(run(u"vault unlock-check"_s + useIt).exitCode, kDone);
        QCOMPARE(run(u"vault change passphrase --new-passphrase-file "_s + fileWith(kFirst) + useIt)
                     .exitCode,
                 kDone);
        QCOMPARE(run(u"vault unlock-check"_s, kFirst).exitCode, kDone);
        QCOMPARE(run(u"vault change keychain"_s, kFirst).exitCode, kFailures); // there is none
        QCOMPARE(stateWith(kFirst), u"unlocked"_s);
    }

    void theNextStepsNeedNoDearPassphrase() {
        vault::Vault keys(m_data / "vault.keys", nullptr, fixtures::kCheap);
        QVERIFY(keys.unlock(kFirst).ok());
        QVERIFY(keys.changeToPassphrase(kFirst).ok());
        QCOMPARE(stateWith(kFirst), u"unlocked"_s);
    }

    void theAuditTellsWhatWasRead() {
        QCOMPARE(run(u"audit show"_s).exitCode, kFailures);
        withStore([](signals::SignalStore& store) {
            QVERIFY(store.setEnabled(signals::SignalId::Likes, true, u"test"_s).ok());
            for (int i = 0; i < 3; ++i) {
                QVERIFY(store.history().ok());
                QVERIFY(store.noteUse({}, u"Focus"_s).ok());
            }
        });
        const QJsonArray uses = run(u"audit show --json"_s, kFirst).json().array();
        QCOMPARE(uses.size(), 3);
        QCOMPARE(uses[0][u"purpose"].toString(), u"Focus"_s);
        QCOMPARE(uses[0][u"signals"].toArray(), QJsonArray{u"likes"_s});
        QVERIFY(run(u"audit show --signal likes"_s, kFirst).out.contains(u"Focus"_s));
        QVERIFY(run(u"audit show --signal plays --json"_s, kFirst).json().array().isEmpty());
        QCOMPARE(run(u"audit verify"_s).exitCode, kFailures); // locked
        QCOMPARE(run(u"audit verify"_s, kFirst).exitCode, kDone);
        SQLite::Database raw(base::pathBytes(m_data / "listening.db").toStdString(),
                             SQLite::OPEN_READWRITE);
        raw.exec("UPDATE access_log SET sum = x'00' WHERE entry = 2");
        QCOMPARE(run(u"audit verify"_s, kFirst).exitCode, kDamaged);
        raw.exec("DELETE FROM access_log WHERE entry = 2");
        const Run verdict = run(u"audit verify --json"_s, kFirst);
        QCOMPARE(verdict.exitCode, kTampered);
        QCOMPARE(verdict.json()[u"findings"][0][u"fault"].toString(), u"missing"_s);
    }

    void someOfThePastIsForgotten() {
        withStore([](signals::SignalStore& store) {
            for (const signals::SignalId id :
                 {signals::SignalId::Plays, signals::SignalId::Daytime}) {
                QVERIFY(store.setEnabled(id, true, u"test"_s).ok());
            }
            for (const int day : {13, 14, 15}) {
                signals::PlayEvent event;
                event.track = library::TrackId{day};
                event.startedMs =
                    QDateTime(QDate(2026, 3, day), QTime(day, 30), Qt::UTC).toMSecsSinceEpoch();
                event.heardMs = event.durationMs = 200'000;
                event.ending = signals::Ending::Finished;
                QVERIFY(store.record(event).ok());
            }
        });
        const auto said = [this](const QString& words) { return run(words, kFirst).out.trimmed(); };
        QCOMPARE(run(u"forget --from 2026-03-14"_s).exitCode, kFailures); // locked
        QCOMPARE(said(u"forget --from 2026-03-14 --count"_s), u"4 entries would be forgotten"_s);
        QCOMPARE(said(u"forget --hours 13-14 --count"_s), u"4 entries would be forgotten"_s);
        QCOMPARE(said(u"forget --from 2026-03-14 --hours 13-14"_s), u"Forgotten: 2 entries"_s);
        QCOMPARE(said(u"forget --to 2026-03-14 --count"_s), u"2 entries would be forgotten"_s);
        const Run unknown = run(u"forget --context focus"_s, kFirst);
        QCOMPARE(unknown.exitCode, kFailures);
        QVERIFY2(unknown.err.contains(u"Activity has stored nothing"_s), qPrintable(unknown.err));
        withStore([](signals::SignalStore& store) {
            QVERIFY(store.setEnabled(signals::SignalId::Activity, true, u"test"_s).ok());
            signals::PlayEvent event;
            event.track = library::TrackId{16};
            event.startedMs =
                QDateTime(QDate(2026, 3, 15), QTime(16, 30), Qt::UTC).toMSecsSinceEpoch();
            event.heardMs = event.durationMs = 200'000;
            event.context = u"focus"_s;
            QVERIFY(store.record(event).ok());
        });
        QCOMPARE(said(u"forget --context calm --count"_s), u"0 entries would be forgotten"_s);
        QCOMPARE(said(u"forget --context focus --hours 13-14 --count"_s),
                 u"0 entries would be forgotten"_s);
        QCOMPARE(said(u"forget --context focus"_s), u"Forgotten: 3 entries"_s);
        const Run nobody = run(u"forget --artist Nobody"_s, kFirst);
        QCOMPARE(nobody.exitCode, kFailures);
        QVERIFY2(nobody.err.contains(u"no track by Nobody"_s), qPrintable(nobody.err));
        withStore([](signals::SignalStore& store) {
            const auto history = store.history();
            QVERIFY(history.ok());
            QCOMPARE(history->plays.size(), std::size_t(2));
            QCOMPARE(history->plays[1].track, library::TrackId{15});
        });
    }

    void whatIsStoredIsTakenOutAndBroughtBack() {
        const QString out = base::pathText(m_files / "out");
        const QString sealed = base::pathText(m_files / "out.earshot");
        QCOMPARE(run(u"signals export "_s + out).exitCode, kFailures); // locked
        const Run written = run(u"signals export --json "_s + out, kFirst);
        QVERIFY2(written.exitCode == kDone, qPrintable(written.err));
        QCOMPARE(written.json()[u"entries"].toInt(), 4); // of plays and of daytime
        QVERIFY(QFile::exists(out + u"/README.txt"_s));
        QCOMPARE(run(u"signals export "_s + out, kFirst).exitCode, kFailures); // is there already
        QCOMPARE(run(u"signals export --sealed %1 --archive-passphrase-file %2"_s.arg(
                         sealed, fileWith(kSecond)),
                     kFirst)
                     .exitCode,
                 kDone);
        // Its track was never in this library: that is counted and named, and ends with 1.
        const Run back = run(u"signals import --json "_s + out, kFirst);
        QCOMPARE(back.exitCode, kFailures);
        QCOMPARE(back.json()[u"not_found"].toArray().size(), 1);
        QCOMPARE(back.json()[u"not_found"][0][u"entries"].toInt(), 4);
        QCOMPARE(run(u"signals import "_s + sealed, kFirst).exitCode, kFailures);
        const Run opened =
            run(u"signals import %1 --archive-passphrase-file %2"_s.arg(sealed, fileWith(kSecond)),
                kFirst);
        QVERIFY2(opened.out.contains(u"no longer knew"_s), qPrintable(opened.out + opened.err));
    }

    void howLongAndHowMuchIsChosen() {
        const auto said = [this](const QString& words) { return run(words, kFirst).out.trimmed(); };
        QCOMPARE(run(u"signals keep plays 1y"_s).exitCode, kFailures); // locked
        // Those of March 2026 are older than a month by now.
        QCOMPARE(said(u"signals keep plays 30d --count"_s), u"2 entries would be deleted"_s);
        QVERIFY(said(u"signals keep plays 2y"_s).startsWith(u"Plays: For 2 years"_s));
        QVERIFY(said(u"signals weight mood 0.5"_s).contains(u"0.5"_s));
        for (const QJsonValue row : run(u"signals --json"_s, kFirst).json().array()) {
            if (row[u"id"] == QJsonValue(u"plays"_s)) {
                QCOMPARE(row[u"keep_days"].toInt(), 730);
                QCOMPARE(row[u"kept"].toString(), u"For 2 years, then deleted by itself."_s);
            }
            QCOMPARE(row[u"dial"].toDouble(), row[u"id"] == QJsonValue(u"mood"_s) ? 0.5 : 1.0);
        }
    }

    void eraseAllNeedsNoPassphrase() {
        QCOMPARE(run(u"signals erase likes"_s).exitCode, kFailures);
        QCOMPARE(run(u"signals erase --all"_s).exitCode, kDone);
        QCOMPARE(stateWith({}), u"absent"_s);
        QVERIFY(!std::filesystem::exists(m_data / "vault.keys"));
        for (const QJsonValue row : run(u"signals --json"_s).json().array()) {
            QVERIFY(row[u"kind"] != QJsonValue(u"personal"_s) || !row[u"on"].toBool());
        }
    }
};

EARSHOT_TEST(QCoreApplication, TestVaultCommands)

} // namespace earshot::test_vault_commands

#include "test_vault_commands.moc"
