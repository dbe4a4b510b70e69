// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/passphrase.h"
#include "core/vault/sealing.h"

#include <QByteArray>

#include <map>
#include <optional>
#include <string>

namespace earshot::vault {

// vault.keys, version 1. Numbers low byte first.
//   "EARSHOTK" (8) · version (2) · wrapping (1) · recovery there: 0 or 1 (1) · id (16)
//   · salt (16) · Argon2id operations (4) · memory in KiB (4)      zero when in the keychain
//   · master key, wrapped (72)
//   · master key, wrapped for recovery (72)                        only when there
//   · nonce (24) · body, sealed (to the end of the file)
// Wrapped = nonce (24), sealed key (32), tag (16). The first is tied to what stands before it but
// for the byte that tells of recovery; the second only to the name of the format, because wrapping
// and recovery text change without each other.
// The body is sealed with a subkey of the master key and tied to everything before it, so that the
// file is authenticated as a whole. Inside, in guarded memory only:
//   next generation (2) · number of signals (1), for each: length of the name (1), name,
//   plain rows before: 0 or 1 (1), number of keys: 1 or 2 (1), for each: generation (2), key (32)
//   · access log: first (8), hash before it (32), last (8), hash of it (32)
//   · recovery key (32)                                            only when there

enum class Wrapping : std::uint8_t { Keychain = 1, Passphrase = 2 };

inline constexpr std::size_t kWrappedBytes = 24 + kKeyBytes + 16;
using Wrapped = std::array<unsigned char, kWrappedBytes>;
inline constexpr std::size_t kIdBytes = 16;
inline constexpr qsizetype kLongestKeyFile = 64 * 1024;

/// What the file shows to everybody.
struct KeyFileHead {
    Wrapping wrapping = Wrapping::Passphrase;
    std::array<unsigned char, kIdBytes>
        id{}; ///< names the keychain's entry; new with each wrapping
    Salt salt{};
    PassphraseCost cost{0, 0};
    Wrapped master{};
    std::optional<Wrapped> masterForRecovery;
};

using LogHash = std::array<unsigned char, 32>;

/// Where the access log begins and ends, kept with the keys so that it cannot be cut unnoticed.
struct LogAnchor {
    qint64 first = 1; ///< number of the oldest entry that is kept
    LogHash before{}; ///< the chain's hash before it
    qint64 last = 0;  ///< number of the newest entry; first − 1 when there is none
    LogHash head{};   ///< its hash

    bool operator==(const LogAnchor&) const = default;
};

/// What the file keeps sealed.
struct KeyRing {
    quint16 nextGeneration = 1;
    std::map<std::string, std::shared_ptr<const DataKeys>> keys; ///< by signal key: "plays"
    LogAnchor log;
    std::shared_ptr<const Secret> recovery; ///< null when there is no recovery text
};

/// A key file taken apart, still sealed.
struct KeyFile {
    KeyFileHead head;
    QByteArray tied; ///< everything before the body's nonce
    QByteArray body; ///< nonce and sealed body
};

/// Nothing when these bytes are not a key file of this version, or ask for more work than is
/// bearable. Never reads past the end.
[[nodiscard]] std::optional<KeyFile> parseKeyFile(QByteArrayView bytes);

enum class WrapFor : std::uint8_t { Use, Recovery };
[[nodiscard]] Wrapped wrapKey(const Secret& key, const Secret& with, const KeyFileHead& head,
                              WrapFor purpose);
/// Nothing when `with` is not the key that wrapped it, or the head was changed.
[[nodiscard]] std::optional<Secret> unwrapKey(const Secret& with, const KeyFileHead& head,
                                              WrapFor purpose);

/// Nothing when the file was changed, or is not this master key's.
[[nodiscard]] std::optional<KeyRing> openRing(const KeyFile& file, const Secret& master);

[[nodiscard]] QByteArray writeKeyFile(const KeyFileHead& head, const KeyRing& ring,
                                      const Secret& master);

/// The name of the keychain's entry for this file.
[[nodiscard]] QString keychainEntry(const KeyFileHead& head);

} // namespace earshot::vault
