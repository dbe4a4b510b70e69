// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/requeuer.h"

#include <algorithm>

namespace earshot::ui {

Requeuer::Requeuer(Context& context, Reasons& reasons, QObject* parent)
    : QObject(parent), m_context(context), m_reasons(reasons) {
    connect(&context.listening, &Listening::sittingChanged, this,
            [this] { reckon(signals::SignalId::Session); });
    connect(&context.listening, &Listening::likeChanged, this,
            [this] { reckon(signals::SignalId::Likes); });
}

Requeuer::Placed Requeuer::placed() const {
    Placed found;
    std::vector<const ShownMix*> mixes;
    const playback::Queue& queue = m_context.player.queue();
    for (auto i = static_cast<std::size_t>(queue.current() + 1); i < queue.items().size(); ++i) {
        const playback::QueueItem& item = queue.items()[i];
        const library::TrackId track{item.track};
        const auto reason = m_reasons.find(track);
        if (item.pickedBy == playback::PickedBy::Hand || item.context.isEmpty() || !reason) {
            continue;
        }
        auto mix = std::ranges::find(mixes, reason->mix.get());
        if (mix == mixes.end()) {
            mix = mixes.insert(mix, reason->mix.get());
            found.requests.push_back(reason->mix->request);
        }
        found.slots.push_back(static_cast<int>(i));
        found.tracks.push_back(
            {track, static_cast<std::size_t>(mix - mixes.begin()), reason->shown.contributions});
    }
    return found;
}

void Requeuer::reckon(signals::SignalId changed) {
    m_changed.set(changed, true);
    reckon();
}

void Requeuer::reckon() {
    Placed before = placed();
    const playback::QueueItem* playing = m_context.player.queue().currentItem();
    if (before.tracks.size() < 2 || !playing) {
        return;
    }
    m_context.mixes.requeue(
        this, before.requests, before.tracks, {m_changed, library::TrackId{playing->track}, {}},
        [this, before](const base::Result<std::vector<recommend::UpNextPlace>>& places) {
            if (!places) {
                Q_EMIT m_context.navigator.notify(places.error().message());
                return;
            }
            apply(before, *places);
        });
}

void Requeuer::apply(const Placed& before, const std::vector<recommend::UpNextPlace>& places) {
    const Placed now = placed();
    const auto sameTrack = [](const recommend::UpNextTrack& a, const recommend::UpNextTrack& b) {
        return a.track == b.track;
    };
    if (!std::ranges::equal(now.tracks, before.tracks, sameTrack)) {
        reckon(); // the person was quicker
        return;
    }
    m_changed = {};
    playback::Queue& queue = m_context.player.queue();
    std::vector<playback::QueueItem> items(queue.items().begin() + queue.current() + 1,
                                           queue.items().end());
    const std::vector<playback::QueueItem> old = items;
    const auto place = [&](std::size_t slot) {
        return static_cast<std::size_t>(now.slots[slot] - queue.current() - 1);
    };
    bool marked = false;
    for (std::size_t to = 0; to < places.size(); ++to) {
        const recommend::UpNextPlace& moved = places[to];
        playback::QueueItem& item = items[place(to)];
        item = old[place(moved.from)];
        const int by = now.slots[moved.from] - now.slots[to];
        marked = marked || by != item.moved || moved.because != item.movedReason;
        item.moved = by;
        item.movedReason = moved.because;
        m_reasons.update(library::TrackId{item.track}, moved.contributions, moved.because);
    }
    if (marked) {
        queue.replaceUpNext(std::move(items));
    }
}

} // namespace earshot::ui

#include "moc_requeuer.cpp"
