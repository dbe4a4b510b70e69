// SPDX-License-Identifier: GPL-3.0-or-later
// earshot evaluate on a history with a file of features.
#include "core/base/paths.h"
#include "tests/app/cli/program.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QFile>
#include <QJsonObject>
#include <QTest>

namespace earshot::test_evaluate {

using earshot::fixtures::Run;

class TestEvaluate : public QObject {
    Q_OBJECT

private:
    earshot::fixtures::Folder m_data;

    Run run(const QStringList& words) { return earshot::fixtures::earshot(m_data.path(), words); }

private Q_SLOTS:
    void aHistoryIsEvaluatedWithHowItsTracksSound() {
        constexpr int kListeners = 10;
        constexpr int kPlays = 50;
        constexpr int kOwnTracks = 20;
        QByteArray history = "user\tsitting\ttrack\tartist\tunix_time\n";
        QByteArray features = "track\tbrightness\tpace\n";
        for (int who = 0; who < kListeners; ++who) {
            for (int play = 0; play < kPlays; ++play) {
                const int track = who * kOwnTracks + play * play % kOwnTracks;
                history += QStringLiteral("w0u%1\ts%1-%2\tt%3\ta%4\t%5\n")
                               .arg(who)
                               .arg(play / 10)
                               .arg(track)
                               .arg(track / 5)
                               .arg(1'400'000'000 + play / 10 * 40'000 + play % 10 * 200)
                               .toUtf8();
            }
            for (int track = who * kOwnTracks; track < (who + 1) * kOwnTracks; track += 2) {
                features += QStringLiteral("t%1\t%2\t%3\n")
                                .arg(track)
                                .arg(track % 7)
                                .arg(track % 3)
                                .toUtf8();
            }
        }
        const auto written = [this](const char* name, const QByteArray& text) {
            QFile file(earshot::base::pathText(m_data / name));
            if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
                qFatal("cannot write %s", qPrintable(file.fileName()));
            }
            return file.fileName();
        };
        const QStringList words{QStringLiteral("evaluate"), QStringLiteral("--history"),
                                written("history.tsv", history), QStringLiteral("--json"),
                                QStringLiteral("--features")};
        const Run evaluated = run(words + QStringList{written("features.tsv", features)});
        QVERIFY2(evaluated.exitCode == 0, qPrintable(evaluated.err));
        const QJsonObject report = evaluated.json().object();
        // Of the tracks heard, squares modulo 20, those with an even number have features.
        QCOMPARE(report[QLatin1String("feature_tracks")].toInt(), 3 * kListeners);
        const QJsonObject random = report[QLatin1String("methods")][0].toObject();
        const QJsonValue distance =
            random[QLatin1String("groups")][0][QLatin1String("lists")]
                  [QLatin1String("intra_list_distance")][QLatin1String("mean")];
        QVERIFY(distance.toDouble() > 0 && distance.toDouble() < 2);
        const Run wrong = run(words + QStringList{written("wrong.tsv", "track\tpace\nt1\tfast\n")});
        QCOMPARE(wrong.exitCode, 1);
        QVERIFY2(wrong.err.contains(QStringLiteral("not a number: \"fast\"")),
                 qPrintable(wrong.err));
        QVERIFY2(wrong.err.contains(QStringLiteral("2")), qPrintable(wrong.err)); // the line
    }
};

EARSHOT_TEST(QCoreApplication, TestEvaluate)

} // namespace earshot::test_evaluate

#include "test_evaluate.moc"
