// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/feeder.h"

#include "core/base/paths.h"
#include "core/playback/constants.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace earshot::playback {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(earshot::playback)
};

std::vector<quint64> tokens(const std::vector<PlanItem>& items) {
    std::vector<quint64> all;
    all.reserve(items.size());
    for (const PlanItem& item : items) {
        all.push_back(item.token);
    }
    return all;
}

} // namespace

Feeder::Feeder(PlayBuffer& buffer, Callbacks callbacks)
    : m_buffer(buffer), m_callbacks(std::move(callbacks)), m_thread([this] { run(); }) {}

Feeder::~Feeder() {
    {
        std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_jobs.clear();
        m_buffer.reset(m_format.sampleRateHz, m_format.channels, {});
    }
    m_work.notify_all();
    m_thread.join();
}

quint64 Feeder::restart(const OutputFormat& format, const std::vector<PlanItem>& items,
                        double startSeconds) {
    std::lock_guard lock(m_mutex);
    m_format = format;
    m_epoch = m_buffer.reset(format.sampleRateHz, format.channels, tokens(items));
    m_jobs.clear();
    m_lastBegun = 0;
    for (const PlanItem& item : items) {
        m_jobs.push_back({item, m_jobs.empty() ? startSeconds : 0.0, m_epoch, format});
    }
    m_work.notify_all();
    return m_epoch;
}

void Feeder::replan(const std::vector<PlanItem>& items) {
    std::lock_guard lock(m_mutex);
    // The very first item may not have begun yet: it keeps where it was to start.
    const std::deque<Job> before = std::exchange(m_jobs, {});
    for (const PlanItem& item : items) {
        if (item.token <= m_lastBegun) {
            continue;
        }
        const auto known =
            std::ranges::find(before, item.token, [](const Job& job) { return job.item.token; });
        m_jobs.push_back(
            {item, known == before.end() ? 0.0 : known->startSeconds, m_epoch, m_format});
    }
    m_work.notify_all();
}

void Feeder::run() {
    while (const auto job = next()) {
        feed(*job);
    }
}

std::optional<Feeder::Job> Feeder::next() {
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        if (!m_jobs.empty()) {
            Job job = std::move(m_jobs.front());
            m_jobs.pop_front();
            m_lastBegun = job.item.token;
            m_idleTold = false;
            return job;
        }
        if (!m_idleTold) {
            m_idleTold = true;
            const quint64 epoch = m_epoch;
            const quint64 last = m_lastBegun;
            lock.unlock();
            settleCarry();
            m_callbacks.idle(epoch, last);
            lock.lock();
            continue;
        }
        m_work.wait(lock);
    }
    return std::nullopt;
}

void Feeder::feed(const Job& job) {
    auto decoder = audio::Decoder::open(job.item.path);
    if (!decoder) {
        m_callbacks.unplayable(job.item.token, decoder.error());
        return;
    }
    const audio::StreamInfo info = decoder->info();
    m_callbacks.opened(job.item.token, std::llround(info.durationSeconds() * 1000.0));
    if (job.startSeconds > 0.0) {
        const auto sought = decoder->seek(std::llround(job.startSeconds * info.sampleRateHz));
        if (!sought) {
            m_callbacks.unplayable(job.item.token, sought.error());
            return;
        }
    }
    const auto prepared = prepareConverter(job, info);
    if (!prepared) {
        m_callbacks.unplayable(job.item.token, prepared.error());
        return;
    }
    qint64 frame = std::llround(job.startSeconds * job.format.sampleRateHz);
    if (decode(*decoder, job, frame) != Fed::Whole) {
        return;
    }
    finish(job, frame);
}

Feeder::Fed Feeder::decode(audio::Decoder& decoder, const Job& job, qint64& frame) {
    const qint64 first = frame;
    bool any = false;
    for (;;) {
        const auto block = decoder.read();
        if (!block) {
            if (frame == first) {
                m_callbacks.unplayable(job.item.token, block.error());
            } else {
                m_callbacks.broken(job.item.token, block.error());
                push(job, frame, {}, Ending::Fault);
            }
            return Fed::Broken;
        }
        if (block->frames == 0) {
            break;
        }
        any = true;
        const auto samples = payCarry(m_converter->convert(block->samples));
        if (!push(job, frame, samples, Ending::None)) {
            return Fed::Unwanted;
        }
        frame += static_cast<qint64>(samples.size()) / job.format.channels;
    }
    if (!any && job.startSeconds == 0.0) {
        m_callbacks.unplayable(
            job.item.token,
            {Text::tr("This file holds no sound"), base::pathText(job.item.path), {}});
        return Fed::Broken;
    }
    return Fed::Whole;
}

void Feeder::finish(const Job& job, qint64 frame) {
    if (m_carry) {
        // Shorter than the resampler's delay: the item before has its end in there as well.
        const auto rest = payCarry(m_converter->flush());
        settleCarry();
        push(job, frame, rest, Ending::End);
        return;
    }
    const qint64 owed = m_converter->owedFrames();
    if (owed > 0) {
        m_carry = Carry{job, frame, owed};
    } else {
        push(job, frame, {}, Ending::End);
    }
}

base::Status Feeder::prepareConverter(const Job& job, const audio::StreamInfo& info) {
    const bool goesOn = m_carry && m_carry->job.epoch == job.epoch && m_converter->accepts(info);
    if (goesOn) {
        return base::Done{};
    }
    settleCarry();
    auto converter = Converter::create(info, job.format);
    if (!converter) {
        return converter.error();
    }
    m_converter = std::move(*converter);
    return base::Done{};
}

std::span<const float> Feeder::payCarry(std::span<const float> samples) {
    if (!m_carry) {
        return samples;
    }
    const auto channels = static_cast<std::size_t>(m_carry->job.format.channels);
    const auto due = static_cast<std::size_t>(m_carry->frames) * channels;
    const auto paid = samples.first(std::min(due, samples.size()));
    const auto frames = static_cast<qint64>(paid.size() / channels);
    const Ending ending = paid.size() == due ? Ending::End : Ending::None;
    push(m_carry->job, m_carry->frame, paid, ending);
    m_carry->frame += frames;
    m_carry->frames -= frames;
    if (ending == Ending::End) {
        m_carry.reset();
    }
    return samples.subspan(paid.size());
}

void Feeder::settleCarry() {
    if (!m_carry) {
        return;
    }
    payCarry(m_converter->flush());
    if (m_carry) {
        // The resampler's tail was shorter than its arithmetic promised.
        push(m_carry->job, m_carry->frame, {}, Ending::End);
        m_carry.reset();
    }
}

bool Feeder::push(const Job& job, qint64 frame, std::span<const float> samples, Ending ending) {
    if (samples.empty() && ending == Ending::None) {
        return m_buffer.wanted(job.epoch, job.item.token);
    }
    PcmChunk chunk;
    chunk.token = job.item.token;
    chunk.frame = frame;
    chunk.gain = job.item.gain;
    chunk.samples.assign(samples.begin(), samples.end());
    chunk.ending = ending;
    if (!m_buffer.push(job.epoch, std::move(chunk))) {
        return false;
    }
    const qint64 prefill = static_cast<qint64>(job.format.sampleRateHz) * kPrefillMs / 1000;
    if (m_buffer.bufferedFrames() >= prefill) {
        announceReady(job.epoch);
    }
    return true;
}

void Feeder::announceReady(quint64 epoch) {
    if (m_readyEpoch != epoch) {
        m_readyEpoch = epoch;
        m_callbacks.ready(epoch);
    }
}

} // namespace earshot::playback
