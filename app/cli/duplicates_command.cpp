// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/text.h"
#include "core/jobs/workspace.h"
#include "core/recordings/fingerprint_job.h"
#include "core/recordings/fingerprint_store.h"
#include "core/recordings/same_recording.h"

#include <QJsonArray>

namespace earshot::cli {

namespace {

using recordings::SameRecording;

base::Result<SameRecording::Groups> findGroups(const Call& call,
                                               const recordings::FingerprintStore& store) {
    SameRecording files;
    const base::Status read = store.forEach(
        [&files](library::TrackId id, qint64 durationMs, const recordings::Fingerprint& print) {
            files.add(id, durationMs, print);
        });
    if (!read) {
        return read.error();
    }
    return files.groups([&store](library::TrackId id) { return store.byId(id); }, call.stop,
                        call.terminal.progress());
}

QString lengthText(qint64 durationMs) {
    const qint64 seconds = (durationMs + 500) / 1000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

void printGroup(const Call& call, const std::vector<library::Track>& group) {
    call.terminal.print(
        QStringLiteral("%1 — %2").arg(group.front().displayArtist(), group.front().displayTitle()));
    for (const library::Track& track : group) {
        call.terminal.print(QStringLiteral("    %1 %2 kbit/s %3  %4")
                                .arg(track.stream.codec, QString::number(track.stream.bitrateKbps),
                                     lengthText(track.stream.durationMs),
                                     base::pathText(track.path)));
    }
}

QJsonObject groupJson(const std::vector<library::Track>& group) {
    QJsonArray rows;
    for (const library::Track& track : group) {
        QJsonObject row = trackJson(track);
        row[QStringLiteral("codec")] = track.stream.codec;
        row[QStringLiteral("bitrate_kbps")] = track.stream.bitrateKbps;
        row[QStringLiteral("duration_s")] = static_cast<double>(track.stream.durationMs) / 1000.0;
        rows.append(row);
    }
    return {{QStringLiteral("tracks"), rows}};
}

Exit report(const Call& call, const library::TrackStore& tracks,
            const SameRecording::Groups& groups, bool json) {
    QJsonArray rows;
    for (const std::vector<library::TrackId>& ids : groups) {
        const auto group = tracks.byIds(ids);
        if (!group) {
            return call.terminal.fail(group.error());
        }
        if (json) {
            rows.append(groupJson(*group));
        } else if (!group->empty()) {
            printGroup(call, *group);
        }
    }
    if (json) {
        call.terminal.print(QJsonDocument(rows));
    } else {
        call.terminal.print(Text::tr("%n recording(s) in more than one file", nullptr,
                                     static_cast<int>(groups.size())));
    }
    return Exit::Done;
}

Exit listUncomparable(const Call& call, const recordings::FingerprintStore& store) {
    const auto failures = store.failures();
    if (!failures) {
        return call.terminal.fail(failures.error());
    }
    for (const recordings::UncomparableTrack& failed : *failures) {
        call.terminal.problem(
            QStringLiteral("  %1: %2").arg(base::pathText(failed.path), failed.reason));
    }
    return Exit::Failures;
}

} // namespace

Exit runDuplicates(const Call& call) {
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    parser.addOption({QStringLiteral("jobs"), {}, QStringLiteral("n")});
    if (!parse(parser, call)) {
        return Exit::WrongUse;
    }
    const NumberOption workers = numberOption(parser, QStringLiteral("jobs"), 1, 256);
    if (!workers.wrong.isEmpty()) {
        return call.terminal.wrongUse(workers.wrong);
    }
    if (!parser.positionalArguments().isEmpty()) {
        return call.terminal.wrongUse(Text::tr("The whole library is compared: name no file."));
    }
    auto workspace = openWorkspace(call);
    if (!workspace) {
        return call.terminal.fail(workspace.error());
    }
    const storage::Connection& library = (*workspace)->library();
    const auto heard = recordings::fingerprintUnheard(
        library, static_cast<int>(workers.value.value_or(0)), call.stop, call.terminal.progress());
    call.terminal.endProgress();
    if (!heard) {
        return call.terminal.fail(heard.error());
    }
    const recordings::FingerprintStore store(library);
    const auto groups =
        call.stop.stop_requested() ? SameRecording::Groups() : findGroups(call, store);
    call.terminal.endProgress();
    if (!groups) {
        return call.terminal.fail(groups.error());
    }
    if (call.stop.stop_requested()) {
        call.terminal.problem(Text::tr("Stopped. What was done is kept; run it again to go on."));
        return Exit::Failures;
    }
    const Exit told =
        report(call, (*workspace)->tracks(), *groups, parser.isSet(QStringLiteral("json")));
    return told == Exit::Done && heard->failed > 0 ? listUncomparable(call, store) : told;
}

} // namespace earshot::cli
