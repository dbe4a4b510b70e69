// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/workspace.h"
#include "core/signals/assessment.h"

#include <vector>

namespace earshot::ui {

/// Everything the Signals page shows, read in one go.
struct SignalsPageData {
    std::vector<signals::SignalState> states;   ///< by SignalId
    std::vector<signals::ConsentEntry> consent; ///< newest first
    signals::Protection protection;
};

/// Reads it; on a worker thread. `networkLock`: whether the kernel refuses every connection.
base::Result<SignalsPageData> readSignalsPage(jobs::Workspace& workspace, bool networkLock);

/// An entry of a signal with the title of its track.
struct TitledEntry {
    qint64 row = 0;
    QString track; ///< "Title, Artist"; empty when it is no longer in the library
    QString text;
    QString artist; ///< the first one; empty when unknown
    QDate day;      ///< local
    QString list;   ///< of activity: key of the list it was played from
};

/// Newest entries before `beforeRow` (0 = the newest); on a worker thread.
base::Result<std::vector<TitledEntry>> readEntries(jobs::Workspace& workspace, signals::SignalId id,
                                                   int limit, qint64 beforeRow);

} // namespace earshot::ui
