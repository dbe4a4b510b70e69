// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>
#include <string>

namespace earshot::library {

/// The text without case and diacritics, for comparing and sorting: "Ágætis" → "agætis". Whitespace
/// is trimmed. Compatibility forms are resolved ("ﬁn" → "fin").
[[nodiscard]] QString folded(const QString& text);

/// As folded(), but an empty text sorts behind every other.
[[nodiscard]] QString sortKey(const QString& text);

/// A file's name with ASCII letters in lower case and every unit beyond ASCII as '?', for comparing
/// with well-known names and endings.
[[nodiscard]] std::string lowerAscii(const std::filesystem::path& name);

} // namespace earshot::library
