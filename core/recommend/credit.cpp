// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/credit.h"

#include "core/base/paths.h"
#include "core/recommend/song_key.h"

namespace earshot::recommend {

Credit creditOf(const library::Track& track) {
    const library::Tags& tags = track.tags;
    QString name = track.filedUnder();
    const QString folded = foldedWords(name);
    const bool gathered =
        tags.compilation || folded == u"various artists" || folded == u"various" || folded == u"va";
    if (gathered && !tags.artists.isEmpty()) {
        name = tags.artists.front();
    }
    const QString key = foldedWords(name);
    return key.isEmpty() ? Credit{u'\n' + base::pathText(track.path.parent_path()), {}}
                         : Credit{key, name};
}

QString albumKeyOf(const library::Track& track) {
    return track.tags.album.isEmpty() ? QString()
                                      : creditOf(track).key + u'\n' + foldedWords(track.tags.album);
}

} // namespace earshot::recommend
