// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/library/track.h"
#include "core/recordings/fingerprint.h"
#include "core/recordings/sketch_index.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace earshot::recordings {

/// Finds files that hold the same recording. Add every file, then ask once. Holds no fingerprints:
/// the few that are compared are loaded again.
class SameRecording {
public:
    /// A file with an empty fingerprint is never the same as another.
    void add(library::TrackId id, qint64 durationMs, const Fingerprint& fingerprint);

    using Load = std::function<base::Result<Fingerprint>(library::TrackId)>;
    using Groups = std::vector<std::vector<library::TrackId>>;
    /// Groups of two and more, each and all in the order of adding. A file belongs to a group when
    /// it is the same as any in it. When stopped, what was found so far.
    base::Result<Groups> groups(const Load& load, const std::stop_token& stop,
                                const base::ProgressCallback& progress);

private:
    struct File {
        library::TrackId id;
        qint64 durationMs;
        std::uint32_t group; ///< place of a file of its group, itself at the root
    };

    [[nodiscard]] std::uint32_t root(std::uint32_t place);
    base::Status compare(std::uint32_t place, std::span<const std::uint32_t> likely,
                         const Load& load);

    SketchIndex m_index;
    std::vector<File> m_files;
};

} // namespace earshot::recordings
