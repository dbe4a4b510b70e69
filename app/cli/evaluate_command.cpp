// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/evaluate_report.h"
#include "app/cli/options.h"

#include "app/cli/text.h"
#include "core/evaluation/evaluation.h"

namespace earshot::cli {

Exit runEvaluate(const Call& call) {
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("history"), {}, QStringLiteral("file")});
    parser.addOption({QStringLiteral("features"), {}, QStringLiteral("file")});
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    if (!parse(parser, call)) {
        return Exit::WrongUse;
    }
    if (!parser.isSet(QStringLiteral("history")) || !parser.positionalArguments().isEmpty()) {
        return call.terminal.wrongUse(
            Text::tr("Name the history: --history FILE.tsv, with the columns user, sitting, "
                     "track, artist and unix_time."));
    }
    const auto history =
        evaluation::readHistory(base::pathFromText(parser.value(QStringLiteral("history"))));
    if (!history) {
        return call.terminal.fail(history.error());
    }
    std::optional<evaluation::ItemFeatures> features;
    if (parser.isSet(QStringLiteral("features"))) {
        auto read = evaluation::readItemFeatures(
            base::pathFromText(parser.value(QStringLiteral("features"))), *history);
        if (!read) {
            return call.terminal.fail(read.error());
        }
        features = std::move(*read);
    }
    const auto report = evaluation::evaluate(*history, features ? &*features : nullptr,
                                             call.terminal.progress(), call.stop);
    call.terminal.endProgress();
    if (!report) {
        return call.terminal.fail(report.error());
    }
    if (parser.isSet(QStringLiteral("json"))) {
        call.terminal.print(evaluationJson(*report));
    } else {
        printEvaluation(call.terminal, *report);
    }
    return Exit::Done;
}

} // namespace earshot::cli
