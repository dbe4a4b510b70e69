// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/audio_format.h"

namespace TagLib {
class File;
}

namespace earshot::library {

/// Whether the file ends before the audio its own headers announce: a broken download or copy. Only
/// says yes when the container proves it; a few reads at head and tail. `file` is the one opened
/// with its properties.
[[nodiscard]] bool isCutOff(ReadStream& stream, Container container, TagLib::File& file);

} // namespace earshot::library
