// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/player.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusObjectPath>
#include <QObject>
#include <QTimer>
#include <QVariantMap>

namespace earshot::app {

class PlayerAdaptor;

/// Earshot on the session bus as an MPRIS 2.2 player. Where there is no bus it does nothing. UI
/// thread only; the player must outlive it.
class Mpris : public QObject, protected QDBusContext {
    Q_OBJECT
public:
    explicit Mpris(playback::Player& player,
                   const QDBusConnection& bus = QDBusConnection::sessionBus(),
                   QObject* parent = nullptr);
    ~Mpris() override;

    /// During a private session the bus learns whether something plays, and nothing about what.
    void setPrivate(bool on);

    /// The name owned on the bus, "" without one.
    [[nodiscard]] QString serviceName() const { return m_service; }

    // For the adaptors.
    [[nodiscard]] playback::Player& player() const { return m_player; }
    [[nodiscard]] bool isPrivate() const { return m_private; }
    [[nodiscard]] QDBusObjectPath trackPath() const;
    void refuseUri(const QString& uri);

Q_SIGNALS:
    void raiseRequested();
    void quitRequested();

private:
    void registerService();
    void onTrack();
    void publish();

    playback::Player& m_player;
    QDBusConnection m_bus;
    QString m_service;
    PlayerAdaptor* m_adaptor = nullptr;
    QTimer m_publishSoon;
    QVariantMap m_published;
    quint64 m_trackNumber = 0;
    bool m_private = false;
};

} // namespace earshot::app
