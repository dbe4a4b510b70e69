// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/terminal.h"
#include "core/base/clock.h"
#include "core/base/paths.h"

#include <QStringList>

#include <span>
#include <stop_token>

namespace earshot::cli {

/// What every command gets: the words after its name, where data is kept, and where to write.
struct Call {
    QStringList arguments; ///< without program and command name, and without --data
    QString dataDir;       ///< as given with --data, "" = the standard place
    Terminal& terminal;
    const base::Clock& clock;
    std::stop_token stop; ///< Ctrl+C
};

struct Command {
    const char* name;
    const char* usage; ///< the words after the name
    const char* help;  ///< one line (source text for tr, context earshot::cli)
    Exit (*run)(const Call&);
};

/// All commands, in the order of the help.
[[nodiscard]] std::span<const Command> commands();
[[nodiscard]] const Command* commandNamed(const QString& name);
[[nodiscard]] QString helpText();

Exit runIndex(const Call& call);
Exit runScan(const Call& call);
Exit runAnalyze(const Call& call);
Exit runSearch(const Call& call);
Exit runFeatures(const Call& call);
Exit runDuplicates(const Call& call);
Exit runMoods(const Call& call);
Exit runMix(const Call& call);
Exit runSignals(const Call& call);
Exit runVault(const Call& call);
Exit runAudit(const Call& call);
Exit runModel(const Call& call);
Exit runEvaluate(const Call& call);
Exit runForgetCommand(const Call& call);
Exit runImport(const Call& call);
Exit runCard(const Call& call);
Exit runDemo(const Call& call);

/// The main job without a window: index the folder, make a mood playlist, print each pick with its
/// reason, write it as M3U8 and say where. Without a folder: the library as it is, or the way to
/// one.
Exit runWithoutWindow(const Call& call);

} // namespace earshot::cli
