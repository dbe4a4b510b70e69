// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/history.h"
#include "core/evaluation/item_features.h"

#include "core/base/paths.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace earshot::test_evaluation_history {

using namespace earshot::evaluation;

class TestEvaluationHistory : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path written(const QByteArray& text) {
        QFile file(m_folder.filePath(QStringLiteral("table.tsv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            qFatal("the test's file could not be written");
        }
        return base::pathFromText(file.fileName());
    }
    QString errorOf(const QByteArray& text) {
        const auto history = readHistory(written(text));
        return history ? QString() : history.error().message();
    }

private Q_SLOTS:
    void readsListenersInOrderOfTime();
    void errorsNameLineAndField_data();
    void errorsNameLineAndField();
    void aMissingFileIsAnError();
    void featuresAreUnitVectorsOfKnownTracks();
    void featureErrorsNameLineAndField();
};

void TestEvaluationHistory::readsListenersInOrderOfTime() {
    // Columns in another order, one too many, lines of two systems, an empty one.
    const auto history = readHistory(written("track\tuser\tnote\tsitting\tartist\tunix_time\n"
                                             "t2\tanna\tx\ts1\tB\t200\r\n"
                                             "\n"
                                             "t10\tanna\t\ts1\tA\t100\n"
                                             "t1\tbert\t\ts9\tA\t50\n"
                                             "t1\tanna\t\ts1\tA\t200\n"));
    QVERIFY(history.ok());
    QCOMPARE(history->listeners.size(), std::size_t{2});
    QCOMPARE(history->listeners[0].name, QByteArray("anna"));
    QCOMPARE(history->tracks, (std::vector<QByteArray>{"t1", "t10", "t2"}));
    QCOMPARE(history->artists, (std::vector<QByteArray>{"A", "B"}));
    const std::vector<Listen>& plays = history->listeners[0].plays;
    QCOMPARE(plays.size(), std::size_t{3});
    QCOMPARE(plays[0].seconds, qint64{100});
    QCOMPARE(plays[0].track, 1);
    QCOMPARE(plays[1].track, 0); // at one time the sitting decides, then the track
    QCOMPARE(plays[2].track, 2);
    QCOMPARE(plays[2].artist, 1);
}

void TestEvaluationHistory::errorsNameLineAndField_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("named");
    const QByteArray head = "user\tsitting\ttrack\tartist\tunix_time\n";
    QTest::newRow("no column") << QByteArray("user\tsitting\ttrack\tunix_time\n")
                               << QStringLiteral("Line 1: the column \"artist\"");
    QTest::newRow("nothing at all") << QByteArray() << QStringLiteral("Line 1");
    QTest::newRow("empty field") << head + "a\ts\t\tx\t1\n" << QStringLiteral("Line 2, track:");
    QTest::newRow("no time") << head + "a\ts\tt\tx\t1\na\ts\tt\tx\tsoon\n"
                             << QStringLiteral("Line 3, unix_time:");
    QTest::newRow("half a second") << head + "a\ts\tt\tx\t1.5\n"
                                   << QStringLiteral("Line 2, unix_time:");
    QTest::newRow("too few") << head + "\n\na\ts\tt\n" << QStringLiteral("Line 4, artist:");
    QTest::newRow("too many") << head + "a\ts\tt\tx\t1\t2\n" << QStringLiteral("Line 2: 6 fields");
}

void TestEvaluationHistory::errorsNameLineAndField() {
    QFETCH(QByteArray, text);
    QFETCH(QString, named);
    const QString error = errorOf(text);
    QVERIFY2(error.contains(named), qPrintable(error));
}

void TestEvaluationHistory::aMissingFileIsAnError() {
    QVERIFY(!readHistory(base::pathFromText(m_folder.filePath(QStringLiteral("none.tsv")))).ok());
}

void TestEvaluationHistory::featuresAreUnitVectorsOfKnownTracks() {
    History history;
    history.tracks = {"a", "b", "c"};
    const auto features =
        readItemFeatures(written("bpm\ttrack\tloud\tsame\n100\tb\t-10\t7\n140\ta\t-20\t7\n"
                                 "90\tunheard\t-1\t7\n"),
                         history);
    QVERIFY(features.ok());
    QCOMPARE(features->known, std::size_t{2});
    QCOMPARE(features->unit.cols(), 3);
    // Two tracks, standardised, are each other's opposite; what never varies tells nothing apart.
    QVERIFY(std::abs(features->unit.col(0).dot(features->unit.col(1)) + 1) < 1e-5F);
    QVERIFY(std::abs(features->unit.col(0).norm() - 1) < 1e-5F);
    QVERIFY(features->unit.col(2).isZero());
}

void TestEvaluationHistory::featureErrorsNameLineAndField() {
    History history;
    history.tracks = {"a"};
    const auto errorIn = [&](const QByteArray& text) {
        const auto features = readItemFeatures(written(text), history);
        return features ? QString() : features.error().message();
    };
    QVERIFY(errorIn("track\tbpm\na\tfast\n").contains(QStringLiteral("Line 2, bpm:")));
    QVERIFY(errorIn("track\tbpm\na\tnan\n").contains(QStringLiteral("Line 2, bpm:")));
    QVERIFY(errorIn("title\tbpm\na\t1\n").contains(QStringLiteral("\"track\"")));
    QVERIFY(!errorIn("track\tbpm\nb\t1\n").isEmpty());
    QVERIFY(!errorIn("track\na\n").isEmpty());
}

EARSHOT_TEST(QCoreApplication, TestEvaluationHistory)

} // namespace earshot::test_evaluation_history

#include "test_evaluation_history.moc"
