// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/archive_command.h"

#include "app/cli/options.h"
#include "app/cli/passphrase.h"
#include "app/cli/text.h"
#include "core/archive/archive_source.h"
#include "core/jobs/archive_job.h"

#include <QJsonArray>

namespace earshot::cli {

namespace {

const QString kExport = QStringLiteral("export");
const QString kSealed = QStringLiteral("sealed");
const QString kOnly = QStringLiteral("signal");
const QString kArchivePassphraseFile = QStringLiteral("archive-passphrase-file");

/// The archive's own passphrase; where none is given for it, the one given for the keys.
base::Result<QString> archivePassphrase(const QCommandLineParser& parser, Asking asking) {
    const QString own = parser.value(kArchivePassphraseFile);
    return readPassphrase(own.isEmpty() ? parser.value(QStringLiteral("passphrase-file")) : own,
                          Text::tr("Passphrase of the archive"), asking);
}

Exit exportTo(const Call& call, const QCommandLineParser& parser, jobs::Workspace& workspace,
              const std::filesystem::path& target) {
    jobs::ExportRequest request{target, {}, {}, {}};
    if (parser.isSet(kOnly)) {
        request.only = signals::signalFromKey(parser.value(kOnly));
    }
    if (parser.isSet(kSealed)) {
        auto passphrase = archivePassphrase(parser, Asking::Twice);
        if (!passphrase) {
            return call.terminal.fail(passphrase.error());
        }
        request.passphrase = std::move(*passphrase);
    }
    const auto written = jobs::exportSignals(workspace, request, call.stop);
    if (!written) {
        return call.terminal.fail(written.error());
    }
    if (parser.isSet(QStringLiteral("json"))) {
        call.terminal.print(
            QJsonDocument(QJsonObject{{QStringLiteral("archive"), base::pathText(target)},
                                      {QStringLiteral("entries"), written->entries},
                                      {QStringLiteral("unreadable"), written->unreadable}}));
    } else {
        call.terminal.print(
            Text::tr("%n entries exported", nullptr, static_cast<int>(written->entries)));
        call.terminal.print(base::pathText(target));
    }
    if (written->unreadable > 0) {
        call.terminal.problem(Text::tr("%n entries are damaged and could not be read", nullptr,
                                       static_cast<int>(written->unreadable)));
        return Exit::Failures;
    }
    return Exit::Done;
}

QJsonObject toJson(const jobs::ImportSummary& summary) {
    QJsonObject bySignal;
    for (const signals::SignalInfo& row : signals::registry()) {
        const signals::IntakeCount& count = summary.bySignal[static_cast<std::size_t>(row.id)];
        if (count.total() > 0) {
            bySignal[QLatin1String(row.key)] =
                QJsonObject{{QStringLiteral("added"), count.added},
                            {QStringLiteral("known"), count.known},
                            {QStringLiteral("expired"), count.expired},
                            {QStringLiteral("off"), count.off}};
        }
    }
    QJsonArray notFound, unknown;
    for (const jobs::ImportSummary::LeftOut& left : summary.notFound) {
        QJsonObject track;
        archive::writeTrack(left.track, track);
        track[QStringLiteral("entries")] = left.entries;
        notFound.append(track);
    }
    for (const jobs::ImportSummary::Unknown& one : summary.unknown) {
        unknown.append(QJsonObject{{QStringLiteral("signal"), one.signal},
                                   {QStringLiteral("entries"), one.entries}});
    }
    return {{QStringLiteral("signals"), bySignal},
            {QStringLiteral("decisions"),
             QJsonObject{{QStringLiteral("added"), summary.decisions.added},
                         {QStringLiteral("known"), summary.decisions.known}}},
            {QStringLiteral("access_log_left"), summary.accesses},
            {QStringLiteral("not_found"), notFound},
            {QStringLiteral("unknown"), unknown}};
}

Exit importFrom(const Call& call, const QCommandLineParser& parser, jobs::Workspace& workspace,
                const std::filesystem::path& archive) {
    QString passphrase;
    if (archive::isSealedArchive(archive)) {
        auto given = archivePassphrase(parser, Asking::Once);
        if (!given) {
            return call.terminal.fail(given.error());
        }
        passphrase = std::move(*given);
    }
    const auto summary = jobs::importSignals(workspace, archive, passphrase, call.stop);
    if (!summary) {
        return call.terminal.fail(summary.error());
    }
    if (parser.isSet(QStringLiteral("json"))) {
        call.terminal.print(QJsonDocument(toJson(*summary)));
    } else {
        for (const QString& sentence : jobs::importSentences(*summary)) {
            call.terminal.print(sentence);
        }
        for (const jobs::ImportSummary::LeftOut& left : summary->notFound) {
            call.terminal.print(QStringLiteral("  ") + left.track.name());
        }
    }
    return summary->complete() ? Exit::Done : Exit::Failures;
}

} // namespace

void addArchiveOptions(QCommandLineParser& parser) {
    parser.addOption(QCommandLineOption(kSealed));
    parser.addOption(QCommandLineOption(kOnly, {}, QStringLiteral("signal")));
    parser.addOption(QCommandLineOption(kArchivePassphraseFile, {}, QStringLiteral("file")));
}

bool isArchiveVerb(const QStringList& words) {
    return words.value(0) == kExport || words.value(0) == QLatin1String("import");
}

Exit runArchiveVerb(const Call& call, const QCommandLineParser& parser) {
    const QStringList words = parser.positionalArguments();
    const bool out = words[0] == kExport;
    const bool foreign = !out && (parser.isSet(kSealed) || parser.isSet(kOnly));
    if (words.size() != 2 || foreign ||
        (parser.isSet(kOnly) && !signals::signalFromKey(parser.value(kOnly)))) {
        return call.terminal.wrongUse(
            Text::tr("signals export takes a folder to make, --sealed and --signal ID; signals "
                     "import takes what was exported."));
    }
    auto workspace = openWorkspace(call);
    if (!workspace) {
        return call.terminal.fail(workspace.error());
    }
    if (base::Status open = unlock(call, *(*workspace)->vault()); !open) {
        return call.terminal.fail(open.error());
    }
    const std::filesystem::path place = pathsOf({words[1]}).front();
    return out ? exportTo(call, parser, **workspace, place)
               : importFrom(call, parser, **workspace, place);
}

} // namespace earshot::cli
