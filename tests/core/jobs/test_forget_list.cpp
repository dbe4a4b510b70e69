// SPDX-License-Identifier: GPL-3.0-or-later
// What was heard while a list was on is forgotten as if that list had never been on.
#include "core/jobs/forget_job.h"
#include "tests/core/jobs/lists_for.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_forget_list {

using fixtures::DataFolder;
using fixtures::listsFor;
using fixtures::must;

class TestForgetList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsAreThoseOfWhoNeverHadItOn() {
        DataFolder data;
        data.addSongs();
        data.allow();
        data.live();
        DataFolder never;
        never.addSongs();
        never.allow();
        never.live(DataFolder::Heard::NothingFromFocus);
        auto library = recommend::tests::SyntheticLibrary::random(40, 9, 7);
        const recommend::Catalog catalog = library.catalog();
        const QStringList lists = listsFor(catalog, never);
        QVERIFY(!lists.isEmpty());
        QVERIFY(listsFor(catalog, data) != lists);
        jobs::ForgetRequest focus;
        focus.which.list = "focus";
        QVERIFY(must(jobs::runForget(data.workspace(), focus, signals::Forget::Delete)) > 0);
        QCOMPARE(data.stored(), never.stored());
        QCOMPARE(listsFor(catalog, data), lists);
    }
};

EARSHOT_TEST(QCoreApplication, TestForgetList)

} // namespace earshot::test_forget_list

#include "test_forget_list.moc"
