// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/options.h"

#include "app/cli/text.h"
#include "core/jobs/workspace.h"

#include <QJsonArray>

namespace earshot::cli {

namespace {

QJsonObject toJson(const library::Track& track) {
    QJsonObject json = trackJson(track);
    json[QStringLiteral("id")] = static_cast<qint64>(track.id);
    json[QStringLiteral("year")] = track.year();
    json[QStringLiteral("genres")] = QJsonArray::fromStringList(track.tags.genres);
    json[QStringLiteral("duration_s")] = static_cast<double>(track.stream.durationMs) / 1000.0;
    return json;
}

} // namespace

Exit runSearch(const Call& call) {
    // Everything that is not --json belongs to the query: "-word" excludes a word.
    QStringList words = call.arguments;
    const bool json = words.removeAll(QStringLiteral("--json")) > 0;
    if (words.isEmpty()) {
        return call.terminal.wrongUse(Text::tr("Say what to search for."));
    }
    auto workspace = openWorkspace(call);
    if (!workspace) {
        return call.terminal.fail(workspace.error());
    }
    const library::TrackStore& store = (*workspace)->tracks();
    auto ids = store.find(words.join(QLatin1Char(' ')));
    if (!ids) {
        return call.terminal.fail(ids.error());
    }
    auto tracks = store.byIds(*ids);
    if (!tracks) {
        return call.terminal.fail(tracks.error());
    }
    QJsonArray rows;
    for (const library::Track& track : *tracks) {
        if (json) {
            rows.append(toJson(track));
        } else {
            call.terminal.print(QStringLiteral("%1 — %2  [%3]\n    %4")
                                    .arg(track.displayArtist(), track.displayTitle(),
                                         track.tags.album, base::pathText(track.path)));
        }
    }
    if (json) {
        call.terminal.print(QJsonDocument(rows));
    } else {
        call.terminal.print(
            Text::tr("%n song(s) found", nullptr, static_cast<int>(tracks->size())));
    }
    return Exit::Done;
}

} // namespace earshot::cli
