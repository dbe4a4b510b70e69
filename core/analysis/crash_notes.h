// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/library/track.h"

#include <filesystem>
#include <memory>
#include <set>

namespace earshot::analysis {

/// As long as this lives, the calling thread listens to this track: a crash of the thread is the
/// track's (see CrashNotes). One at a time per thread.
class ListeningTo {
public:
    explicit ListeningTo(library::TrackId track);
    ~ListeningTo();
    ListeningTo(const ListeningTo&) = delete;
    ListeningTo& operator=(const ListeningTo&) = delete;
};

/// Decoders run inside the process, and a fault in one ends it. While this lives, a thread that
/// crashes (a fault of memory, arithmetic or instruction, or abort()) first writes the track it
/// listens to into a file; the next start reads there which file did it. A process that is killed
/// from outside, or whose power goes, blames nobody. Not caught: an exhausted stack.
///
/// One per process keeps notes; one made while another lives keeps none.
class CrashNotes {
public:
    /// Keeps notes in `file`, which is made when absent. Without notes when it cannot be opened.
    explicit CrashNotes(std::filesystem::path file);
    /// Removes the file unless it holds notes.
    ~CrashNotes();
    CrashNotes(const CrashNotes&) = delete;
    CrashNotes& operator=(const CrashNotes&) = delete;

    /// The tracks noted so far, by any process, each once, in id order.
    [[nodiscard]] std::set<library::TrackId> read() const;
    /// Empties the file.
    void clear() const;

private:
    struct Handlers;

    std::filesystem::path m_file;
    std::unique_ptr<Handlers> m_handlers; ///< null: keeps no notes
};

} // namespace earshot::analysis
