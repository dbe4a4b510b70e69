// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes may stand where a sealed record should; what opens is what was sealed, at its place.
#include "core/vault/sealing.h"

#include <cstdlib>

namespace {

using namespace earshot::vault;

/// The same in every run, so that the fuzzer may keep what it finds.
const DataKeys& keys() {
    static const DataKeys made = [] {
        Secret key;
        key.data()[0] = 7;
        return DataKeys{{{1, std::make_shared<const Secret>(std::move(key))}}, false};
    }();
    return made;
}

void holds(bool condition) {
    if (!condition) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArrayView bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const Place place{"signal_plays", 5, 1};
    std::vector<char> record;
    // As stored bytes: without the key nobody makes one that opens.
    const Opening verdict = open(keys(), place, bytes, record);
    holds(verdict != Opening::Opened);
    holds((verdict == Opening::Malformed) == !generationOf(bytes).has_value());
    // As a record: sealed and opened it is itself; changed anywhere, or elsewhere, it is refused.
    QByteArray sealed = seal(keys().current(), place, bytes);
    holds(open(keys(), place, sealed, record) == Opening::Opened);
    holds(QByteArrayView(record.data(), static_cast<qsizetype>(record.size())) == bytes);
    holds(open(keys(), {"signal_plays", 6, 1}, sealed, record) == Opening::Refused);
    const auto at = static_cast<qsizetype>(size * 31 + (size ? data[0] : 0)) % sealed.size();
    sealed[at] = static_cast<char>(sealed.at(at) ^ 4);
    holds(open(keys(), place, sealed, record) != Opening::Opened);
    return 0;
}
