// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/lists/heard.h"

#include "core/recommend/likes.h"
#include "core/recommend/lists/constants.h"
#include "core/recommend/outcome.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend::lists {

using signals::SignalId;

HeardSongs::HeardSongs(const Catalog& catalog, const signals::History& history,
                       signals::SignalSet enabled, qint64 today)
    : m_catalog(catalog), m_heard(catalog), m_today(today) {
    if (enabled.has(SignalId::Plays)) {
        for (const signals::PlayRecord& play : history.plays) {
            if (Heard* heard = m_heard.at(play.track)) {
                ++heard->plays;
                heard->love += kPlayLove * faded(play.day);
                heardOn(*heard, play.day);
            }
        }
    }
    if (enabled.has(SignalId::Completion)) {
        for (const signals::CompletionRecord& record : history.completions) {
            const std::optional<float> outcome = judged(record.share, record.ending);
            Heard* heard = outcome ? m_heard.at(record.track) : nullptr;
            if (heard) {
                heard->finished += *outcome >= 1 ? 1 : 0;
                heard->skipped += *outcome <= -1 ? 1 : 0;
                heard->love += (*outcome >= 1    ? kFinishLove
                                : *outcome <= -1 ? kSkipLove
                                                 : 0) *
                               faded(record.day);
                heardOn(*heard, record.day);
            }
        }
    }
    if (enabled.has(SignalId::Likes)) {
        const Likes likes(catalog, history.likes);
        for (const auto& [song, value] : likes.all()) {
            Heard* heard = m_heard.at(catalog.ids[static_cast<std::size_t>(song)]);
            heard->like = value;
            heard->love = value > 0 ? std::max(0.0, heard->love) + kLikeLove : 0;
        }
    }
}

const Heard* HeardSongs::of(Index track) const {
    return m_heard.find(m_catalog.representative[static_cast<std::size_t>(track)]);
}

std::vector<Loved> HeardSongs::loved() const {
    std::vector<Loved> loved;
    for (const Index song : songs()) {
        if (const double love = m_heard.find(song)->love; love > 0) {
            loved.push_back({song, love});
        }
    }
    std::ranges::sort(loved, [](const Loved& a, const Loved& b) {
        return a.love != b.love ? a.love > b.love : a.song < b.song;
    });
    return loved;
}

std::vector<double> HeardSongs::artistLove() const {
    std::vector<double> love(m_catalog.artistNames.size(), 0);
    for (const Index song : songs()) {
        const auto artist =
            static_cast<std::size_t>(m_catalog.artist[static_cast<std::size_t>(song)]);
        if (!m_catalog.artistNames[artist].isEmpty()) {
            const Heard* heard = m_heard.find(song);
            love[artist] += heard->like < 0 ? -kLikeLove : heard->love;
        }
    }
    return love;
}

void HeardSongs::heardOn(Heard& heard, qint64 day) {
    heard.lastDay = std::max(heard.lastDay, day);
    m_firstDay = m_firstDay < 0 ? day : std::min(m_firstDay, day);
}

double HeardSongs::faded(qint64 day) const {
    const auto ago = static_cast<double>(std::max<qint64>(0, m_today - day));
    return std::exp2(-ago / kLoveHalfLifeDays);
}

} // namespace earshot::recommend::lists
