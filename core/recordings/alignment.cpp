// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/alignment.h"

#include "core/recordings/constants.h"

#include <algorithm>
#include <bit>

namespace earshot::recordings {

namespace {

using Codes = std::span<const std::uint32_t>;

struct Compared {
    std::size_t codes = 0;
    std::size_t bits = 0; ///< that differ
    [[nodiscard]] double rate() const {
        return static_cast<double>(bits) / (32.0 * static_cast<double>(codes));
    }
};

/// Codes at the same place, every so manyth.
Compared compare(Codes a, Codes b, std::size_t every) {
    Compared compared;
    const std::size_t end = std::min(a.size(), b.size());
    for (std::size_t i = 1; i < end; i += every) {
        if (a[i] != a[i - 1] || b[i] != b[i - 1]) {
            ++compared.codes;
            compared.bits += static_cast<std::size_t>(std::popcount(a[i] ^ b[i]));
        }
    }
    return compared;
}

Codes without(Codes codes, int first) {
    return codes.subspan(std::min(codes.size(), static_cast<std::size_t>(std::max(0, first))));
}

} // namespace

double bitErrorRate(Codes a, Codes b) {
    double best = 1;
    for (int shift = -kMostShift; shift <= kMostShift; ++shift) {
        const Codes left = without(a, shift);
        const Codes right = without(b, -shift);
        const Compared look = compare(left, right, kLookEvery);
        if (look.codes == 0 || look.rate() > kHopelessBitErrors) {
            continue;
        }
        const Compared whole = compare(left, right, 1);
        if (whole.codes >= kFewestCodes) {
            best = std::min(best, whole.rate());
        }
    }
    return best;
}

} // namespace earshot::recordings
