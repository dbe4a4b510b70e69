// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/background.h"
#include "ui/services/covers.h"
#include "ui/services/indexer.h"
#include "ui/services/keys.h"
#include "ui/services/listening.h"
#include "ui/services/mixes.h"
#include "ui/services/navigator.h"
#include "ui/services/settings.h"
#include "ui/theme/theme.h"

namespace earshot::ui {

/// What the system does about connections, as the Signals page tells it.
struct NetworkLock {
    bool on = false; ///< the kernel refuses every new connection
    QString problem; ///< why it is not on
};

/// Everything a page may use, handed to its constructor. Owned by the composition root; outlives
/// the window.
struct Context {
    Theme& theme;
    Settings& settings;
    Background& background;
    Indexer& indexer;
    Listening& listening;
    Keys& keys;
    Mixes& mixes;
    Covers& covers;
    playback::Player& player;
    Navigator& navigator;
    const base::Clock& clock;
    const base::DataPaths& paths;
    NetworkLock networkLock; ///< set before the pages are made
};

} // namespace earshot::ui
