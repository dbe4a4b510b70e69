// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/recovery_text.h"

#include <sodium.h>

#include <array>
#include <optional>

namespace earshot::vault {

namespace {

constexpr int kGroups = 8;
constexpr int kLettersPerGroup = 4; // and a check letter
constexpr int kBitsPerLetter = 5;
static_assert(kGroups * kLettersPerGroup * kBitsPerLetter == kRecoveryBytes * 8);
// Crockford's base 32 (crockford.com/base32.html).
constexpr char kAlphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

using Letters = std::array<unsigned char, kLettersPerGroup>;

/// Depends on the group's place, so that groups in the wrong order are seen, too.
unsigned char checkOf(int group, const Letters& letters) {
    std::array<unsigned char, kLettersPerGroup + 1> told{};
    std::ranges::copy(letters, told.begin());
    told.back() = static_cast<unsigned char>(group);
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
    crypto_generichash(hash.data(), hash.size(), told.data(), told.size(), nullptr, 0);
    return hash[0] & 31;
}

unsigned char letterAt(const Secret& code, int number) {
    unsigned char value = 0;
    for (int bit = number * kBitsPerLetter; bit < (number + 1) * kBitsPerLetter; ++bit) {
        value =
            static_cast<unsigned char>(value << 1 | (code.data()[bit / 8] >> (7 - bit % 8) & 1));
    }
    return value;
}

void setLetter(Secret& code, int number, unsigned char value) {
    for (int i = 0; i < kBitsPerLetter; ++i) {
        const int bit = number * kBitsPerLetter + i;
        if (value >> (kBitsPerLetter - 1 - i) & 1) {
            code.data()[bit / 8] |= static_cast<unsigned char>(1 << (7 - bit % 8));
        }
    }
}

/// 32 for a letter that does not exist.
unsigned char valueOf(QChar letter) {
    const QChar upper = letter.toUpper();
    char plain = upper.toLatin1();
    if (plain == 'O') {
        plain = '0';
    } else if (plain == 'I' || plain == 'L') {
        plain = '1';
    }
    const std::string_view alphabet(kAlphabet);
    const std::size_t at = plain == 0 ? std::string_view::npos : alphabet.find(plain);
    return static_cast<unsigned char>(at == std::string_view::npos ? 32 : at);
}

} // namespace

QString recoveryText(const Secret& code) {
    Q_ASSERT(code.size() == kRecoveryBytes);
    QString text;
    for (int group = 0; group < kGroups; ++group) {
        Letters letters{};
        for (int i = 0; i < kLettersPerGroup; ++i) {
            letters[static_cast<std::size_t>(i)] = letterAt(code, group * kLettersPerGroup + i);
        }
        text += group == 0 ? QString() : QStringLiteral("-");
        for (const unsigned char letter : letters) {
            text += QLatin1Char(kAlphabet[letter]);
        }
        text += QLatin1Char(kAlphabet[checkOf(group, letters)]);
    }
    return text;
}

std::variant<Secret, MistypedGroup> readRecoveryText(const QString& text) {
    readySodium();
    std::vector<unsigned char> typed;
    for (const QChar letter : text) {
        if (letter != QLatin1Char('-') && !letter.isSpace()) {
            typed.push_back(valueOf(letter));
        }
    }
    constexpr std::size_t perGroup = kLettersPerGroup + 1;
    Secret code(kRecoveryBytes);
    for (int group = 0; group < kGroups; ++group) {
        const std::size_t from = static_cast<std::size_t>(group) * perGroup;
        Letters letters{};
        bool sound = from + perGroup <= typed.size();
        for (std::size_t i = 0; sound && i < kLettersPerGroup; ++i) {
            letters[i] = typed[from + i];
            sound = letters[i] < 32;
        }
        if (!sound || typed[from + kLettersPerGroup] != checkOf(group, letters)) {
            return MistypedGroup{group + 1};
        }
        for (int i = 0; i < kLettersPerGroup; ++i) {
            setLetter(code, group * kLettersPerGroup + i, letters[static_cast<std::size_t>(i)]);
        }
    }
    if (typed.size() != kGroups * perGroup) {
        return MistypedGroup{kGroups};
    }
    return code;
}

Secret recoveryKey(const Secret& code) {
    Secret key;
    static constexpr unsigned char kFor[] = "earshot recovery 1";
    crypto_generichash(key.data(), key.size(), code.data(), code.size(), kFor, sizeof kFor - 1);
    return key;
}

} // namespace earshot::vault
