// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <cstddef>
#include <memory>
#include <span>

namespace earshot::vault {

inline constexpr std::size_t kKeyBytes = 32;

/// Bytes that nobody else may see: in guarded memory that is not swapped out, wiped when they go
/// (sodium_malloc). Moves, never copies by itself.
class Secret {
public:
    /// All zero. Throws std::bad_alloc where there is no memory for it.
    explicit Secret(std::size_t size = kKeyBytes);
    static Secret random(std::size_t size = kKeyBytes);
    static Secret copyOf(std::span<const unsigned char> bytes);
    [[nodiscard]] Secret copy() const { return copyOf(bytes()); }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] const unsigned char* data() const { return m_data.get(); }
    [[nodiscard]] unsigned char* data() { return m_data.get(); }
    [[nodiscard]] std::span<const unsigned char> bytes() const { return {data(), m_size}; }
    [[nodiscard]] std::span<unsigned char> bytes() { return {data(), m_size}; }
    [[nodiscard]] QByteArrayView view() const {
        return {reinterpret_cast<const char*>(data()), static_cast<qsizetype>(m_size)};
    }
    /// In a time that does not tell where they differ.
    [[nodiscard]] bool equals(const Secret& other) const;

private:
    struct Free {
        void operator()(unsigned char* bytes) const;
    };
    std::unique_ptr<unsigned char, Free> m_data;
    std::size_t m_size;
};

/// A key of its own for each purpose, from one key (BLAKE2b, libsodium's crypto_kdf).
enum class Subkey : std::uint8_t { Body = 1, LogSeal = 2, LogChain = 3 };
[[nodiscard]] Secret derive(const Secret& key, Subkey purpose);

/// libsodium is ready to use; called by everything here that needs it.
void readySodium();

} // namespace earshot::vault
