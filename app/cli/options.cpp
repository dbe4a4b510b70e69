// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include "app/cli/passphrase.h"
#include "app/cli/text.h"
#include "core/jobs/workspace.h"

#include <system_error>

namespace earshot::cli {

namespace {

const QString kPassphraseFile = QStringLiteral("passphrase-file");

/// Looked for by itself, because commands open the library without their parser.
QString passphraseFile(const Call& call) {
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(kPassphraseFile, {}, QStringLiteral("file")));
    parser.parse(QStringList{QStringLiteral("earshot")} + call.arguments); // others' are unknown
    return parser.value(kPassphraseFile);
}

bool waitsForPassphrase(const vault::Vault& vault) {
    const vault::VaultStatus status = vault.status();
    return status.state == vault::VaultState::Locked &&
           status.wrapping == vault::Wrapping::Passphrase;
}

} // namespace

bool parse(QCommandLineParser& parser, const Call& call) {
    parser.addOption(QCommandLineOption(kPassphraseFile, {}, QStringLiteral("file")));
    if (parser.parse(QStringList{QStringLiteral("earshot")} + call.arguments)) {
        return true;
    }
    (void)call.terminal.wrongUse(parser.errorText());
    return false;
}

NumberOption numberOption(const QCommandLineParser& parser, const QString& name, double lowest,
                          double highest) {
    if (!parser.isSet(name)) {
        return {};
    }
    bool isNumber = false;
    const double value = parser.value(name).toDouble(&isNumber);
    if (!isNumber || !(value >= lowest && value <= highest)) {
        return {std::nullopt,
                Text::tr("--%1 takes a number from %2 to %3.").arg(name).arg(lowest).arg(highest)};
    }
    return {value, {}};
}

base::Result<std::unique_ptr<jobs::Workspace>> openWorkspace(const Call& call) {
    auto paths = base::DataPaths::resolve(call.dataDir);
    if (!paths) {
        return paths.error();
    }
    const std::shared_ptr<vault::Vault> vault = jobs::systemVault(*paths);
    if (!passphraseFile(call).isEmpty() && waitsForPassphrase(*vault)) {
        if (base::Status opened = unlock(call, *vault); !opened) {
            return opened.error();
        }
    }
    if (base::Status ready = jobs::Workspace::prepare(*paths, call.clock, vault); !ready) {
        return ready.error();
    }
    return jobs::Workspace::open(*paths, call.clock, vault);
}

base::Status unlock(const Call& call, vault::Vault& vault) {
    if (waitsForPassphrase(vault)) {
        auto passphrase =
            readPassphrase(passphraseFile(call), Text::tr("Passphrase"), Asking::Once);
        return passphrase ? vault.unlock(*passphrase) : base::Status(passphrase.error());
    }
    return vault.open(); // waits while the keychain asks the person
}

void tellWhereLocked(const Call& call, jobs::Workspace& workspace) {
    const vault::VaultStatus status = workspace.vault()->status();
    if (status.state == vault::VaultState::Locked ||
        status.state == vault::VaultState::Unreadable) {
        call.terminal.problem(status.problem.message());
    }
}

std::vector<std::filesystem::path> pathsOf(const QStringList& arguments) {
    std::vector<std::filesystem::path> paths;
    for (const QString& argument : arguments) {
        std::error_code failure;
        const std::filesystem::path path = base::pathFromText(argument);
        const std::filesystem::path absolute = std::filesystem::absolute(path, failure);
        paths.push_back(failure ? path : absolute.lexically_normal());
    }
    return paths;
}

QJsonObject trackJson(const library::Track& track) {
    return {{QStringLiteral("path"), base::pathText(track.path)},
            {QStringLiteral("artist"), track.displayArtist()},
            {QStringLiteral("title"), track.displayTitle()},
            {QStringLiteral("album"), track.tags.album}};
}

} // namespace earshot::cli
