// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/archive_job.h"

#include "core/archive/archive_reader.h"
#include "core/archive/archive_writer.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>
#include <numeric>

namespace earshot::jobs {

namespace fs = std::filesystem;
using base::Result;

namespace {

struct ArchiveText {
    Q_DECLARE_TR_FUNCTIONS(earshot::jobs)
};

using Counts = std::array<signals::IntakeCount, signals::kSignalCount>;

qint64 sumOf(const Counts& counts, qint64 signals::IntakeCount::*count) {
    return std::accumulate(counts.begin(), counts.end(), qint64(0),
                           [&](qint64 sum, const auto& one) { return sum + one.*count; });
}

QString counted(qint64 count) {
    return count == 1 ? ArchiveText::tr("1 entry")
                      : ArchiveText::tr("%1 entries").arg(QLocale().toString(count));
}

Result<std::unique_ptr<archive::ArchiveSink>> sinkFor(const ExportRequest& request) {
    fs::path target = request.target;
    if (!target.has_filename()) {
        target = target.parent_path(); // "name/"
    }
    if (!request.passphrase) {
        return archive::folderSink(target);
    }
    return archive::sealedSink(target, *request.passphrase,
                               request.cost ? *request.cost : vault::calibratedCost());
}

} // namespace

qint64 ImportSummary::added() const {
    return sumOf(bySignal, &signals::IntakeCount::added);
}

qint64 ImportSummary::known() const {
    return sumOf(bySignal, &signals::IntakeCount::known);
}

qint64 ImportSummary::expired() const {
    return sumOf(bySignal, &signals::IntakeCount::expired);
}

qint64 ImportSummary::withoutTrack() const {
    return std::accumulate(notFound.begin(), notFound.end(), qint64(0),
                           [](qint64 sum, const LeftOut& left) { return sum + left.entries; });
}

std::vector<signals::SignalId> ImportSummary::off() const {
    std::vector<signals::SignalId> ids;
    for (const signals::SignalInfo& row : signals::registry()) {
        if (bySignal[static_cast<std::size_t>(row.id)].off > 0) {
            ids.push_back(row.id);
        }
    }
    return ids;
}

bool ImportSummary::complete() const {
    return notFound.empty() && unknown.empty() && off().empty();
}

Result<ExportSummary> exportSignals(Workspace& workspace, const ExportRequest& request,
                                    const std::stop_token& stop) {
    signals::SignalStore& store = workspace.signals();
    auto holdings = store.holdings(request.only);
    if (!holdings) {
        return holdings.error();
    }
    const base::Status noted =
        store.noteUse({}, ArchiveText::tr("Take it with you"), QStringLiteral("export"));
    if (!noted) {
        return noted.error();
    }
    auto states = store.states();
    if (!states) {
        return states.error();
    }
    const auto chosen = store.preferences();
    if (!chosen) {
        return chosen.error();
    }
    if (request.only) {
        std::erase_if(*states, [&](const auto& state) { return state.id != *request.only; });
    }
    auto sink = sinkFor(request);
    if (!sink) {
        return sink.error();
    }
    const archive::Contents contents{std::move(*holdings), std::move(*states), *chosen,
                                     workspace.clock().now()};
    if (base::Status written = archive::writeArchive(**sink, contents, workspace.tracks(), stop);
        !written) {
        return written.error();
    }
    ExportSummary summary;
    for (const signals::HeldSignal& held : contents.holdings.signalEntries) {
        summary.entries += static_cast<qint64>(held.entries.size());
        summary.unreadable += held.damaged;
    }
    return summary;
}

Result<ImportSummary> importSignals(Workspace& workspace, const fs::path& place,
                                    const QString& passphrase, const std::stop_token& stop) {
    auto source = archive::openArchive(place, passphrase);
    if (!source) {
        return source.error();
    }
    auto read = archive::readArchive(**source, stop);
    if (!read) {
        base::Error error = read.error();
        error.subject = error.subject.isEmpty() ? base::pathText(place) : error.subject;
        return error;
    }
    const auto finder = archive::TrackFinder::in(workspace.tracks());
    if (!finder) {
        return finder.error();
    }
    std::vector<std::optional<library::TrackId>> ids;
    for (const archive::TrackNote& note : read->tracks) {
        ids.push_back(finder->find(note));
    }
    ImportSummary summary;
    std::vector<signals::StoredEntry> entries;
    std::map<std::size_t, qint64> missing; // by track
    for (const archive::ArchivedEntry& archived : read->entries) {
        if (!ids[archived.track]) {
            ++missing[archived.track];
            continue;
        }
        entries.push_back(archived.stored);
        entries.back().entry.track = *ids[archived.track];
    }
    const auto report = workspace.signals().takeIn({entries, read->chosen, read->decisions});
    if (!report) {
        return report.error();
    }
    summary.bySignal = report->bySignal;
    summary.decisions = report->decisions;
    summary.accesses = read->accesses;
    for (const auto& [track, count] : missing) {
        summary.notFound.push_back({read->tracks[track], count});
    }
    for (const auto& [signal, lines] : read->unknown) {
        summary.unknown.push_back({signal, lines});
    }
    return summary;
}

QStringList importSentences(const ImportSummary& summary) {
    QStringList said{ArchiveText::tr("Imported: %1.").arg(counted(summary.added()))};
    if (const qint64 known = summary.known(); known > 0) {
        said += ArchiveText::tr("Already here: %1.").arg(counted(known));
    }
    if (const qint64 expired = summary.expired(); expired > 0) {
        said += ArchiveText::tr("Older than they are kept here, and left out: %1.")
                    .arg(counted(expired));
    }
    for (const signals::SignalId id : summary.off()) {
        const qint64 left = summary.bySignal[static_cast<std::size_t>(id)].off;
        said += ArchiveText::tr("%1 is off: %2 left out. Switch it on and import again.")
                    .arg(signals::signalName(id), counted(left));
    }
    for (const ImportSummary::Unknown& unknown : summary.unknown) {
        said += ArchiveText::tr("This Earshot has no signal \"%1\": %2 left out.")
                    .arg(unknown.signal, counted(unknown.entries));
    }
    if (!summary.notFound.empty()) {
        said += ArchiveText::tr("Of %1 tracks that are not in this library: %2 left out. Add the "
                                "music and import again.")
                    .arg(QLocale().toString(qsizetype(summary.notFound.size())),
                         counted(summary.withoutTrack()));
    }
    if (summary.decisions.added > 0) {
        said += ArchiveText::tr("The archive's decisions stand in the consent record now (%1); "
                                "they switched nothing on or off.")
                    .arg(counted(summary.decisions.added));
    }
    if (summary.accesses > 0) {
        said += ArchiveText::tr("The access log of the archive stays in it (%1): the one here can "
                                "be filled by no file.")
                    .arg(counted(summary.accesses));
    }
    return said;
}

} // namespace earshot::jobs
