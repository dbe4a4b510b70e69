// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/index_report.h"
#include "app/cli/mix_report.h"
#include "app/cli/mix_request.h"
#include "app/cli/options.h"

#include "app/cli/text.h"
#include "core/jobs/mix_job.h"

#include <algorithm>

namespace earshot::cli {

namespace {

struct MadeMix {
    recommend::Mix mix;
    MixTracks tracks;
};

base::Result<MadeMix> make(const Call& call, jobs::Workspace& workspace,
                           const recommend::Request& request) {
    auto catalog = jobs::loadCatalog(workspace);
    if (!catalog) {
        return catalog.error();
    }
    auto mix = jobs::runMix(workspace, **catalog, {}, request, jobs::UseLog::Write, call.stop);
    if (!mix) {
        return mix.error();
    }
    auto tracks = tracksOf(workspace, *mix);
    if (!tracks) {
        return tracks.error();
    }
    return MadeMix{std::move(*mix), std::move(*tracks)};
}

} // namespace

Exit runMix(const Call& call) {
    QCommandLineParser parser;
    addMixOptions(parser);
    parser.addOption(QCommandLineOption(QStringLiteral("why")));
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    parser.addOption({QStringLiteral("export"), {}, QStringLiteral("file")});
    if (!parse(parser, call)) {
        return Exit::WrongUse;
    }
    auto workspace = openWorkspace(call);
    if (!workspace) {
        return call.terminal.fail(workspace.error());
    }
    tellWhereLocked(call, **workspace);
    auto request = mixRequest(parser, **workspace);
    if (!request) {
        return call.terminal.wrongUse(request.error().message());
    }
    auto made = make(call, **workspace, *request);
    if (!made) {
        return call.terminal.fail(made.error());
    }
    if (parser.isSet(QStringLiteral("json"))) {
        call.terminal.print(mixJson(made->mix, made->tracks));
    } else {
        const Detail detail =
            parser.isSet(QStringLiteral("why")) ? Detail::EveryAddend : Detail::Reasons;
        printMix(call.terminal, made->mix, made->tracks, detail);
    }
    if (parser.isSet(QStringLiteral("export"))) {
        const std::filesystem::path file =
            pathsOf({parser.value(QStringLiteral("export"))}).front();
        if (base::Status written = exportMix(made->mix, made->tracks, file); !written) {
            return call.terminal.fail(written.error());
        }
        call.terminal.problem(Text::tr("Written to %1").arg(base::pathText(file)));
    }
    return Exit::Done;
}

Exit runWithoutWindow(const Call& call) {
    auto workspace = openWorkspace(call);
    if (!workspace) {
        return call.terminal.fail(workspace.error());
    }
    auto folders = (*workspace)->tracks().folders();
    if (!folders) {
        return call.terminal.fail(folders.error());
    }
    jobs::IndexRequest index;
    index.folders = pathsOf(call.arguments);
    if (index.folders.empty() && folders->empty()) {
        return call.terminal.wrongUse(
            Text::tr("There is no display for the window, and no music to work with yet.\n"
                     "Name your music folder, or write the demo music with \"earshot demo DIR\" "
                     "and name DIR."));
    }
    const Exit indexed = indexAndReport(call, **workspace, index);

    const std::vector<recommend::Recipe>& moods = recommend::builtInMoods();
    const auto calm = std::ranges::find(moods, QStringLiteral("calm"), &recommend::Recipe::key);
    recommend::Request request;
    request.recipe = calm == moods.end() ? moods.front() : *calm;
    request.now = call.clock.now();
    auto made = make(call, **workspace, request);
    if (!made) {
        return call.terminal.fail(made.error());
    }
    printMix(call.terminal, made->mix, made->tracks, Detail::Reasons);

    const std::filesystem::path file =
        (*workspace)->paths().playlists() /
        base::pathFromText(made->mix.title + QStringLiteral(".m3u8"));
    std::error_code failure;
    std::filesystem::create_directories(file.parent_path(), failure);
    if (base::Status written = exportMix(made->mix, made->tracks, file); !written) {
        return call.terminal.fail(written.error());
    }
    call.terminal.print(Text::tr("The playlist is in %1").arg(base::pathText(file)));
    return indexed;
}

} // namespace earshot::cli
