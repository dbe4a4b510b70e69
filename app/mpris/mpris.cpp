// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/mpris.h"

#include "app/mpris/player_adaptor.h"
#include "app/mpris/root_adaptor.h"
#include "core/base/log.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QStringList>

namespace earshot::app {

namespace {

const QString kPath = QStringLiteral("/org/mpris/MediaPlayer2");
const QString kName = QStringLiteral("org.mpris.MediaPlayer2.earshot");
const QString kPlayerInterface = QStringLiteral("org.mpris.MediaPlayer2.Player");

} // namespace

Mpris::Mpris(playback::Player& player, const QDBusConnection& bus, QObject* parent)
    : QObject(parent), m_player(player), m_bus(bus) {
    new RootAdaptor(*this);
    m_adaptor = new PlayerAdaptor(*this);

    // One message for all that changes together.
    m_publishSoon.setSingleShot(true);
    m_publishSoon.setInterval(0);
    connect(&m_publishSoon, &QTimer::timeout, this, &Mpris::publish);
    const auto soon = [this] { m_publishSoon.start(); };
    connect(&m_player, &playback::Player::stateChanged, this, soon);
    connect(&m_player, &playback::Player::volumeChanged, this, soon);
    connect(&m_player, &playback::Player::durationChanged, this, soon);
    connect(&m_player.queue(), &playback::Queue::changed, this, soon);
    connect(&m_player, &playback::Player::trackChanged, this, &Mpris::onTrack);
    connect(&m_player, &playback::Player::seeked, this, [this](qint64 positionMs) {
        if (!m_private) {
            Q_EMIT m_adaptor->Seeked(positionMs * 1000);
        }
    });
    registerService();
}

Mpris::~Mpris() {
    if (!m_service.isEmpty()) {
        m_bus.unregisterObject(kPath);
        m_bus.unregisterService(m_service);
    }
}

void Mpris::registerService() {
    if (!m_bus.isConnected()) {
        qCInfo(base::log, "no session bus: media keys of the desktop do not reach the player");
        return;
    }
    if (!m_bus.registerObject(kPath, this, QDBusConnection::ExportAdaptors)) {
        qCWarning(base::log, "MPRIS: the object path is taken");
        return;
    }
    m_published = m_adaptor->properties();
    // A second Earshot (MPRIS 2.2, "Bus Name Policy") adds its process.
    const QString second =
        QStringLiteral("%1.instance%2").arg(kName).arg(QCoreApplication::applicationPid());
    for (const QString& name : {kName, second}) {
        if (m_bus.registerService(name)) {
            m_service = name;
            return;
        }
    }
    m_bus.unregisterObject(kPath);
    qCWarning(base::log, "MPRIS: the bus gives no name");
}

void Mpris::setPrivate(bool on) {
    m_private = on;
    publish(); // at once: what is private must not stay readable
}

QDBusObjectPath Mpris::trackPath() const {
    if (m_private || !m_player.queue().currentItem()) {
        return QDBusObjectPath(QStringLiteral("/org/mpris/MediaPlayer2/TrackList/NoTrack"));
    }
    return QDBusObjectPath(QStringLiteral("/io/earshot/heard/%1").arg(m_trackNumber));
}

void Mpris::refuseUri(const QString& uri) {
    if (calledFromDBus()) {
        sendErrorReply(QDBusError::NotSupported,
                       tr("Earshot does not open addresses: %1").arg(uri));
    }
}

void Mpris::onTrack() {
    ++m_trackNumber;
    m_publishSoon.start();
}

void Mpris::publish() {
    if (m_service.isEmpty()) {
        return;
    }
    const QVariantMap now = m_adaptor->properties();
    QVariantMap changed;
    for (auto property = now.begin(); property != now.end(); ++property) {
        if (m_published.value(property.key()) != property.value()) {
            changed.insert(property.key(), property.value());
        }
    }
    m_published = now;
    if (changed.isEmpty()) {
        return;
    }
    auto message =
        QDBusMessage::createSignal(kPath, QStringLiteral("org.freedesktop.DBus.Properties"),
                                   QStringLiteral("PropertiesChanged"));
    message << kPlayerInterface << changed << QStringList();
    m_bus.send(message);
}

} // namespace earshot::app

#include "moc_mpris.cpp"
