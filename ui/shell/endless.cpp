// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/endless.h"

#include "ui/settings/preferences.h"

namespace earshot::ui {

namespace {

constexpr int kRadioTracks = 20; // about an hour; continued again before it ends

} // namespace

Endless::Endless(Context& context, Reasons& reasons, QObject* parent)
    : QObject(parent), m_context(context), m_reasons(reasons) {
    connect(&context.player.queue(), &playback::Queue::runningOut, this, &Endless::continueQueue);
    connect(&context.navigator, &Navigator::playMix, this, &Endless::playMix);
    connect(&context.navigator, &Navigator::playRadio, this, &Endless::playRadio);
    connect(&context.mixes, &Mixes::ranked, this,
            [this](const ListRanks& ranks) { m_reasons.take(ranks); });
}

void Endless::playMix(const ShownMix& mix, int pick) {
    auto items = queueItems(mix);
    // Picks whose file has vanished meanwhile are not among the items.
    int start = 0;
    for (int i = 0; i < pick && i < static_cast<int>(mix.tracks.size()); ++i) {
        start += mix.tracks[static_cast<std::size_t>(i)].id != library::TrackId::None ? 1 : 0;
    }
    if (items.empty()) {
        Q_EMIT m_context.navigator.notify(tr("There is nothing to play in this list."));
        return;
    }
    if (start < static_cast<int>(items.size())) {
        items[static_cast<std::size_t>(start)].pickedBy = playback::PickedBy::Hand;
    }
    m_reasons.replace(mix);
    m_context.player.queue().play(std::move(items), start);
    m_context.player.play();
}

void Endless::playRadio(library::TrackId track) {
    m_context.mixes.queueItems(
        this, {track}, [this, track](base::Result<std::vector<playback::QueueItem>> items) {
            if (!items || items->empty()) {
                Q_EMIT m_context.navigator.notify(items ? tr("The file of this track is missing.")
                                                        : items.error().message());
                return;
            }
            m_reasons.clear();
            m_asking = true; // one item alone "runs out" at once: this is its continuation
            m_context.player.queue().play(std::move(*items));
            m_context.player.play();
            appendLike(track);
        });
}

void Endless::continueQueue() {
    const auto& items = m_context.player.queue().items();
    const bool wanted =
        m_context.settings.value(QString::fromLatin1(preferences::kAutoplay), true).toBool();
    if (wanted && !m_asking && !items.empty()) {
        appendLike(library::TrackId{items.back().track});
    }
}

void Endless::appendLike(library::TrackId seed) {
    m_asking = true;
    recommend::Request request;
    request.kind = recommend::ListKind::LikeTrack;
    request.seeds = {seed};
    request.length = kRadioTracks;
    request.seed = static_cast<std::uint64_t>(m_context.clock.nowMs());
    for (const playback::QueueItem& item : m_context.player.queue().items()) {
        request.alreadyQueued.push_back(library::TrackId{item.track});
    }
    m_context.mixes.make(this, std::move(request), [this](base::Result<ShownMix> mix) {
        m_asking = false;
        if (!mix) {
            Q_EMIT m_context.navigator.notify(mix.error().message());
            return;
        }
        auto items = queueItems(*mix);
        for (playback::QueueItem& item : items) {
            item.context = QStringLiteral("radio");
        }
        m_reasons.add(*mix);
        m_context.player.queue().append(std::move(items));
    });
}

} // namespace earshot::ui

#include "moc_endless.cpp"
