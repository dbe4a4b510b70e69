// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/field_reader.h"
#include "core/signals/signal_table.h"

#include <QJsonObject>

#include <vector>

namespace earshot::archive {

/// A field of a line, and what it means; for the archive's own README.
struct Column {
    QString name;
    QString meaning;
};

/// What the lines of a signal's file hold besides the track, in the order to explain it.
[[nodiscard]] std::vector<Column> columnsOf(signals::SignalId id);

/// The line of an entry, without its track.
[[nodiscard]] QJsonObject toJson(const signals::StoredEntry& stored);

/// The entry of a line, without its track; what is wrong is kept by the reader.
[[nodiscard]] signals::StoredEntry readEntry(signals::SignalId id, FieldReader& fields);

/// When something was: "day", and "time" with "utc_offset_minutes" where it is kept.
void writeMoment(const signals::Moment& at, QJsonObject& line);

} // namespace earshot::archive
