// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/key_file_storage.h"
#include "tests/core/vault/vault_fixture.h"
#include "tests/fixtures/test_program.h"

namespace earshot::test_vault {

using namespace earshot::vault;
using Mood = fixtures::MemoryKeychain::Mood;

class TestVault : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void absentUntilMade();
    void keychainOpensByItself();
    void passphraseOpens();
    void shortPassphrasesAreRefused();
    void aKeychainThatFailsNeverMakesAKey_data();
    void aKeychainThatFailsNeverMakesAKey();
    void aSlowKeychainDoesNotStopTheRest();
    void withoutKeychainNothingIsCreated();
    void dataKeysAreKeptAndDestroyed();
    void whatWasReadGoesWithTheKeys();
    void dataKeysRotateInTwoSteps();
    void wrappingChangesWithoutLoss();
    void masterKeyRotates();
    void recoveryTextOpens();
    void damagedFileIsUnreadableAndKept();
    void aFileThatGoesTakesTheKeysAlong();
    void destroyLeavesNothing();
    void nothingIsWrittenWhereThereIsNoRoom();
    void aFolderThatCannotHoldKeysIsNamed();
};

void TestVault::absentUntilMade() {
    const VaultFixture fixture;
    const auto vault = fixture.program();
    QCOMPARE(vault->status().state, VaultState::Absent);
    QVERIFY(!vault->status().problem.advice.isEmpty());
    QVERIFY(vault->open().ok());
    QVERIFY(!vault->keysForWriting("plays").ok());
    QVERIFY(!vault->keys("plays"));
    QVERIFY(!vault->rotateMasterKey().ok());
    QVERIFY(!vault->newRecoveryText().ok());
    QVERIFY(!vault->logAnchor().ok());
    QVERIFY(!QFile::exists(base::pathText(fixture.file())));
    QCOMPARE(fixture.keychain->size(), std::size_t(0));
}

void TestVault::keychainOpensByItself() {
    const VaultFixture fixture;
    const auto first = fixture.program();
    must(first->createWithKeychain());
    QCOMPARE(first->status().state, VaultState::Unlocked);
    const auto keys = must(first->keysForWriting("plays"));
    QVERIFY(!first->createWithKeychain().ok());
    QVERIFY(!first->createWithPassphrase(kPassphrase).ok());
    QCOMPARE(fixture.keychain->size(), std::size_t(1));

    const auto second = fixture.program();
    QCOMPARE(second->status().state, VaultState::Locked);
    QCOMPARE(second->status().wrapping, Wrapping::Keychain);
    QVERIFY(!second->keys("plays"));
    QVERIFY(!second->keysForWriting("plays").ok());
    must(second->open());
    QCOMPARE(second->status().state, VaultState::Unlocked);
    QVERIFY(sameKeys(second->keys("plays"), keys));
    second->lock();
    QCOMPARE(second->status().state, VaultState::Locked);
    QVERIFY(!second->keys("plays"));
    must(second->open());
    QVERIFY(sameKeys(second->keys("plays"), keys));
}

void TestVault::passphraseOpens() {
    const VaultFixture fixture;
    const auto first = fixture.program();
    must(first->createWithPassphrase(kPassphrase));
    const auto keys = must(first->keysForWriting("plays"));
    QCOMPARE(fixture.keychain->size(), std::size_t(0));

    const auto second = fixture.program();
    QVERIFY(!second->open().ok()); // the keychain cannot
    QCOMPARE(second->status().state, VaultState::Locked);
    QVERIFY(!second->unlock(QStringLiteral("correct horse batterx")).ok());
    QVERIFY(!second->unlock(QString()).ok());
    QCOMPARE(second->status().state, VaultState::Locked);
    QVERIFY(!second->keys("plays"));
    must(second->unlock(kPassphrase));
    QVERIFY(sameKeys(second->keys("plays"), keys));
    // Accents typed on another system are the same passphrase.
    must(second->changeToPassphrase(QStringLiteral("cafe\u0301 au lait")));
    const auto third = fixture.program();
    must(third->unlock(QStringLiteral("caf\u00e9 au lait")));
}

void TestVault::shortPassphrasesAreRefused() {
    const VaultFixture fixture;
    const auto vault = fixture.program();
    QVERIFY(!vault->createWithPassphrase(QStringLiteral("seven77")).ok());
    QCOMPARE(vault->status().state, VaultState::Absent);
}

void TestVault::aKeychainThatFailsNeverMakesAKey_data() {
    QTest::addColumn<int>("how");
    QTest::newRow("fails") << 0;
    QTest::newRow("entry is missing") << 1;
    QTest::newRow("entry is another") << 2;
    QTest::newRow("there is none") << 3;
}

