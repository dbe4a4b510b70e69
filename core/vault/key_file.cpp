// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/key_file.h"

#include "core/vault/key_ring_codec.h"

#include <QtEndian>

#include <sodium.h>

#include <cstring>

namespace earshot::vault {

namespace {

constexpr char kMagic[] = "EARSHOTK";
constexpr std::size_t kMagicBytes = sizeof kMagic - 1;
constexpr quint16 kVersion = 1;
constexpr std::size_t kFixedBytes = kMagicBytes + 2 + 1 + 1 + kIdBytes + kSaltBytes + 4 + 4;
static_assert(kFixedBytes == 52);
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kWrappingAt = kMagicBytes + 2;
constexpr std::size_t kRecoveryFlagAt = kWrappingAt + 1;
constexpr std::size_t kIdAt = kRecoveryFlagAt + 1;
constexpr std::size_t kSaltAt = kIdAt + kIdBytes;
constexpr std::size_t kOperationsAt = kSaltAt + kSaltBytes;
constexpr std::size_t kMemoryAt = kOperationsAt + 4;

using Fixed = std::array<unsigned char, kFixedBytes>;

Fixed fixedOf(const KeyFileHead& head) {
    Fixed bytes{};
    std::memcpy(bytes.data(), kMagic, kMagicBytes);
    qToLittleEndian(kVersion, bytes.data() + kMagicBytes);
    bytes[kWrappingAt] = static_cast<unsigned char>(head.wrapping);
    bytes[kRecoveryFlagAt] = head.masterForRecovery ? 1 : 0;
    std::ranges::copy(head.id, bytes.begin() + kIdAt);
    std::ranges::copy(head.salt, bytes.begin() + kSaltAt);
    qToLittleEndian(head.cost.operations, bytes.data() + kOperationsAt);
    qToLittleEndian(head.cost.memoryKiB, bytes.data() + kMemoryAt);
    return bytes;
}

/// What a wrapped master key is tied to.
Fixed tieOf(const KeyFileHead& head, WrapFor purpose) {
    Fixed bytes{};
    if (purpose == WrapFor::Use) {
        bytes = fixedOf(head);
    } else {
        std::memcpy(bytes.data(), kMagic, kMagicBytes);
    }
    bytes[kRecoveryFlagAt] = purpose == WrapFor::Use ? 0 : 1;
    return bytes;
}

bool readHead(const unsigned char* bytes, std::size_t size, KeyFileHead& head) {
    if (size < kFixedBytes + kWrappedBytes || std::memcmp(bytes, kMagic, kMagicBytes) != 0 ||
        qFromLittleEndian<quint16>(bytes + kMagicBytes) != kVersion || bytes[kRecoveryFlagAt] > 1) {
        return false;
    }
    head.wrapping = static_cast<Wrapping>(bytes[kWrappingAt]);
    std::copy_n(bytes + kIdAt, kIdBytes, head.id.begin());
    std::copy_n(bytes + kSaltAt, kSaltBytes, head.salt.begin());
    head.cost = {qFromLittleEndian<quint32>(bytes + kOperationsAt),
                 qFromLittleEndian<quint32>(bytes + kMemoryAt)};
    std::copy_n(bytes + kFixedBytes, kWrappedBytes, head.master.begin());
    switch (head.wrapping) {
    case Wrapping::Keychain:
        return head.cost == PassphraseCost{0, 0} && head.salt == Salt{};
    case Wrapping::Passphrase:
        return bearable(head.cost);
    }
    return false;
}

void appendTo(QByteArray& target, std::span<const unsigned char> bytes) {
    target.append(reinterpret_cast<const char*>(bytes.data()),
                  static_cast<qsizetype>(bytes.size()));
}

const unsigned char* raw(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

} // namespace

std::optional<KeyFile> parseKeyFile(QByteArrayView bytes) {
    if (bytes.size() > kLongestKeyFile) {
        return std::nullopt;
    }
    const auto* from = reinterpret_cast<const unsigned char*>(bytes.data());
    const auto size = static_cast<std::size_t>(bytes.size());
    KeyFile file;
    if (!readHead(from, size, file.head)) {
        return std::nullopt;
    }
    std::size_t at = kFixedBytes + kWrappedBytes;
    if (from[kRecoveryFlagAt] == 1) {
        if (size - at < kWrappedBytes) {
            return std::nullopt;
        }
        std::copy_n(from + at, kWrappedBytes, file.head.masterForRecovery.emplace().begin());
        at += kWrappedBytes;
    }
    if (size - at < kNonceBytes + kTagBytes) {
        return std::nullopt;
    }
    file.tied = bytes.first(static_cast<qsizetype>(at)).toByteArray();
    file.body = bytes.sliced(static_cast<qsizetype>(at)).toByteArray();
    return file;
}

Wrapped wrapKey(const Secret& key, const Secret& with, const KeyFileHead& head, WrapFor purpose) {
    Q_ASSERT(key.size() == kKeyBytes && with.size() == kKeyBytes);
    const Fixed tie = tieOf(head, purpose);
    Wrapped wrapped{};
    randombytes_buf(wrapped.data(), kNonceBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(wrapped.data() + kNonceBytes, nullptr, key.data(),
                                               key.size(), tie.data(), tie.size(), nullptr,
                                               wrapped.data(), with.data());
    return wrapped;
}

std::optional<Secret> unwrapKey(const Secret& with, const KeyFileHead& head, WrapFor purpose) {
    if (with.size() != kKeyBytes || (purpose == WrapFor::Recovery && !head.masterForRecovery)) {
        return std::nullopt;
    }
    const Wrapped& wrapped = purpose == WrapFor::Use ? head.master : *head.masterForRecovery;
    const Fixed tie = tieOf(head, purpose);
    Secret key;
    const int refused = crypto_aead_xchacha20poly1305_ietf_decrypt(
        key.data(), nullptr, nullptr, wrapped.data() + kNonceBytes, kWrappedBytes - kNonceBytes,
        tie.data(), tie.size(), wrapped.data(), with.data());
    return refused ? std::nullopt : std::optional(std::move(key));
}

std::optional<KeyRing> openRing(const KeyFile& file, const Secret& master) {
    const auto size = static_cast<std::size_t>(file.body.size());
    if (size < kNonceBytes + kTagBytes) {
        return std::nullopt;
    }
    const Secret key = derive(master, Subkey::Body);
    Secret plain(size - kNonceBytes - kTagBytes);
    const int refused = crypto_aead_xchacha20poly1305_ietf_decrypt(
        plain.data(), nullptr, nullptr, raw(file.body) + kNonceBytes, size - kNonceBytes,
        raw(file.tied), static_cast<std::size_t>(file.tied.size()), raw(file.body), key.data());
    return refused ? std::nullopt : decodeRing(plain.bytes());
}

QByteArray writeKeyFile(const KeyFileHead& head, const KeyRing& ring, const Secret& master) {
    QByteArray file;
    appendTo(file, fixedOf(head));
    appendTo(file, head.master);
    if (head.masterForRecovery) {
        appendTo(file, *head.masterForRecovery);
    }
    const qsizetype tied = file.size();
    const Secret plain = encodeRing(ring);
    file.resize(tied + static_cast<qsizetype>(kNonceBytes + plain.size() + kTagBytes));
    auto* nonce = reinterpret_cast<unsigned char*>(file.data()) + tied;
    randombytes_buf(nonce, kNonceBytes);
    const Secret key = derive(master, Subkey::Body);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        nonce + kNonceBytes, nullptr, plain.data(), plain.size(), raw(file),
        static_cast<std::size_t>(tied), nullptr, nonce, key.data());
    return file;
}

QString keychainEntry(const KeyFileHead& head) {
    QByteArray id;
    appendTo(id, head.id);
    return QStringLiteral("listening keys ") + QString::fromLatin1(id.toHex());
}

} // namespace earshot::vault
