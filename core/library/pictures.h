// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <tfile.h>

namespace earshot::library {

/// Whether a picture is embedded in the file's tags.
[[nodiscard]] bool hasPicture(TagLib::File& file);

/// The encoded bytes of the embedded front cover, else of the first picture; empty without one.
[[nodiscard]] QByteArray embeddedPicture(TagLib::File& file);

} // namespace earshot::library
