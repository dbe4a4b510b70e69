// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/lists/list_frame.h"

#include "core/recommend/constants.h"
#include "core/recommend/lists/constants.h"

#include <algorithm>
#include <set>

namespace earshot::recommend::lists {

namespace {

std::uint64_t seedOf(const QDate& day) {
    return static_cast<std::uint64_t>((day.year() * 100 + day.month()) * 100 + day.day());
}

} // namespace

ListFrame::ListFrame(const Catalog& catalog, const Listener& listener, const Request& request)
    : m_request(request), m_listener(listener) {
    const QDate today = request.now.date();
    int year = 0;
    switch (request.kind) {
    case ListKind::DailyMix:
    case ListKind::Rediscover:
    case ListKind::Fresh:
        beginOn(today, seedOf(today));
        break;
    case ListKind::Discover: {
        const auto week = static_cast<std::uint64_t>(today.weekNumber(&year));
        beginOn(today.addDays(1 - today.dayOfWeek()),
                static_cast<std::uint64_t>(year) * 100 + week);
        break;
    }
    case ListKind::Path:
        leaveRoomForEnds(catalog);
        break;
    case ListKind::Explore:
        m_request.exploration = std::max(request.exploration, kExploreExploration);
        m_request.familiarity = std::min(request.familiarity, kExploreFamiliarity);
        m_request.variety = std::max(request.variety, kExploreVariety);
        break;
    case ListKind::Surprise:
        m_request.exploration = 1;
        m_request.familiarity = 0;
        m_request.popularity = 0;
        break;
    case ListKind::SmartShuffle: {
        const std::set<library::TrackId> tracks(request.seeds.begin(), request.seeds.end());
        const auto known = std::ranges::count_if(
            tracks, [&catalog](library::TrackId id) { return catalog.indexOf(id) >= 0; });
        m_request.length = static_cast<int>((known + kPerAddition - 1) / kPerAddition);
        m_request.minutes.reset();
        break;
    }
    case ListKind::Recipe:
    case ListKind::LikeTrack:
    case ListKind::RightNow:
        break;
    }
}

void ListFrame::beginOn(const QDate& day, std::uint64_t seed) {
    m_request.now = day.startOfDay();
    m_request.seed = seed;
    const qint64 first = QDate(1970, 1, 1).daysTo(day);
    m_known = m_listener;
    m_known->memo = nullptr; // it knows what came since
    signals::History& history = m_known->history;
    const auto later = [first](const auto& record) { return record.day >= first; };
    std::erase_if(history.plays, later);
    std::erase_if(history.completions, later);
    std::erase_if(history.daytimes, later);
    std::erase_if(history.sequences, later);
    std::erase_if(history.choices, later);
    std::erase_if(history.activities, later);
    std::erase_if(history.devices, later);
    std::erase_if(history.spotlights, later);
    std::erase_if(history.spotlightOutcomes, later);
    std::erase_if(history.imports, later);
    std::erase_if(history.cards, later);
    std::erase_if(history.likes,
                  [&later](const auto& like) { return later(like) && like.value >= 0; });
}

/// Both ends belong to the length.
void ListFrame::leaveRoomForEnds(const Catalog& catalog) {
    m_request.length = std::max(0, m_request.length - 2);
    if (m_request.minutes) {
        double seconds = *m_request.minutes * 60.0;
        for (const library::TrackId id : m_request.seeds) {
            const Index track = catalog.indexOf(id);
            seconds -= track < 0 ? 0 : catalog.durationSeconds[static_cast<std::size_t>(track)];
        }
        m_request.minutes = std::max(0.0, seconds / 60);
        m_request.length = static_cast<int>(*m_request.minutes * 60 / constants::kTypicalSeconds);
    }
}

} // namespace earshot::recommend::lists
