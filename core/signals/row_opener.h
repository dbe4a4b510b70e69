// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/records_codec.h"
#include "core/signals/sealer.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace earshot::signals {

/// Opens and decodes the rows of one table in batches, on all processors, and hands them on in
/// their order: opening a record takes several times as long as reading it. Used by one thread;
/// helpers are started when there is work for them.
class RowOpener {
public:
    /// Nothing for a row that cannot be opened or decoded.
    using Visit = std::function<void(qint64 row, const std::optional<Entry>& entry)>;

    RowOpener(SignalId signal, const RecordSealer& sealer, Visit visit);
    ~RowOpener();
    RowOpener(const RowOpener&) = delete;
    RowOpener& operator=(const RowOpener&) = delete;

    void add(qint64 row, QByteArrayView stored);
    void finish(); ///< what was added is visited when it returns

private:
    enum class Stage : std::uint8_t { Waiting, Taken, Opened };
    struct Batch {
        std::vector<qint64> rows;
        std::vector<std::size_t> ends; ///< of each record in bytes
        std::vector<char> bytes;
        std::vector<std::optional<Entry>> entries;
        Stage stage = Stage::Waiting; ///< guarded by m_mutex
    };

    void open(RecordSealer& sealer, Batch& batch) const;
    void help(const std::stop_token& stop, RecordSealer& sealer);
    void submit();
    Batch* takeWaiting(); ///< the oldest; m_mutex is held
    void openOne(Batch& batch);
    void visitOpened();
    [[nodiscard]] std::unique_ptr<Batch> emptyBatch();

    SignalId m_signal;
    std::unique_ptr<RecordSealer> m_sealer; ///< this thread's own
    Visit m_visit;
    std::unique_ptr<Batch> m_filling;
    std::vector<std::unique_ptr<Batch>> m_spare; ///< visited: their memory is used again
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::unique_ptr<Batch>> m_pending; ///< in the order of rows; guarded by m_mutex
    std::vector<std::jthread> m_helpers;          ///< last: end before what they use goes
};

} // namespace earshot::signals
