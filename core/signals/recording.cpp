// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/recording.h"

#include "core/signals/entry_text.h"

#include <algorithm>

namespace earshot::signals {

namespace {

/// Share of the track that was heard; nothing where its length is not known and the end was not
/// reached.
std::optional<float> heardShare(const PlayEvent& event) {
    if (event.durationMs > 0) {
        const double share = double(event.heardMs) / double(event.durationMs);
        return static_cast<float>(std::clamp(share, 0.0, 1.0));
    }
    return event.ending == Ending::Finished ? std::optional(1.0F) : std::nullopt;
}

} // namespace

bool countsAsPlay(const PlayEvent& event) {
    const qint64 half = event.durationMs / 2;
    const qint64 enough = half > 0 ? std::min(kPlayCountsAfterMs, half) : kPlayCountsAfterMs;
    return event.heardMs >= enough;
}

std::vector<Entry> entriesOf(const PlayEvent& event, SignalSet on) {
    std::vector<Entry> entries;
    if (event.ending == Ending::Unplayable) {
        return entries;
    }
    const qint64 seconds = event.startedMs / 1000;
    const Moment exact = Moment::at(seconds, event.utcOffsetSeconds);
    const Moment day = exact.onlyDay();
    const bool counts = countsAsPlay(event);
    if (counts && on.has(SignalId::Plays)) {
        const Moment at = on.has(SignalId::Daytime) ? exact : day;
        entries.push_back({event.track, at, PlayDetail{}});
    }
    if (const auto share = heardShare(event); share && on.has(SignalId::Completion)) {
        entries.push_back({event.track, day, CompletionDetail{*share, event.ending}});
    }
    if (counts && on.has(SignalId::Daytime)) {
        const int hour = exact.time->second / 3600;
        entries.push_back({event.track, day, DaytimeDetail{hour, dateOf(day).dayOfWeek()}});
    }
    if (counts && on.has(SignalId::Sequence)) {
        entries.push_back({event.track, day, SequenceDetail{}});
    }
    if (counts && on.has(SignalId::Choice)) {
        entries.push_back({event.track, day, ChoiceDetail{event.byHand}});
    }
    if (counts && on.has(SignalId::Device)) {
        entries.push_back({event.track, day, DeviceDetail{event.device}});
    }
    if (const auto share = heardShare(event);
        share && event.spotlit && on.has(SignalId::Spotlight)) {
        entries.push_back(
            {event.track, day, SpotlightDetail{.outcome = CompletionDetail{*share, event.ending}}});
    }
    // Of what was left early, too, if anything is stored of it: it goes when the list is forgotten.
    const QByteArray list = event.context.toLatin1();
    if ((counts || !entries.empty()) && on.has(SignalId::Activity) && isListKey(list)) {
        entries.push_back({event.track, day, ActivityDetail{list, counts}});
    }
    return entries;
}

} // namespace earshot::signals
