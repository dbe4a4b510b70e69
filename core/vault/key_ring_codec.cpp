// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/key_ring_codec.h"

#include <QtEndian>

#include <cstring>
#include <limits>

namespace earshot::vault {

namespace {

constexpr std::size_t kMostSignals = 64;
constexpr std::size_t kLongestName = 32;

std::size_t sizeOf(const KeyRing& ring) {
    std::size_t size = 2 + 1 + 8 + 32 + 8 + 32 + (ring.recovery ? kKeyBytes : 0);
    for (const auto& [name, keys] : ring.keys) {
        size += 1 + name.size() + 1 + 1 + keys->keys.size() * (2 + kKeyBytes);
    }
    return size;
}

class RingWriter {
public:
    explicit RingWriter(Secret& target) : m_at(target.data()) {}

    template <typename Number>
    void number(Number value) {
        qToLittleEndian(value, m_at);
        m_at += sizeof value;
    }
    void bytes(std::span<const unsigned char> source) {
        std::memcpy(m_at, source.data(), source.size());
        m_at += source.size();
    }

private:
    unsigned char* m_at;
};

/// Reads front to back; once it failed, it gives zeros and ok() stays false.
class RingReader {
public:
    explicit RingReader(std::span<const unsigned char> bytes) : m_rest(bytes) {}

    template <typename Number>
    Number number() {
        const auto from = take(sizeof(Number));
        return m_ok ? qFromLittleEndian<Number>(from.data()) : Number{};
    }
    std::span<const unsigned char> take(std::size_t size) {
        m_ok = m_ok && size <= m_rest.size();
        if (!m_ok) {
            return {};
        }
        const auto taken = m_rest.first(size);
        m_rest = m_rest.subspan(size);
        return taken;
    }
    void hash(LogHash& into) {
        const auto from = take(into.size());
        if (m_ok) {
            std::ranges::copy(from, into.begin());
        }
    }
    void require(bool condition) { m_ok = m_ok && condition; }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] std::size_t left() const { return m_rest.size(); }

private:
    std::span<const unsigned char> m_rest;
    bool m_ok = true;
};

void readSignal(RingReader& reader, KeyRing& ring) {
    const auto length = reader.number<quint8>();
    reader.require(length > 0 && length <= kLongestName);
    const auto name = reader.take(length);
    const auto plain = reader.number<quint8>();
    const auto count = reader.number<quint8>();
    reader.require(plain <= 1 && (count == 1 || count == 2));
    DataKeys keys;
    keys.plainBefore = plain == 1;
    for (int i = 0; reader.ok() && i < count; ++i) {
        const auto generation = reader.number<quint16>();
        const auto key = reader.take(kKeyBytes);
        reader.require(generation > 0 && generation < ring.nextGeneration &&
                       !keys.find(generation));
        if (reader.ok()) {
            keys.keys.push_back({generation, std::make_shared<const Secret>(Secret::copyOf(key))});
        }
    }
    if (reader.ok()) {
        const std::string text(reinterpret_cast<const char*>(name.data()), name.size());
        reader.require(
            ring.keys.emplace(text, std::make_shared<const DataKeys>(std::move(keys))).second);
    }
}

void readAnchor(RingReader& reader, LogAnchor& log) {
    log.first = reader.number<qint64>();
    reader.hash(log.before);
    log.last = reader.number<qint64>();
    reader.hash(log.head);
    reader.require(log.first >= 1 && log.last >= log.first - 1 &&
                   log.last < std::numeric_limits<qint64>::max());
}

} // namespace

Secret encodeRing(const KeyRing& ring) {
    Secret bytes(sizeOf(ring));
    RingWriter writer(bytes);
    writer.number(ring.nextGeneration);
    writer.number(static_cast<quint8>(ring.keys.size()));
    for (const auto& [name, keys] : ring.keys) {
        writer.number(static_cast<quint8>(name.size()));
        writer.bytes({reinterpret_cast<const unsigned char*>(name.data()), name.size()});
        writer.number(static_cast<quint8>(keys->plainBefore));
        writer.number(static_cast<quint8>(keys->keys.size()));
        for (const DataKey& key : keys->keys) {
            writer.number(key.generation);
            writer.bytes(key.key->bytes());
        }
    }
    writer.number(ring.log.first);
    writer.bytes(ring.log.before);
    writer.number(ring.log.last);
    writer.bytes(ring.log.head);
    if (ring.recovery) {
        writer.bytes(ring.recovery->bytes());
    }
    return bytes;
}

std::optional<KeyRing> decodeRing(std::span<const unsigned char> bytes) {
    RingReader reader(bytes);
    KeyRing ring;
    ring.nextGeneration = reader.number<quint16>();
    const auto count = reader.number<quint8>();
    reader.require(ring.nextGeneration > 0 && count <= kMostSignals);
    for (int i = 0; reader.ok() && i < count; ++i) {
        readSignal(reader, ring);
    }
    readAnchor(reader, ring.log);
    if (reader.ok() && reader.left() > 0) {
        const auto recovery = reader.take(kKeyBytes);
        if (reader.ok()) {
            ring.recovery = std::make_shared<const Secret>(Secret::copyOf(recovery));
        }
    }
    return reader.ok() && reader.left() == 0 ? std::optional(std::move(ring)) : std::nullopt;
}

} // namespace earshot::vault
