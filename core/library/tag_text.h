// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tstring.h>

#include <optional>

namespace earshot::library {

/// TagLib's text as QString, byte for byte.
[[nodiscard]] QString fromTagLib(const TagLib::String& text);

/// One line: control characters become spaces, trimmed, cut at a length no real title has.
[[nodiscard]] QString cleanLine(QString line);

/// Several lines (lyrics): line ends as \n, trimmed, cut at a length no real song has.
[[nodiscard]] QString cleanLines(QString lines);

/// "3", "3/12", " 03 / 12 ": the number and the total; 0 where there is none.
struct NumberOf {
    int number = 0;
    int total = 0;
};
[[nodiscard]] NumberOf parseNumberOf(const QString& text);

/// "-6.70 dB", "+1,2", "0.988": empty when it is no number or outside [low, high].
[[nodiscard]] std::optional<double> parseDecimal(const QString& text, double low, double high);

/// "1", "true", "yes".
[[nodiscard]] bool parseFlag(const QString& text);

} // namespace earshot::library
