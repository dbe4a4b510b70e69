// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace earshot::cli {

namespace {

constexpr std::array kCommands{
    Command{"index", "FOLDER… [--jobs N] [--retry-failed]",
            QT_TRANSLATE_NOOP("earshot::cli",
                              "scan and analyse folders; --retry-failed: also files that could not "
                              "be analysed before"),
            runIndex},
    Command{"scan", "[FOLDER…]", QT_TRANSLATE_NOOP("earshot::cli", "read tags only"), runScan},
    Command{"analyze", "[--jobs N] [--retry-failed]",
            QT_TRANSLATE_NOOP("earshot::cli", "listen to what was scanned"), runAnalyze},
    Command{"search", "QUERY [--json]",
            QT_TRANSLATE_NOOP(
                "earshot::cli",
                "find songs: words, artist:, album:, genre:, year:1990..1999, \"…\", -word, "
                "artist:=\"whole name\", genre:=\"whole name\""),
            runSearch},
    Command{"features", "FILE… [--json]",
            QT_TRANSLATE_NOOP("earshot::cli", "what is heard in files; needs no library"),
            runFeatures},
    Command{"duplicates", "[--jobs N] [--json]",
            QT_TRANSLATE_NOOP("earshot::cli",
                              "find the same recording in several files; listens to two minutes of "
                              "each once"),
            runDuplicates},
    Command{
        "moods", "[--json]",
        QT_TRANSLATE_NOOP("earshot::cli", "list moods and context recipes, your own among them"),
        runMoods},
    Command{
        "mix",
        "(--mood NAME | --recipe NAME | --at V,A | --like TRACK | --now | --daily [N]\n"
        "          | --discover | --rediscover | --fresh | --from TRACK --to TRACK | --explore\n"
        "          | --surprise | --shuffle PLAYLIST) [--length N | --minutes M] [--seed N]\n"
        "          [--familiar X] [--hits X] [--variety X] [--exploration X] [--curve NAME]\n"
        "          [--device speakers|headphones] [--why] [--json] [--export FILE.m3u8]",
        QT_TRANSLATE_NOOP("earshot::cli",
                          "make a playlist, with the reason for every pick; dials go from -1 or "
                          "0 to 1, curves are recipe, flat, rising, falling, wave"),
        runMix},
    Command{"signals",
            "[--json] | enable ID | disable ID | show ID | erase ID | erase --all\n"
            "          | export DIR [--signal ID] [--sealed] [--archive-passphrase-file FILE]\n"
            "          | import DIR [--archive-passphrase-file FILE]\n"
            "          | keep ID (30d | 1y | forever | default) [--count]\n"
            "          | weight ID (0.25 | 0.5 | 1 | 1.5 | 2)",
            QT_TRANSLATE_NOOP("earshot::cli",
                              "what decides, what is stored, its switches, and what is stored as "
                              "files to take with you"),
            runSignals},
    Command{
        "forget",
        "[--from DATE] [--to DATE] [--hours H-H] [--artist NAME] [--context LIST] [--count]",
        QT_TRANSLATE_NOOP("earshot::cli", "forget plays and likes in all signals, or count them"),
        runForgetCommand},
    Command{"import", "(PATH [--dry-run] | --list | --forget N) [--json]",
            QT_TRANSLATE_NOOP("earshot::cli",
                              "bring in a listening history of Spotify, ListenBrainz or Last.fm, a "
                              "file or a folder; --dry-run only tells what is found in your "
                              "library; --list what came before, --forget takes it out"),
            runImport},
    Command{"card",
            "open FILE [--name N] [--replace] [--dry-run] | list | remove N\n"
            "          | make [FILE] --name N [--without NAME] [--json]",
            QT_TRANSLATE_NOOP("earshot::cli",
                              "taste cards: open what a friend handed you, list and remove cards; "
                              "make your own, or, without a file, see what it would hold"),
            runCard},
    Command{"model", "show [--json]",
            QT_TRANSLATE_NOOP("earshot::cli",
                              "the weights behind your lists, learned ones too, and what they rest "
                              "on"),
            runModel},
    Command{"evaluate", "--history FILE.tsv [--features FILE.tsv] [--json]",
            QT_TRANSLATE_NOOP("earshot::cli",
                              "replay listening histories and tell how well the next play is "
                              "foreseen; needs no library"),
            runEvaluate},
    Command{
        "vault",
        "[status] [--json] | create keychain | create passphrase | unlock-check\n"
        "          | change keychain | change passphrase [--new-passphrase-file FILE] | rotate\n"
        "          | recovery [--recovery-file FILE]",
        QT_TRANSLATE_NOOP("earshot::cli", "the keys to what is stored about you"), runVault},
    Command{"audit", "show [--signal ID] [--json] | verify [--json]",
            QT_TRANSLATE_NOOP("earshot::cli",
                              "which lists read what is stored about you; verify ends with 3 where "
                              "the log was changed, 4 where it is damaged"),
            runAudit},
    Command{"demo", "DIR", QT_TRANSLATE_NOOP("earshot::cli", "write the demo music"), runDemo},
};

} // namespace

std::span<const Command> commands() {
    return kCommands;
}

const Command* commandNamed(const QString& name) {
    const auto found = std::ranges::find_if(
        kCommands, [&](const Command& command) { return name == QLatin1String(command.name); });
    return found == kCommands.end() ? nullptr : &*found;
}

QString helpText() {
    QString text =
        Text::tr("Earshot plays the music files you own and makes playlists that say why.") +
        QStringLiteral("\n\n  earshot [FOLDER…]\n      ") +
        Text::tr("open the window, and add the folders to the library");
    for (const Command& command : kCommands) {
        text += QStringLiteral("\n  earshot %1 %2\n      %3")
                    .arg(QLatin1String(command.name), QString::fromUtf8(command.usage),
                         QCoreApplication::translate("earshot::cli", command.help));
    }
    text += QStringLiteral("\n\n") +
            Text::tr("Everywhere: --data DIR keeps Earshot's own files in DIR; --passphrase-file "
                     "FILE\nunlocks what a passphrase protects with FILE's first line.\n"
                     "Ends with 0 when done, 1 when something failed (listed), 2 on wrong use.");
    return text;
}

} // namespace earshot::cli
