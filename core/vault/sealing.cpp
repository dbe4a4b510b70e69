// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealing.h"

#include <QtEndian>

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace earshot::vault {

namespace {

static_assert(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == 24);
static_assert(crypto_aead_xchacha20poly1305_ietf_ABYTES == 16);
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == kKeyBytes);

constexpr qsizetype kNonceAt = 3;

const unsigned char* raw(QByteArrayView bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

/// What a record is tied to: header, schema, row, table.
class AssociatedData {
public:
    AssociatedData(quint16 generation, const Place& place) {
        Q_ASSERT(place.table.size() <= kLongestTable);
        m_bytes[0] = kSealedVersion;
        qToLittleEndian(generation, m_bytes.data() + 1);
        qToLittleEndian(place.schema, m_bytes.data() + 3);
        qToLittleEndian(place.row, m_bytes.data() + 7);
        const std::size_t length = std::min(place.table.size(), kLongestTable);
        std::memcpy(m_bytes.data() + kFixed, place.table.data(), length);
        m_size = kFixed + length;
    }
    [[nodiscard]] const unsigned char* data() const { return m_bytes.data(); }
    [[nodiscard]] std::size_t size() const { return m_size; }

    static constexpr std::size_t kFixed = 1 + 2 + 4 + 8;
    static constexpr std::size_t kLongest = kFixed + kLongestTable;

private:
    std::array<unsigned char, kLongest> m_bytes;
    std::size_t m_size;
};

} // namespace

const DataKey* DataKeys::find(quint16 generation) const {
    const auto found = std::ranges::find(keys, generation, &DataKey::generation);
    return found == keys.end() ? nullptr : &*found;
}

QByteArray seal(const DataKey& key, const Place& place, QByteArrayView record) {
    QByteArray sealed(record.size() + kSealOverheadBytes, Qt::Uninitialized);
    auto* out = reinterpret_cast<unsigned char*>(sealed.data());
    out[0] = kSealedVersion;
    qToLittleEndian(key.generation, out + 1);
    randombytes_buf(out + kNonceAt, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    const AssociatedData tied(key.generation, place);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        out + kSealedHeaderBytes, nullptr, raw(record), static_cast<std::size_t>(record.size()),
        tied.data(), tied.size(), nullptr, out + kNonceAt, key.key->data());
    return sealed;
}

std::optional<quint16> generationOf(QByteArrayView sealed) {
    if (sealed.size() < kSealOverheadBytes ||
        static_cast<quint8>(sealed.front()) != kSealedVersion) {
        return std::nullopt;
    }
    return qFromLittleEndian<quint16>(sealed.data() + 1);
}

Opening open(const DataKeys& keys, const Place& place, QByteArrayView sealed,
             std::vector<char>& record) {
    const std::optional<quint16> generation = generationOf(sealed);
    if (!generation) {
        return Opening::Malformed;
    }
    const DataKey* key = keys.find(*generation);
    if (!key) {
        return Opening::UnknownKey;
    }
    record.resize(static_cast<std::size_t>(sealed.size() - kSealOverheadBytes));
    const AssociatedData tied(*generation, place);
    const int refused = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char*>(record.data()), nullptr, nullptr,
        raw(sealed) + kSealedHeaderBytes,
        static_cast<std::size_t>(sealed.size() - kSealedHeaderBytes), tied.data(), tied.size(),
        raw(sealed) + kNonceAt, key->key->data());
    return refused ? Opening::Refused : Opening::Opened;
}

} // namespace earshot::vault
