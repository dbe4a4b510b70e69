// SPDX-License-Identifier: GPL-3.0-or-later
// Several programs on one key file.
#include "tests/core/vault/vault_fixture.h"
#include "tests/fixtures/test_program.h"

#include <atomic>
#include <thread>

namespace earshot::test_vault_programs {

using namespace earshot::vault;

class TestVaultPrograms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherProgramsChangesCountAtOnce();
    void aFileThatIsBeingReplacedLocksNobodyOut();
};

void TestVaultPrograms::anotherProgramsChangesCountAtOnce() {
    const VaultFixture fixture;
    const auto one = fixture.program();
    must(one->createWithKeychain());
    const auto other = fixture.program();
    must(other->open());
    const auto plays = must(one->keysForWriting("plays"));
    QVERIFY(sameKeys(other->keys("plays"), plays));
    QVERIFY(sameKeys(must(other->keysForWriting("plays")), plays));
    const auto likes = must(other->keysForWriting("likes"));
    must(one->destroyKeys("plays"));
    QVERIFY(!other->keys("plays"));
    // What one writes keeps what the other has made, and does not bring back what is destroyed.
    must(other->advanceLog({1, {}, 3, {}}));
    must(one->advanceLog({1, {}, 2, {}})); // late: the log does not shrink
    QCOMPARE(must(one->logAnchor()).last, 3);
    QVERIFY(sameKeys(one->keys("likes"), likes));
    QVERIFY(!one->keys("plays"));
    // Another wrapping needs another unlocking.
    must(one->changeToPassphrase(kPassphrase));
    QCOMPARE(other->status().state, VaultState::Locked);
    QVERIFY(!other->keysForWriting("plays").ok());
    must(other->unlock(kPassphrase));

    std::vector<std::thread> programs;
    for (int i = 0; i < 4; ++i) {
        programs.emplace_back([&fixture, i] {
            const auto mine = fixture.program();
            must(mine->unlock(kPassphrase));
            for (int round = 0; round < 10; ++round) {
                must(mine->keysForWriting(std::to_string(i) + "-" + std::to_string(round)));
            }
        });
    }
    for (std::thread& program : programs) {
        program.join();
    }
    for (int i = 0; i < 40; ++i) {
        QVERIFY(one->keys(std::to_string(i / 10) + "-" + std::to_string(i % 10)));
    }
}

/// What is replaced is wiped, also under the eyes of who has just opened it.
void TestVaultPrograms::aFileThatIsBeingReplacedLocksNobodyOut() {
    constexpr int kRotations = 100;
    const VaultFixture fixture;
    const auto writer = fixture.program();
    must(writer->createWithKeychain());
    const auto plays = must(writer->keysForWriting("plays"));
    must(writer->keysForWriting("likes"));
    const auto reader = fixture.program();
    must(reader->open());
    std::atomic<bool> done = false;
    const std::jthread changing([&] {
        for (int i = 0; i < kRotations; ++i) {
            must(writer->beginRotation("likes"));
            must(writer->endRotation("likes"));
        }
        done = true;
    });
    while (!done) {
        QVERIFY(sameKeys(reader->keys("plays"), plays));
    }
    QVERIFY(sameKeys(reader->keys("likes"), writer->keys("likes")));
}

EARSHOT_TEST(QCoreApplication, TestVaultPrograms)

} // namespace earshot::test_vault_programs

#include "test_vault_programs.moc"
