// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/engine.h"
#include "core/playback/engine_event.h"
#include "core/playback/lookahead.h"
#include "core/playback/mailbox.h"
#include "core/playback/player.h"

#include <QThread>

#include <map>

namespace earshot::playback {

/// The player's side of the conversation with the engine: what was asked for last, and what the
/// engine has told since. UI thread.
class Player::Private : public QObject {
    Q_OBJECT
public:
    Private(Player& player, Queue& queue, std::unique_ptr<OutputFactory> outputs,
            const base::Clock& clock);
    ~Private() override;

    void startCurrent(qint64 startMs, Engine::Run run);
    void sendPlan();
    void endAll(EndedBy by); ///< nothing is current for the engine any more
    void setState(PlayState next);
    void setPosition(qint64 positionMs);
    void shutdown();

    /// Runs on the engine thread, in the order sent; never after shutdown().
    template <typename Command>
    void send(Command command) {
        if (engine) {
            engine->inbox().post([to = engine.get(), command] { command(*to); });
        }
    }

    Player& player;
    Queue& queue;
    const base::Clock& clock;

    PlayState state = PlayState::Stopped;
    qint64 positionMs = 0;
    quint64 seeks = 0; ///< asked for so far
    qint64 durationMs = 0;
    double volume = 1.0;
    QStringList devices;
    QString device;      ///< asked for, "" = the system's default
    bool ranOut = false; ///< the queue was played to its end: play() goes on with what came since

    Lookahead lookahead;
    std::unique_ptr<Engine> engine;

private:
    struct Sounding {
        QueueItem item;
        qint64 startedMs = 0;
        qint64 durationMs = 0;
    };

    void leaveCurrent();
    void onQueueChanged();
    void onCurrentChanged();

    void on(const Started& event);
    void on(const Ended& event);
    void on(const Moved& event);
    void on(const Failed& event);
    void on(const RanOut& event);
    void on(const OutputGone& event);
    void on(const Notice& event);
    void on(const DevicesListed& event);

    Mailbox m_inbox;
    QThread m_thread;
    std::map<quint64, Sounding> m_sounding; ///< by token: started, not yet ended
    /// By token: was current until a moment ago; the engine may still tell that it was heard.
    std::map<quint64, QueueItem> m_leaving;
    bool m_followingEngine = false; ///< the queue moves because the engine went on
};

} // namespace earshot::playback
