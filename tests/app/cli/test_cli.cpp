// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, as a script would use it: every command on the demo music.
#include "core/analysis/feature_table.h"
#include "core/base/paths.h"
#include "core/demo/demo_library.h"
#include "core/jobs/mix_job.h"
#include "tests/app/cli/program.h"
#include "tests/core/recommend/recipe_marks.h"
#include "tests/fixtures/demo_music.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

namespace earshot::test_cli {

using earshot::fixtures::Folder;
using earshot::fixtures::Run;

namespace {

constexpr int kDone = 0;
constexpr int kFailures = 1;
constexpr int kWrongUse = 2;
constexpr int kDemoTracks = 24;
constexpr int kLeastJudged = 3;

QHash<QString, int> rankByPath(const QJsonObject& mix) {
    QHash<QString, int> ranks;
    for (const QJsonValue& value : mix[QLatin1String("tracks")].toArray()) {
        const QJsonObject track = value.toObject();
        ranks.insert(track[QLatin1String("path")].toString(), track[QLatin1String("rank")].toInt());
    }
    return ranks;
}

} // namespace

class TestCli : public QObject {
    Q_OBJECT

private:
    Folder m_music;
    Folder m_data;

    Run run(const QStringList& words) { return earshot::fixtures::earshot(m_data.path(), words); }
    QString musicDir() const { return earshot::base::pathText(m_music / "demo"); }
    QJsonObject mix(const QStringList& words) {
        const Run made = run(QStringList{QStringLiteral("mix"), QStringLiteral("--json")} + words);
        if (made.exitCode != kDone) {
            qWarning("%s", qPrintable(made.err));
        }
        return made.json().object();
    }

private Q_SLOTS:
    void initTestCase() {
        // All but one piece, so that the command has something to write.
        const auto music = m_music / "demo";
        std::filesystem::copy(earshot::fixtures::demoMusic(), music,
                              std::filesystem::copy_options::recursive);
        const auto missing = music / earshot::demo::demoPieces().front().file;
        QVERIFY(std::filesystem::remove(missing));
        const Run demo = run({QStringLiteral("demo"), musicDir()});
        QCOMPARE(demo.exitCode, kDone);
        QVERIFY(std::filesystem::exists(missing));
        const Run index = run({QStringLiteral("index"), musicDir()});
        QVERIFY2(index.exitCode == kDone, qPrintable(index.err));
        QVERIFY2(index.out.contains(QStringLiteral("Found 24 · new 24 ")), qPrintable(index.out));
        QVERIFY2(index.out.contains(QLatin1String("Analysed 24 ")), qPrintable(index.out));
    }

    void indexingAgainChangesNothing() {
        const Run again = run({QStringLiteral("index"), musicDir()});
        QCOMPARE(again.exitCode, kDone);
        QVERIFY2(again.out.contains(QStringLiteral("Found 24 · new 0 · changed 0 ")),
                 qPrintable(again.out));
        QVERIFY2(again.out.contains(QLatin1String("Analysed 0 ")), qPrintable(again.out));
    }

    void searchFindsByFieldAndPlainWord() {
        const Run all = run({QStringLiteral("search"), QStringLiteral("--json"),
                             QStringLiteral("year:1900..2100")});
        QCOMPARE(all.exitCode, kDone);
        const QJsonArray rows = all.json().array();
        QCOMPARE(rows.size(), kDemoTracks);
        const QString artist = rows[0].toObject()[QLatin1String("artist")].toString();
        const Run byArtist = run({QStringLiteral("search"), QStringLiteral("--json"),
                                  QStringLiteral("artist:\"%1\"").arg(artist)});
        const QJsonArray found = byArtist.json().array();
        QCOMPARE(found.size(), 3); // three pieces an artist
        for (const QJsonValue& row : found) {
            QCOMPARE(row.toObject()[QLatin1String("artist")].toString(), artist);
        }
    }

