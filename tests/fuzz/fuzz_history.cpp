// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes may be chosen as a listening history, and what comes out names songs that are there at
// times that can be.
#include "core/imports/history_reader.h"
#include "tests/fuzz/input_file.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr qint64 kNow = 1'774'000'000; // in March 2026
    constexpr qint64 kTwoDays = 2 * 86'400;
    const auto history =
        earshot::imports::readHistory(earshot::fuzz::inputFile({data, size}), kNow);
    if (!history) {
        return 0;
    }
    for (const earshot::imports::HeardPlay& play : history->plays) {
        if (play.song >= history->songs.size() || history->songs[play.song].title.isEmpty() ||
            play.atSeconds < 0 || play.atSeconds > kNow + kTwoDays ||
            play.heardMs.value_or(0) < 0) {
            std::abort();
        }
    }
    if (history->listed.size() > earshot::imports::kListedBadRows ||
        history->badRows < static_cast<qint64>(history->listed.size())) {
        std::abort();
    }
    return 0;
}
