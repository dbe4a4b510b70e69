// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes may be read as a playlist, and what comes out is absolute paths.
#include "core/playlists/m3u.h"
#include "tests/fuzz/input_file.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto entries = earshot::playlists::readM3u(earshot::fuzz::inputFile({data, size}));
    if (!entries) {
        return 0;
    }
    for (const earshot::playlists::M3uEntry& entry : *entries) {
        if (!entry.path.is_absolute()) {
            std::abort();
        }
    }
    return 0;
}