void TestVault::aKeychainThatFailsNeverMakesAKey() {
    QFETCH(int, how);
    VaultFixture fixture;
    std::shared_ptr<const DataKeys> keys;
    QString recovery;
    {
        const auto first = fixture.program();
        must(first->createWithKeychain());
        keys = must(first->keysForWriting("plays"));
        recovery = must(first->newRecoveryText());
    }
    const QByteArray before = fixture.bytes();
    if (how == 0) {
        fixture.keychain->setMood(Mood::Fails);
    } else if (how == 1) {
        fixture.keychain->forget();
    } else if (how == 2) {
        fixture.keychain->scramble();
    } else {
        fixture.keychain = nullptr;
    }
    const auto second = fixture.program();
    QVERIFY(!second->open().ok());
    const VaultStatus status = second->status();
    QCOMPARE(status.state, VaultState::Unreadable);
    QVERIFY(!status.problem.what.isEmpty() && !status.problem.advice.isEmpty());
    QVERIFY(!second->keysForWriting("plays").ok());
    QVERIFY(!second->keys("plays"));
    QVERIFY(!second->createWithKeychain().ok());
    QVERIFY(!second->createWithPassphrase(kPassphrase).ok());
    QVERIFY(!second->changeToPassphrase(kPassphrase).ok());
    QVERIFY(!second->rotateMasterKey().ok());
    QCOMPARE(fixture.bytes(), before);
    // The way out, without a loss.
    must(second->unlockWithRecovery(recovery));
    QVERIFY(sameKeys(second->keys("plays"), keys));
    QVERIFY(!second->rotateMasterKey().ok()); // with what should it be wrapped?
    must(second->changeToPassphrase(kPassphrase));
    const auto third = fixture.program();
    must(third->unlock(kPassphrase));
    QVERIFY(sameKeys(third->keys("plays"), keys));
}

void TestVault::aSlowKeychainDoesNotStopTheRest() {
    const VaultFixture fixture;
    {
        const auto first = fixture.program();
        must(first->createWithKeychain());
        must(first->keysForWriting("plays"));
    }
    const auto keychain = std::make_shared<fixtures::MemoryKeychain>();
    VaultFixture slow;
    keychain->setMood(Mood::Hangs);
    {
        Vault waiting(fixture.file(), keychain, fixtures::kCheap);
        waiting.openSoon();
        waiting.openSoon();
        keychain->waitForReader();
        waiting.waitUntilOpened(std::chrono::milliseconds(1));
        QCOMPARE(waiting.status().state, VaultState::Locked);
        QVERIFY(waiting.status().opening);
        QVERIFY(!waiting.keys("plays"));
        QCOMPARE(keychain->reads(), 1);
    } // ends although the keychain hangs
    fixture.keychain->setMood(Mood::Hangs);
    Vault late(fixture.file(), fixture.keychain, fixtures::kCheap);
    late.openSoon();
    fixture.keychain->setMood(Mood::Works);
    late.waitUntilOpened(std::chrono::seconds(20));
    QCOMPARE(late.status().state, VaultState::Unlocked);
}

void TestVault::withoutKeychainNothingIsCreated() {
    const VaultFixture fixture;
    fixture.keychain->setMood(Mood::Fails);
    const auto vault = fixture.program();
    const base::Status refused = vault->createWithKeychain();
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().advice.contains(QStringLiteral("passphrase")));
    QCOMPARE(vault->status().state, VaultState::Absent);
    QVERIFY(fixture.bytes().isEmpty());
    must(vault->createWithPassphrase(kPassphrase));
    QVERIFY(!vault->changeToKeychain().ok());
    QCOMPARE(vault->status().wrapping, Wrapping::Passphrase);
}

void TestVault::dataKeysAreKeptAndDestroyed() {
    const VaultFixture fixture;
    const auto vault = fixture.program();
    must(vault->createWithKeychain());
    const auto plays = must(vault->keysForWriting("plays"));
    const auto likes = must(vault->keysForWriting("likes"));
    QVERIFY(sameKeys(must(vault->keysForWriting("plays")), plays));
    QVERIFY(!plays->current().key->equals(*likes->current().key));
    must(vault->destroyKeys("plays"));
    QVERIFY(!vault->keys("plays"));
    QVERIFY(sameKeys(vault->keys("likes"), likes));
    const auto again = must(vault->keysForWriting("plays"));
    QVERIFY(again->current().generation > likes->current().generation); // never given twice
    QVERIFY(!again->current().key->equals(*plays->current().key));
    const auto next = fixture.program();
    must(next->open());
    QVERIFY(sameKeys(next->keys("plays"), again));
}

