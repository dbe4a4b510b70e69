// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/index_report.h"
#include "app/cli/options.h"

#include "app/cli/text.h"
#include "core/demo/demo_library.h"
#include "core/jobs/index_job.h"

namespace earshot::cli {

namespace {

enum class Needs : std::uint8_t { Folders, Nothing };

Exit index(const Call& call, jobs::IndexRequest request, Needs needs) {
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("jobs"), {}, QStringLiteral("n")});
    const QString retry = QStringLiteral("retry-failed");
    if (request.analyse) {
        parser.addOption(QCommandLineOption(retry));
    }
    if (!parse(parser, call)) {
        return Exit::WrongUse;
    }
    const NumberOption workers = numberOption(parser, QStringLiteral("jobs"), 1, 256);
    if (!workers.wrong.isEmpty()) {
        return call.terminal.wrongUse(workers.wrong);
    }
    request.analysisWorkers = static_cast<int>(workers.value.value_or(0));
    if (request.analyse && parser.isSet(retry)) {
        request.failedFiles = jobs::FailedFiles::Retry;
    }
    request.folders = pathsOf(parser.positionalArguments());
    if (needs == Needs::Folders && request.folders.empty()) {
        return call.terminal.wrongUse(Text::tr("Name at least one folder of music."));
    }
    auto workspace = openWorkspace(call);
    if (!workspace) {
        return call.terminal.fail(workspace.error());
    }
    return indexAndReport(call, **workspace, request);
}

} // namespace

Exit indexAndReport(const Call& call, jobs::Workspace& workspace,
                    const jobs::IndexRequest& request) {
    auto summary = jobs::runIndex(workspace, request, call.stop, call.terminal.progress());
    call.terminal.endProgress();
    if (!summary) {
        return call.terminal.fail(summary.error());
    }
    if (request.scan) {
        const library::ScanSummary& scan = summary->scan;
        call.terminal.print(
            Text::tr("Found %1 · new %2 · changed %3 · moved %4 · missing %5 · back %6 · failed %7")
                .arg(scan.found)
                .arg(scan.added)
                .arg(scan.changed)
                .arg(scan.moved)
                .arg(scan.missing)
                .arg(scan.back)
                .arg(scan.failed));
    }
    if (request.analyse) {
        call.terminal.print(Text::tr("Analysed %1 · failed %2")
                                .arg(summary->analysis.analysed)
                                .arg(summary->analysis.failed));
    }
    if (summary->cancelled()) {
        call.terminal.print(Text::tr("Stopped. What was done is kept; run it again to go on."));
    }
    return listFailures(call, workspace, *summary);
}

Exit listFailures(const Call& call, const jobs::Workspace& workspace,
                  const jobs::IndexSummary& summary) {
    if (summary.scan.failed == 0 && summary.analysis.failed == 0) {
        return Exit::Done;
    }
    auto problems = workspace.tracks().problems();
    if (!problems) {
        return call.terminal.fail(problems.error());
    }
    for (const library::ScanProblem& problem : *problems) {
        call.terminal.problem(
            QStringLiteral("  %1: %2").arg(base::pathText(problem.path), problem.reason));
    }
    auto failures = workspace.features().failures();
    if (!failures) {
        return call.terminal.fail(failures.error());
    }
    for (const analysis::FailedTrack& failed : *failures) {
        call.terminal.problem(
            QStringLiteral("  %1: %2").arg(base::pathText(failed.path), failed.reason));
    }
    return Exit::Failures;
}

Exit runIndex(const Call& call) {
    return index(call, {}, Needs::Folders);
}

Exit runScan(const Call& call) {
    return index(call, {.analyse = false}, Needs::Nothing);
}

Exit runAnalyze(const Call& call) {
    return index(call, {.scan = false}, Needs::Nothing);
}

Exit runDemo(const Call& call) {
    if (call.arguments.size() != 1) {
        return call.terminal.wrongUse(Text::tr("Name the folder to write the demo music to."));
    }
    const std::filesystem::path folder = pathsOf(call.arguments).front();
    const base::Status written =
        demo::writeDemoLibrary(folder, call.stop, call.terminal.progress());
    call.terminal.endProgress();
    if (!written) {
        return call.terminal.fail(written.error());
    }
    call.terminal.print(Text::tr("The demo music is in %1").arg(base::pathText(folder)));
    return Exit::Done;
}

} // namespace earshot::cli
