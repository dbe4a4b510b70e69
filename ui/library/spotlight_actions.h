// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QMenu>
#include <QObject>

namespace earshot::ui {

/// Puts the album or the artist of a track in the spotlight, and takes them out, from a menu
/// wherever tracks, albums or artists are listed.
class SpotlightActions : public QObject {
    Q_OBJECT
public:
    enum class Offer : std::uint8_t { AlbumAndArtist, Artist };

    SpotlightActions(Context& context, QObject* parent);

    /// Adds a menu of its own for what this track belongs to.
    void fill(QMenu& menu, library::TrackId track, Offer offer = Offer::AlbumAndArtist);
    /// Without asking: after the person has allowed it. 0 weeks: out of it.
    void apply(library::TrackId track, signals::SpotlightScope scope, int weeks);

Q_SIGNALS:
    /// Wanted while spotlight is off and the person has not decided: ask in place.
    void wanted(earshot::library::TrackId track, earshot::signals::SpotlightScope scope, int weeks);

private:
    Context& m_context;
};

} // namespace earshot::ui