    void featuresNeedNoLibrary() {
        const QJsonArray rows = run({QStringLiteral("search"), QStringLiteral("--json"),
                                     QStringLiteral("year:1900..2100")})
                                    .json()
                                    .array();
        const QString path = rows[0].toObject()[QLatin1String("path")].toString();
        const Folder empty;
        const Run features = earshot::fixtures::earshot(
            empty.path(), {QStringLiteral("features"), QStringLiteral("--json"), path});
        QCOMPARE(features.exitCode, kDone);
        const QJsonObject json = features.json().object();
        for (const char* name :
             {"path", "version", "duration_s", "bpm", "bpm_confidence", "key", "mode",
              "key_confidence", "integrated_lufs", "loudness_range_lu", "true_peak_dbtp", "valence",
              "arousal", "mood_confidence", "danceability", "embedding"}) {
            QVERIFY2(json.contains(QLatin1String(name)), name);
        }
        const earshot::analysis::Features any;
        earshot::analysis::visitFeatures(
            any, [&json](const earshot::analysis::FeatureInfo& info, const auto&) {
                QVERIFY2(json.contains(QLatin1String(info.name)), info.name);
            });
        const QJsonObject strip = json[QLatin1String("strip")].toObject();
        const QJsonArray level = strip[QLatin1String("level")].toArray();
        QVERIFY(level.size() >= 100);
        QCOMPARE(strip[QLatin1String("liveliness")].toArray().size(), level.size());
        int version = 0;
        for (const QJsonValue& group : json[QLatin1String("group_versions")].toObject()) {
            version += group.toInt();
        }
        QCOMPARE(version, json[QLatin1String("version")].toInt());
        QVERIFY(json[QLatin1String("duration_s")].toDouble() > 20);
        QVERIFY(QDir(earshot::base::pathText(empty.path())).isEmpty());
    }

    void whatIsUnknownOfSilenceIsToldSo() {
        const QString path = earshot::base::pathText(m_data / "silence.wav");
        earshot::fixtures::writeWav(m_data / "silence.wav", std::vector<float>(44100 * 3), 44100,
                                    1);
        const Run told = run({QStringLiteral("features"), path});
        QCOMPARE(told.exitCode, kDone);
        for (const char* name : {"bpm", "integrated", "true peak", "valence", "vocal"}) {
            const QRegularExpression line(
                QStringLiteral("^  %1 +unknown$").arg(QLatin1String(name)),
                QRegularExpression::MultilineOption);
            QVERIFY2(line.match(told.out).hasMatch(), qPrintable(told.out));
        }
        QVERIFY2(told.out.contains(QStringLiteral("  silence start         3.000 s\n")),
                 qPrintable(told.out));
        const QJsonObject json =
            run({QStringLiteral("features"), QStringLiteral("--json"), path}).json().object();
        QVERIFY(json[QLatin1String("bpm")].isNull() && json[QLatin1String("valence")].isNull());
    }

    void featuresOfWhatIsNotMusicFailAndGoOn() {
        const QString bad = earshot::base::pathText(m_data / "not music.mp3");
        QFile file(bad);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is not music");
        file.close();
        const Run run = this->run({QStringLiteral("features"), bad});
        QCOMPARE(run.exitCode, kFailures);
        QVERIFY2(run.err.contains(QLatin1String("not music.mp3")), qPrintable(run.err));
    }

