// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/history.h"

#include <map>

namespace earshot::evaluation {

/// CRC-32 (ISO 3309), a number for a name that is the same everywhere.
[[nodiscard]] std::uint32_t crc32(const QByteArray& bytes);

/// Draws tracks that a listener does not play: up to two for each own track by the same artist,
/// then tracks of other listeners' by artists this one does not know, until there are four times as
/// many as own ones (or too few others to find them). The same for a listener's name on every
/// system.
class Decoys {
public:
    explicit Decoys(const History& history);
    /// Artist by track.
    [[nodiscard]] std::map<std::int32_t, std::int32_t> of(std::size_t listener) const;

private:
    const History& m_history;
    std::vector<std::vector<std::int32_t>> m_tracksOf; ///< by artist, ascending
    std::vector<std::size_t> m_byName;                 ///< listeners
};

} // namespace earshot::evaluation
