// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/playback/converter.h"
#include "core/playback/output.h"
#include "core/playback/plan.h"
#include "core/playback/play_buffer.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace earshot::playback {

/// Decodes the planned items one after the other into a PlayBuffer, on a thread of its own. The
/// members may be called from any one thread and do not wait for the decoder; only the destructor
/// does, for the block being decoded.
class Feeder {
public:
    /// Called on the decoder's thread.
    struct Callbacks {
        /// Enough is decoded to begin; once per restart.
        std::function<void(quint64 epoch)> ready;
        std::function<void(quint64 token, qint64 durationMs)> opened; ///< 0 = length unknown
        /// Nothing of the item can be played; the next one follows.
        std::function<void(quint64 token, const base::Error& error)> unplayable;
        /// The item breaks off after what was delivered; the next one follows.
        std::function<void(quint64 token, const base::Error& error)> broken;
        /// Everything given was decoded or could not be; `lastToken` was the last one begun.
        std::function<void(quint64 epoch, quint64 lastToken)> idle;
    };

    Feeder(PlayBuffer& buffer, Callbacks callbacks);
    ~Feeder();
    Feeder(const Feeder&) = delete;
    Feeder& operator=(const Feeder&) = delete;

    /// Drops everything and begins with the first item at `startSeconds`. Returns the buffer's
    /// epoch.
    quint64 restart(const OutputFormat& format, const std::vector<PlanItem>& items,
                    double startSeconds);

    /// Other items follow: those begun go on, if they are still wanted by the buffer. Tokens grow
    /// along a plan, and an item that moved has a new one.
    void replan(const std::vector<PlanItem>& items);

private:
    struct Job {
        PlanItem item;
        double startSeconds = 0.0;
        quint64 epoch = 0;
        OutputFormat format;
    };
    /// The end of an item that is still inside the resampler, which goes on with the next item.
    struct Carry {
        Job job;
        qint64 frame = 0;  ///< of the first frame owed
        qint64 frames = 0; ///< owed
    };
    enum class Fed : std::uint8_t { Whole, Broken, Unwanted };

    void run();
    std::optional<Job> next();
    void feed(const Job& job);
    Fed decode(audio::Decoder& decoder, const Job& job, qint64& frame);
    base::Status prepareConverter(const Job& job, const audio::StreamInfo& info);
    std::span<const float> payCarry(std::span<const float> samples);
    void settleCarry();
    void finish(const Job& job, qint64 frame);
    bool push(const Job& job, qint64 frame, std::span<const float> samples, Ending ending);
    void announceReady(quint64 epoch);

    PlayBuffer& m_buffer;
    Callbacks m_callbacks;

    std::mutex m_mutex;
    std::condition_variable m_work;
    std::deque<Job> m_jobs;
    OutputFormat m_format;
    quint64 m_epoch = 0;
    quint64 m_lastBegun = 0;
    bool m_idleTold = true; ///< since the last job was taken
    bool m_stopping = false;

    // The decoder thread's own.
    std::optional<Converter> m_converter;
    std::optional<Carry> m_carry;
    quint64 m_readyEpoch = 0;

    std::thread m_thread; ///< last: runs with everything above in place
};

} // namespace earshot::playback
