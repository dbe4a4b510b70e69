// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"

#include <QCommandLineParser>
#include <QJsonObject>

#include <memory>
#include <optional>

namespace earshot::jobs {
class Workspace;
}
namespace earshot::vault {
class Vault;
}
namespace earshot::library {
struct Track;
}

namespace earshot::cli {

/// Parses a command's own options, and --passphrase-file, which all take. Empty after saying what
/// is wrong.
[[nodiscard]] bool parse(QCommandLineParser& parser, const Call& call);

/// A number option within bounds. Sets `wrong` to what to say when it is not one; empty optional
/// when the option was not given.
struct NumberOption {
    std::optional<double> value;
    QString wrong;
};
[[nodiscard]] NumberOption numberOption(const QCommandLineParser& parser, const QString& name,
                                        double lowest, double highest);

/// Prepares and opens the library for this thread. Keys that a passphrase wraps are unlocked where
/// --passphrase-file gives it, and stay locked otherwise.
base::Result<std::unique_ptr<jobs::Workspace>> openWorkspace(const Call& call);

/// Unlocks what a passphrase wraps, asking for it at the terminal where no file was given. Keys
/// that do not exist are no error.
base::Status unlock(const Call& call, vault::Vault& vault);

/// Says so where what is stored about the person cannot be used now.
void tellWhereLocked(const Call& call, jobs::Workspace& workspace);

/// Paths as the person typed them, made absolute.
[[nodiscard]] std::vector<std::filesystem::path> pathsOf(const QStringList& arguments);

/// "path", "artist", "title", "album" of a track.
[[nodiscard]] QJsonObject trackJson(const library::Track& track);

} // namespace earshot::cli
