// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/history.h"
#include "core/recommend/next/next_model.h"

#include <map>
#include <optional>

namespace earshot::evaluation {

/// Whose tracks can be chosen from. Protocol: those of the listener's own past and future, as
/// nextplay.py has it, which leaks: what was never heard will be. Decoys: the same and four times
/// as many that are not played.
enum class LibraryKind : std::uint8_t { Protocol, Decoys };

/// Where the tested part begins: the first sitting after 80 % of the plays, else the last before.
/// None where fewer than ten plays would be left to learn from, or nothing to test.
[[nodiscard]] std::optional<std::size_t> testBegin(std::span<const Listen> plays);

/// The listener behind a name: windows of one person ("w0u17", "w2u17") share it.
[[nodiscard]] QByteArray personOf(const QByteArray& listenerName);
/// Which fold a listener belongs to; all windows of a person to the same.
[[nodiscard]] int foldOf(const QByteArray& listenerName);

/// A listener with a library, ready to be replayed: tracks and artists are numbered within it.
struct Replay {
    recommend::next::Library library;
    std::vector<std::int32_t> tracks; ///< number in the history, by number in the library
    std::vector<recommend::next::Play> plays;
};
/// The library holds the listener's own tracks and `decoys` (artist by track).
[[nodiscard]] Replay replayOf(const History& history, std::size_t listener,
                              const std::map<std::int32_t, std::int32_t>& decoys = {});

} // namespace earshot::evaluation
