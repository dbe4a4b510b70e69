// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/mpris.h"
#include "tests/app/mpris/private_bus.h"
#include "tests/core/playback/stage.h"
#include "tests/fixtures/test_program.h"

#include <QDBusInterface>
#include <QDBusPendingReply>
#include <QSignalSpy>
#include <QTest>

namespace earshot::test_mpris {

using playback::PlayState;
using tests::Stage;

namespace {

constexpr qint64 kSecond = 44'100;
const QString kService = QStringLiteral("org.mpris.MediaPlayer2.earshot");
const QString kPath = QStringLiteral("/org/mpris/MediaPlayer2");
const QString kRoot = QStringLiteral("org.mpris.MediaPlayer2");
const QString kPlayer = QStringLiteral("org.mpris.MediaPlayer2.Player");

} // namespace

/// Another program on the bus, as it sees Earshot. Both live in this process and thread, so every
/// call is asynchronous.
class TestMpris : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void onPropertiesChanged(const QString& interface, const QVariantMap& changed,
                             const QStringList& invalidated);
    void onSeeked(qlonglong position) { m_seeked += position; }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void introducesItself();
    void playsPausesAndStops();
    void skipsAndGoesBack();
    void seeks();
    void setsTheVolume();
    void tellsWhatPlays();
    void tellsNothingInAPrivateSession();
    void refusesAddresses();
    void asksTheWindow();
    void twoEarshotsHaveTwoNames();
    void doesWithoutABus();

private:
    QDBusMessage call(const QString& interface, const QString& method,
                      const QVariantList& arguments = {});
    QVariant get(const QString& interface, const QString& name);
    QVariantMap metadata();

    tests::PrivateBus m_bus;
    fixtures::Folder m_folder;
    QDBusConnection m_client{QStringLiteral("not yet")};
    std::optional<Stage> m_stage;
    std::optional<app::Mpris> m_mpris;
    QVariantMap m_changed; ///< by PropertiesChanged since init()
    QList<qlonglong> m_seeked;
};

void TestMpris::initTestCase() {
    QVERIFY(m_bus.isRunning());
    m_client = m_bus.connect(QStringLiteral("client"));
    QVERIFY(m_client.isConnected());
    QVERIFY(m_client.connect(kService, kPath, QStringLiteral("org.freedesktop.DBus.Properties"),
                             QStringLiteral("PropertiesChanged"), this,
                             SLOT(onPropertiesChanged(QString, QVariantMap, QStringList))));
    QVERIFY(m_client.connect(kService, kPath, kPlayer, QStringLiteral("Seeked"), this,
                             SLOT(onSeeked(qlonglong))));
    const auto piece = tests::twoSines(5 * kSecond);
    tests::writeFlac(m_folder / "five.flac", piece);
    tests::writeFlac(m_folder / "two.flac", tests::cut(piece, 0, 2 * kSecond));
}

void TestMpris::init() {
    m_changed.clear();
    m_seeked.clear();
    m_stage.emplace();
    m_mpris.emplace(*m_stage->player, m_bus.connect(QStringLiteral("earshot")));
    QCOMPARE(m_mpris->serviceName(), kService);
    auto items = tests::itemsIn(m_folder, {"five.flac", "two.flac"});
    items[0].title = QStringLiteral("Says");
    items[0].artist = QStringLiteral("Nils Frahm");
    items[0].album = QStringLiteral("Spaces");
    items[0].durationMs = 5'000;
    m_stage->queue.play(items);
}

void TestMpris::cleanup() {
    m_mpris.reset();
    m_stage.reset();
}

void TestMpris::onPropertiesChanged(const QString& interface, const QVariantMap& changed,
                                    const QStringList&) {
    QCOMPARE(interface, kPlayer);
    m_changed.insert(changed);
}

QDBusMessage TestMpris::call(const QString& interface, const QString& method,
                             const QVariantList& arguments) {
    auto message = QDBusMessage::createMethodCall(kService, kPath, interface, method);
    message.setArguments(arguments);
    const QDBusPendingCall pending = m_client.asyncCall(message);
    const bool finished = QTest::qWaitFor([&] { return pending.isFinished(); });
    return finished ? pending.reply() : QDBusMessage();
}

QVariant TestMpris::get(const QString& interface, const QString& name) {
    const auto reply = call(QStringLiteral("org.freedesktop.DBus.Properties"),
                            QStringLiteral("Get"), {interface, name});
    return reply.arguments().value(0).value<QDBusVariant>().variant();
}

QVariantMap TestMpris::metadata() {
    return qdbus_cast<QVariantMap>(get(kPlayer, QStringLiteral("Metadata")));
}

