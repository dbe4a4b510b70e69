// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/power_source.h"
#include "core/playback/player.h"
#include "ui/services/context.h"

#include <memory>

namespace earshot::app {

/// Everything behind the window, built once and wired together: the only place where services are
/// made. Members end in reverse order. UI thread only; needs a QApplication and a prepared data
/// folder.
class Composition {
public:
    Composition(const base::DataPaths& paths, std::unique_ptr<playback::OutputFactory> outputs,
                const base::Clock& clock, std::shared_ptr<vault::Vault> vault = nullptr,
                std::unique_ptr<const base::PowerSource> power =
                    std::make_unique<const base::SystemPowerSource>());

    ~Composition(); ///< stops the player first, so that the last play is recorded
    Composition(const Composition&) = delete;
    Composition& operator=(const Composition&) = delete;

    [[nodiscard]] ui::Context& context() { return m_context; }

private:
    base::DataPaths m_paths;
    std::unique_ptr<const base::PowerSource> m_power;
    ui::Theme m_theme;
    ui::Settings m_settings;
    ui::Background m_background;
    ui::Indexer m_indexer;
    playback::Queue m_queue;
    playback::Player m_player;
    ui::Listening m_listening;
    ui::Keys m_keys;
    ui::Mixes m_mixes;
    ui::Covers m_covers;
    ui::Navigator m_navigator;
    ui::Context m_context;
};

} // namespace earshot::app
