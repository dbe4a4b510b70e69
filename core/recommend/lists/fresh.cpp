// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/lists/constants.h"
#include "core/recommend/lists/list_kinds.h"
#include "core/recommend/text.h"

#include <algorithm>

namespace earshot::recommend::lists {

namespace {

using namespace Qt::StringLiterals;
using signals::SignalId;

/// The first day from which an arrival is news. Everything came on the library's first day.
qint64 freshSince(const Catalog& catalog, qint64 today) {
    const auto first = std::ranges::min_element(catalog.addedDay);
    return std::max<qint64>(today - kFreshDays,
                            first == catalog.addedDay.end() ? 0 : qint64{*first} + 1);
}

bool isNewRelease(int year, const QDate& today) {
    const bool lastYearToo = today.month() <= kReleasedThisYearOnlyAfterMonth;
    return year == today.year() || (lastYearToo && year == today.year() - 1);
}

} // namespace

/// What came into the library lately, and new releases by artists one likes.
Target fresh(const ListInput& input) {
    const Catalog& catalog = input.catalog;
    Target target = timelessTarget(ListKind::Fresh);
    target.context = u"fresh"_s;
    target.title = Text::tr("Fresh");
    target.purpose = target.title;
    target.lookedAt = tasteSignals();
    target.lookedAt.set(SignalId::Arrival, true);
    target.recipe.weights.emplace_back(signals::signalKey(SignalId::Arrival), 3);
    if (!input.enabled.has(SignalId::Arrival)) {
        return notReady(target, Text::tr("Fresh needs Arrival, which is off."),
                        {SignalId::Arrival});
    }
    const QDate today = input.request.now.date();
    const qint64 since = freshSince(catalog, input.today());
    const std::vector<double> love = input.heard().artistLove();
    target.outside.assign(catalog.ids.size(), 1);
    int arrived = 0;
    int released = 0;
    for (std::size_t at = 0; at < catalog.ids.size(); ++at) {
        const bool isArrival = catalog.addedDay[at] >= since;
        const bool isRelease = !isArrival && isNewRelease(catalog.year[at], today) &&
                               love[static_cast<std::size_t>(catalog.artist[at])] > 0;
        if (isArrival || isRelease) {
            target.outside[at] = 0;
            ++(isArrival ? arrived : released);
            target.faces.push_back(static_cast<Index>(at));
        }
    }
    if (arrived + released == 0) {
        const bool isYoung = since > input.today() - kFreshDays;
        return notReady(
            target, isYoung ? Text::tr("Nothing has come into your library since its first day.")
                            : Text::tr("Nothing came into your library in the last %n day(s).",
                                       nullptr, kFreshDays));
    }
    std::ranges::stable_sort(target.faces, std::ranges::greater(), [&catalog](Index track) {
        return catalog.addedDay[static_cast<std::size_t>(track)];
    });
    target.faces.resize(std::min(target.faces.size(), kSeedsPerTaste));
    if (released > 0) {
        target.shapedBy = both(tasteSignals(), input.enabled);
    }
    const QString line = Text::tr("Added in the last %n day(s)", nullptr, kFreshDays);
    target.madeFrom = released == 0 ? line + u'.'
                      : arrived == 0
                          ? Text::tr("New releases by artists you like.")
                          : Text::tr("%1, and new releases by artists you like.").arg(line);
    return target;
}

} // namespace earshot::recommend::lists
