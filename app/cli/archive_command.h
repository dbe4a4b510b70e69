// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"

#include <QCommandLineParser>

namespace earshot::cli {

/// Options of "signals export" and "signals import".
void addArchiveOptions(QCommandLineParser& parser);
/// Whether these are the words of one of them.
[[nodiscard]] bool isArchiveVerb(const QStringList& words);
Exit runArchiveVerb(const Call& call, const QCommandLineParser& parser);

} // namespace earshot::cli
