// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insights/statistics.h"

#include <QHash>

#include <algorithm>

namespace earshot::insights {

namespace {

const QDate kEpoch(1970, 1, 1);

using Counts = QHash<qint64, int>;

/// Most often first; among equals the lower id, so that the order is always the same.
std::vector<TrackCount> ranked(const Counts& counts) {
    std::vector<TrackCount> tracks;
    tracks.reserve(static_cast<std::size_t>(counts.size()));
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        tracks.push_back({library::TrackId{it.key()}, it.value()});
    }
    std::ranges::sort(tracks, [](const TrackCount& a, const TrackCount& b) {
        return a.count != b.count ? a.count > b.count : a.track < b.track;
    });
    return tracks;
}

void countPlays(const std::vector<signals::PlayRecord>& plays, const Period& period,
                Statistics& statistics) {
    Counts counts;
    statistics.playsPerDay.assign(static_cast<std::size_t>(period.days()), 0);
    for (const signals::PlayRecord& play : plays) {
        const QDate date = kEpoch.addDays(play.day);
        if (period.has(date)) {
            ++counts[static_cast<qint64>(play.track)];
            ++statistics.playsPerDay[static_cast<std::size_t>(period.first.daysTo(date))];
            ++statistics.plays;
        }
    }
    statistics.tracks = ranked(counts);
}

void countEndings(const std::vector<signals::CompletionRecord>& completions, const Period& period,
                  Statistics& statistics) {
    Counts skips;
    for (const signals::CompletionRecord& completion : completions) {
        if (!period.has(kEpoch.addDays(completion.day))) {
            continue;
        }
        if (completion.ending == signals::Ending::Finished) {
            ++statistics.endings.finished;
        } else if (completion.ending == signals::Ending::SkippedOn) {
            ++statistics.endings.skipped;
            if (completion.share <= kEarlySkipShare) {
                ++skips[static_cast<qint64>(completion.track)];
            }
        } else {
            ++statistics.endings.stopped;
        }
    }
    statistics.skipped = ranked(skips);
}

QDate bucketStart(const QDate& date, Step step) {
    switch (step) {
    case Step::Day:
        return date;
    case Step::Week:
        return date.addDays(1 - date.dayOfWeek());
    case Step::Month:
        return {date.year(), date.month(), 1};
    }
    Q_UNREACHABLE();
}

} // namespace

Statistics countPeriod(const signals::History& history, const Period& period) {
    Statistics statistics;
    countPlays(history.plays, period, statistics);
    countEndings(history.completions, period, statistics);
    for (const signals::DaytimeRecord& daytime : history.daytimes) {
        if (period.has(kEpoch.addDays(daytime.day))) {
            ++statistics.hours[static_cast<std::size_t>(daytime.weekday - 1)]
                              [static_cast<std::size_t>(daytime.hour)];
        }
    }
    for (auto like = history.likes.rbegin(); like != history.likes.rend(); ++like) {
        if (!period.has(kEpoch.addDays(like->day))) {
            continue;
        }
        if (like->value > 0) {
            statistics.liked.push_back(like->track);
        } else {
            ++statistics.disliked;
        }
    }
    return statistics;
}

Period wholePeriod(const signals::History& history, const QDate& today) {
    QDate first = today;
    QDate last = today;
    const auto widen = [&](const auto& records) {
        for (const auto& record : records) {
            const QDate date = kEpoch.addDays(record.day);
            first = std::min(first, date);
            last = std::max(last, date);
        }
    };
    widen(history.plays);
    widen(history.completions);
    widen(history.likes);
    widen(history.daytimes);
    return {first, last};
}

std::vector<NameCount> countNames(const std::vector<TrackCount>& tracks,
                                  const std::function<QString(library::TrackId)>& nameOf) {
    QHash<QString, int> counts;
    for (const TrackCount& track : tracks) {
        if (const QString name = nameOf(track.track); !name.isEmpty()) {
            counts[name] += track.count;
        }
    }
    std::vector<NameCount> names;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        names.push_back({it.key(), it.value()});
    }
    std::ranges::sort(names, [](const NameCount& a, const NameCount& b) {
        return a.count != b.count ? a.count > b.count : a.name < b.name;
    });
    return names;
}

Step stepFor(const Period& period) {
    constexpr qint64 kMostBars = 100;
    if (period.days() <= kMostBars) {
        return Step::Day;
    }
    return period.days() <= kMostBars * 7 ? Step::Week : Step::Month;
}

std::vector<Bucket> bucketed(const std::vector<int>& perDay, const Period& period, Step step) {
    std::vector<Bucket> buckets;
    QDate date = period.first;
    for (const int count : perDay) {
        const QDate start = bucketStart(date, step);
        if (buckets.empty() || buckets.back().first != start) {
            buckets.push_back({start, 0});
        }
        buckets.back().count += count;
        date = date.addDays(1);
    }
    return buckets;
}

} // namespace earshot::insights