    void everyRecipeAndMoodMakesAnExactList() {
        const QJsonArray all =
            run({QStringLiteral("moods"), QStringLiteral("--json")}).json().array();
        QCOMPARE(all.size(), 18); // six moods, twelve contexts
        for (const QJsonValue& value : all) {
            const QJsonObject recipe = value.toObject();
            const QString option = recipe[QLatin1String("kind")] == QLatin1String("mood")
                                       ? QStringLiteral("--mood")
                                       : QStringLiteral("--recipe");
            const QJsonObject made =
                mix({option, recipe[QLatin1String("name")].toString(), QStringLiteral("--length"),
                     QStringLiteral("8"), QStringLiteral("--seed"), QStringLiteral("3")});
            const QJsonArray tracks = made[QLatin1String("tracks")].toArray();
            QVERIFY2(!tracks.isEmpty(), qPrintable(recipe[QLatin1String("name")].toString()));
            for (const QJsonValue& pick : tracks) {
                const QJsonObject track = pick.toObject();
                qint64 sum = 0;
                const QJsonObject addends = track[QLatin1String("contributions")].toObject();
                for (const QJsonValue& addend : addends) {
                    sum += addend.toInteger();
                }
                QCOMPARE(sum, track[QLatin1String("score")].toInteger());
                QVERIFY(!track[QLatin1String("reason")].toString().isEmpty());
            }
        }
    }

    /// The demo library is small: a list takes a third of it, or as much as lies in the target. Of
    /// a recipe that only one or two of its tracks are like, nothing can be told.
    void theTwelveRecipesReachTheirMarks() {
        const earshot::base::SystemClock clock;
        const auto paths =
            earshot::base::DataPaths::resolve(earshot::base::pathText(m_data.path()));
        QVERIFY(paths.ok());
        const auto workspace = earshot::jobs::Workspace::open(*paths, clock);
        QVERIFY(workspace.ok());
        const auto catalog = earshot::jobs::loadCatalog(**workspace);
        QVERIFY(catalog.ok());
        int judged = 0;
        for (const earshot::recommend::Recipe& recipe : earshot::recommend::builtInRecipes()) {
            const int fitting = earshot::recommend::tests::tracksInTarget(**catalog, recipe);
            if (fitting < kLeastJudged) {
                qInfo("%s: only %d of these tracks are like that", qPrintable(recipe.key), fitting);
                continue;
            }
            ++judged;
            const int length = std::min(kDemoTracks / 3, fitting);
            for (const std::uint64_t seed : {1U, 2U, 3U}) {
                const auto marks =
                    earshot::recommend::tests::marksOf(**catalog, recipe, length, seed);
                qInfo("%s", qPrintable(marks.line()));
                QVERIFY2(marks.reached(), qPrintable(marks.line()));
            }
        }
        QCOMPARE(judged, 11); // nothing in it is quick enough to run to
    }

    void listsThatNeedNoHistoryAreMade() {
        const auto words = [](const char* text) {
            return QString::fromUtf8(text).split(QLatin1Char(' '));
        };
        for (const char* list : {"--surprise --seed 4", "--explore --familiar -1 --seed 4",
                                 "--mood calm --curve rising --variety 1 --hits 0.5 --length 9"}) {
            const QJsonArray tracks = mix(words(list))[QLatin1String("tracks")].toArray();
            QVERIFY2(tracks.size() >= 9, list);
        }
        const QJsonArray found = run({QStringLiteral("search"), QStringLiteral("--json"),
                                      QStringLiteral("year:1900..2100")})
                                     .json()
                                     .array();
        const QString from = found[0].toObject()[QLatin1String("path")].toString();
        const QString to = found[20].toObject()[QLatin1String("path")].toString();
        const QJsonArray way =
            mix({QStringLiteral("--from"), from, QStringLiteral("--to"), to,
                 QStringLiteral("--length"), QStringLiteral("8")})[QLatin1String("tracks")]
                .toArray();
        QCOMPARE(way.size(), 8);
        QCOMPARE(way.first().toObject()[QLatin1String("path")].toString(), from);
        QCOMPARE(way.last().toObject()[QLatin1String("path")].toString(), to);
        QVERIFY(way.first().toObject()[QLatin1String("kept")].toBool());
    }

