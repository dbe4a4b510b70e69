// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed_stream.h"

#include "core/vault/text.h"

#include <QtEndian>

#include <sodium.h>

#include <algorithm>

namespace earshot::vault {

namespace {

using StreamState = crypto_secretstream_xchacha20poly1305_state;

constexpr char kStreamMagic[] = "EARSHOTS";
constexpr qsizetype kStreamMagicBytes = sizeof kStreamMagic - 1;
constexpr quint16 kStreamVersion = 1;
constexpr qsizetype kStreamSaltAt = kStreamMagicBytes + 2;
constexpr qsizetype kStreamCostAt = kStreamSaltAt + static_cast<qsizetype>(kSaltBytes);
constexpr qsizetype kTiedBytes = kStreamCostAt + 4 + 4;
constexpr qsizetype kStreamHeaderBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr qsizetype kChunkOverhead = crypto_secretstream_xchacha20poly1305_ABYTES;
// It is read into, and lives in, guarded memory of no particular alignment.
static_assert(alignof(StreamState) == 1);

StreamState* stateIn(Secret& memory) {
    return reinterpret_cast<StreamState*>(memory.data());
}

const unsigned char* rawBytes(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* rawBytes(QByteArray& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

base::Error notWritten(const QIODevice& out) {
    return {Text::tr("The sealed file could not be written (%1)").arg(out.errorString()),
            {},
            Text::tr("Choose another place, or make room on the disk")};
}

QByteArray tiedFor(const Salt& salt, const PassphraseCost& cost) {
    QByteArray tied(kTiedBytes, '\0');
    std::copy_n(kStreamMagic, kStreamMagicBytes, tied.data());
    qToLittleEndian(kStreamVersion, tied.data() + kStreamMagicBytes);
    std::ranges::copy(salt, rawBytes(tied) + kStreamSaltAt);
    qToLittleEndian(cost.operations, tied.data() + kStreamCostAt);
    qToLittleEndian(cost.memoryKiB, tied.data() + kStreamCostAt + 4);
    return tied;
}

struct StreamHead {
    Salt salt{};
    PassphraseCost cost;
};

std::optional<StreamHead> headIn(const QByteArray& tied) {
    if (tied.size() != kTiedBytes || !tied.startsWith(kStreamMagic) ||
        qFromLittleEndian<quint16>(tied.constData() + kStreamMagicBytes) != kStreamVersion) {
        return std::nullopt;
    }
    StreamHead head;
    std::copy_n(rawBytes(tied) + kStreamSaltAt, kSaltBytes, head.salt.begin());
    head.cost = {qFromLittleEndian<quint32>(tied.constData() + kStreamCostAt),
                 qFromLittleEndian<quint32>(tied.constData() + kStreamCostAt + 4)};
    return bearable(head.cost) ? std::optional(head) : std::nullopt;
}

} // namespace

base::Result<std::unique_ptr<SealedWriter>>
SealedWriter::begin(QIODevice& out, const QString& passphrase, const PassphraseCost& cost) {
    if (base::Status fit = acceptable(passphrase); !fit) {
        return fit.error();
    }
    readySodium();
    Salt salt;
    randombytes_buf(salt.data(), salt.size());
    const auto key = keyFrom(passphrase, salt, cost);
    if (!key) {
        return key.error();
    }
    Secret stream(sizeof(StreamState));
    QByteArray tied = tiedFor(salt, cost);
    QByteArray header(kStreamHeaderBytes, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(stateIn(stream), rawBytes(header),
                                                    (*key)->data());
    if (out.write(tied + header) != tied.size() + header.size()) {
        return notWritten(out);
    }
    return std::unique_ptr<SealedWriter>(new SealedWriter(out, std::move(tied), std::move(stream)));
}

SealedWriter::SealedWriter(QIODevice& out, QByteArray tied, Secret stream)
    : m_out(out), m_tied(std::move(tied)), m_stream(std::move(stream)) {}

base::Status SealedWriter::write(QByteArrayView bytes) {
    while (!bytes.isEmpty()) {
        const qsizetype part = std::min(bytes.size(), kStreamChunk - m_chunk.size());
        m_chunk.append(bytes.first(part));
        bytes = bytes.sliced(part);
        // A full chunk waits: it may be the last, which finish() marks.
        if (!bytes.isEmpty()) {
            if (base::Status pushed = push(Place::Inside); !pushed) {
                return pushed;
            }
        }
    }
    return base::Done{};
}

base::Status SealedWriter::finish() {
    return push(Place::Last);
}

base::Status SealedWriter::push(Place place) {
    QByteArray sealed(m_chunk.size() + kChunkOverhead, Qt::Uninitialized);
    const unsigned char tag = place == Place::Last
                                  ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                  : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    crypto_secretstream_xchacha20poly1305_push(
        stateIn(m_stream), rawBytes(sealed), nullptr, rawBytes(m_chunk),
        static_cast<unsigned long long>(m_chunk.size()), rawBytes(m_tied),
        static_cast<unsigned long long>(m_tied.size()), tag);
    sodium_memzero(m_chunk.data(), static_cast<std::size_t>(m_chunk.size()));
    m_chunk.resize(0);
    return m_out.write(sealed) == sealed.size() ? base::Status(base::Done{})
                                                : base::Status(notWritten(m_out));
}

base::Result<std::unique_ptr<SealedReader>> SealedReader::begin(QIODevice& in,
                                                                const QString& passphrase) {
    QByteArray tied = in.read(kTiedBytes);
    const QByteArray header = in.read(kStreamHeaderBytes);
    const std::optional<StreamHead> head = headIn(tied);
    if (!head || header.size() != kStreamHeaderBytes) {
        return base::Error{Text::tr("This is not a sealed file of this Earshot"), {}, {}};
    }
    const auto key = keyFrom(passphrase, head->salt, head->cost);
    if (!key) {
        return key.error();
    }
    Secret stream(sizeof(StreamState));
    if (crypto_secretstream_xchacha20poly1305_init_pull(stateIn(stream), rawBytes(header),
                                                        (*key)->data()) != 0) {
        return base::Error{Text::tr("This is not a sealed file of this Earshot"), {}, {}};
    }
    return std::unique_ptr<SealedReader>(new SealedReader(in, std::move(tied), std::move(stream)));
}

SealedReader::SealedReader(QIODevice& in, QByteArray tied, Secret stream)
    : m_in(in), m_tied(std::move(tied)), m_stream(std::move(stream)) {}

base::Result<QByteArray> SealedReader::read() {
    if (m_ended) {
        return QByteArray();
    }
    const QByteArray sealed = m_in.read(kStreamChunk + kChunkOverhead);
    QByteArray chunk(std::max<qsizetype>(sealed.size() - kChunkOverhead, 0), Qt::Uninitialized);
    unsigned char tag = 0;
    const bool opened = sealed.size() >= kChunkOverhead &&
                        crypto_secretstream_xchacha20poly1305_pull(
                            stateIn(m_stream), rawBytes(chunk), nullptr, &tag, rawBytes(sealed),
                            static_cast<unsigned long long>(sealed.size()), rawBytes(m_tied),
                            static_cast<unsigned long long>(m_tied.size())) == 0;
    if (!opened) {
        return m_first ? base::Error{Text::tr("The passphrase is another, or the file was changed"),
                                     {},
                                     Text::tr("Try the passphrase again")}
                       : base::Error{Text::tr("The file was changed or cut off"),
                                     {},
                                     Text::tr("Use another copy of it")};
    }
    m_first = false;
    m_ended = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    // An end before the end of the file, or more behind it, is not what was written.
    if (m_ended ? !m_in.atEnd() : chunk.isEmpty()) {
        return base::Error{
            Text::tr("The file was changed or cut off"), {}, Text::tr("Use another copy of it")};
    }
    return chunk;
}

bool looksSealed(QIODevice& in) {
    return in.peek(kStreamMagicBytes) == QByteArrayView(kStreamMagic, kStreamMagicBytes);
}

} // namespace earshot::vault
