// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/archive_sink.h"
#include "core/library/track_store.h"
#include "core/signals/holdings.h"
#include "core/signals/signal_store.h"

#include <QDateTime>

#include <stop_token>

namespace earshot::archive {

/// What is written: the holdings, the states of all signals, and when that was.
struct Contents {
    signals::Holdings holdings;
    std::vector<signals::SignalState> states; ///< of the signals it is about
    signals::Preferences chosen;
    QDateTime written;
};

/// Writes an archive and finishes it. A stop ends it with nothing written.
base::Status writeArchive(ArchiveSink& sink, const Contents& contents,
                          const library::TrackStore& tracks, const std::stop_token& stop);

} // namespace earshot::archive
