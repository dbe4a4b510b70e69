// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/audio_format.h"

#include <tfile.h>

#include <memory>

namespace earshot::library {

enum class TagProperties : std::uint8_t { Skip, Read };

/// The TagLib file for a container, reading from `stream`, which must outlive it. Null for
/// Container::Unknown. May throw what the standard library throws on absurd sizes in bad files.
[[nodiscard]] std::unique_ptr<TagLib::File> openTagFile(ReadStream& stream, Container container,
                                                        TagProperties properties);

} // namespace earshot::library
