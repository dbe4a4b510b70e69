// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/records_codec.h"
#include "core/signals/sealer.h"

#include <deque>
#include <functional>
#include <future>
#include <vector>

namespace earshot::signals {

/// Opens and decodes the rows of one table in batches, on all processors, and hands them on in
/// their order. Opening a record takes several times as long as reading it. Used by one thread.
class RowOpener {
public:
    /// Nothing for a row that cannot be opened or decoded.
    using Visit = std::function<void(qint64 row, const std::optional<Entry>& entry)>;

    RowOpener(SignalId signal, const RecordSealer& sealer, Visit visit);

    void add(qint64 row, QByteArrayView stored);
    void finish(); ///< what was added is visited when it returns

private:
    struct Batch {
        std::vector<qint64> rows;
        std::vector<std::size_t> ends; ///< of each record in bytes
        std::vector<char> bytes;
        std::vector<std::optional<Entry>> entries;
    };

    static void open(SignalId signal, RecordSealer& sealer, Batch& batch);
    void submit();
    [[nodiscard]] std::unique_ptr<Batch> emptyBatch();
    void visitFront();

    SignalId m_signal;
    const RecordSealer& m_sealer;
    std::unique_ptr<RecordSealer> m_own; ///< for batches that this thread opens itself
    Visit m_visit;
    std::unique_ptr<Batch> m_filling;
    std::vector<std::unique_ptr<Batch>> m_spare; ///< visited: their memory is used again
    struct Pending {
        std::unique_ptr<Batch> batch;
        std::future<void> opened; ///< not valid: opened already
    };
    std::deque<Pending> m_pending; ///< in the order of rows
    std::size_t m_helpers;
};

} // namespace earshot::signals
