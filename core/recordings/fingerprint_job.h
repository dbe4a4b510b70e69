// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/storage/connection.h"

#include <stop_token>

namespace earshot::recordings {

struct FingerprintSummary {
    qint64 heard = 0; ///< tracks listened to, with something to tell or not
    qint64 failed = 0;
    bool cancelled = false;
};

/// Listens to the beginning of every track that has no fingerprint yet, on `workers` low-priority
/// threads (0 = one per core), and stores what is told in batches through `connection` on the
/// calling thread. Stopping keeps what was finished; the next run goes on there. A file in which
/// the whole process crashed has failed.
base::Result<FingerprintSummary> fingerprintUnheard(const storage::Connection& connection,
                                                    int workers, const std::stop_token& stop,
                                                    const base::ProgressCallback& progress);

} // namespace earshot::recordings
