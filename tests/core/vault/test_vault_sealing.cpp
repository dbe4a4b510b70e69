// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/recovery_text.h"
#include "core/vault/sealing.h"
#include "tests/fixtures/test_program.h"

#include <QSet>
#include <QTest>

namespace earshot::test_vault_sealing {

using namespace earshot::vault;

namespace {

DataKeys keysOf(quint16 generation) {
    return {{{generation, std::make_shared<const Secret>(Secret::random())}}, false};
}

const Place kPlace{"signal_plays", 7, 1};
const QByteArray kRecord = QByteArrayLiteral("a play, packed");

} // namespace

class TestVaultSealing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void sealedTwiceIsNeverTheSame();
    void everyFlippedBitIsRefused();
    void everyCutIsRefused();
    void anotherPlaceIsRefused_data();
    void anotherPlaceIsRefused();
    void anotherKeyIsRefused();
    void oldGenerationOpensWhileItIsThere();
    void subkeysDiffer();
    void recoveryTextRoundTrip();
    void recoveryTextForgivesHowItIsTyped();
    void recoveryTextNamesTheMistypedGroup();
};

void TestVaultSealing::roundTrip() {
    const DataKeys keys = keysOf(3);
    std::vector<char> record;
    for (const qsizetype size : {0, 1, 12, 16, 17, 63, 64, 65, 191, 192, 193, 5000}) {
        const QByteArray plain(size, 'x');
        const QByteArray sealed = seal(keys.current(), kPlace, plain);
        QCOMPARE(sealed.size(), size + kSealOverheadBytes);
        QCOMPARE(generationOf(sealed), quint16(3));
        QCOMPARE(open(keys, kPlace, sealed, record), Opening::Opened);
        QCOMPARE(QByteArray(record.data(), static_cast<qsizetype>(record.size())), plain);
    }
}

void TestVaultSealing::sealedTwiceIsNeverTheSame() {
    const DataKeys keys = keysOf(1);
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        seen.insert(seal(keys.current(), kPlace, kRecord).mid(3, 24));
    }
    QCOMPARE(seen.size(), 1000);
}

void TestVaultSealing::everyFlippedBitIsRefused() {
    const DataKeys keys = keysOf(1);
    const QByteArray sealed = seal(keys.current(), kPlace, kRecord);
    std::vector<char> record;
    for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
        QByteArray flipped = sealed;
        flipped[bit / 8] = static_cast<char>(flipped.at(bit / 8) ^ (1 << (bit % 8)));
        const Opening verdict = open(keys, kPlace, flipped, record);
        QCOMPARE(verdict, bit < 8    ? Opening::Malformed
                          : bit < 24 ? Opening::UnknownKey
                                     : Opening::Refused);
    }
}

void TestVaultSealing::everyCutIsRefused() {
    const DataKeys keys = keysOf(1);
    const QByteArray sealed = seal(keys.current(), kPlace, kRecord);
    std::vector<char> record;
    for (qsizetype length = 0; length < sealed.size(); ++length) {
        const Opening verdict = open(keys, kPlace, sealed.left(length), record);
        QCOMPARE(verdict, length < kSealOverheadBytes ? Opening::Malformed : Opening::Refused);
    }
    QCOMPARE(open(keys, kPlace, sealed + 'x', record), Opening::Refused);
    QCOMPARE(open(keys, kPlace, QByteArrayLiteral("\x01p\x07\x08\x00"), record),
             Opening::Malformed);
}

void TestVaultSealing::anotherPlaceIsRefused_data() {
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<qint64>("row");
    QTest::addColumn<quint32>("schema");
    QTest::newRow("another table") << QByteArrayLiteral("signal_likes") << qint64(7) << 1U;
    QTest::newRow("a longer name") << QByteArrayLiteral("signal_plays2") << qint64(7) << 1U;
    QTest::newRow("another row") << QByteArrayLiteral("signal_plays") << qint64(8) << 1U;
    QTest::newRow("another schema") << QByteArrayLiteral("signal_plays") << qint64(7) << 2U;
}

void TestVaultSealing::anotherPlaceIsRefused() {
    QFETCH(QByteArray, table);
    QFETCH(qint64, row);
    QFETCH(quint32, schema);
    const DataKeys keys = keysOf(1);
    std::vector<char> record;
    const Place elsewhere{{table.constData(), static_cast<std::size_t>(table.size())}, row, schema};
    const QByteArray sealed = seal(keys.current(), kPlace, kRecord);
    QCOMPARE(open(keys, elsewhere, sealed, record), Opening::Refused);
}

