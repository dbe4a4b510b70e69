// SPDX-License-Identifier: GPL-3.0-or-later
// What is heard in a private session, or by a guest, is found nowhere afterwards: not in the data,
// configuration, cache and temporary folders, and in nothing the program said.
#include "tests/core/signals/canary.h"
#include "tests/fixtures/test_program.h"
#include "tests/ui/signals/listening_program.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QSettings>
#include <QtEndian>

namespace earshot::test_private_listening {

using earshot::fixtures::kPatienceMs;
using signals::SignalId;

namespace {

constexpr qint64 kHeardMs = 1'773'594'123'457; // 15 March 2026, 18:02:03.457 in Berlin

QByteArray& logged() {
    static QByteArray text;
    return text;
}

void keepLog(QtMsgType, const QMessageLogContext&, const QString& message) {
    logged() += message.toUtf8() + '\n';
}

/// The time as it may be written: as a number, as bytes, as words.
QList<QByteArray> formsOfTime() {
    QList<QByteArray> forms;
    for (const qint64 number : {kHeardMs, kHeardMs / 1000}) {
        forms += QByteArray::number(number);
        for (const bool low : {true, false}) {
            QByteArray bytes(8, '\0');
            low ? qToLittleEndian(number, bytes.data()) : qToBigEndian(number, bytes.data());
            // Without leading zeros, as SQLite stores it.
            forms += low ? bytes.left(6) : bytes.right(number > 1'000'000'000'000 ? 6 : 4);
        }
    }
    forms += "18:02:03";
    return forms;
}

} // namespace

class TestPrivateListening : public QObject {
    Q_OBJECT

private:
    fixtures::Folder m_everywhere; ///< home, configuration, cache and temporary files

    /// Only what tells of listening: the library holds titles because the music is there.
    static bool isLibrary(const QString& file) {
        return file.contains(QStringLiteral("/library")) || file.contains(QStringLiteral("/Tone"));
    }
    [[nodiscard]] QStringList tracesIn(const std::filesystem::path& data) const {
        QStringList found;
        const QByteArray title = "Tone 2";
        QDirIterator files(base::pathText(data), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString name = files.next();
            if (isLibrary(name)) {
                continue;
            }
            QFile file(name);
            if (!file.open(QIODevice::ReadOnly)) {
                qFatal("cannot read %s", qPrintable(name));
            }
            const QByteArray content = file.readAll();
            for (const QByteArray& form : signals::formsOf(title, true) + formsOfTime()) {
                if (content.contains(form)) {
                    found += name + QLatin1String(": ") + QString::fromLatin1(form.toHex());
                }
            }
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase() {
        for (const char* name : {"home", "config", "cache", "tmp"}) {
            std::filesystem::create_directory(m_everywhere / name);
        }
        qputenv("HOME", base::pathBytes(m_everywhere / "home"));
        qputenv("XDG_CONFIG_HOME", base::pathBytes(m_everywhere / "config"));
        qputenv("XDG_CACHE_HOME", base::pathBytes(m_everywhere / "cache"));
        qputenv("TMPDIR", base::pathBytes(m_everywhere / "tmp"));
    }

    void whatIsHeardLeavesNoTrace_data() {
        QTest::addColumn<bool>("guest");
        QTest::newRow("private session") << false;
        QTest::newRow("guest") << true;
    }
    void whatIsHeardLeavesNoTrace() {
        QFETCH(bool, guest);
        logged().clear();
        const QtMessageHandler before = qInstallMessageHandler(keepLog);
        auto program = std::make_unique<fixtures::ListeningProgram>(3);
        program->allow({SignalId::Plays, SignalId::Completion, SignalId::Daytime, SignalId::Likes,
                        SignalId::Sequence});
        ui::Context& context = program->context();
        context.listening.refresh();
        auto window = std::make_unique<ui::MainWindow>(context);
        window->show();
        QTRY_VERIFY_WITH_TIMEOUT(context.listening.enabled().has(SignalId::Plays), kPatienceMs);
        if (guest) {
            context.listening.guest().set(true);
        } else {
            context.listening.setPrivateSession(true);
        }
        program->clock.set(QDateTime::fromMSecsSinceEpoch(kHeardMs));
        playback::Listening heard;
        heard.item.track = static_cast<qint64>(program->track(1));
        heard.item.title = QStringLiteral("Tone 2");
        heard.item.context = QStringLiteral("focus");
        heard.startedMs = kHeardMs;
        heard.heardMs = heard.durationMs = 200'000;
        heard.endedBy = playback::EndedBy::End;
        Q_EMIT context.player.listened(heard);
        for (int page = 0; page < 7; ++page) {
            window->showPage(static_cast<ui::PageId>(page));
            QCoreApplication::processEvents();
        }
        const base::DataPaths paths = program->paths();
        window->close();
        window.reset();
        for (const SignalId id : {SignalId::Plays, SignalId::Completion, SignalId::Sequence}) {
            QCOMPARE(program->state(id).entries, 0);
        }
        // While it still stands: its folder goes with it.
        QStringList traces = tracesIn(paths.dir()) + tracesIn(m_everywhere.path());
        QVERIFY2(traces.isEmpty(), qPrintable(traces.join(QLatin1Char('\n'))));
        program.reset();
        qInstallMessageHandler(before);
        traces = tracesIn(m_everywhere.path());
        QVERIFY2(traces.isEmpty(), qPrintable(traces.join(QLatin1Char('\n'))));
        QVERIFY2(!logged().contains("Tone 2"), logged().constData());
        for (const QByteArray& form : formsOfTime()) {
            QVERIFY2(!logged().contains(form), logged().constData());
        }
    }

    void theSearchFindsWhatIsThere() {
        // The same search finds a settings file that does tell.
        QSettings settings(base::pathText((m_everywhere / "config") / "tells.ini"),
                           QSettings::IniFormat);
        settings.setValue(QStringLiteral("last"), QStringLiteral("Tone 2"));
        settings.setValue(QStringLiteral("when"), kHeardMs);
        settings.sync();
        // The title; the time, and the seconds with which its milliseconds begin.
        QCOMPARE(tracesIn(m_everywhere.path()).size(), 3);
        QVERIFY(QFile::remove(settings.fileName()));
    }
};

EARSHOT_TEST(QApplication, TestPrivateListening)

} // namespace earshot::test_private_listening

#include "test_private_listening.moc"
