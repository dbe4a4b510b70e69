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

/// Longest record that openShort() takes: what 256 bytes of key stream have room for.
constexpr std::size_t kShort = 192;
constexpr std::size_t kStreamBytes = 256; // libsodium makes four blocks as fast as one
constexpr std::size_t kBlockBytes = 64;

constexpr std::size_t padded(std::size_t size) {
    return (size + 15) / 16 * 16;
}

/// Like crypto_aead_xchacha20poly1305_ietf_decrypt() from the same parts of libsodium (HChaCha20,
/// ChaCha20, Poly1305; composed as in RFC 8439, section 2.8, and draft-irtf-cfrg-xchacha-03,
/// section 2.3), but with one key stream where that makes two, which is most of the time a record
/// of some ten bytes takes. `sealed` begins with the nonce.
bool openShort(const unsigned char* sealed, std::size_t size, const AssociatedData& tied,
               const Secret& key, char* record) {
    const unsigned char* text = sealed + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    const unsigned char* tag = text + size;
    std::array<unsigned char, crypto_core_hchacha20_OUTPUTBYTES> subkey;
    crypto_core_hchacha20(subkey.data(), sealed, key.data(), nullptr);
    std::array<unsigned char, crypto_stream_chacha20_ietf_NONCEBYTES> nonce{};
    std::memcpy(nonce.data() + 4, sealed + crypto_core_hchacha20_INPUTBYTES, 8);
    std::array<unsigned char, kStreamBytes> stream;
    crypto_stream_chacha20_ietf(stream.data(), stream.size(), nonce.data(), subkey.data());

    std::array<unsigned char, padded(AssociatedData::kLongest) + padded(kShort) + 16> told{};
    const std::size_t textAt = padded(tied.size());
    const std::size_t sizesAt = textAt + padded(size);
    std::memcpy(told.data(), tied.data(), tied.size());
    std::memcpy(told.data() + textAt, text, size);
    qToLittleEndian<quint64>(tied.size(), told.data() + sizesAt);
    qToLittleEndian<quint64>(size, told.data() + sizesAt + 8);
    // The key of the tag is the beginning of the stream's first block, the text's begins with its
    // second.
    const bool authentic =
        crypto_onetimeauth_poly1305_verify(tag, told.data(), sizesAt + 16, stream.data()) == 0;
    for (std::size_t i = 0; authentic && i < size; ++i) {
        record[i] = static_cast<char>(text[i] ^ stream[kBlockBytes + i]);
    }
    sodium_memzero(subkey.data(), subkey.size());
    sodium_memzero(stream.data(), stream.size());
    return authentic;
}

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
    if (record.size() <= kShort) {
        return openShort(raw(sealed) + kNonceAt, record.size(), tied, *key->key, record.data())
                   ? Opening::Opened
                   : Opening::Refused;
    }
    const int refused = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char*>(record.data()), nullptr, nullptr,
        raw(sealed) + kSealedHeaderBytes,
        static_cast<std::size_t>(sealed.size() - kSealedHeaderBytes), tied.data(), tied.size(),
        raw(sealed) + kNonceAt, key->key->data());
    return refused ? Opening::Refused : Opening::Opened;
}

} // namespace earshot::vault