void TestMpris::introducesItself() {
    QCOMPARE(get(kRoot, QStringLiteral("Identity")).toString(), QStringLiteral("Earshot"));
    QCOMPARE(get(kRoot, QStringLiteral("DesktopEntry")).toString(), QStringLiteral("earshot"));
    QCOMPARE(get(kRoot, QStringLiteral("CanRaise")).toBool(), true);
    QCOMPARE(get(kRoot, QStringLiteral("HasTrackList")).toBool(), false);
    QCOMPARE(get(kPlayer, QStringLiteral("CanControl")).toBool(), true);
    QCOMPARE(get(kPlayer, QStringLiteral("Rate")).toDouble(), 1.0);
    QCOMPARE(get(kPlayer, QStringLiteral("PlaybackStatus")).toString(), QStringLiteral("Stopped"));
    QCOMPARE(get(kPlayer, QStringLiteral("CanGoNext")).toBool(), true);
}

void TestMpris::playsPausesAndStops() {
    const QString status = QStringLiteral("PlaybackStatus");
    call(kPlayer, QStringLiteral("Play"));
    QCOMPARE(m_stage->player->state(), PlayState::Playing);
    QTRY_COMPARE(m_changed.value(status).toString(), QStringLiteral("Playing"));
    QVERIFY(m_stage->device->hear(kSecond));
    call(kPlayer, QStringLiteral("PlayPause"));
    QCOMPARE(m_stage->player->state(), PlayState::Paused);
    QTRY_COMPARE(m_changed.value(status).toString(), QStringLiteral("Paused"));
    QTRY_COMPARE(m_stage->player->positionMs(), 1'000);
    QCOMPARE(get(kPlayer, QStringLiteral("Position")).toLongLong(), 1'000'000);
    call(kPlayer, QStringLiteral("Pause")); // twice is once
    QCOMPARE(m_stage->player->state(), PlayState::Paused);
    call(kPlayer, QStringLiteral("PlayPause"));
    QCOMPARE(m_stage->player->state(), PlayState::Playing);
    call(kPlayer, QStringLiteral("Stop"));
    QCOMPARE(m_stage->player->state(), PlayState::Stopped);
    QTRY_COMPARE(m_changed.value(status).toString(), QStringLiteral("Stopped"));
}

void TestMpris::skipsAndGoesBack() {
    call(kPlayer, QStringLiteral("Play"));
    call(kPlayer, QStringLiteral("Next"));
    QCOMPARE(m_stage->queue.current(), 1);
    QTRY_COMPARE(m_changed.value(QStringLiteral("CanGoNext")), QVariant(false));
    call(kPlayer, QStringLiteral("Previous"));
    QCOMPARE(m_stage->queue.current(), 0);
    QTRY_COMPARE(m_changed.value(QStringLiteral("CanGoNext")), QVariant(true));
    QCOMPARE(m_stage->player->state(), PlayState::Playing);
}

void TestMpris::seeks() {
    call(kPlayer, QStringLiteral("Play"));
    QVERIFY(m_stage->device->hear(kSecond));
    QTRY_COMPARE(m_stage->player->positionMs(), 1'000);
    call(kPlayer, QStringLiteral("Seek"), {qlonglong(1'500'000)});
    QCOMPARE(m_stage->player->positionMs(), 2'500);
    QTRY_COMPARE(m_seeked, QList<qlonglong>({2'500'000}));
    call(kPlayer, QStringLiteral("Seek"), {qlonglong(-9'000'000)});
    QCOMPARE(m_stage->player->positionMs(), 0);

    const QVariant track = metadata().value(QStringLiteral("mpris:trackid"));
    const QVariant other =
        QVariant::fromValue(QDBusObjectPath(QStringLiteral("/some/earlier/track")));
    const QString set = QStringLiteral("SetPosition");
    call(kPlayer, set, {track, qlonglong(3'000'000)});
    QCOMPARE(m_stage->player->positionMs(), 3'000);
    call(kPlayer, set, {other, qlonglong(1'000'000)});
    call(kPlayer, set, {track, qlonglong(-1)});
    call(kPlayer, set, {track, qlonglong(5'500'000)});
    QCOMPARE(m_stage->player->positionMs(), 3'000);

    call(kPlayer, QStringLiteral("Seek"), {qlonglong(9'000'000)}); // beyond the end: next
    QCOMPARE(m_stage->queue.current(), 1);
}

void TestMpris::setsTheVolume() {
    call(QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Set"),
         {kPlayer, QStringLiteral("Volume"), QVariant::fromValue(QDBusVariant(0.25))});
    QCOMPARE(m_stage->player->volume(), 0.25);
    QTRY_COMPARE(m_changed.value(QStringLiteral("Volume")).toDouble(), 0.25);
    m_stage->player->setVolume(0.75);
    QTRY_COMPARE(m_changed.value(QStringLiteral("Volume")).toDouble(), 0.75);
}

void TestMpris::tellsWhatPlays() {
    m_stage->player->play();
    QTRY_VERIFY(m_changed.contains(QStringLiteral("Metadata")));
    const auto told =
        qdbus_cast<QVariantMap>(m_changed.value(QStringLiteral("Metadata")).value<QDBusArgument>());
    QCOMPARE(told.value(QStringLiteral("xesam:title")).toString(), QStringLiteral("Says"));
    QCOMPARE(told.value(QStringLiteral("xesam:artist")).toStringList(),
             QStringList{QStringLiteral("Nils Frahm")});
    QCOMPARE(told.value(QStringLiteral("xesam:album")).toString(), QStringLiteral("Spaces"));
    QCOMPARE(told.value(QStringLiteral("mpris:length")).toLongLong(), 5'000'000);
    const QString path =
        told.value(QStringLiteral("mpris:trackid")).value<QDBusObjectPath>().path();
    QVERIFY(path.startsWith(u'/'));

    m_changed.clear();
    m_stage->player->next();
    QTRY_VERIFY(m_changed.contains(QStringLiteral("Metadata")));
    const auto next = metadata();
    QCOMPARE(next.value(QStringLiteral("xesam:title")).toString(), QStringLiteral("two.flac"));
    QVERIFY(next.value(QStringLiteral("mpris:trackid")).value<QDBusObjectPath>().path() != path);
    QVERIFY(!next.contains(QStringLiteral("mpris:length"))); // the file was not opened yet
    QVERIFY(m_stage->device->hear(kSecond));
    QTRY_COMPARE(metadata().value(QStringLiteral("mpris:length")).toLongLong(), 2'000'000);
}

void TestMpris::tellsNothingInAPrivateSession() {
    m_stage->player->play();
    QVERIFY(m_stage->device->hear(kSecond));
    QTRY_COMPARE(m_stage->player->positionMs(), 1'000);
    QTRY_VERIFY(m_changed.contains(QStringLiteral("Metadata")));
    m_changed.clear();
    m_mpris->setPrivate(true);
    QTRY_VERIFY(m_changed.contains(QStringLiteral("Metadata")));
    QCOMPARE(m_changed.value(QStringLiteral("CanSeek")), QVariant(false));
    const QStringList onlyTheId{QStringLiteral("mpris:trackid")};
    QCOMPARE(metadata().keys(), onlyTheId);
    QVERIFY(metadata()
                .value(QStringLiteral("mpris:trackid"))
                .value<QDBusObjectPath>()
                .path()
                .endsWith(QStringLiteral("NoTrack")));
    QCOMPARE(get(kPlayer, QStringLiteral("Position")).toLongLong(), 0);

    m_changed.clear();
    m_stage->player->seek(3'000);
    call(kPlayer, QStringLiteral("Next")); // steering still works
    QCOMPARE(m_stage->queue.current(), 1);
    QVERIFY(m_stage->device->hear(kSecond));
    QCOMPARE(metadata().keys(), onlyTheId);
    QVERIFY(!m_changed.contains(QStringLiteral("Metadata")));
    QVERIFY(m_seeked.isEmpty());

    m_mpris->setPrivate(false);
    QTRY_COMPARE(metadata().value(QStringLiteral("xesam:title")).toString(),
                 QStringLiteral("two.flac"));
}

void TestMpris::refusesAddresses() {
    const auto reply =
        call(kPlayer, QStringLiteral("OpenUri"), {QStringLiteral("file:///tmp/song.flac")});
    QCOMPARE(reply.type(), QDBusMessage::ErrorMessage);
    QCOMPARE(m_stage->queue.items().size(), std::size_t(2));
}

void TestMpris::asksTheWindow() {
    QSignalSpy raise(&*m_mpris, &app::Mpris::raiseRequested);
    QSignalSpy quit(&*m_mpris, &app::Mpris::quitRequested);
    call(kRoot, QStringLiteral("Raise"));
    QCOMPARE(raise.size(), 1);
    QCOMPARE(quit.size(), 0);
    call(kRoot, QStringLiteral("Quit"));
    QCOMPARE(quit.size(), 1);
}

void TestMpris::twoEarshotsHaveTwoNames() {
    Stage other;
    const app::Mpris second(*other.player, m_bus.connect(QStringLiteral("second")));
    QVERIFY(second.serviceName().startsWith(kService + QStringLiteral(".instance")));
}

void TestMpris::doesWithoutABus() {
    Stage other;
    app::Mpris alone(*other.player, QDBusConnection(QStringLiteral("no such connection")));
    QVERIFY(alone.serviceName().isEmpty());
    alone.setPrivate(true);
    other.play(tests::itemsIn(m_folder, {"two.flac"}));
    QVERIFY(other.playOut());
}

EARSHOT_TEST(QCoreApplication, TestMpris)

} // namespace earshot::test_mpris

#include "test_mpris.moc"
