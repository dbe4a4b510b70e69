// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/passphrase.h"

#include <QByteArray>
#include <QIODevice>

#include <memory>

namespace earshot::vault {

// A file that only its passphrase opens, version 1. Numbers low byte first.
//   "EARSHOTS" (8) · version (2) · salt (16) · Argon2id operations (4) · memory in KiB (4)
//   · header of the stream (24) · chunks
// A chunk is kStreamChunk bytes sealed (17 more); only the last may be shorter, and it alone is
// marked as the last. Each is tied to what stands before the stream's header and to the chunks
// before it (libsodium's secretstream, XChaCha20-Poly1305): nothing can be changed, moved or cut
// off unnoticed.
inline constexpr qsizetype kStreamChunk = 64 * 1024;

/// Seals what it is given on its way to a device. Needs the memory of one chunk.
class SealedWriter {
public:
    /// An error where the passphrase is too short, or there is not the memory to use it.
    static base::Result<std::unique_ptr<SealedWriter>>
    begin(QIODevice& out, const QString& passphrase, const PassphraseCost& cost);

    base::Status write(QByteArrayView bytes);
    /// Marks the end: without it, what was written opens for nobody.
    base::Status finish();

private:
    enum class Place : std::uint8_t { Inside, Last };
    SealedWriter(QIODevice& out, QByteArray tied, Secret stream);
    base::Status push(Place place);

    QIODevice& m_out;
    QByteArray m_tied;
    Secret m_stream; ///< libsodium's state: it holds the key
    QByteArray m_chunk;
};

/// Opens it again, chunk by chunk: what read() has given is genuine, and it is whole once read()
/// gave nothing.
class SealedReader {
public:
    /// An error where this is no such file, or asks for more work than is bearable.
    static base::Result<std::unique_ptr<SealedReader>> begin(QIODevice& in,
                                                             const QString& passphrase);

    /// The next bytes; empty at the end. An error where the passphrase is another, or the file was
    /// changed or cut off.
    base::Result<QByteArray> read();

private:
    SealedReader(QIODevice& in, QByteArray tied, Secret stream);

    QIODevice& m_in;
    QByteArray m_tied;
    Secret m_stream;
    bool m_first = true;
    bool m_ended = false;
};

/// Whether a file begins like one of these.
[[nodiscard]] bool looksSealed(QIODevice& in);

} // namespace earshot::vault
