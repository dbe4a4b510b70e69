// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/vault/key_file_storage.h"
#include "core/vault/key_ring_codec.h"
#include "tests/core/vault/vault_fixture.h"
#include "tests/fixtures/test_program.h"

#include <QDir>
#include <QtEndian>

namespace earshot::test_vault_key_file {

using namespace earshot::vault;

namespace {

struct Sample {
    std::shared_ptr<const Secret> wrapper = std::make_shared<const Secret>(Secret::random());
    Secret master = Secret::random();
    KeyFileHead head;
    KeyRing ring;

    explicit Sample(bool withRecovery = true) {
        head.wrapping = Wrapping::Passphrase;
        head.cost = fixtures::kCheap;
        head.salt.fill(7);
        head.id.fill(9);
        ring.nextGeneration = 5;
        DataKeys plays{{{3, std::make_shared<const Secret>(Secret::random())},
                        {4, std::make_shared<const Secret>(Secret::random())}},
                       true};
        DataKeys likes{{{1, std::make_shared<const Secret>(Secret::random())}}, false};
        ring.keys["plays"] = std::make_shared<const DataKeys>(std::move(plays));
        ring.keys["likes"] = std::make_shared<const DataKeys>(std::move(likes));
        ring.log = {4, {}, 9, {}};
        ring.log.head.fill(1);
        if (withRecovery) {
            ring.recovery = std::make_shared<const Secret>(Secret::random());
            head.masterForRecovery = wrapKey(master, *ring.recovery, head, WrapFor::Recovery);
        }
        head.master = wrapKey(master, *wrapper, head, WrapFor::Use);
    }
    [[nodiscard]] QByteArray bytes() const { return writeKeyFile(head, ring, master); }
};

/// Whether these bytes open as a key file of `sample`'s.
bool opens(const QByteArray& bytes, const Sample& sample) {
    const auto file = parseKeyFile(bytes);
    if (!file) {
        return false;
    }
    const auto master = unwrapKey(*sample.wrapper, file->head, WrapFor::Use);
    return master && openRing(*file, *master).has_value();
}

QByteArray withNumber(QByteArray bytes, qsizetype at, quint32 value) {
    qToLittleEndian(value, bytes.data() + at);
    return bytes;
}

} // namespace

class TestVaultKeyFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void nothingIsInTheClear();
    void everyFlippedBitIsSeen();
    void everyCutIsSeen();
    void hostileCostsAreRefused();
    void ringsThatContradictThemselvesAreRefused();
    void randomBytesAreRefused();
    void savedForTheOwnerOnlyAndWhole();
    void leftoversGo();
};

void TestVaultKeyFile::roundTrip() {
    for (const bool withRecovery : {true, false}) {
        const Sample sample(withRecovery);
        const auto file = parseKeyFile(sample.bytes());
        QVERIFY(file);
        QCOMPARE(file->head.cost, sample.head.cost);
        QCOMPARE(file->head.masterForRecovery.has_value(), withRecovery);
        const auto master = unwrapKey(*sample.wrapper, file->head, WrapFor::Use);
        QVERIFY(master && master->equals(sample.master));
        const auto ring = openRing(*file, *master);
        QVERIFY(ring);
        QCOMPARE(ring->nextGeneration, quint16(5));
        QCOMPARE(ring->keys.size(), std::size_t(2));
        QVERIFY(sameKeys(ring->keys.at("plays"), sample.ring.keys.at("plays")));
        QVERIFY(sameKeys(ring->keys.at("likes"), sample.ring.keys.at("likes")));
        QVERIFY(ring->keys.at("plays")->plainBefore);
        QVERIFY(!ring->keys.at("likes")->plainBefore);
        QCOMPARE(ring->log, sample.ring.log);
        QCOMPARE(static_cast<bool>(ring->recovery), withRecovery);
        if (withRecovery) {
            const auto again = unwrapKey(*sample.ring.recovery, file->head, WrapFor::Recovery);
            QVERIFY(again && again->equals(sample.master));
        }
        QVERIFY(!unwrapKey(Secret::random(), file->head, WrapFor::Use));
        QVERIFY(!unwrapKey(*sample.wrapper, file->head, WrapFor::Recovery));
        QVERIFY(!openRing(*file, Secret::random()));
    }
}

void TestVaultKeyFile::nothingIsInTheClear() {
    const Sample sample;
    const QByteArray bytes = sample.bytes();
    QVERIFY(!bytes.contains("plays") && !bytes.contains("likes"));
    QVERIFY(!bytes.contains(sample.master.view().toByteArray()));
    for (const auto& [name, keys] : sample.ring.keys) {
        for (const DataKey& key : keys->keys) {
            QVERIFY(!bytes.contains(key.key->view().toByteArray()));
        }
    }
    QVERIFY(!bytes.contains(sample.ring.recovery->view().toByteArray()));
}

void TestVaultKeyFile::everyFlippedBitIsSeen() {
    const Sample sample;
    const QByteArray bytes = sample.bytes();
    QVERIFY(opens(bytes, sample));
    for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
        QByteArray flipped = bytes;
        flipped[bit / 8] = static_cast<char>(flipped.at(bit / 8) ^ (1 << (bit % 8)));
        QVERIFY2(!opens(flipped, sample), qPrintable(QString::number(bit)));
    }
}

