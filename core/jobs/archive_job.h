// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/track_finder.h"
#include "core/jobs/workspace.h"

#include <stop_token>

namespace earshot::jobs {

struct ExportRequest {
    std::filesystem::path target;          ///< must not exist yet; a folder, or a file if sealed
    std::optional<QString> passphrase;     ///< seals it with this
    std::optional<signals::SignalId> only; ///< of one signal
    std::optional<vault::PassphraseCost> cost; ///< of the passphrase; measured if empty
};

/// How many entries an export or import has dealt with, by signal.
struct ExportSummary {
    qint64 entries = 0;
    qint64 unreadable = 0; ///< besides, stored but damaged
};

/// Writes everything held about the person, whole or not at all, and writes down that it was read.
base::Result<ExportSummary> exportSignals(Workspace& workspace, const ExportRequest& request,
                                          const std::stop_token& stop = {});

/// What an import has done. Nothing that was in the archive is missing here.
struct ImportSummary {
    std::array<signals::IntakeCount, signals::kSignalCount> bySignal{};
    signals::IntakeCount decisions; ///< of the consent record
    qint64 accesses = 0;            ///< entries of the access log, which stay in the archive
    struct LeftOut {
        archive::TrackNote track;
        qint64 entries = 0;
    };
    std::vector<LeftOut> notFound; ///< tracks that are not in this library
    struct Unknown {
        QString signal;
        qint64 entries = 0;
    };
    std::vector<Unknown> unknown; ///< signals that this Earshot does not have

    [[nodiscard]] qint64 added() const;
    [[nodiscard]] qint64 known() const;
    [[nodiscard]] qint64 expired() const;
    [[nodiscard]] qint64 withoutTrack() const;
    /// Signals whose entries were left out because they are off.
    [[nodiscard]] std::vector<signals::SignalId> off() const;
    /// Whether something of the archive could not be taken in.
    [[nodiscard]] bool complete() const;
};

/// Takes in what is in an archive. Everything is checked before anything is changed. `passphrase`
/// is for sealed ones.
base::Result<ImportSummary> importSignals(Workspace& workspace,
                                          const std::filesystem::path& archive,
                                          const QString& passphrase,
                                          const std::stop_token& stop = {});

/// What is told of an import, a sentence each, translated: what came in, what was there, what was
/// left out and what to do about it. Without the names of tracks.
[[nodiscard]] QStringList importSentences(const ImportSummary& summary);

} // namespace earshot::jobs
