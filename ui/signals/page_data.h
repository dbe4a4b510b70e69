// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/workspace.h"

#include <vector>

namespace earshot::ui {

/// How listening.db is kept on this computer, as found, not as intended.
struct StorageFacts {
    QString file;
    bool encrypted = false;
    bool ownerOnly = false; ///< no other account may read the file
};

/// Everything the Signals page shows, read in one go.
struct SignalsPageData {
    std::vector<signals::SignalState> states;   ///< by SignalId
    std::vector<signals::ConsentEntry> consent; ///< newest first
    StorageFacts storage;
};

/// Reads it; on a worker thread.
base::Result<SignalsPageData> readSignalsPage(jobs::Workspace& workspace);

/// An entry of a signal with the title of its track.
struct TitledEntry {
    qint64 row = 0;
    QString track; ///< "Title, Artist"; empty when it is no longer in the library
    QString text;
};

/// Newest entries before `beforeRow` (0 = the newest); on a worker thread.
base::Result<std::vector<TitledEntry>> readEntries(jobs::Workspace& workspace, signals::SignalId id,
                                                   int limit, qint64 beforeRow);

} // namespace earshot::ui
