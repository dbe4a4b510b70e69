// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/lists/constants.h"
#include "core/recommend/lists/list_kinds.h"
#include "core/recommend/text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <memory>

namespace earshot::recommend::lists {

namespace {

using namespace Qt::StringLiterals;
using signals::SignalId;

bool wasLoved(const Heard& heard) {
    return heard.like > 0 ||
           (heard.like == 0 && std::max(heard.finished, heard.plays) >= kLovedFinishes &&
            heard.skipped < heard.finished + heard.plays);
}

/// "Finished 7 times, last heard in March 2023".
QString memoryOf(const Heard& heard) {
    const QString last = QLocale().toString(QDate(1970, 1, 1).addDays(heard.lastDay), u"MMMM yyyy");
    if (heard.like > 0) {
        return Text::tr("You like it, and last heard it in %1").arg(last);
    }
    const int times = std::max(heard.finished, heard.plays);
    return heard.finished >= heard.plays
               ? Text::tr("You finished it %n time(s), last in %1", nullptr, times).arg(last)
               : Text::tr("You played it %n time(s), last in %1", nullptr, times).arg(last);
}

} // namespace

/// Songs that were liked or finished often, and not heard for a third of the time that is known.
Target rediscover(const ListInput& input) {
    Target target = timelessTarget(ListKind::Rediscover);
    target.context = u"rediscover"_s;
    target.title = Text::tr("Rediscover");
    target.purpose = target.title;
    target.lookedAt = tasteSignals();
    if (!input.enabled.has(SignalId::Plays) && !input.enabled.has(SignalId::Completion)) {
        return notReady(target,
                        Text::tr("Rediscover brings back what you loved and forgot. It needs to "
                                 "remember what you play."),
                        {SignalId::Plays, SignalId::Completion});
    }
    const auto heard = std::make_shared<const HeardSongs>(input.heard());
    const auto wait = static_cast<int>(std::clamp(
        std::round(static_cast<double>(heard->knownDays()) * kForgottenShare),
        static_cast<double>(kLeastForgottenDays), static_cast<double>(kMostForgottenDays)));
    target.outside.assign(input.catalog.ids.size(), 1);
    for (const Index song : heard->songs()) {
        const Heard& known = *heard->of(song);
        if (known.everHeard() && wasLoved(known) && input.today() - known.lastDay >= wait) {
            target.outside[static_cast<std::size_t>(song)] = 0;
            target.faces.push_back(song);
        }
    }
    if (target.faces.empty()) {
        return notReady(target, Text::tr("Nothing you loved has gone unheard for %n day(s) yet.",
                                         nullptr, wait));
    }
    std::ranges::sort(target.faces, [&heard](Index a, Index b) {
        const double loveA = heard->of(a)->love;
        const double loveB = heard->of(b)->love;
        return loveA != loveB ? loveA > loveB : a < b;
    });
    target.faces.resize(std::min(target.faces.size(), kSeedsPerTaste));
    target.shapedBy = both(tasteSignals(), input.enabled);
    target.madeFrom =
        Text::tr("You liked these or finished them often, and have not heard them for "
                 "at least %n day(s).",
                 nullptr, wait);
    target.also = [heard](Index track) {
        const Heard* known = heard->of(track);
        return known ? memoryOf(*known) : QString();
    };
    return target;
}

} // namespace earshot::recommend::lists
