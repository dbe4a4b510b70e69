// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/hashing.h"

#include <QtEndian>

#include <sodium.h>

namespace earshot::vault {

LogHash hashOf(const Secret* key, std::initializer_list<QByteArrayView> parts) {
    readySodium();
    crypto_generichash_state state;
    LogHash hash{};
    crypto_generichash_init(&state, key ? key->data() : nullptr, key ? key->size() : 0,
                            hash.size());
    for (const QByteArrayView part : parts) {
        std::array<unsigned char, 8> length{};
        qToLittleEndian<qint64>(part.size(), length.data());
        crypto_generichash_update(&state, length.data(), length.size());
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                                  static_cast<unsigned long long>(part.size()));
    }
    crypto_generichash_final(&state, hash.data(), hash.size());
    return hash;
}

} // namespace earshot::vault
