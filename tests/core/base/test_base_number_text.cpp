// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_base_number_text {

using earshot::base::numberText;

class TestBaseNumberText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreReadByPeople() {
        QCOMPARE(numberText(-0.006, 2), QStringLiteral("−0.01"));
        QCOMPARE(numberText(0.5, 1), QStringLiteral("0.5"));
        QCOMPARE(numberText(-7, 0), QStringLiteral("−7"));
    }

    void noZeroHasASign() {
        QCOMPARE(numberText(-0.001, 2), QStringLiteral("0.00"));
        QCOMPARE(numberText(-0.4, 0), QStringLiteral("0"));
    }
};

EARSHOT_TEST(QCoreApplication, TestBaseNumberText)

} // namespace earshot::test_base_number_text

#include "test_base_number_text.moc"
