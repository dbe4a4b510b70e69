// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track.h"

#include <tfile.h>
#include <tpropertymap.h>

namespace earshot::library {

/// Everything the file's tags say, under TagLib's property names ("TITLE", "ALBUMARTIST", …), from
/// all tags of the file: where two tags of one file speak of the same thing, the richer kind wins
/// (ID3v2 before APE before ID3v1, ID3v2 before RIFF INFO).
[[nodiscard]] TagLib::PropertyMap tagFields(TagLib::File& file);

/// The Tags those fields mean.
[[nodiscard]] Tags tagsFromFields(const TagLib::PropertyMap& fields);

} // namespace earshot::library
