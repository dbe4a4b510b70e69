// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/engine.h"

#include "core/playback/constants.h"

#include <QTimer>

#include <algorithm>

namespace earshot::playback {

namespace {

std::vector<quint64> tokens(const Plan& plan) {
    std::vector<quint64> all;
    for (const PlanItem& item : plan.items) {
        all.push_back(item.token);
    }
    return all;
}

} // namespace

Engine::Engine(std::unique_ptr<OutputFactory> outputs, EngineReport report)
    : m_report(std::move(report)),
      m_inbox(this),
      m_outlet(std::move(outputs), m_inbox, outletCallbacks(), this) {}

Engine::~Engine() = default;

void Engine::begin() {
    m_timer = new QTimer(this);
    m_timer->setInterval(kHeartbeatMs);
    m_timer->setTimerType(Qt::PreciseTimer);
    connect(m_timer, &QTimer::timeout, this, &Engine::heartbeat);
    m_feeder = std::make_unique<Feeder>(m_buffer, feederCallbacks());
    OutputFactory& devices = m_outlet.devices();
    devices.onDevicesChanged([this, &devices] { m_report(DevicesListed{devices.devices()}); });
    m_report(DevicesListed{devices.devices()});
}

Feeder::Callbacks Engine::feederCallbacks() {
    Feeder::Callbacks callbacks;
    callbacks.ready = [this](quint64 epoch) { m_inbox.post([=, this] { onReady(epoch); }); };
    callbacks.opened = [this](quint64 token, qint64 durationMs) {
        m_inbox.post([=, this] { onOpened(token, durationMs); });
    };
    callbacks.unplayable = [this](quint64 token, const base::Error& error) {
        m_inbox.post([=, this] { onUnplayable(token, error); });
    };
    callbacks.broken = [this](quint64 token, const base::Error& error) {
        m_inbox.post([=, this] { onBroken(token, error); });
    };
    callbacks.idle = [this](quint64 epoch, quint64 lastToken) {
        m_inbox.post([=, this] { onIdle(epoch, lastToken); });
    };
    return callbacks;
}

Outlet::Callbacks Engine::outletCallbacks() {
    Outlet::Callbacks callbacks;
    callbacks.notice = [this](const QString& message) { m_report(Notice{message}); };
    callbacks.lost = [this](const QString& why) { onLost(why); };
    callbacks.superseded = [this] {
        settle();
        releaseOutput();
        launch(m_positionSeconds);
    };
    return callbacks;
}

void Engine::close() {
    stop(EndedBy::Stop);
    m_feeder.reset();
    releaseOutput();
    m_outlet.giveUpDevices();
    delete m_timer;
    m_timer = nullptr;
}

void Engine::start(const Plan& plan, qint64 startMs, Run run, EndedBy previous) {
    settle();
    endSounding(previous);
    m_plan = plan;
    m_lastGone = 0;
    m_unplayable.clear();
    m_durationsMs.clear();
    m_broken.clear();
    m_run = run;
    launch(static_cast<double>(startMs) / 1000.0);
}

void Engine::setPlan(const Plan& plan) {
    settle();
    // The sender may not know yet what ended or failed a moment ago. Tokens grow along the plan.
    const quint64 first = m_plan.items.empty() ? m_lastGone + 1 : m_plan.items.front().token;
    const bool dry = m_plan.items.empty();
    Plan fresh = plan;
    std::erase_if(fresh.items, [&](const PlanItem& item) {
        return item.token < first || m_unplayable.contains(item.token);
    });
    m_plan = std::move(fresh);
    if (m_plan.items.empty()) {
        m_feeder->replan({});
        checkRanOut();
        return;
    }
    if (!dry && m_plan.items.front().token != first) {
        endSounding(EndedBy::Skip);
        launch(0);
    } else if (output() && m_buffer.keep(tokens(m_plan))) {
        m_feeder->replan(m_plan.items);
    } else {
        launch(m_positionSeconds); // what is not wanted any more waits in the device already
    }
}

void Engine::pause() {
    settle();
    reportPosition();
    m_run = Run::Hold;
    m_timer->stop();
    if (m_started) {
        output()->suspend();
    }
}

void Engine::resume() {
    m_run = Run::Play;
    if (!output()) {
        launch(m_positionSeconds);
    } else if (m_started) {
        output()->resume();
        m_timer->start();
    } else if (m_ready) {
        startOutput();
    }
}

void Engine::seek(quint64 token, qint64 positionMs, quint64 number) {
    settle();
    m_seeks = number;
    if (!m_plan.items.empty() && m_plan.items.front().token == token) {
        launch(static_cast<double>(std::max<qint64>(0, positionMs)) / 1000.0);
    }
}

void Engine::stop(EndedBy by) {
    settle();
    endSounding(by);
    halt();
    m_run = Run::Hold;
    m_plan = {};
    m_ready = false;
    m_epoch = 0;
    m_feeder->restart(output() ? output()->format() : OutputFormat{}, {}, 0);
}

void Engine::setVolume(double linear) {
    m_outlet.setVolume(linear);
}

void Engine::setUseTrackGain(bool use) {
    m_buffer.setUseGain(use);
}

void Engine::setDevice(const QString& name) {
    if (m_outlet.choose(name) && output()) {
        settle();
        releaseOutput();
        launch(m_positionSeconds);
    }
}

void Engine::launch(double positionSeconds) {
    halt();
    m_positionSeconds = positionSeconds;
    m_ready = false;
    m_decodedUpTo = 0;
    if (m_plan.items.empty()) {
        return;
    }
    reportPosition();
    // Without sound to make there is no reason to take the device: resume() comes here again.
    if (m_run == Run::Hold && !output()) {
        return;
    }
    if (const auto opened = m_outlet.open(); !opened) {
        goneQuiet(opened.error().message());
        return;
    }
    m_epoch = m_feeder->restart(output()->format(), m_plan.items, positionSeconds);
}

void Engine::startOutput() {
    const auto started = output()->start([this](std::span<float> interleaved, int channels) {
        return m_buffer.pull(interleaved, channels);
    });
    if (!started) {
        onLost(started.error().message());
        return;
    }
    m_started = true;
    m_timer->start();
}

void Engine::halt() {
    m_timer->stop();
    if (m_started) {
        output()->stop();
        m_started = false;
    }
}

void Engine::releaseOutput() {
    halt();
    m_ready = false;
    m_outlet.close();
}

void Engine::onReady(quint64 epoch) {
    if (epoch != m_epoch || m_ready || !output()) {
        return;
    }
    m_ready = true;
    if (m_run == Run::Play) {
        startOutput();
    }
}

void Engine::onIdle(quint64 epoch, quint64 lastToken) {
    if (epoch != m_epoch) {
        return;
    }
    m_decodedUpTo = lastToken;
    if (m_buffer.drained()) {
        checkRanOut();
    } else {
        onReady(epoch); // less than the prefill, and nothing more comes
    }
}

void Engine::onLost(const QString& why) {
    settle();
    releaseOutput();
    if (m_run == Run::Hold) {
        return; // resume() opens what is there then
    }
    if (const auto replaced = m_outlet.replace(why); !replaced) {
        goneQuiet(replaced.error().message());
        return;
    }
    launch(m_positionSeconds);
}

void Engine::onOpened(quint64 token, qint64 durationMs) {
    m_durationsMs[token] = durationMs;
}

void Engine::onUnplayable(quint64 token, const base::Error& error) {
    const auto found = std::ranges::find(m_plan.items, token, &PlanItem::token);
    if (found == m_plan.items.end()) {
        return;
    }
    m_unplayable.insert(token);
    if (found == m_plan.items.begin()) {
        m_positionSeconds = 0.0;
    }
    m_lastGone = std::max(m_lastGone, token);
    if (m_sounding.token == token) {
        endSounding(EndedBy::Fault);
    }
    m_plan.items.erase(found);
    m_report(Failed{token, error, Failed::Extent::Whole});
}

void Engine::onBroken(quint64 token, const base::Error& error) {
    m_broken.insert_or_assign(token, error);
}

void Engine::goneQuiet(const QString& message) {
    releaseOutput();
    m_run = Run::Hold;
    m_epoch = 0;
    m_feeder->restart({}, {}, 0);
    m_report(OutputGone{message});
}

void Engine::heartbeat() {
    settle();
    reportPosition();
    checkRanOut();
}

void Engine::reportPosition() {
    if (!m_plan.items.empty()) {
        // Rounded: a position asked for in milliseconds comes back as the same number.
        m_report(Moved{m_plan.items.front().token, qRound64(m_positionSeconds * 1000.0), m_seeks});
    }
}

void Engine::settle() {
    if (!output() || !m_started) {
        return;
    }
    // In this order: what is pulled in between then counts as not heard yet.
    const qint64 handed = m_buffer.handedFrames();
    const qint64 pending = output()->pendingFrames();
    for (const Stretch& stretch : m_buffer.hear(handed - pending)) {
        apply(stretch);
    }
}

void Engine::apply(const Stretch& stretch) {
    const int rate = output()->format().sampleRateHz;
    if (stretch.frames > 0) {
        if (m_sounding.token != stretch.token) {
            m_sounding = {stretch.token, 0};
            m_report(Started{stretch.token, m_durationsMs[stretch.token]});
        }
        m_outlet.markHeard();
        m_sounding.heardMs += static_cast<double>(stretch.frames) * 1000.0 / rate;
        m_positionSeconds = static_cast<double>(stretch.frame + stretch.frames) / rate;
    }
    if (stretch.ending == Ending::None) {
        return;
    }
    if (const auto broken = m_broken.extract(stretch.token)) {
        m_report(Failed{stretch.token, broken.mapped(), Failed::Extent::Rest});
    }
    if (m_sounding.token == stretch.token) {
        endSounding(stretch.ending == Ending::Fault ? EndedBy::Fault : EndedBy::End);
    }
    std::erase_if(m_plan.items, [&](const PlanItem& item) { return item.token == stretch.token; });
    m_durationsMs.erase(stretch.token);
    m_lastGone = std::max(m_lastGone, stretch.token);
    m_positionSeconds = 0.0;
}

void Engine::endSounding(EndedBy by) {
    if (m_sounding.token != 0) {
        m_report(Ended{m_sounding.token, qRound64(m_sounding.heardMs), by});
    }
    m_sounding = {};
}

void Engine::checkRanOut() {
    const bool decoded = std::ranges::all_of(
        m_plan.items, [this](const PlanItem& item) { return item.token <= m_decodedUpTo; });
    if (!decoded || m_plan.rest == Plan::Rest::More || !m_buffer.drained()) {
        return;
    }
    halt();
    m_run = Run::Hold;
    m_ready = false;
    m_report(RanOut{m_plan.run});
}

} // namespace earshot::playback

#include "moc_engine.cpp"
