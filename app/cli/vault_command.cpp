// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/passphrase.h"
#include "app/cli/text.h"
#include "core/jobs/workspace.h"

#include <QFile>

namespace earshot::cli {

namespace {

using vault::VaultState;

struct VaultCall {
    const Call& call;
    const QCommandLineParser& options;
    jobs::Workspace& workspace;
    vault::Vault& vault;
    bool toKeychain = false; ///< the word behind create and change

    [[nodiscard]] QString option(const char* name) const {
        return options.value(QLatin1String(name));
    }
};

QString stateKey(VaultState state) {
    switch (state) {
    case VaultState::Absent:
        return QStringLiteral("absent");
    case VaultState::Locked:
        return QStringLiteral("locked");
    case VaultState::Unlocked:
        return QStringLiteral("unlocked");
    case VaultState::Unreadable:
        break;
    }
    return QStringLiteral("unreadable");
}

QString stateText(const vault::VaultStatus& status) {
    const bool keychain = status.wrapping == vault::Wrapping::Keychain;
    if (status.state != VaultState::Unlocked) {
        return status.problem.message();
    }
    return keychain ? Text::tr("Unlocked. The key is in the system's keychain")
                    : Text::tr("Unlocked. The key is wrapped by a passphrase");
}

/// Says how it went, and finishes what could not be done while locked.
Exit finish(const VaultCall& the, const base::Status& done, const QString& said) {
    if (!done) {
        return the.call.terminal.fail(done.error());
    }
    if (base::Status kept = the.workspace.signals().applyRetention(); !kept) {
        return the.call.terminal.fail(kept.error());
    }
    the.call.terminal.print(said);
    return Exit::Done;
}

base::Status unlockFor(const VaultCall& the) {
    if (const QString file = the.option("recovery-file"); !file.isEmpty()) {
        auto text = readPassphrase(file, {}, Asking::Once);
        return text ? the.vault.unlockWithRecovery(*text) : base::Status(text.error());
    }
    return unlock(the.call, the.vault);
}

Exit runStatus(const VaultCall& the) {
    const vault::VaultStatus status = the.vault.status();
    if (the.options.isSet(QStringLiteral("json"))) {
        const bool keychain = status.wrapping == vault::Wrapping::Keychain;
        const QJsonValue wrapping =
            status.wrapping
                ? QJsonValue(keychain ? QStringLiteral("keychain") : QStringLiteral("passphrase"))
                : QJsonValue();
        the.call.terminal.print(
            QJsonDocument(QJsonObject{{QStringLiteral("state"), stateKey(status.state)},
                                      {QStringLiteral("wrapping"), wrapping},
                                      {QStringLiteral("recovery"), status.hasRecovery},
                                      {QStringLiteral("problem"), status.problem.message()}}));
    } else {
        the.call.terminal.print(stateText(status));
        if (status.wrapping) {
            the.call.terminal.print(status.hasRecovery ? Text::tr("There is a recovery text.")
                                                       : Text::tr("There is no recovery text."));
        }
    }
    return status.state == VaultState::Unreadable ? Exit::Failures : Exit::Done;
}

Exit runCreate(const VaultCall& the) {
    if (the.toKeychain) {
        return finish(the, the.vault.createWithKeychain(), Text::tr("The keys are made."));
    }
    auto passphrase =
        readPassphrase(the.option("passphrase-file"), Text::tr("New passphrase"), Asking::Twice);
    return finish(the,
                  passphrase ? the.vault.createWithPassphrase(*passphrase)
                             : base::Status(passphrase.error()),
                  Text::tr("The keys are made."));
}

Exit runUnlockCheck(const VaultCall& the) {
    return finish(the, unlockFor(the), Text::tr("The keys can be unlocked."));
}

Exit runChange(const VaultCall& the) {
    if (base::Status opened = unlockFor(the); !opened) {
        return the.call.terminal.fail(opened.error());
    }
    if (the.toKeychain) {
        return finish(the, the.vault.changeToKeychain(),
                      Text::tr("The key is in the system's keychain now."));
    }
    auto passphrase = readPassphrase(the.option("new-passphrase-file"), Text::tr("New passphrase"),
                                     Asking::Twice);
    return finish(the,
                  passphrase ? the.vault.changeToPassphrase(*passphrase)
                             : base::Status(passphrase.error()),
                  Text::tr("The new passphrase holds."));
}

Exit runRotate(const VaultCall& the) {
    base::Status done = unlockFor(the);
    if (done) {
        done = the.vault.rotateMasterKey();
    }
    if (done) {
        done = the.workspace.signals().rotateKeys();
    }
    return finish(the, done, Text::tr("All keys are new, and what is stored is sealed with them."));
}

Exit runRecovery(const VaultCall& the) {
    if (base::Status opened = unlockFor(the); !opened) {
        return the.call.terminal.fail(opened.error());
    }
    auto text = the.vault.newRecoveryText();
    if (!text) {
        return the.call.terminal.fail(text.error());
    }
    the.call.terminal.print(*text);
    the.call.terminal.problem(Text::tr("Print or write this down and keep it apart from this "
                                       "computer. An earlier recovery text no longer works."));
    return Exit::Done;
}

struct Verb {
    const char* name;
    bool takesWrapping;
    Exit (*run)(const VaultCall&);
};
constexpr Verb kVerbs[] = {{"status", false, runStatus},
                           {"create", true, runCreate},
                           {"unlock-check", false, runUnlockCheck},
                           {"change", true, runChange},
                           {"rotate", false, runRotate},
                           {"recovery", false, runRecovery}};

} // namespace

Exit runVault(const Call& call) {
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    for (const char* name : {"new-passphrase-file", "recovery-file"}) {
        parser.addOption(QCommandLineOption(QLatin1String(name), {}, QStringLiteral("file")));
    }
    if (!parse(parser, call)) {
        return Exit::WrongUse;
    }
    const QStringList words = parser.positionalArguments();
    const QString name = words.value(0, QStringLiteral("status"));
    const auto* verb = std::ranges::find_if(
        kVerbs, [&](const Verb& known) { return name == QLatin1String(known.name); });
    const bool toKeychain = words.value(1) == QLatin1String("keychain");
    if (verb == std::end(kVerbs) || words.size() > (verb->takesWrapping ? 2 : 1) ||
        (verb->takesWrapping && !toKeychain && words.value(1) != QLatin1String("passphrase"))) {
        return call.terminal.wrongUse(Text::tr(
            "vault takes status, create or change and keychain or passphrase, unlock-check, "
            "rotate or recovery."));
    }
    auto workspace = openWorkspace(call);
    if (!workspace) {
        return call.terminal.fail(workspace.error());
    }
    return verb->run({call, parser, **workspace, *(*workspace)->vault(), toKeychain});
}

} // namespace earshot::cli
