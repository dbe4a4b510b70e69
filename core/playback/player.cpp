// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/player.h"

#include "core/playback/constants.h"
#include "core/playback/player_private.h"

#include <algorithm>

namespace earshot::playback {

Player::Player(Queue& queue, std::unique_ptr<OutputFactory> outputs, const base::Clock& clock,
               QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(*this, queue, std::move(outputs), clock)) {}

Player::~Player() {
    shutdown();
}

void Player::shutdown() {
    d->shutdown();
}

PlayState Player::state() const {
    return d->state;
}

qint64 Player::positionMs() const {
    return d->positionMs;
}

qint64 Player::durationMs() const {
    return d->durationMs;
}

double Player::volume() const {
    return d->volume;
}

Queue& Player::queue() const {
    return d->queue;
}

void Player::play() {
    if (d->state == PlayState::Paused) {
        d->setState(PlayState::Playing);
        d->send([](Engine& to) { to.resume(); });
        return;
    }
    if (d->state == PlayState::Playing || !d->engine) {
        return;
    }
    if (d->ranOut) {
        d->queue.advance();
    } else if (!d->queue.currentItem()) {
        d->queue.jumpTo(0);
    }
    if (d->queue.currentItem()) {
        d->startCurrent(0, Engine::Run::Play);
        d->setState(PlayState::Playing);
    }
}

void Player::pause() {
    if (d->state == PlayState::Playing) {
        d->setState(PlayState::Paused);
        d->send([](Engine& to) { to.pause(); });
    }
}

void Player::toggle() {
    if (d->state == PlayState::Playing) {
        pause();
    } else {
        play();
    }
}

void Player::stop() {
    if (d->state != PlayState::Stopped) {
        d->endAll(EndedBy::Stop);
    }
}

void Player::next() {
    if (!d->queue.advance() && d->state != PlayState::Stopped) {
        d->endAll(EndedBy::Skip);
        d->ranOut = true;
    }
}

void Player::previous() {
    if (d->positionMs > kRestartAfterMs || !d->queue.back()) {
        seek(0);
    }
}

void Player::seek(qint64 positionMs) {
    const auto* const current = d->lookahead.current();
    if (!current) {
        return;
    }
    const qint64 end = d->durationMs > 0 ? d->durationMs : positionMs;
    const qint64 target = std::clamp<qint64>(positionMs, 0, std::max<qint64>(0, end));
    d->setPosition(target);
    Q_EMIT seeked(target);
    d->send([token = current->token, target, number = ++d->seeks](Engine& to) {
        to.seek(token, target, number);
    });
}

void Player::setVolume(double volume) {
    const double wanted = std::clamp(volume, 0.0, 1.0);
    if (wanted == d->volume) {
        return;
    }
    d->volume = wanted;
    // A cubic taper comes close to how loud a linear control is felt to be.
    const double linear = wanted * wanted * wanted;
    d->send([linear](Engine& to) { to.setVolume(linear); });
    Q_EMIT volumeChanged(wanted);
}

void Player::setUseTrackGain(bool use) {
    d->send([use](Engine& to) { to.setUseTrackGain(use); });
}

QStringList Player::outputDevices() const {
    return d->devices;
}

void Player::setOutputDevice(const QString& name) {
    d->device = name;
    d->send([name](Engine& to) { to.setDevice(name); });
}

QString Player::outputDevice() const {
    return d->devices.contains(d->device) ? d->device : d->devices.value(0);
}

} // namespace earshot::playback

#include "moc_player.cpp"
