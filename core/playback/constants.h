// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace earshot::playback {

// Numbers that steer playback. Milliseconds unless the name says otherwise.

/// Decoded ahead of the output: outlasts a disk that spins up, and opens the next file this long
/// before its first frame is due. 8 s of 48 kHz stereo float are 3 MB.
inline constexpr int kAheadMs = 8'000;

/// Decoded before the output is started, so that its first fill (kSinkBufferMs) finds enough.
inline constexpr int kPrefillMs = 400;

/// How often the engine looks how far the output has come. 50 ms is below what a person notices
/// between hearing a track begin and seeing its title.
inline constexpr int kHeartbeatMs = 50;

/// Buffer asked of the sound system. PulseAudio keeps nearly half of it for the device, so that a
/// stall of about 100 ms is ridden out; a change of volume is heard this much later at the most.
inline constexpr int kSinkBufferMs = 400;

/// An output that takes nothing for this long while it should play is taken for lost.
inline constexpr int kSinkSilentMs = 4'000;

/// Items the decoder knows of after the current one, so that very short or unplayable files do not
/// make it wait for the window's thread.
inline constexpr int kLookahead = 3;

/// "Previous" restarts the track when more than this was heard (the habit of CD players).
inline constexpr qint64 kRestartAfterMs = 3'000;

/// Items left after the current one at which Queue::runningOut asks for more.
inline constexpr int kRunningOut = 2;

/// Played items kept when more are appended: endless play must not grow without end.
inline constexpr int kKeptHistory = 1'000;

/// Track gain is kept within these, so that a broken tag cannot deafen or silence. ReplayGain 2.0
/// values of real music lie within about −16 … +12 dB.
inline constexpr double kLowestGainDb = -24.0;
inline constexpr double kHighestGainDb = 15.0;

/// Time in which the peak guard gives back a reduction it had to make (to 1/e).
inline constexpr double kGuardReleaseSeconds = 0.2;

} // namespace earshot::playback
