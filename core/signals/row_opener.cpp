// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/row_opener.h"

#include <algorithm>
#include <thread>

namespace earshot::signals {

namespace {

constexpr std::size_t kRowsPerBatch = 4096; // about two milliseconds of opening
constexpr std::size_t kMostHelpers = 7;     // beyond that, reading from SQLite is what takes time

} // namespace

RowOpener::RowOpener(SignalId signal, const RecordSealer& sealer, Visit visit)
    : m_signal(signal),
      m_sealer(sealer),
      m_own(sealer.copy()),
      m_visit(std::move(visit)),
      m_filling(std::make_unique<Batch>()),
      m_helpers(std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostHelpers + 1) -
                1) {}

void RowOpener::add(qint64 row, QByteArrayView stored) {
    m_filling->rows.push_back(row);
    m_filling->bytes.insert(m_filling->bytes.end(), stored.begin(), stored.end());
    m_filling->ends.push_back(m_filling->bytes.size());
    if (m_filling->rows.size() == kRowsPerBatch) {
        submit();
    }
}

void RowOpener::finish() {
    open(m_signal, *m_own, *m_filling);
    m_pending.push_back({std::move(m_filling), {}});
    m_filling = emptyBatch();
    while (!m_pending.empty()) {
        visitFront();
    }
}

void RowOpener::submit() {
    Pending next{std::move(m_filling), {}};
    m_filling = emptyBatch();
    const auto busy =
        static_cast<std::size_t>(std::ranges::count_if(m_pending, [](const Pending& pending) {
            return pending.opened.valid() &&
                   pending.opened.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
        }));
    if (busy < m_helpers) {
        next.opened = std::async(std::launch::async,
                                 [signal = m_signal, batch = next.batch.get(),
                                  sealer = std::shared_ptr<RecordSealer>(m_sealer.copy())] {
                                     open(signal, *sealer, *batch);
                                 });
    } else {
        open(m_signal, *m_own, *next.batch);
    }
    m_pending.push_back(std::move(next));
    while (m_pending.size() > m_helpers + 1) {
        visitFront();
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
    batch->entries.clear();
    return batch;
}

void RowOpener::open(SignalId signal, RecordSealer& sealer, Batch& batch) {
    batch.entries.reserve(batch.rows.size());
    std::size_t begin = 0;
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
        const QByteArrayView stored(batch.bytes.data() + begin,
                                    static_cast<qsizetype>(batch.ends[i] - begin));
        const auto record = sealer.open(batch.rows[i], stored);
        batch.entries.push_back(record ? decodeEntry(signal, *record) : std::nullopt);
        begin = batch.ends[i];
    }
}

void RowOpener::visitFront() {
    Pending front = std::move(m_pending.front());
    m_pending.pop_front();
    if (front.opened.valid()) {
        front.opened.get();
    }
    for (std::size_t i = 0; i < front.batch->rows.size(); ++i) {
        m_visit(front.batch->rows[i], front.batch->entries[i]);
    }
    m_spare.push_back(std::move(front.batch));
}

} // namespace earshot::signals
