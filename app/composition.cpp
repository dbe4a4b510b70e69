// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition.h"

namespace earshot::app {

Composition::Composition(const base::DataPaths& paths,
                         std::unique_ptr<playback::OutputFactory> outputs, const base::Clock& clock,
                         std::shared_ptr<vault::Vault> vault,
                         std::unique_ptr<const base::PowerSource> power)
    : m_paths(paths),
      m_power(std::move(power)),
      m_settings(m_paths),
      m_background(m_paths, clock, std::move(vault)),
      m_indexer(m_paths, clock, *m_power),
      m_player(m_queue, std::move(outputs), clock),
      m_listening(m_background, m_player, clock),
      m_keys(m_background, m_listening),
      m_mixes(m_background, m_indexer, m_listening, clock),
      m_covers(m_paths),
      m_context{m_theme,  m_settings, m_background, m_indexer, m_listening, m_keys, m_mixes,
                m_covers, m_player,   m_navigator,  clock,     m_paths,     {}} {
    // Analysis keeps to one core while music plays.
    QObject::connect(&m_player, &playback::Player::stateChanged, &m_indexer,
                     [this](playback::PlayState state) {
                         m_indexer.setYield(state == playback::PlayState::Playing);
                     });
}

Composition::~Composition() {
    m_player.shutdown();
}

} // namespace earshot::app
