// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/same_recording.h"

#include "core/recordings/alignment.h"
#include "core/recordings/constants.h"
#include "core/recordings/text.h"

#include <cstdlib>
#include <map>
#include <optional>

namespace earshot::recordings {

namespace {

/// Files between two reports of progress.
constexpr std::uint32_t kTellEveryFiles = 256;

} // namespace

void SameRecording::add(library::TrackId id, qint64 durationMs, const Fingerprint& fingerprint) {
    if (!fingerprint.empty()) {
        m_files.push_back({id, durationMs, static_cast<std::uint32_t>(m_files.size())});
        m_index.add(fingerprint);
    }
}

std::uint32_t SameRecording::root(std::uint32_t place) {
    while (m_files[place].group != place) {
        m_files[place].group = m_files[m_files[place].group].group;
        place = m_files[place].group;
    }
    return place;
}

base::Status SameRecording::compare(std::uint32_t place, std::span<const std::uint32_t> likely,
                                    const Load& load) {
    std::optional<Fingerprint> own;
    std::size_t candidates = 0;
    for (const std::uint32_t other : likely) {
        if (std::abs(m_files[place].durationMs - m_files[other].durationMs) >
                kMostLengthDifferenceMs ||
            root(place) == root(other)) {
            continue;
        }
        if (++candidates > kMostCandidates) {
            break;
        }
        if (!own) {
            auto loaded = load(m_files[place].id);
            if (!loaded) {
                return loaded.error();
            }
            own = std::move(*loaded);
        }
        const auto theirs = load(m_files[other].id);
        if (!theirs) {
            return theirs.error();
        }
        if (bitErrorRate(*own, *theirs) <= kMostBitErrors) {
            m_files[root(other)].group = root(place);
        }
    }
    return base::Done{};
}

base::Result<SameRecording::Groups> SameRecording::groups(const Load& load,
                                                          const std::stop_token& stop,
                                                          const base::ProgressCallback& progress) {
    base::Status status = base::Done{};
    m_index.seal();
    m_index.visit([&](std::uint32_t place, std::span<const std::uint32_t> likely) {
        if (progress && place % kTellEveryFiles == 0) {
            progress(
                {Text::tr("Comparing recordings"), place, static_cast<qint64>(m_files.size()), 0});
        }
        status = compare(place, likely, load);
        return status.ok() && !stop.stop_requested();
    });
    if (!status) {
        return status.error();
    }
    std::map<std::uint32_t, std::vector<library::TrackId>> members;
    std::vector<std::uint32_t> order;
    for (std::uint32_t place = 0; place < m_files.size(); ++place) {
        auto& group = members[root(place)];
        if (group.empty()) {
            order.push_back(root(place));
        }
        group.push_back(m_files[place].id);
    }
    Groups groups;
    for (const std::uint32_t group : order) {
        if (members[group].size() > 1) {
            groups.push_back(std::move(members[group]));
        }
    }
    return groups;
}

} // namespace earshot::recordings
