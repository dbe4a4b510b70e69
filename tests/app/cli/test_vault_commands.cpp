// SPDX-License-Identifier: GPL-3.0-or-later
// earshot vault, audit, and signals with keys that a passphrase wraps, by the real program.
#include "core/base/paths.h"
#include "core/signals/log_check.h"
#include "core/signals/signal_store.h"
#include "core/signals/vault_sealer.h"
#include "tests/app/cli/program.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/memory_keychain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace earshot;
using namespace Qt::StringLiterals;
using fixtures::Run;

namespace {

constexpr int kDone = 0;
constexpr int kFailures = 1;
constexpr int kWrongUse = 2;
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

private Q_SLOTS:
    void wrongUseIsSaid() {
        for (const QString& words : {u"vault nonsense"_s, u"vault create"_s, u"vault create both"_s,
                                     u"vault status more"_s, u"audit"_s, u"audit look"_s,
                                     u"audit show --signal nonsense"_s, u"signals erase"_s,
                                     u"signals erase plays --all"_s, u"signals --all"_s}) {
            QVERIFY2(run(words).exitCode == kWrongUse, qPrintable(words));
        }
    }

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

    void theAuditTellsWhatWasRead() {
        QCOMPARE(run(u"audit show"_s).exitCode, kFailures);
        const auto database = m_data / "listening.db";
        {
            const auto keys = std::make_shared<vault::Vault>(m_data / "vault.keys", nullptr);
            QVERIFY(keys->unlock(kFirst).ok());
            const signals::VaultSealer sealer(keys);
            const base::SystemClock clock;
            auto connection = storage::Connection::open(database, storage::Access::ReadWrite);
            QVERIFY(connection.ok());
            auto store = signals::SignalStore::open(std::move(*connection), sealer, clock,
                                                    m_data / "backups");
            QVERIFY(store.ok());
            QVERIFY((*store)->setEnabled(signals::SignalId::Likes, true, u"test"_s).ok());
            for (int i = 0; i < 3; ++i) {
                QVERIFY((*store)->history().ok());
                QVERIFY((*store)->noteUse({}, u"Focus"_s).ok());
            }
        }
        const QJsonArray uses = run(u"audit show --json"_s, kFirst).json().array();
        QCOMPARE(uses.size(), 3);
        QCOMPARE(uses[0][u"purpose"].toString(), u"Focus"_s);
        QCOMPARE(uses[0][u"signals"].toArray(), QJsonArray{u"likes"_s});
        QVERIFY(run(u"audit show --signal likes"_s, kFirst).out.contains(u"Focus"_s));
        QVERIFY(run(u"audit show --signal plays --json"_s, kFirst).json().array().isEmpty());
        QCOMPARE(run(u"audit verify"_s).exitCode, kFailures); // locked
        QCOMPARE(run(u"audit verify"_s, kFirst).exitCode, kDone);
        SQLite::Database raw(base::pathBytes(database).toStdString(), SQLite::OPEN_READWRITE);
        raw.exec("UPDATE access_log SET sum = x'00' WHERE entry = 2");
        QCOMPARE(run(u"audit verify"_s, kFirst).exitCode, kDamaged);
        raw.exec("DELETE FROM access_log WHERE entry = 2");
        const Run verdict = run(u"audit verify --json"_s, kFirst);
        QCOMPARE(verdict.exitCode, kTampered);
        QCOMPARE(verdict.json()[u"findings"][0][u"fault"].toString(), u"missing"_s);
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

QTEST_GUILESS_MAIN(TestVaultCommands)
#include "test_vault_commands.moc"
