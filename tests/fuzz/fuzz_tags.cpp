// SPDX-License-Identifier: GPL-3.0-or-later
// The tags, properties and pictures of any bytes may be read.
#include "core/library/covers.h"
#include "core/library/tag_reader.h"
#include "tests/fuzz/input_file.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace earshot::library;
    const auto file = earshot::fuzz::inputFile({data, size});
    (void)looksLikeMusic(file);
    const FileReading reading = readMusicFile(file);
    const bool good = reading.verdict == Verdict::Good;
    if (good != reading.problem.isEmpty() || reading.stream.durationMs < 0 ||
        reading.stream.channels < 0) {
        std::abort();
    }
    (void)coverBytes(file);
    return 0;
}
