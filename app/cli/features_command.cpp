// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/features_report.h"
#include "app/cli/options.h"
#include "app/cli/text.h"
#include "core/analysis/analyser.h"

namespace earshot::cli {

Exit runFeatures(const Call& call) {
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    if (!parse(parser, call)) {
        return Exit::WrongUse;
    }
    const QStringList files = parser.positionalArguments();
    if (files.isEmpty()) {
        return call.terminal.wrongUse(Text::tr("Name at least one music file."));
    }
    Exit exit = Exit::Done;
    for (const QString& file : files) {
        auto features = analysis::analyse(base::pathFromText(file), call.stop);
        if (!features) {
            exit = call.terminal.fail(features.error());
        } else if (parser.isSet(QStringLiteral("json"))) {
            call.terminal.print(QJsonDocument(featuresJson(file, *features)));
        } else {
            printFeatures(call.terminal, file, *features);
        }
    }
    return exit;
}

} // namespace earshot::cli
