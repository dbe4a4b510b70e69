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

/// Opens the rows of one table in batches, on all processors, and hands on in their order what they
/// hold: opening a record takes several times as long as reading and decoding it. Used by one
/// thread; helpers are started when there is work for them. `visit` outlives it.
class RowOpener {
public:
    using Visit = std::function<void(const StoredEntry&)>;

    RowOpener(SignalId signal, const RecordSealer& sealer, const Visit& visit);
    ~RowOpener();
    RowOpener(const RowOpener&) = delete;
    RowOpener& operator=(const RowOpener&) = delete;

    void add(qint64 row, QByteArrayView stored);
    /// What was added is visited when it returns. Gives how many rows could not be opened or
    /// decoded.
    qint64 finish();

private:
    enum class Stage : std::uint8_t { Waiting, Taken, Opened };
    struct Batch {
        std::vector<qint64> rows;
        std::vector<std::size_t> ends; ///< of what is stored of each row, in bytes
        std::vector<char> bytes;       ///< opened in place
        std::vector<qsizetype> opened; ///< sizes of the records; kRefused where there is none
        Stage stage = Stage::Waiting;  ///< guarded by m_mutex
    };

    static void open(RecordSealer& sealer, Batch& batch);
    void help(const std::stop_token& stop, RecordSealer& sealer);
    void submit();
    Batch* takeWaiting(); ///< the oldest; m_mutex is held
    void openOne(Batch& batch);
    void visitOpened();
    void visit(const Batch& batch);
    [[nodiscard]] std::unique_ptr<Batch> emptyBatch();

    SignalId m_signal;
    std::unique_ptr<RecordSealer> m_sealer; ///< this thread's own
    const Visit& m_visit;
    qint64 m_damaged = 0; ///< of the rows visited
    std::unique_ptr<Batch> m_filling;
    std::vector<std::unique_ptr<Batch>> m_spare; ///< visited: their memory is used again
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::unique_ptr<Batch>> m_pending; ///< in the order of rows; guarded by m_mutex
    std::vector<std::jthread> m_helpers;          ///< last: end before what they use goes
};

} // namespace earshot::signals
