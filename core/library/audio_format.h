// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/read_stream.h"

#include <cstdint>
#include <filesystem>

namespace earshot::library {

/// The containers Earshot reads tags from.
enum class Container : std::uint8_t {
    Unknown,
    Mpeg,
    Flac,
    OggVorbis,
    OggOpus,
    OggFlac,
    Mp4,
    Wav,
    Aiff,
    WavPack,
    Ape,
    Asf
};

/// Whether a scan looks into a file of this name: it ends like music, or has no ending at all.
enum class NameKind : std::uint8_t { Music, NoEnding, Other };
[[nodiscard]] NameKind nameKind(const std::filesystem::path& file);

/// What the file holds by its content, whatever its name says.
[[nodiscard]] Container sniffContainer(ReadStream& stream);

} // namespace earshot::library
