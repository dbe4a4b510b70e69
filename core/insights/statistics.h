// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/records.h"

#include <QDate>

#include <array>
#include <functional>
#include <vector>

namespace earshot::insights {

/// Local dates, both included.
struct Period {
    QDate first;
    QDate last;

    [[nodiscard]] bool has(const QDate& date) const { return date >= first && date <= last; }
    [[nodiscard]] qint64 days() const { return first.daysTo(last) + 1; }
};

struct TrackCount {
    library::TrackId track = library::TrackId::None;
    int count = 0;
};

struct NameCount {
    QString name;
    int count = 0;
};

/// How the listenings of a period ended.
struct Endings {
    int finished = 0;
    int skipped = 0;
    int stopped = 0;

    [[nodiscard]] int total() const { return finished + skipped + stopped; }
};

/// Plays by weekday (Monday first) and local hour.
using HourMap = std::array<std::array<int, 24>, 7>;

/// A period of one's own listening, counted. Of a signal that is off it holds nothing, because the
/// history it is made from holds nothing.
struct Statistics {
    int plays = 0;
    std::vector<TrackCount> tracks; ///< played, most often first
    std::vector<int> playsPerDay;   ///< one per day of the period
    Endings endings;
    std::vector<TrackCount> skipped; ///< skipped early, most often first
    HourMap hours{};
    std::vector<library::TrackId> liked; ///< in the period, newest first
    int disliked = 0;                    ///< in the period
};

/// A skip before this share of a track counts as an early one (recommender.md, "completion").
inline constexpr float kEarlySkipShare = 0.33F;

[[nodiscard]] Statistics countPeriod(const signals::History& history, const Period& period);

/// From the first to the last day anything is known of; just `today` when nothing is.
[[nodiscard]] Period wholePeriod(const signals::History& history, const QDate& today);

/// Adds up counts by a name of each track ("" = leave out), most often first.
[[nodiscard]] std::vector<NameCount>
countNames(const std::vector<TrackCount>& tracks,
           const std::function<QString(library::TrackId)>& nameOf);

enum class Step : std::uint8_t { Day, Week, Month };

/// The step at which a chart of the period shows at most about a hundred bars.
[[nodiscard]] Step stepFor(const Period& period);

struct Bucket {
    QDate first; ///< of the bucket; may lie before the period for its first week or month
    int count = 0;
};

/// The days of a period added up to days, weeks from Monday, or months, without gaps.
[[nodiscard]] std::vector<Bucket> bucketed(const std::vector<int>& perDay, const Period& period,
                                           Step step);

} // namespace earshot::insights
