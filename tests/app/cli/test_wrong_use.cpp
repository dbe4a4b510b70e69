// SPDX-License-Identifier: GPL-3.0-or-later
// What every command answers to words that make no sense.
#include "app/cli/commands.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_wrong_use {

using namespace Qt::StringLiterals;

class TestWrongUse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isToldApart_data() {
        QTest::addColumn<QString>("words");
        for (const QString& words : {u"index"_s,
                                     u"mix"_s,
                                     u"mix --now --mood happy"_s,
                                     u"mix --mood purple"_s,
                                     u"mix --at 2,0"_s,
                                     u"mix --now --length many"_s,
                                     u"mix --now --seed -1"_s,
                                     u"features"_s,
                                     u"demo"_s,
                                     u"search"_s,
                                     u"vault nonsense"_s,
                                     u"vault create"_s,
                                     u"vault create both"_s,
                                     u"vault status more"_s,
                                     u"audit"_s,
                                     u"audit look"_s,
                                     u"audit show --signal nonsense"_s,
                                     u"signals erase"_s,
                                     u"signals erase plays --all"_s,
                                     u"signals --all"_s,
                                     u"signals export"_s,
                                     u"signals export a --signal nonsense"_s,
                                     u"signals import a b"_s,
                                     u"signals import a --sealed"_s,
                                     u"signals keep plays"_s,
                                     u"signals keep plays 0d"_s,
                                     u"signals keep plays 3w"_s,
                                     u"signals keep no 1y"_s,
                                     u"signals weight mood 0.3"_s,
                                     u"signals weight mood"_s,
                                     u"forget"_s,
                                     u"forget plays"_s,
                                     u"forget --from yesterday"_s,
                                     u"forget --hours 23-22"_s,
                                     u"forget --hours 8"_s,
                                     u"forget --context Focus!"_s}) {
            QTest::newRow(qPrintable(words)) << words;
        }
    }
    void isToldApart() {
        QFETCH(const QString, words);
        const fixtures::Folder data;
        cli::Terminal terminal;
        const base::SystemClock clock;
        QStringList arguments = words.split(u' ');
        const cli::Command* command = cli::commandNamed(arguments.takeFirst());
        QVERIFY(command);
        QCOMPARE(command->run({arguments, base::pathText(data.path()), terminal, clock, {}}),
                 cli::Exit::WrongUse);
    }
};

EARSHOT_TEST(QCoreApplication, TestWrongUse)

} // namespace earshot::test_wrong_use

#include "test_wrong_use.moc"
