// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/text_fold.h"

#include <algorithm>
#include <type_traits>

namespace earshot::library {

namespace {

// The last code point of the basic plane, a noncharacter: behind every real text.
constexpr QChar kBehindAll(0xFFFF);

} // namespace

QString folded(const QString& text) {
    const bool ascii =
        std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
    if (ascii) {
        QString key = text.trimmed();
        for (QChar& c : key) {
            c = c >= QLatin1Char('A') && c <= QLatin1Char('Z') ? QChar(c.unicode() + 'a' - 'A') : c;
        }
        return key;
    }
    QString key = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    key.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    return key.trimmed();
}

QString sortKey(const QString& text) {
    const QString key = folded(text);
    return key.isEmpty() ? QString(kBehindAll) : key;
}

std::string lowerAscii(const std::filesystem::path& name) {
    std::string result;
    result.reserve(name.native().size());
    using Unit = std::make_unsigned_t<std::filesystem::path::value_type>;
    for (const auto unit : name.native()) {
        const char c = static_cast<Unit>(unit) < 0x80 ? static_cast<char>(unit) : '?';
        result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

} // namespace earshot::library
