// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/rules.h"

#include "core/recommend/constants.h"
#include "core/recommend/likes.h"
#include "core/recommend/play_times.h"
#include "core/recommend/song_key.h"

#include <algorithm>
#include <ranges>
#include <unordered_map>

namespace earshot::recommend {

namespace {

namespace c = constants;
using signals::SignalId;
using signals::SignalSet;

/// Advent and the days to Epiphany.
bool isChristmasTime(const QDate& date) {
    const int day = date.month() * 100 + date.day();
    return day >= 1120 || day <= 106;
}

/// When a song was heard last, in seconds and as a local day.
struct LastPlay {
    Index track = 0;
    qint64 atSeconds = 0;
    qint64 day = 0;
};

/// The songs played on this local date and later, by the date or by the second.
std::shared_ptr<const std::vector<LastPlay>> lastPlaysSince(const Catalog& catalog,
                                                            const Listener& listener, qint64 day) {
    using Plays = std::vector<LastPlay>;
    const QByteArray key = QByteArrayLiteral("plays since ") + QByteArray::number(day);
    return remembered<Plays>(listener.memo, key, [&] {
        std::unordered_map<Index, LastPlay> last;
        for (const signals::PlayRecord& play : listener.history.plays) {
            const bool since = play.day >= day || play.atSeconds >= (day - 1) * kSecondsPerDay;
            const Index track = since ? catalog.indexOf(play.track) : -1;
            if (track < 0) {
                continue;
            }
            const Index song = catalog.representative[static_cast<std::size_t>(track)];
            LastPlay& known = last.try_emplace(song, song, play.atSeconds, play.day).first->second;
            known.atSeconds = std::max(known.atSeconds, play.atSeconds);
            known.day = std::max(known.day, play.day);
        }
        Plays plays;
        plays.reserve(last.size());
        std::ranges::copy(last | std::views::values, std::back_inserter(plays));
        return plays;
    });
}

bool asksForSeason(const Catalog& catalog, const Target& target) {
    return std::ranges::any_of(target.recipe.genresFor,
                               [](const QString& genre) { return isSeasonal(genre); }) ||
           std::ranges::any_of(target.seeds, [&catalog](Index seed) {
               return catalog.has(seed, Catalog::Seasonal);
           });
}

} // namespace

Rules::Rules(const Catalog& catalog, const Listener& listener, SignalSet enabled,
             const Target& target, const Request& request)
    : m_catalog(catalog),
      m_listener(listener),
      m_target(target),
      m_inSeason(isChristmasTime(request.now.date()) || asksForSeason(catalog, target)),
      m_bars(catalog.ids.size(), 0) {
    barAlways(request);
    barOutside();
    if (enabled.has(SignalId::Likes)) {
        barDisliked();
    }
    if (enabled.has(SignalId::Plays)) {
        if (enabled.has(SignalId::Daytime)) {
            barRecent(Recent, enabled, request.now);
        }
        barRecent(RecentByDay, enabled.without(SignalId::Daytime), request.now);
    }
}

std::uint8_t Rules::barring(signals::SignalSet enabled) {
    std::uint8_t bars = Always | Outside;
    bars |= enabled.has(SignalId::Likes) ? Disliked : 0;
    if (enabled.has(SignalId::Plays)) {
        bars |= enabled.has(SignalId::Daytime) ? Recent : RecentByDay;
    }
    return bars;
}

void Rules::bar(Index track, Bar bar) {
    m_bars[static_cast<std::size_t>(track)] |= bar;
    m_seen |= bar;
}

void Rules::barAlways(const Request& request) {
    m_queued = m_target.barred;
    for (const library::TrackId id : request.alreadyQueued) {
        m_queued.push_back(m_catalog.indexOf(id));
    }
    std::erase(m_queued, -1);
    for (Index& track : m_queued) {
        track = m_catalog.representative[static_cast<std::size_t>(track)];
    }
    std::ranges::sort(m_queued);
    for (const Index track : m_queued) {
        bar(track, Always);
    }
    // Flags that speak against a track, and the one that has to be there, turned round.
    const auto against =
        static_cast<std::uint8_t>(Catalog::SpokenWord | Catalog::Silent | Catalog::Represented |
                                  Catalog::Analysed | (m_inSeason ? 0 : Catalog::Seasonal));
    std::ranges::transform(m_bars, m_catalog.flags, m_bars.begin(),
                           [against](std::uint8_t bars, std::uint8_t flags) {
                               const bool unwanted = ((flags ^ Catalog::Analysed) & against) != 0;
                               return static_cast<std::uint8_t>(bars | (unwanted ? Always : 0));
                           });
    m_open = static_cast<Index>(std::ranges::count(m_bars, 0));
    m_seen |= m_open < m_catalog.size() ? Always : 0;
}

void Rules::barOutside() {
    for (std::size_t track = 0; track < m_target.outside.size(); ++track) {
        if (m_target.outside[track] != 0) {
            bar(static_cast<Index>(track), Outside);
        }
    }
}

void Rules::barDisliked() {
    const auto likes = remembered<Likes>(m_listener.memo, QByteArrayLiteral("marks"), [this] {
        return Likes(m_catalog, m_listener.history.likes);
    });
    for (const auto& [track, value] : likes->all()) {
        if (value < 0) {
            bar(track, Disliked);
        }
    }
}

/// The latest first, and no more than a share of the library. Without daytime "recently" is today.
void Rules::barRecent(Bar kind, signals::SignalSet precision, const QDateTime& now) {
    const qint64 second = now.toSecsSinceEpoch();
    const qint64 today = QDate(1970, 1, 1).daysTo(now.date());
    const bool toTheSecond = precision.has(SignalId::Daytime);
    std::vector<std::pair<qint64, Index>> latest;
    const auto plays = lastPlaysSince(m_catalog, m_listener, today - 1);
    for (const LastPlay& play : *plays) {
        const bool recent =
            toTheSecond ? second - play.atSeconds < c::kRecentSeconds : play.day >= today;
        if (recent && (m_bars[static_cast<std::size_t>(play.track)] & Always) == 0) {
            const qint64 at =
                playMoment({library::TrackId::None, play.atSeconds, play.day}, precision);
            latest.emplace_back(-at, play.track);
        }
    }
    const auto most = static_cast<std::size_t>(c::kRecentMostShare * m_open);
    if (latest.size() > most) {
        std::ranges::nth_element(latest, latest.begin() + static_cast<std::ptrdiff_t>(most));
        latest.resize(most);
    }
    for (const auto& [at, track] : latest) {
        bar(track, kind);
    }
}

Withheld Rules::withheld(Index track, signals::SignalSet enabled) const {
    const auto at = static_cast<std::size_t>(track);
    Withheld entry;
    entry.track = m_catalog.ids[at];
    const Index song = m_catalog.representative[at];
    const std::uint8_t holding = m_bars[at] & barring(enabled);
    if ((holding & (Always | Outside)) == Outside && m_target.outside[at] > 1) {
        entry.rule = static_cast<Rule>(m_target.outside[at] - 2);
        return entry;
    }
    if ((holding & Always) == 0) {
        entry.rule = (holding & Disliked) != 0 ? Rule::Disliked : Rule::PlayedRecently;
        return entry;
    }
    if (std::ranges::binary_search(m_queued, track)) {
        entry.rule = Rule::AlreadyQueued;
    } else if (!m_catalog.has(track, Catalog::Analysed)) {
        entry.rule = Rule::NotAnalysed;
    } else if (m_catalog.has(track, Catalog::SpokenWord)) {
        entry.rule = Rule::SpokenWord;
    } else if (m_catalog.has(track, Catalog::Silent)) {
        entry.rule = Rule::Silent;
    } else if (m_catalog.has(track, Catalog::Seasonal) && !m_inSeason) {
        entry.rule = Rule::Season;
    } else {
        const bool sameAudio = m_catalog.has(track, Catalog::SameAudio);
        entry.rule = sameAudio ? Rule::SameRecording : Rule::OtherVersion;
        entry.because = m_catalog.ids[static_cast<std::size_t>(song)];
    }
    return entry;
}

} // namespace earshot::recommend
