// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/player_adaptor.h"

#include "app/mpris/mpris.h"

#include <algorithm>

namespace earshot::app {

PlayerAdaptor::PlayerAdaptor(Mpris& mpris) : QDBusAbstractAdaptor(&mpris), m_mpris(mpris) {}

QString PlayerAdaptor::playbackStatus() const {
    switch (m_mpris.player().state()) {
    case playback::PlayState::Playing:
        return QStringLiteral("Playing");
    case playback::PlayState::Paused:
        return QStringLiteral("Paused");
    case playback::PlayState::Stopped:
        break;
    }
    return QStringLiteral("Stopped");
}

void PlayerAdaptor::setRate(double rate) {
    if (rate == 0.0) {
        m_mpris.player().pause();
    }
}

QVariantMap PlayerAdaptor::metadata() const {
    QVariantMap data{{QStringLiteral("mpris:trackid"), QVariant::fromValue(m_mpris.trackPath())}};
    const playback::QueueItem* const item = m_mpris.player().queue().currentItem();
    if (m_mpris.isPrivate() || !item) {
        return data;
    }
    const qint64 durationMs = m_mpris.player().durationMs();
    if (durationMs > 0) {
        data.insert(QStringLiteral("mpris:length"), qlonglong(durationMs * 1000));
    }
    data.insert(QStringLiteral("xesam:title"), item->title);
    if (!item->artist.isEmpty()) {
        data.insert(QStringLiteral("xesam:artist"), QStringList(item->artist));
    }
    if (!item->album.isEmpty()) {
        data.insert(QStringLiteral("xesam:album"), item->album);
    }
    return data;
}

double PlayerAdaptor::volume() const {
    return m_mpris.player().volume();
}

void PlayerAdaptor::setVolume(double volume) {
    m_mpris.player().setVolume(volume);
}

qlonglong PlayerAdaptor::position() const {
    return m_mpris.isPrivate() ? 0 : m_mpris.player().positionMs() * 1000;
}

bool PlayerAdaptor::canGoNext() const {
    return m_mpris.player().queue().nextItem() != nullptr;
}

bool PlayerAdaptor::canGoPrevious() const {
    // At the beginning of the queue "previous" starts the track again.
    return m_mpris.player().queue().currentItem() != nullptr;
}

bool PlayerAdaptor::canPlay() const {
    return !m_mpris.player().queue().items().empty();
}

bool PlayerAdaptor::canSeek() const {
    return !m_mpris.isPrivate() && m_mpris.player().state() != playback::PlayState::Stopped;
}

QVariantMap PlayerAdaptor::properties() const {
    return {{QStringLiteral("PlaybackStatus"), playbackStatus()},
            {QStringLiteral("Metadata"), metadata()},
            {QStringLiteral("Volume"), volume()},
            {QStringLiteral("CanGoNext"), canGoNext()},
            {QStringLiteral("CanGoPrevious"), canGoPrevious()},
            {QStringLiteral("CanPlay"), canPlay()},
            {QStringLiteral("CanPause"), canPlay()},
            {QStringLiteral("CanSeek"), canSeek()}};
}

void PlayerAdaptor::Next() {
    m_mpris.player().next();
}

void PlayerAdaptor::Previous() {
    m_mpris.player().previous();
}

void PlayerAdaptor::Pause() {
    m_mpris.player().pause();
}

void PlayerAdaptor::PlayPause() {
    m_mpris.player().toggle();
}

void PlayerAdaptor::Stop() {
    m_mpris.player().stop();
}

void PlayerAdaptor::Play() {
    m_mpris.player().play();
}

void PlayerAdaptor::Seek(qlonglong Offset) {
    if (!canSeek()) {
        return;
    }
    playback::Player& player = m_mpris.player();
    const qint64 target = player.positionMs() + Offset / 1000;
    if (player.durationMs() > 0 && target > player.durationMs()) {
        player.next(); // MPRIS 2.2: beyond the end acts like Next
    } else {
        player.seek(std::max<qint64>(0, target));
    }
}

void PlayerAdaptor::SetPosition(const QDBusObjectPath& TrackId, qlonglong Position) {
    playback::Player& player = m_mpris.player();
    const qint64 target = Position / 1000;
    const bool inside =
        Position >= 0 && (player.durationMs() <= 0 || target <= player.durationMs());
    // Meant for a track that is over by now, or outside the track: ignored (MPRIS 2.2).
    if (canSeek() && inside && TrackId.path() == m_mpris.trackPath().path()) {
        player.seek(target);
    }
}

void PlayerAdaptor::OpenUri(const QString& Uri) {
    m_mpris.refuseUri(Uri);
}

} // namespace earshot::app

#include "moc_player_adaptor.cpp"
