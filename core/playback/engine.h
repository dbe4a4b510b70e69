// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/engine_event.h"
#include "core/playback/feeder.h"
#include "core/playback/mailbox.h"
#include "core/playback/outlet.h"
#include "core/playback/plan.h"
#include "core/playback/play_buffer.h"

#include <QObject>

#include <map>
#include <memory>
#include <set>

class QTimer;

namespace earshot::playback {

/// Owns the output and the decoder and keeps the books of what was heard. Lives on the engine
/// thread; other threads reach it through inbox() only. Reports on the engine thread.
class Engine : public QObject {
    Q_OBJECT
public:
    enum class Run : std::uint8_t { Play, Hold };

    Engine(std::unique_ptr<OutputFactory> outputs, EngineReport report);
    ~Engine() override;

    [[nodiscard]] Mailbox& inbox() { return m_inbox; }

    void begin(); ///< first call: lists the devices
    void close(); ///< last call: ends what plays, gives up device, decoder and factory

    /// Begins with the plan's first item at this position; what sounded ends by `previous`.
    void start(const Plan& plan, qint64 startMs, Run run, EndedBy previous);
    /// The same current item, other items after it.
    void setPlan(const Plan& plan);
    void pause();
    void resume();
    /// Ignored when another item sounds by now. `number` counts the seeks asked for.
    void seek(quint64 token, qint64 positionMs, quint64 number);
    void stop(EndedBy by);

    void setVolume(double linear); ///< 0 … 1
    void setUseTrackGain(bool use);
    void setDevice(const QString& name); ///< "" = the system's default

private:
    struct Sounding {
        quint64 token = 0;  ///< 0 = nothing
        double heardMs = 0; ///< in all, over seeks and changes of the device
    };

    void launch(double positionSeconds);
    void startOutput();
    void halt();
    void releaseOutput();
    void onReady(quint64 epoch);
    void onIdle(quint64 epoch, quint64 lastToken);
    void onLost(const QString& why);
    void onOpened(quint64 token, qint64 durationMs);
    void onUnplayable(quint64 token, const base::Error& error);
    void onBroken(quint64 token, const base::Error& error);
    void goneQuiet(const QString& message);

    void heartbeat();
    void reportPosition();
    void settle();
    void apply(const Stretch& stretch);
    void endSounding(EndedBy by);
    void checkRanOut();
    [[nodiscard]] Feeder::Callbacks feederCallbacks();
    [[nodiscard]] Outlet::Callbacks outletCallbacks();
    [[nodiscard]] Output* output() const { return m_outlet.output(); } ///< null = closed

    EngineReport m_report;
    Mailbox m_inbox;
    QTimer* m_timer = nullptr;
    PlayBuffer m_buffer;

    Outlet m_outlet;

    Plan m_plan;            ///< first item: what sounds, or sounds next
    quint64 m_lastGone = 0; ///< the highest token that was heard out or cannot be played
    std::set<quint64> m_unplayable;
    Run m_run = Run::Hold;
    double m_positionSeconds = 0.0; ///< within the plan's first item
    quint64 m_seeks = 0;
    quint64 m_epoch = 0;
    quint64 m_decodedUpTo = 0; ///< the decoder waits, and this token was the last it began
    bool m_ready = false;      ///< enough is decoded to start the output
    bool m_started = false;    ///< the output runs or is suspended
    Sounding m_sounding;
    std::map<quint64, qint64> m_durationsMs;
    std::map<quint64, base::Error> m_broken; ///< why an item breaks off

    std::unique_ptr<Feeder> m_feeder;
};

} // namespace earshot::playback
