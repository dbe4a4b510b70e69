// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/sketch_index.h"

#include "core/recordings/constants.h"

#include <algorithm>

namespace earshot::recordings {

namespace {

/// Stirs a code so that its order says nothing about the sound (Appleby's finaliser of
/// MurmurHash3; reversible, so that codes stay apart).
std::uint32_t stirred(std::uint32_t code) {
    code ^= code >> 16;
    code *= 0x85ebca6bU;
    code ^= code >> 13;
    code *= 0xc2b2ae35U;
    return code ^ (code >> 16);
}

std::vector<std::uint32_t> sketch(std::span<const std::uint32_t> codes) {
    std::vector<std::uint32_t> lowest(codes.size());
    std::ranges::transform(codes, lowest.begin(), stirred);
    std::ranges::sort(lowest);
    lowest.erase(std::unique(lowest.begin(), lowest.end()), lowest.end());
    lowest.resize(std::min(lowest.size(), kSketchSize));
    return lowest;
}

} // namespace

void SketchIndex::add(std::span<const std::uint32_t> codes) {
    for (const std::uint32_t code : sketch(codes)) {
        m_entries.push_back({code, m_size});
    }
    ++m_size;
}

void SketchIndex::seal() {
    std::ranges::sort(m_entries);
    m_begins.assign(m_size + 1, 0);
    for (const Entry& entry : m_entries) {
        ++m_begins[entry.place + 1];
    }
    for (std::size_t place = 0; place < m_size; ++place) {
        m_begins[place + 1] += m_begins[place];
    }
    m_own.resize(m_entries.size());
    std::vector<std::size_t> filled(m_begins.begin(), m_begins.end() - 1);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        m_own[filled[m_entries[i].place]++] = static_cast<std::uint32_t>(i);
    }
}

void SketchIndex::visit(
    const std::function<bool(std::uint32_t, std::span<const std::uint32_t>)>& visitor) const {
    struct Shared {
        int codes = 0;
        float weight = 0;
    };
    std::vector<Shared> shared(m_size);
    std::vector<std::uint32_t> met;
    std::vector<std::uint32_t> likely;
    for (std::uint32_t place = 0; place < m_size; ++place) {
        met.clear();
        for (std::size_t i = m_begins[place]; i < m_begins[place + 1]; ++i) {
            const std::span<const Entry> others = sharing(m_own[i]);
            for (const Entry& other : others) {
                Shared& with = shared[other.place];
                if (with.codes++ == 0) {
                    met.push_back(other.place);
                }
                with.weight += 1.0F / static_cast<float>(others.size());
            }
        }
        likely.clear();
        std::ranges::copy_if(met, std::back_inserter(likely), [&](std::uint32_t other) {
            return shared[other].codes >= kFewestShared;
        });
        std::ranges::sort(likely, [&](std::uint32_t a, std::uint32_t b) {
            return shared[a].weight != shared[b].weight ? shared[a].weight > shared[b].weight
                                                        : a < b;
        });
        for (const std::uint32_t other : met) {
            shared[other] = {};
        }
        if (!visitor(place, likely)) {
            return;
        }
    }
}

std::span<const SketchIndex::Entry> SketchIndex::sharing(std::size_t entry) const {
    const auto after = std::span(m_entries).subspan(entry + 1);
    const auto near = after.first(std::min(after.size(), kNeighbours));
    const auto end = std::ranges::find_if(
        near, [&](const Entry& other) { return other.code != m_entries[entry].code; });
    return {near.begin(), end};
}

} // namespace earshot::recordings