    void listsThatNeedAHistorySayWhatWouldHelp() {
        for (const char* list : {"--daily", "--discover", "--rediscover"}) {
            const Run made = run({QStringLiteral("mix"), QLatin1String(list)});
            QCOMPARE(made.exitCode, kDone);
            QVERIFY2(made.out.contains(QLatin1String("earshot signals enable plays")),
                     qPrintable(made.out));
        }
        QVERIFY(!mix({QStringLiteral("--daily"), QStringLiteral("2")})[QLatin1String("ready")]
                     .toBool());
        for (const char* wrong : {"--daily --seed 3", "--daily two", "--surprise 2", "--from 1",
                                  "--to 2", "--shuffle Nothing", "--mood calm --curve bent",
                                  "--mood calm --hits 2", "--daily --discover"}) {
            const QStringList words = QStringList{QStringLiteral("mix")} +
                                      QString::fromUtf8(wrong).split(QLatin1Char(' '));
            QVERIFY2(run(words).exitCode == kWrongUse, wrong);
        }
    }

    void ownRecipesStandAmongTheOthers() {
        const auto folder = m_data / "recipes";
        std::filesystem::create_directories(folder);
        const auto write = [&folder](const char* name, const QByteArray& json) {
            QFile file(folder / name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(json);
        };
        const QByteArray mine = R"({"format": 1, "key": "ironing", "name": "Ironing",
            "description": "For shirts.",
            "mood": {"valence": 0.2, "arousal": 0.1}})";
        write("a mine.json", mine);
        write("b faulty.json", QByteArray(mine).replace("0.1}", "1.1}").replace("ironing", "x"));
        write("c taken.json", QByteArray(mine).replace("ironing", "sleep"));
        const Run all = run({QStringLiteral("moods"), QStringLiteral("--json")});
        QCOMPARE(all.exitCode, kFailures);
        QCOMPARE(all.json().array().size(), 19);
        QVERIFY(all.json().array().last().toObject()[QLatin1String("own")].toBool());
        QVERIFY2(all.err.contains(QLatin1String("b faulty.json")) &&
                     all.err.contains(QLatin1String("line 3")) &&
                     all.err.contains(QLatin1String("mood.arousal")) &&
                     all.err.contains(QLatin1String("c taken.json")),
                 qPrintable(all.err));
        QVERIFY(run({QStringLiteral("moods")}).out.contains(QLatin1String("For shirts.")));
        QVERIFY(
            !mix({QStringLiteral("--recipe"), QStringLiteral("ironing")})[QLatin1String("tracks")]
                 .toArray()
                 .isEmpty());
        std::filesystem::remove_all(folder);
    }

    void aSeedRepeatsAListToTheByte() {
        const QStringList words{QStringLiteral("mix"),   QStringLiteral("--recipe"),
                                QStringLiteral("Focus"), QStringLiteral("--seed"),
                                QStringLiteral("7"),     QStringLiteral("--json")};
        const QString first = run(words).out;
        QVERIFY(!first.isEmpty());
        QCOMPARE(run(words).out, first);
    }

    void switchingASignalOffGivesTheRankShownBefore() {
        const QStringList words{QStringLiteral("--mood"),   QStringLiteral("happy"),
                                QStringLiteral("--seed"),   QStringLiteral("5"),
                                QStringLiteral("--length"), QStringLiteral("24")};
        const QJsonObject before = mix(words);
        for (const QString& signal : {QStringLiteral("mood"), QStringLiteral("sound"),
                                      QStringLiteral("tags"), QStringLiteral("exploration")}) {
            QCOMPARE(run({QStringLiteral("signals"), QStringLiteral("disable"), signal}).exitCode,
                     kDone);
            const QHash<QString, int> after = rankByPath(mix(words));
            QCOMPARE(run({QStringLiteral("signals"), QStringLiteral("enable"), signal}).exitCode,
                     kDone);
            int compared = 0;
            for (const QJsonValue& value : before[QLatin1String("tracks")].toArray()) {
                const QJsonObject track = value.toObject();
                const QJsonObject without = track[QLatin1String("without")].toObject();
                const QString path = track[QLatin1String("path")].toString();
                if (without.contains(signal) && after.contains(path)) {
                    QCOMPARE(after[path], without[signal].toInt());
                    ++compared;
                }
            }
            QVERIFY2(compared > 0, qPrintable(signal));
        }
        QCOMPARE(mix(words), before);
    }