void TestVault::whatWasReadGoesWithTheKeys() {
    const VaultFixture fixture;
    const auto vault = fixture.program();
    std::weak_ptr<const int> held;
    const auto hold = [&](const void* owner) {
        const auto what = std::make_shared<const int>(1);
        vault->holdWhileUnlocked(owner, what);
        held = what;
    };
    hold(&fixture); // no keys yet
    QVERIFY(held.expired());
    must(vault->createWithKeychain());
    must(vault->keysForWriting("plays"));
    hold(&fixture);
    must(vault->advanceLog({1, {}, 1, {}})); // what changes nothing of it
    must(vault->keysForWriting("likes"));
    QVERIFY(!held.expired());
    const auto first = held;
    hold(vault.get());
    QVERIFY(!first.expired()); // another's
    hold(&fixture);
    QVERIFY(first.expired());
    vault->holdWhileUnlocked(&fixture, nullptr);
    QVERIFY(held.expired());
    hold(&fixture);
    must(vault->destroyKeys("likes"));
    QVERIFY(held.expired());
    hold(&fixture);
    vault->lock();
    QVERIFY(held.expired());
    hold(&fixture);
    QVERIFY(held.expired());
    must(vault->open());
    hold(&fixture);
    must(vault->destroy());
    QVERIFY(held.expired());
}

void TestVault::dataKeysRotateInTwoSteps() {
    const VaultFixture fixture;
    const auto vault = fixture.program();
    must(vault->createWithKeychain());
    const auto before = must(vault->keysForWriting("plays"));
    must(vault->beginRotation("plays"));
    must(vault->beginRotation("plays")); // one at a time
    const auto between = vault->keys("plays");
    QCOMPARE(between->keys.size(), std::size_t(2));
    QVERIFY(between->find(before->current().generation));
    QVERIFY(between->current().generation != before->current().generation);
    {
        const auto killed = fixture.program(); // a start in between finds both
        must(killed->open());
        QVERIFY(killed->keys("plays")->rotating());
    }
    must(vault->endRotation("plays"));
    const auto after = vault->keys("plays");
    QVERIFY(!after->rotating());
    QCOMPARE(after->current().generation, between->current().generation);
    must(vault->beginRotation("never used"));
    QVERIFY(!vault->keys("never used"));
}

void TestVault::wrappingChangesWithoutLoss() {
    const VaultFixture fixture;
    const auto vault = fixture.program();
    must(vault->createWithKeychain());
    const auto keys = must(vault->keysForWriting("plays"));
    const QString recovery = must(vault->newRecoveryText());
    must(vault->changeToPassphrase(kPassphrase));
    QCOMPARE(fixture.keychain->size(), std::size_t(0)); // no key is left behind there
    QCOMPARE(vault->status().wrapping, Wrapping::Passphrase);
    {
        const auto next = fixture.program();
        must(next->unlock(kPassphrase));
        QVERIFY(sameKeys(next->keys("plays"), keys));
        must(next->changeToPassphrase(QStringLiteral("another passphrase")));
        QVERIFY(!fixture.program()->unlock(kPassphrase).ok());
        must(next->changeToKeychain());
    }
    QCOMPARE(fixture.keychain->size(), std::size_t(1));
    const auto last = fixture.program();
    must(last->open());
    QVERIFY(sameKeys(last->keys("plays"), keys));
    const auto recovered = fixture.program();
    must(recovered->unlockWithRecovery(recovery)); // outlives every change
    QVERIFY(sameKeys(recovered->keys("plays"), keys));
}

void TestVault::masterKeyRotates() {
    const VaultFixture fixture;
    const auto vault = fixture.program();
    must(vault->createWithKeychain());
    const auto keys = must(vault->keysForWriting("plays"));
    const QString recovery = must(vault->newRecoveryText());
    const QByteArray before = fixture.bytes();
    must(vault->rotateMasterKey());
    QCOMPARE(fixture.keychain->size(), std::size_t(1));
    {
        const auto next = fixture.program();
        must(next->open());
        QVERIFY(sameKeys(next->keys("plays"), keys));
    }
    must(vault->changeToPassphrase(kPassphrase));
    must(vault->rotateMasterKey());
    const auto next = fixture.program();
    must(next->unlock(kPassphrase));
    QVERIFY(sameKeys(next->keys("plays"), keys));
    must(fixture.program()->unlockWithRecovery(recovery));
    // A copy from before opens with nothing that is left.
    fixture.replace(before);
    QVERIFY(!fixture.program()->open().ok());
}

