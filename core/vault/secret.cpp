// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/secret.h"

#include <sodium.h>

#include <cstring>
#include <new>

namespace earshot::vault {

void readySodium() {
    static const int ready = sodium_init();
    Q_ASSERT_X(ready >= 0, "readySodium", "libsodium cannot be used");
}

void Secret::Free::operator()(unsigned char* bytes) const {
    sodium_free(bytes);
}

Secret::Secret(std::size_t size) : m_size(size) {
    readySodium();
    m_data.reset(static_cast<unsigned char*>(sodium_malloc(size)));
    if (!m_data) {
        throw std::bad_alloc();
    }
    std::memset(m_data.get(), 0, size);
}

Secret Secret::random(std::size_t size) {
    Secret made(size);
    randombytes_buf(made.data(), size);
    return made;
}

Secret Secret::copyOf(std::span<const unsigned char> bytes) {
    Secret made(bytes.size());
    std::ranges::copy(bytes, made.data());
    return made;
}

bool Secret::equals(const Secret& other) const {
    return m_size == other.m_size && sodium_memcmp(data(), other.data(), m_size) == 0;
}

Secret derive(const Secret& key, Subkey purpose) {
    static_assert(kKeyBytes == crypto_kdf_KEYBYTES);
    Q_ASSERT(key.size() == kKeyBytes);
    Secret made;
    crypto_kdf_derive_from_key(made.data(), made.size(), static_cast<std::uint64_t>(purpose),
                               "EARSHOT1", key.data());
    return made;
}

} // namespace earshot::vault
