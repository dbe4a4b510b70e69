// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes may stand in vault.keys, and any may come out of its sealed part; what is taken for
// good can be written and read again, and asks for no more work than is bearable.
#include "core/vault/key_ring_codec.h"
#include "core/vault/recovery_text.h"

#include <cstdlib>
#include <cstring>

namespace {

using namespace earshot::vault;

void holds(bool condition) {
    if (!condition) {
        std::abort();
    }
}

void wholeFile(QByteArrayView bytes) {
    const auto file = parseKeyFile(bytes);
    if (!file) {
        return;
    }
    const Secret key;
    holds(file->head.wrapping == Wrapping::Keychain || bearable(file->head.cost));
    holds(file->tied.size() + file->body.size() == bytes.size());
    holds(!unwrapKey(key, file->head, WrapFor::Use));
    holds(!unwrapKey(key, file->head, WrapFor::Recovery));
    holds(!openRing(*file, key));
    // The head survives being written.
    const auto again = parseKeyFile(writeKeyFile(file->head, {}, key));
    holds(again && again->tied == file->tied && openRing(*again, key).has_value());
}

void sealedPart(std::span<const unsigned char> bytes) {
    if (const auto ring = decodeRing(bytes)) {
        const Secret again = encodeRing(*ring);
        holds(again.size() == bytes.size());
        holds(decodeRing(again.bytes()).has_value());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArrayView bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    wholeFile(bytes);
    sealedPart({data, size});
    (void)readRecoveryText(QString::fromUtf8(bytes));
    return 0;
}