    void exportIsUtf8WithRelativePaths() {
        const QString target = musicDir() + QStringLiteral("/Sleep.m3u8");
        QCOMPARE(
            run({QStringLiteral("mix"), QStringLiteral("--recipe"), QStringLiteral("Sleep"),
                 QStringLiteral("--seed"), QStringLiteral("1"), QStringLiteral("--export"), target})
                .exitCode,
            kDone);
        QFile file(target);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
        QCOMPARE(lines.first(), QStringLiteral("#EXTM3U"));
        int named = 0;
        for (const QString& line : lines) {
            if (!line.isEmpty() && !line.startsWith(QLatin1Char('#'))) {
                QVERIFY2(!line.startsWith(QLatin1Char('/')), qPrintable(line));
                QVERIFY2(QFile::exists(musicDir() + QLatin1Char('/') + line), qPrintable(line));
                ++named;
            }
        }
        QVERIFY(named > 0);
    }

    void signalsSayWhatTheyStoreAndRefuseWhatDoesNotExist() {
        const QJsonArray rows =
            run({QStringLiteral("signals"), QStringLiteral("--json")}).json().array();
        QCOMPARE(rows.size(), 19);
        for (const QJsonValue& value : rows) {
            const QJsonObject row = value.toObject();
            if (row[QLatin1String("kind")] == QLatin1String("personal")) {
                QVERIFY2(!row[QLatin1String("on")].toBool(),
                         qPrintable(row[QLatin1String("id")].toString()));
            }
        }
        QCOMPARE(
            run({QStringLiteral("signals"), QStringLiteral("enable"), QStringLiteral("nonsense")})
                .exitCode,
            kWrongUse);
        QCOMPARE(run({QStringLiteral("signals"), QStringLiteral("erase"), QStringLiteral("plays")})
                     .exitCode,
                 kDone);
    }

    void wrongUseIsToldApart() {
        for (const QStringList& words :
             {QStringList{QStringLiteral("--nonsense")}, QStringList{QStringLiteral("mix")}}) {
            const Run wrong = run(words);
            QCOMPARE(wrong.exitCode, kWrongUse);
            QVERIFY(!wrong.err.isEmpty());
        }
    }

    void withoutADisplayTheMainJobRunsInTheTerminal() {
        const Folder data;
        const Folder music;
        QDirIterator demo(musicDir(), {QStringLiteral("01*.flac")}, QDir::Files,
                          QDirIterator::Subdirectories);
        int copied = 0;
        while (demo.hasNext()) {
            const QString from = demo.next();
            const QString to = QStringLiteral("%1.flac").arg(++copied);
            QVERIFY(QFile::copy(from, earshot::base::pathText(music.path() / to.toStdString())));
        }
        QVERIFY(copied >= 4);
        const Run main =
            earshot::fixtures::earshot(data.path(), {earshot::base::pathText(music.path())});
        QVERIFY2(main.exitCode == kDone, qPrintable(main.err));
        const QString playlist =
            main.out.section(QStringLiteral("The playlist is in "), 1).trimmed();
        QVERIFY2(QFile::exists(playlist), qPrintable(main.out));
    }

    void withoutMusicTheTerminalSaysWhatToDo() {
        const Folder data;
        const Run main = earshot::fixtures::earshot(data.path(), {});
        QCOMPARE(main.exitCode, kWrongUse);
        QVERIFY2(main.err.contains(QLatin1String("earshot demo DIR")), qPrintable(main.err));
    }
};

EARSHOT_TEST(QCoreApplication, TestCli)

} // namespace earshot::test_cli

#include "test_cli.moc"
