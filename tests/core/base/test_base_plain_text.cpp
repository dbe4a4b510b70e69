// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/plain_text.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_base_plain_text {

using namespace earshot::base;

class TestBasePlainText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesOfAllLanguagesArePlain() {
        for (const char16_t* name : {u"Nils Frahm", u"Ångström", u"坂本龍一", u"محمد",
                                     u"می\u200Cخواهم", u"ना\u200Dम", u"🎹", u"A\u0301", u""}) {
            const QString text = QString::fromUtf16(name);
            QVERIFY2(isPlainText(text), qPrintable(text));
            QCOMPARE(plainText(text), text);
        }
    }

    void whatCannotBeSeenIsTakenOut_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("plain");
        const auto row = [](const char* name, const QString& text, const QString& plain) {
            QTest::newRow(name) << text << plain;
        };
        row("turned round", QStringLiteral("a\u202Ecba\u202C"), QStringLiteral("acba"));
        row("isolated", QStringLiteral("\u2067a\u2069"), QStringLiteral("a"));
        row("marks", QStringLiteral("\u200Ea\u200F\u061C"), QStringLiteral("a"));
        row("escape", QStringLiteral("\u001B[31mred\u0007"), QStringLiteral("[31mred"));
        row("lines", QStringLiteral("a\nb\tc\r\nd\u2028e"), QStringLiteral("a b c de"));
        row("nul", QString(u'a') + QChar(0) + u'b', QStringLiteral("ab"));
        row("half", QString(QChar(0xD800)) + u'a', QStringLiteral("\uFFFDa"));
        row("tags", QString::fromUcs4(U"a\U000E0041\U000E007F"), QStringLiteral("a"));
        row("byte order", QStringLiteral("\uFEFFa"), QStringLiteral("a"));
        row("own use", QStringLiteral("\uE000a"), QStringLiteral("a"));
    }
    void whatCannotBeSeenIsTakenOut() {
        QFETCH(QString, text);
        QFETCH(QString, plain);
        QVERIFY(!isPlainText(text));
        QCOMPARE(plainText(text), plain);
        QVERIFY(isPlainText(plainText(text)));
    }
};

EARSHOT_TEST(QCoreApplication, TestBasePlainText)

} // namespace earshot::test_base_plain_text

#include "test_base_plain_text.moc"