void TestVaultSealing::anotherKeyIsRefused() {
    std::vector<char> record;
    const QByteArray sealed = seal(keysOf(1).current(), kPlace, kRecord);
    QCOMPARE(open(keysOf(1), kPlace, sealed, record), Opening::Refused);
    QCOMPARE(open(keysOf(2), kPlace, sealed, record), Opening::UnknownKey);
}

void TestVaultSealing::oldGenerationOpensWhileItIsThere() {
    DataKeys keys = keysOf(1);
    const QByteArray old = seal(keys.current(), kPlace, kRecord);
    keys.keys.push_back(keysOf(2).keys.front());
    const QByteArray fresh = seal(keys.current(), kPlace, kRecord);
    std::vector<char> record;
    QVERIFY(keys.rotating());
    QCOMPARE(generationOf(fresh), quint16(2));
    QCOMPARE(open(keys, kPlace, old, record), Opening::Opened);
    QCOMPARE(open(keys, kPlace, fresh, record), Opening::Opened);
    keys.keys.erase(keys.keys.begin());
    QCOMPARE(open(keys, kPlace, old, record), Opening::UnknownKey);
    QCOMPARE(open(keys, kPlace, fresh, record), Opening::Opened);
}

void TestVaultSealing::subkeysDiffer() {
    const Secret key = Secret::random();
    QVERIFY(derive(key, Subkey::Body).equals(derive(key, Subkey::Body)));
    QVERIFY(!derive(key, Subkey::Body).equals(derive(key, Subkey::LogSeal)));
    QVERIFY(!derive(key, Subkey::LogChain).equals(derive(key, Subkey::LogSeal)));
    QVERIFY(!derive(key, Subkey::Body).equals(key));
}

void TestVaultSealing::recoveryTextRoundTrip() {
    for (int i = 0; i < 200; ++i) {
        const Secret code = Secret::random(kRecoveryBytes);
        const QString text = recoveryText(code);
        QCOMPARE(text.size(), 8 * 5 + 7);
        const auto read = readRecoveryText(text);
        QVERIFY(std::holds_alternative<Secret>(read));
        QVERIFY(std::get<Secret>(read).equals(code));
    }
    QVERIFY(
        !recoveryKey(Secret(kRecoveryBytes)).equals(recoveryKey(Secret::random(kRecoveryBytes))));
}

void TestVaultSealing::recoveryTextForgivesHowItIsTyped() {
    Secret code(kRecoveryBytes); // zeros and ones, which people type as letters
    code.data()[5] = 0x08;
    QString text = recoveryText(code).toLower();
    text.replace(QLatin1Char('-'), QStringLiteral("  "));
    text.replace(QLatin1Char('0'), QLatin1Char('o')).replace(QLatin1Char('1'), QLatin1Char('l'));
    const auto read = readRecoveryText(QStringLiteral("\n") + text);
    QVERIFY(std::holds_alternative<Secret>(read));
    QVERIFY(std::get<Secret>(read).equals(code));
}

void TestVaultSealing::recoveryTextNamesTheMistypedGroup() {
    const QString text = recoveryText(Secret::random(kRecoveryBytes));
    QStringList groups = text.split(QLatin1Char('-'));
    for (int group = 0; group < 8; ++group) {
        QStringList typed = groups;
        typed[group][4] = typed[group][4] == QLatin1Char('7') ? QLatin1Char('8') : QLatin1Char('7');
        const auto read = readRecoveryText(typed.join(QLatin1Char('-')));
        QVERIFY(std::holds_alternative<MistypedGroup>(read));
        QCOMPARE(std::get<MistypedGroup>(read).number, group + 1);
    }
    QVERIFY(std::holds_alternative<MistypedGroup>(readRecoveryText(QString())));
    QVERIFY(std::holds_alternative<MistypedGroup>(readRecoveryText(text + QLatin1Char('0'))));
    QVERIFY(std::holds_alternative<MistypedGroup>(readRecoveryText(text.left(40))));
    QVERIFY(std::holds_alternative<MistypedGroup>(readRecoveryText(QString(40, QChar(0x4E2D)))));
}

EARSHOT_TEST(QCoreApplication, TestVaultSealing)

} // namespace earshot::test_vault_sealing

#include "test_vault_sealing.moc"
