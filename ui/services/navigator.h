// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recipe.h"
#include "core/signals/registry.h"
#include "ui/services/mixes.h"

#include <QObject>

#include <vector>

namespace earshot::ui {

enum class PageId : std::uint8_t {
    ListenNow,
    Moods,
    Library,
    Playlists,
    Insights,
    Signals,
    Settings
};

/// How a page asks the window for something outside itself.
class Navigator : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void showPage(earshot::ui::PageId page);
    void showSignal(earshot::signals::SignalId id);           ///< Signals page, at this row
    void showMood(const earshot::recommend::Recipe& recipe);  ///< Moods page, with this target
    void showAlbum(qint64 albumId);                           ///< Library page
    void search(const QString& query);                        ///< Library page, songs
    void showWhy(const earshot::ui::ShownMix& mix, int pick); ///< right panel, Why
    /// Plays the mix from this pick on; the Why panel then knows each pick's arithmetic.
    void playMix(const earshot::ui::ShownMix& mix, int pick);
    void playRadio(earshot::library::TrackId track); ///< replace what plays by a radio
    void chooseFolder();                             ///< folder dialog, then index
    void addDemoMusic();
    void addToPlaylist(const std::vector<earshot::library::TrackId>& tracks); ///< asks which
    void playlistsChanged(); ///< a playlist was made or changed outside the Playlists page
    void notify(const QString& message); ///< one line in the status area
};

} // namespace earshot::ui
