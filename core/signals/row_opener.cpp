// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/row_opener.h"

#include <algorithm>
#include <cstring>

namespace earshot::signals {

namespace {

constexpr std::size_t kRowsPerBatch =
    512;                             // small enough to stay in the cache until they are opened
constexpr unsigned kMostHelpers = 7; // beyond that, reading from SQLite is what takes time
constexpr std::size_t kWaitingPerHelper = 4;
constexpr qsizetype kRefused = -1;

std::size_t helpersHere() {
    return std::clamp(std::thread::hardware_concurrency(), 1U, kMostHelpers + 1) - 1;
}

} // namespace

RowOpener::RowOpener(SignalId signal, const RecordSealer& sealer, const Visit& visit)
    : m_signal(signal),
      m_sealer(sealer.copy()),
      m_visit(visit),
      m_filling(std::make_unique<Batch>()) {}

RowOpener::~RowOpener() = default;

void RowOpener::add(qint64 row, QByteArrayView stored) {
    m_filling->rows.push_back(row);
    m_filling->bytes.insert(m_filling->bytes.end(), stored.begin(), stored.end());
    m_filling->ends.push_back(m_filling->bytes.size());
    if (m_filling->rows.size() == kRowsPerBatch) {
        submit();
    }
}

qint64 RowOpener::finish() {
    if (!m_filling->rows.empty()) {
        const std::lock_guard lock(m_mutex);
        m_pending.push_back(std::move(m_filling));
        m_filling = emptyBatch();
    }
    while (!m_pending.empty()) {
        Batch* mine = nullptr;
        {
            std::unique_lock lock(m_mutex);
            mine = takeWaiting();
            if (!mine) {
                m_changed.wait(lock, [this] { return m_pending.front()->stage == Stage::Opened; });
            }
        }
        if (mine) {
            openOne(*mine);
        }
        visitOpened();
    }
    return m_damaged;
}

void RowOpener::submit() {
    if (m_helpers.empty()) {
        for (std::size_t i = 0; i < helpersHere(); ++i) {
            m_helpers.emplace_back([this, sealer = std::shared_ptr<RecordSealer>(m_sealer->copy())](
                                       const std::stop_token& stop) { help(stop, *sealer); });
        }
    }
    Batch* mine = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        m_pending.push_back(std::move(m_filling));
        const auto waiting = static_cast<std::size_t>(std::ranges::count(
            m_pending, Stage::Waiting, [](const auto& batch) { return batch->stage; }));
        if (waiting > kWaitingPerHelper * m_helpers.size()) {
            mine = takeWaiting();
        }
    }
    m_changed.notify_one();
    if (mine) {
        openOne(*mine);
    }
    visitOpened();
    m_filling = emptyBatch();
}

RowOpener::Batch* RowOpener::takeWaiting() {
    const auto found = std::ranges::find(m_pending, Stage::Waiting,
                                         [](const auto& batch) { return batch->stage; });
    if (found == m_pending.end()) {
        return nullptr;
    }
    (*found)->stage = Stage::Taken;
    return found->get();
}

void RowOpener::openOne(Batch& batch) {
    open(*m_sealer, batch);
    const std::lock_guard lock(m_mutex);
    batch.stage = Stage::Opened;
}

void RowOpener::help(const std::stop_token& stop, RecordSealer& sealer) {
    std::unique_lock lock(m_mutex);
    Batch* batch = nullptr;
    while (m_changed.wait(lock, stop, [&] { return (batch = takeWaiting()) != nullptr; })) {
        lock.unlock();
        open(sealer, *batch);
        lock.lock();
        batch->stage = Stage::Opened;
        m_changed.notify_all();
    }
}

void RowOpener::open(RecordSealer& sealer, Batch& batch) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
        char* stored = batch.bytes.data() + begin;
        const auto record =
            sealer.open(batch.rows[i], {stored, static_cast<qsizetype>(batch.ends[i] - begin)});
        batch.opened.push_back(record ? record->size() : kRefused);
        if (record) {
            std::memmove(stored, record->data(), static_cast<std::size_t>(record->size()));
        }
        begin = batch.ends[i];
    }
}

void RowOpener::visit(const Batch& batch) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
        std::optional<Entry> entry;
        if (batch.opened[i] != kRefused) {
            entry = decodeEntry(m_signal, {batch.bytes.data() + begin, batch.opened[i]});
        }
        if (entry) {
            m_visit({batch.rows[i], std::move(*entry)});
        } else {
            ++m_damaged;
        }
        begin = batch.ends[i];
    }
}

/// Visits what is opened, up to the first batch that is not.
void RowOpener::visitOpened() {
    for (;;) {
        std::unique_ptr<Batch> front;
        {
            const std::lock_guard lock(m_mutex);
            if (m_pending.empty() || m_pending.front()->stage != Stage::Opened) {
                return;
            }
            front = std::move(m_pending.front());
            m_pending.pop_front();
        }
        visit(*front);
        m_spare.push_back(std::move(front));
    }
}

std::unique_ptr<RowOpener::Batch> RowOpener::emptyBatch() {
    if (m_spare.empty()) {
        return std::make_unique<Batch>();
    }
    std::unique_ptr<Batch> batch = std::move(m_spare.back());
    m_spare.pop_back();
    batch->rows.clear();
    batch->ends.clear();
    batch->bytes.clear();
    batch->opened.clear();
    batch->stage = Stage::Waiting;
    return batch;
}

} // namespace earshot::signals