void TestVault::recoveryTextOpens() {
    const VaultFixture fixture;
    const auto vault = fixture.program();
    must(vault->createWithPassphrase(kPassphrase));
    QVERIFY(!vault->status().hasRecovery);
    QVERIFY(!fixture.program()->unlockWithRecovery(QStringLiteral("nonsense")).ok());
    const QString first = must(vault->newRecoveryText());
    QVERIFY(vault->status().hasRecovery);
    const QString second = must(vault->newRecoveryText());
    QVERIFY(!fixture.program()->unlockWithRecovery(first).ok());
    must(fixture.program()->unlockWithRecovery(second));
    must(vault->removeRecoveryText());
    QVERIFY(!vault->status().hasRecovery);
    QVERIFY(!fixture.program()->unlockWithRecovery(second).ok());
    QCOMPARE(vault->status().state, VaultState::Unlocked);
}

void TestVault::damagedFileIsUnreadableAndKept() {
    const VaultFixture fixture;
    {
        const auto vault = fixture.program();
        must(vault->createWithPassphrase(kPassphrase));
    }
    const QByteArray whole = fixture.bytes();
    for (const QByteArray& spoilt : {whole.left(whole.size() / 3), QByteArray(),
                                     QByteArray("noise"), QByteArray(whole.size(), '\0')}) {
        fixture.replace(spoilt);
        const auto vault = fixture.program();
        QCOMPARE(vault->status().state, VaultState::Unreadable);
        QVERIFY(!vault->unlock(kPassphrase).ok());
        QVERIFY(!vault->createWithPassphrase(kPassphrase).ok());
        QVERIFY(!vault->createWithKeychain().ok());
        QCOMPARE(fixture.bytes(), spoilt);
    }
    QByteArray changed = whole;
    changed[changed.size() - 1] = static_cast<char>(changed.back() ^ 1);
    fixture.replace(changed);
    const auto vault = fixture.program();
    QVERIFY(!vault->unlock(kPassphrase).ok());
    QCOMPARE(vault->status().state, VaultState::Unreadable);
    fixture.replace(whole); // put back, it is as before
    must(vault->unlock(kPassphrase));
}

void TestVault::aFileThatGoesTakesTheKeysAlong() {
    const VaultFixture fixture;
    const auto vault = fixture.program();
    must(vault->createWithKeychain());
    must(vault->keysForWriting("plays"));
    const QByteArray whole = fixture.bytes();
    QVERIFY(QFile::remove(base::pathText(fixture.file())));
    QCOMPARE(vault->status().state, VaultState::Unreadable);
    QVERIFY(!vault->keys("plays"));
    QVERIFY(!vault->keysForWriting("plays").ok());
    QVERIFY(!vault->createWithKeychain().ok()); // not in the same run: it may come back
    fixture.replace(whole);
    must(vault->open());
    QVERIFY(vault->keys("plays"));
}

void TestVault::destroyLeavesNothing() {
    const VaultFixture fixture;
    const auto vault = fixture.program();
    must(vault->createWithKeychain());
    must(vault->keysForWriting("plays"));
    must(vault->destroy());
    QCOMPARE(vault->status().state, VaultState::Absent);
    QVERIFY(!vault->keys("plays"));
    QCOMPARE(fixture.keychain->size(), std::size_t(0));
    QVERIFY(fixture.keyFiles().isEmpty());
    must(vault->createWithPassphrase(kPassphrase));
    const auto locked = fixture.program();
    must(locked->destroy()); // needs no passphrase
    QCOMPARE(vault->status().state, VaultState::Unreadable);
    QVERIFY(fixture.keyFiles().isEmpty());
}

void TestVault::nothingIsWrittenWhereThereIsNoRoom() {
    const VaultFixture fixture;
    Vault vault(fixture.folder / "nowhere" / "vault.keys", fixture.keychain, fixtures::kCheap);
    QVERIFY(!vault.createWithKeychain().ok());
    QVERIFY(!vault.createWithPassphrase(kPassphrase).ok());
    QCOMPARE(vault.status().state, VaultState::Absent);
    QCOMPARE(fixture.keychain->size(), std::size_t(0));
}

void TestVault::aFolderThatCannotHoldKeysIsNamed() {
    const VaultFixture fixture;
    fixture.replace(
        "a file where a folder should be"); // a folder nobody can write to, root neither
    const auto inside = fixture.file() / "vault.keys";
    Vault vault(inside, fixture.keychain, fixtures::kCheap);
    const base::Status made = vault.createWithPassphrase(kPassphrase);
    QVERIFY(!made.ok());
    QVERIFY2(made.error().subject == base::pathText(fixture.file()),
             qPrintable(made.error().message()));
    QVERIFY(made.error().advice.contains(QStringLiteral("writable")));
}

EARSHOT_TEST(QCoreApplication, TestVault)

} // namespace earshot::test_vault

#include "test_vault.moc"
