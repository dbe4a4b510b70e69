// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/recommend/lists/constants.h"
#include "core/recommend/lists/list_kinds.h"
#include "core/recommend/lists/tastes.h"
#include "core/recommend/text.h"

#include <algorithm>

namespace earshot::recommend::lists {

namespace {

using namespace Qt::StringLiterals;
using signals::SignalId;

/// Weeks since 1970; the first day of a week is Monday.
std::uint64_t weekOf(const QDate& day) {
    return static_cast<std::uint64_t>(QDate(1969, 12, 29).daysTo(day) / 7);
}

/// The songs that were never heard, dealt into as many weeks as there is enough for: a song's week
/// comes round again only after all others'. So no week offers what the weeks before it did, and
/// nothing about lists need be kept.
struct Deal {
    std::vector<std::uint8_t> outside;
    int slots = 1;
    int songs = 0; ///< never heard
};

Deal deal(const ListInput& input, const HeardSongs& heard) {
    const Catalog& catalog = input.catalog;
    Deal result;
    result.outside.assign(catalog.ids.size(), 1);
    for (Index track = 0; track < catalog.size(); ++track) {
        const auto at = static_cast<std::size_t>(track);
        const Heard* known = heard.of(track);
        if (!known || !known->everHeard()) {
            result.outside[at] = 0;
            const bool music = catalog.has(track, Catalog::Analysed) &&
                               !catalog.has(track, Catalog::SpokenWord) &&
                               catalog.representative[at] == track;
            result.songs += music ? 1 : 0;
        }
    }
    // A power of two: when it halves, the songs of one week stay together.
    while (result.slots < kMostSlots && result.songs >= 2 * result.slots * kSongsPerSlot) {
        result.slots *= 2;
    }
    const auto slots = static_cast<std::uint64_t>(result.slots);
    const std::uint64_t now = weekOf(input.request.now.date()) % slots;
    for (std::size_t at = 0; at < result.outside.size(); ++at) {
        const auto id = static_cast<std::uint64_t>(catalog.ids[at]);
        if (result.outside[at] == 0 && base::mixBits(0, id) % slots != now) {
            result.outside[at] = 2 + static_cast<std::uint8_t>(Rule::AnotherWeek);
        }
    }
    return result;
}

QString lineOf(const Deal& dealt, int week) {
    const QString line =
        Text::tr("Week %1: music of yours that you never played, near what you finish and like.")
            .arg(week);
    return dealt.slots == 1
               ? line
               : Text::tr("%1 Nothing that the last %n week(s) offered.", nullptr, dealt.slots - 1)
                     .arg(line);
}

} // namespace

/// Songs never heard that sound like what is loved; one list a week. Made from everything before
/// the week began: the same all week.
Target discover(const ListInput& input) {
    int year = 0;
    const int week = input.request.now.date().weekNumber(&year);
    Target target = timelessTarget(ListKind::Discover);
    target.asks = Asks::Seeds;
    target.context = u"discover:%1-%2"_s.arg(year).arg(week, 2, 10, QLatin1Char('0'));
    target.title = Text::tr("Discover");
    target.purpose = target.title;
    target.lookedAt = tasteSignals();
    target.lookedAt.set(SignalId::Sound, true);
    if (!input.enabled.has(SignalId::Sound)) {
        return notReady(target, Text::tr("Discover needs Sound, which is off."), {SignalId::Sound});
    }
    if (!input.enabled.has(SignalId::Plays) && !input.enabled.has(SignalId::Completion)) {
        return notReady(target,
                        Text::tr("Discover finds music you never played. It needs to remember "
                                 "what you play."),
                        {SignalId::Plays, SignalId::Completion});
    }
    const HeardSongs heard = input.heard();
    const std::vector<Loved> loved = heard.loved();
    if (loved.size() < kLeastLoved) {
        return notReady(target, Text::tr("Discover comes the Monday after %n more song(s) that "
                                         "you finish or like.",
                                         nullptr, static_cast<int>(kLeastLoved - loved.size())));
    }
    const std::vector<TasteGroup> tastes = tasteGroups(input.catalog, loved);
    Deal dealt = deal(input, heard);
    if (tastes.empty() || dealt.songs == 0) {
        return notReady(target, tastes.empty()
                                    ? Text::tr("What you like has not been listened to yet.")
                                    : Text::tr("You have played everything there is. New music "
                                               "comes here first."));
    }
    target.shapedBy = both(tasteSignals(), input.enabled);
    target.madeFrom = lineOf(dealt, week);
    target.outside = std::move(dealt.outside);
    for (const TasteGroup& taste : tastes) {
        target.centres.push_back(taste.centre);
        const std::size_t share = std::max<std::size_t>(1, kSeedsPerTaste / tastes.size());
        const std::size_t count = std::min(taste.songs.size(), share);
        target.seeds.insert(target.seeds.end(), taste.songs.begin(),
                            taste.songs.begin() + static_cast<std::ptrdiff_t>(count));
    }
    return target;
}

} // namespace earshot::recommend::lists