void TestVaultKeyFile::everyCutIsSeen() {
    const Sample sample;
    const QByteArray bytes = sample.bytes();
    for (qsizetype length = 0; length < bytes.size(); ++length) {
        QVERIFY(!opens(bytes.left(length), sample));
    }
    QVERIFY(!opens(bytes + '\0', sample));
    QVERIFY(!parseKeyFile(bytes + QByteArray(kLongestKeyFile, 'x')));
}

void TestVaultKeyFile::hostileCostsAreRefused() {
    const QByteArray bytes = Sample().bytes();
    constexpr qsizetype operations = 44;
    constexpr qsizetype memory = 48;
    QVERIFY(parseKeyFile(withNumber(bytes, operations, 2)));
    QVERIFY(parseKeyFile(withNumber(bytes, memory, 64 * 1024)));
    for (const quint32 value : {0U, 65U, 0x7FFF'FFFFU, 0xFFFF'FFFFU}) {
        QVERIFY(!parseKeyFile(withNumber(bytes, operations, value)));
    }
    for (const quint32 value : {0U, 7U, 1024U * 1024 + 1, 0xFFFF'FFFFU}) {
        QVERIFY(!parseKeyFile(withNumber(bytes, memory, value)));
    }
    // Each bearable, but not together.
    QVERIFY(!parseKeyFile(withNumber(withNumber(bytes, operations, 64), memory, 1024 * 1024)));
    QVERIFY(bearable(PassphraseCost{4, 256 * 1024}));
}

void TestVaultKeyFile::ringsThatContradictThemselvesAreRefused() {
    const Sample sample;
    QVERIFY(decodeRing(encodeRing(sample.ring).bytes()));
    const auto refused = [&](const std::function<void(KeyRing&)>& spoil) {
        KeyRing ring = sample.ring;
        spoil(ring);
        return !decodeRing(encodeRing(ring).bytes());
    };
    QVERIFY(refused([](KeyRing& ring) { ring.nextGeneration = 4; })); // would be given twice
    QVERIFY(refused([](KeyRing& ring) { ring.nextGeneration = 0; }));
    QVERIFY(refused([](KeyRing& ring) { ring.log.last = 2; }));
    QVERIFY(refused([](KeyRing& ring) { ring.log.first = 0; }));
    QVERIFY(refused([](KeyRing& ring) {
        ring.keys["x"] = std::make_shared<const DataKeys>(); // a signal without a key
    }));
    QVERIFY(refused([](KeyRing& ring) { ring.keys[std::string(40, 'n')] = ring.keys["likes"]; }));
    QVERIFY(refused([](KeyRing& ring) { ring.keys[""] = ring.keys["likes"]; }));
}

void TestVaultKeyFile::randomBytesAreRefused() {
    base::Random random(5);
    const Sample sample;
    const Secret whole = encodeRing(sample.ring);
    int accepted = 0;
    for (int i = 0; i < 4'000; ++i) {
        Secret bytes = Secret::copyOf(whole.bytes().first(random.below(whole.size() + 1)));
        if (bytes.size() > 0) {
            bytes.data()[random.below(bytes.size())] =
                static_cast<unsigned char>(random.below(256));
        }
        if (const auto ring = decodeRing(bytes.bytes())) {
            ++accepted; // another byte of a key, or one that was the same
            QCOMPARE(encodeRing(*ring).size(), bytes.size());
        }
    }
    QVERIFY(accepted < 100);
}

void TestVaultKeyFile::savedForTheOwnerOnlyAndWhole() {
    const VaultFixture fixture;
    QVERIFY(!must(loadKeyFile(fixture.file())).has_value());
    must(saveKeyFile(fixture.file(), "one"));
    must(saveKeyFile(fixture.file(), "another"));
    QCOMPARE(must(loadKeyFile(fixture.file())), QByteArrayLiteral("another"));
    QCOMPARE(QFile::permissions(base::pathText(fixture.file())),
             QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser |
                 QFileDevice::WriteUser);
    QCOMPARE(QDir(base::pathText(fixture.folder.path())).entryList(QDir::Files).size(), 1);
    must(removeKeyFile(fixture.file()));
    QVERIFY(QDir(base::pathText(fixture.folder.path())).isEmpty());
    must(removeKeyFile(fixture.file())); // once is enough
    QVERIFY(!saveKeyFile(fixture.folder / "nowhere" / "vault.keys", "x").ok());
}

void TestVaultKeyFile::leftoversGo() {
    const VaultFixture fixture;
    const QDir folder(base::pathText(fixture.folder.path()));
    for (const char* name : {"vault.keys.AbCdEf", "vault.lock", "library.db"}) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("old keys") > 0);
    }
    must(saveKeyFile(fixture.file(), "new"));
    QCOMPARE(folder.entryList(QDir::Files, QDir::Name),
             QStringList({QStringLiteral("library.db"), QStringLiteral("vault.keys"),
                          QStringLiteral("vault.lock")}));
}

EARSHOT_TEST(QCoreApplication, TestVaultKeyFile)

} // namespace earshot::test_vault_key_file

#include "test_vault_key_file.moc"
