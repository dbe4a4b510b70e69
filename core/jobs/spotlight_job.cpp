// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/spotlight_job.h"

#include "core/jobs/text.h"
#include "core/recommend/credit.h"

namespace earshot::jobs {

using base::Result;
using library::TrackId;
using signals::SpotlightScope;

namespace {

QString keyOf(const library::Track& track, SpotlightScope scope) {
    return scope == SpotlightScope::Album ? recommend::albumKeyOf(track)
                                          : recommend::creditOf(track).key;
}

/// Which of the marks that hold are on what this track belongs to.
Result<std::vector<signals::SpotlightMark>> marksOn(Workspace& workspace,
                                                    const library::Track& track) {
    auto marks = workspace.signals().spotlights();
    if (!marks) {
        return marks;
    }
    std::vector<signals::SpotlightMark> own;
    for (const signals::SpotlightMark& mark : *marks) {
        const auto marked = workspace.tracks().byId(mark.track);
        if (!marked) {
            return marked.error();
        }
        const QString key = keyOf(track, mark.scope);
        if (*marked && !key.isEmpty() && keyOf(**marked, mark.scope) == key) {
            own.push_back(mark);
        }
    }
    return own;
}

} // namespace

Result<QString> setSpotlight(Workspace& workspace, TrackId id, SpotlightScope scope, int weeks) {
    const auto track = workspace.tracks().byId(id);
    if (!track) {
        return track.error();
    }
    if (!*track) {
        return base::Error{Text::tr("This song is not in the library"), {}, {}};
    }
    const QString name =
        scope == SpotlightScope::Album ? (*track)->tags.album : recommend::creditOf(**track).shown;
    if (name.isEmpty()) {
        return base::Error{scope == SpotlightScope::Album
                               ? Text::tr("This song belongs to no album")
                               : Text::tr("This song has no artist in its tags"),
                           {},
                           {}};
    }
    const auto marks = marksOn(workspace, **track);
    if (!marks) {
        return marks.error();
    }
    std::vector<TrackId> instead;
    for (const signals::SpotlightMark& mark : *marks) {
        instead.push_back(mark.track);
    }
    const base::Status set = workspace.signals().setSpotlight(id, scope, weeks, instead);
    return set ? Result<QString>(name) : set.error();
}

Result<bool> isSpotlit(Workspace& workspace, TrackId id) {
    const auto track = workspace.tracks().byId(id);
    if (!track) {
        return track.error();
    }
    if (!*track) {
        return false;
    }
    const auto marks = marksOn(workspace, **track);
    if (!marks) {
        return marks.error();
    }
    return !marks->empty();
}

} // namespace earshot::jobs
