// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/schema.h"

#include <array>

namespace earshot::signals {

namespace {

// A signal's table holds nothing in the clear but the number of the event: no track, no time. Rows
// that come from one play share its number.
constexpr const char* kTables = R"sql(
CREATE TABLE consent (
    entry INTEGER PRIMARY KEY,
    signal TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('on', 'off', 'declined')),
    at_ms INTEGER NOT NULL,
    how TEXT NOT NULL
) STRICT;
CREATE TABLE usage (
    signal TEXT PRIMARY KEY,
    last_day INTEGER NOT NULL, -- local date, days since 1970-01-01
    last_ms INTEGER,           -- NULL where only the day may be kept
    purpose TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE upkeep (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last_event INTEGER NOT NULL,
    compact_due INTEGER NOT NULL
) STRICT;
INSERT INTO upkeep (id, last_event, compact_due) VALUES (1, 0, 0);
CREATE TABLE signal_plays (event INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
CREATE TABLE signal_completion (event INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
CREATE TABLE signal_likes (event INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
CREATE TABLE signal_daytime (event INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
)sql";

// The access log: an entry is sealed, chained to the one before by a keyed hash, and summed up so
// that damage can be told from tampering.
constexpr const char* kAccessLog = R"sql(
CREATE TABLE access_log (
    entry INTEGER PRIMARY KEY,
    sealed BLOB NOT NULL,
    chain BLOB NOT NULL,
    sum BLOB NOT NULL
) STRICT;
ALTER TABLE upkeep ADD COLUMN log_last INTEGER NOT NULL DEFAULT 0;
ALTER TABLE upkeep ADD COLUMN erasing TEXT; -- the signal, or * for all, until its rows are gone
ALTER TABLE upkeep ADD COLUMN retention_day INTEGER NOT NULL DEFAULT 0; -- local date
)sql";

constexpr const char* kSequence =
    "CREATE TABLE signal_sequence (event INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;";

constexpr const char* kChoiceAndActivity = R"sql(
CREATE TABLE signal_choice (event INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
CREATE TABLE signal_activity (event INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
)sql";

// What the person has chosen for a signal besides its switch; NULL where nothing was chosen.
constexpr const char* kPreferences = R"sql(
CREATE TABLE preference (
    signal TEXT PRIMARY KEY,
    keep_days INTEGER,   -- 0 = until erased
    dial_percent INTEGER
) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* kDevice =
    "CREATE TABLE signal_device (event INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;";

constexpr const char* kSpotlight =
    "CREATE TABLE signal_spotlight (event INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;";

// What an archive has brought here from another data folder decides nothing in this one.
constexpr const char* kBroughtIn = "ALTER TABLE consent ADD COLUMN brought_in_ms INTEGER;";

constexpr const char* kImports =
    "CREATE TABLE signal_imports (event INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;";

constexpr const char* kCircle =
    "CREATE TABLE signal_circle (event INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;";

constexpr std::array<storage::Migration, 10> kSteps{{{1, kTables},
                                                     {2, kAccessLog},
                                                     {3, kSequence},
                                                     {4, kChoiceAndActivity},
                                                     {5, kPreferences},
                                                     {6, kDevice},
                                                     {7, kSpotlight},
                                                     {8, kBroughtIn},
                                                     {9, kImports},
                                                     {10, kCircle}}};

} // namespace

std::span<const storage::Migration> listeningSchema() {
    return kSteps;
}

} // namespace earshot::signals
