// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/player_private.h"

#include <latch>
#include <utility>

namespace earshot::playback {

Player::Private::Private(Player& ownPlayer, Queue& ownQueue, std::unique_ptr<OutputFactory> outputs,
                         const base::Clock& ownClock)
    : player(ownPlayer), queue(ownQueue), clock(ownClock) {
    connect(&queue, &Queue::changed, this, &Private::onQueueChanged);
    connect(&queue, &Queue::currentChanged, this, &Private::onCurrentChanged);
    engine = std::make_unique<Engine>(std::move(outputs), [this](EngineEvent event) {
        m_inbox.post([this, event = std::move(event)] {
            std::visit([this](const auto& kind) { on(kind); }, event);
        });
    });
    engine->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("playback"));
    m_thread.start();
    send([](Engine& to) { to.begin(); });
}

Player::Private::~Private() = default;

void Player::Private::shutdown() {
    if (!engine) {
        return;
    }
    std::latch closed(1);
    send([&closed](Engine& to) {
        to.close();
        closed.count_down();
    });
    closed.wait();
    m_thread.quit();
    m_thread.wait();
    engine.reset();
    m_inbox.deliver();
    lookahead.clear();
    m_leaving.clear();
    setState(PlayState::Stopped);
}

void Player::Private::startCurrent(qint64 startMs, Engine::Run run) {
    ranOut = false;
    leaveCurrent();
    lookahead.begin(queue);
    durationMs = queue.currentItem()->durationMs;
    setPosition(startMs);
    send([plan = lookahead.plan(), startMs, run](Engine& to) {
        to.start(plan, startMs, run, EndedBy::Skip);
    });
}

void Player::Private::sendPlan() {
    send([plan = lookahead.plan()](Engine& to) { to.setPlan(plan); });
}

void Player::Private::endAll(EndedBy by) {
    leaveCurrent();
    lookahead.clear();
    send([by](Engine& to) { to.stop(by); });
    setPosition(0);
    setState(PlayState::Stopped);
}

void Player::Private::leaveCurrent() {
    if (const Lookahead::Entry* const current = lookahead.current()) {
        m_leaving[current->token] = current->item;
    }
}

void Player::Private::setState(PlayState next) {
    if (state != next) {
        state = next;
        Q_EMIT player.stateChanged(next);
    }
}

void Player::Private::setPosition(qint64 position) {
    if (positionMs != position) {
        positionMs = position;
        Q_EMIT player.positionChanged(position);
    }
}

void Player::Private::onQueueChanged() {
    if (lookahead.current()) {
        lookahead.follow(queue);
        sendPlan();
    }
}

void Player::Private::onCurrentChanged() {
    if (m_followingEngine) {
        return;
    }
    ranOut = false;
    const QueueItem* const item = queue.currentItem();
    if (state != PlayState::Stopped && item) {
        startCurrent(0, state == PlayState::Playing ? Engine::Run::Play : Engine::Run::Hold);
    } else {
        if (state != PlayState::Stopped) {
            endAll(EndedBy::Skip);
        }
        durationMs = item ? item->durationMs : 0;
    }
    Q_EMIT player.trackChanged();
}

void Player::Private::on(const Started& event) {
    const int steps = lookahead.stepsTo(event.token);
    if (steps < 0) {
        if (const auto left = m_leaving.extract(event.token)) {
            const qint64 knownMs = left.mapped().durationMs;
            m_sounding[event.token] = {left.mapped(), clock.nowMs(),
                                       event.durationMs > 0 ? event.durationMs : knownMs};
        }
        return;
    }
    m_leaving.clear(); // what was begun earlier is over for the engine as well
    const QueueItem item = lookahead.at(steps).item;
    const qint64 knownMs =
        std::exchange(durationMs, event.durationMs > 0 ? event.durationMs : item.durationMs);
    m_sounding[event.token] = {item, clock.nowMs(), durationMs};
    if (steps == 0) {
        // The track was announced when it was asked for.
        if (durationMs != knownMs) {
            Q_EMIT player.durationChanged(durationMs);
        }
        return;
    }
    setPosition(0);
    lookahead.advance(steps);
    m_followingEngine = true;
    queue.jumpTo(queue.current() + steps);
    m_followingEngine = false;
    lookahead.follow(queue);
    sendPlan();
    Q_EMIT player.trackChanged();
}

void Player::Private::on(const Ended& event) {
    const auto ended = m_sounding.extract(event.token);
    if (ended) {
        const Sounding& what = ended.mapped();
        Q_EMIT player.listened(
            {what.item, what.startedMs, event.heardMs, what.durationMs, event.by});
    }
}

void Player::Private::on(const Moved& event) {
    // What was said before the engine knew of the last seek would make the position jump back.
    const bool upToDate = event.seeks == seeks;
    if (upToDate && lookahead.current() && lookahead.current()->token == event.token) {
        setPosition(event.positionMs);
    }
}

void Player::Private::on(const Failed& event) {
    if (lookahead.stepsTo(event.token) < 0) {
        return;
    }
    if (event.extent == Failed::Extent::Whole) {
        lookahead.markFailed(event.token, queue);
        sendPlan();
    }
    Q_EMIT player.problem(event.error.message());
}

void Player::Private::on(const RanOut& event) {
    if (event.run != lookahead.run() || !lookahead.current()) {
        return;
    }
    const int steps = lookahead.stepsToPlayable();
    if (steps > 0) {
        queue.jumpTo(queue.current() + steps); // came a moment too late to follow without a gap
        return;
    }
    endAll(EndedBy::End);
    ranOut = true;
}

void Player::Private::on(const OutputGone& event) {
    if (state == PlayState::Playing) {
        setState(PlayState::Paused);
        send([](Engine& to) { to.pause(); });
    }
    Q_EMIT player.problem(event.message);
}

void Player::Private::on(const Notice& event) {
    Q_EMIT player.problem(event.message);
}

void Player::Private::on(const DevicesListed& event) {
    if (devices != event.names) {
        devices = event.names;
        Q_EMIT player.devicesChanged();
    }
}

} // namespace earshot::playback

#include "moc_player_private.cpp"
