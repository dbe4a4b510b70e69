// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/playback/engine_event.h"
#include "core/playback/output.h"
#include "core/playback/queue.h"

#include <QObject>

#include <memory>

namespace earshot::playback {

enum class PlayState : std::uint8_t { Stopped, Playing, Paused };

/// One listening that has ended. Reported for what was heard at all, however short.
struct Listening {
    QueueItem item;
    qint64 startedMs = 0; ///< since 1970 UTC
    qint64 heardMs = 0;   ///< really sounded
    qint64 durationMs = 0;
    EndedBy endedBy = EndedBy::Stop;
};

/// The player as the window, MPRIS and the media keys see it. Lives on the UI thread; decoding and
/// output run on threads of its own, and no call here waits for them. What the person edits in the
/// queue takes effect by itself: another current item is played at once.
class Player : public QObject {
    Q_OBJECT
public:
    Player(Queue& queue, std::unique_ptr<OutputFactory> outputs, const base::Clock& clock,
           QObject* parent = nullptr);
    ~Player() override; ///< shutdown()

    [[nodiscard]] PlayState state() const;
    [[nodiscard]] qint64 positionMs() const; ///< of what is heard now
    [[nodiscard]] qint64 durationMs() const;
    [[nodiscard]] double volume() const; ///< 0 … 1, as shown (cubic taper inside)
    [[nodiscard]] Queue& queue() const;

    void play(); ///< the queue's current item, or on from a pause
    void pause();
    void toggle();
    void stop();
    void next();     ///< counts as a skip
    void previous(); ///< restarts the track when past 3 s, else goes back
    void seek(qint64 positionMs);
    void setVolume(double volume);
    void setUseTrackGain(bool use);

    [[nodiscard]] QStringList outputDevices() const; ///< names; first is the system's default
    void setOutputDevice(const QString& name);       ///< "" = the system's default
    /// The name of what is played on: the one that was set while it is there, else the default.
    [[nodiscard]] QString outputDevice() const;

    /// Ends what plays, reports it, and gives the device and the threads up for good. The only
    /// call that waits; make it while those who record listenings are still there.
    void shutdown();

Q_SIGNALS:
    void stateChanged(earshot::playback::PlayState state);
    /// Another item is the one that sounds or would sound on play() (queue().currentItem()). Where
    /// the player goes on by itself, when the item is heard.
    void trackChanged();
    void durationChanged(qint64 durationMs); ///< of the same track: now it is known exactly
    void positionChanged(qint64 positionMs);
    void seeked(qint64 positionMs); ///< besides positionChanged: not by playing on
    void volumeChanged(double volume);
    void listened(const earshot::playback::Listening& listening);
    void problem(const QString& message); ///< translated: a file or device could not be used
    void devicesChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace earshot::playback
