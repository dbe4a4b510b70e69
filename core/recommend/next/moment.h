// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/next/memory.h"

namespace earshot::recommend::next {

/// What is known when the next track is chosen: everything learned, the time, and the sitting so
/// far. Looks into the memory, which must outlive it.
class Moment {
public:
    struct InSitting {
        Index track = 0;
        std::int32_t artist = Library::kNobody;
        int age = 0; ///< plays since it was last heard here, 0 = the latest
    };

    Moment(const Library& library, const Memory& memory, qint64 nowMs, Place place);

    [[nodiscard]] const Library& library() const { return m_library; }
    [[nodiscard]] const Memory& memory() const { return m_memory; }
    /// The sitting is about to open: what looks at the sitting has nothing to say.
    [[nodiscard]] bool opens() const { return m_sitting.empty(); }
    /// The plays of this sitting, oldest first.
    [[nodiscard]] std::span<const Memory::Heard> sitting() const { return m_sitting; }
    /// Its tracks, the one heard last first.
    [[nodiscard]] const std::vector<InSitting>& tracks() const { return m_tracks; }
    /// The same track or null.
    [[nodiscard]] const InSitting* find(Index track) const;
    /// Seconds since the latest play began.
    [[nodiscard]] double secondsSinceStart() const;

private:
    const Library& m_library;
    const Memory& m_memory;
    qint64 m_nowMs;
    std::span<const Memory::Heard> m_sitting;
    std::vector<InSitting> m_tracks;
    std::unordered_map<Index, std::size_t> m_places; ///< in m_tracks
};

} // namespace earshot::recommend::next
