// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/recommend/synthetic_catalog.h"

#include "core/base/random.h"

#include <algorithm>
#include <array>

namespace earshot::recommend::bench {

namespace {

constexpr int kTracksPerAlbum = 12;
constexpr int kTracksPerArtist = 40;
constexpr int kKinds = 24;
constexpr std::array kGenres{"Rock", "Jazz",  "Electronic", "Classical", "Folk", "Ambient",
                             "Soul", "Metal", "Hip-Hop",    "Pop",       "Dub",  "Techno"};

double between(base::Random& random, double low, double high) {
    return low + (high - low) * random.uniform();
}

analysis::Features features(base::Random& random, int kind) {
    analysis::Features f;
    const double arousal = std::clamp(0.4 * random.normal(), -1.0, 1.0);
    f.arousal = arousal;
    f.valence = std::clamp(0.4 * random.normal(), -1.0, 1.0);
    f.moodConfidence = between(random, 0.2, 0.9);
    f.bpm = std::clamp(110 + 50 * arousal + 15 * random.normal(), 40.0, 220.0);
    f.bpmConfidence = 0.8;
    f.integratedLufs = std::min(-4.0, -13 + 5 * arousal + 3 * random.normal());
    f.key = static_cast<int>(random.below(12));
    f.keyConfidence = 0.8;
    f.danceability = random.uniform();
    f.vocal = random.uniform();
    f.vocalConfidence = 0.5;
    f.acoustic = random.uniform();
    f.acousticConfidence = 0.5;
    for (std::size_t d = 0; d < f.embedding.size(); ++d) {
        const double centre = static_cast<int>(d) == kind ? 2 : 0;
        f.embedding[d] = static_cast<float>(centre + random.normal());
    }
    return f;
}

} // namespace

Catalog syntheticCatalog(int tracks) {
    base::Random random(1);
    CatalogBuilder builder;
    library::Track track;
    for (int i = 0; i < tracks; ++i) {
        const int artist = i / kTracksPerArtist;
        const int kind = artist % kKinds;
        track.id = static_cast<library::TrackId>(i + 1);
        track.tags.title = QStringLiteral("Title %1").arg(i);
        track.tags.artists = {QStringLiteral("Artist %1").arg(artist)};
        track.tags.album = QStringLiteral("Album %1").arg(i / kTracksPerAlbum);
        track.tags.genres = {QString::fromLatin1(kGenres[static_cast<std::size_t>(kind) / 2])};
        track.tags.date = QString::number(1960 + random.below(64));
        track.stream.durationMs = static_cast<qint64>(between(random, 120'000, 420'000));
        track.addedMs = static_cast<qint64>(between(random, 1.5e12, 1.68e12));
        track.audioIdentity = QByteArray::number(i);
        const analysis::Features measured = features(random, kind);
        builder.add(track, &measured);
    }
    return builder.finish();
}

Listener syntheticListener(const Catalog& catalog, int plays, const QDateTime& now) {
    base::Random random(2);
    Listener listener;
    for (const signals::SignalInfo& row : signals::registry()) {
        listener.enabled.set(row.id, row.hasScorer);
    }
    const auto known = static_cast<std::uint64_t>(catalog.size()) / 5;
    const qint64 second = now.toSecsSinceEpoch();
    for (int i = 0; i < plays; ++i) {
        const library::TrackId track = catalog.ids[random.below(known)];
        const auto ago = static_cast<qint64>(between(random, 0, 700) * 86'400);
        const auto hour = static_cast<int>(random.below(24));
        listener.history.plays.push_back({track, second - ago, (second - ago) / 86'400});
        const bool finished = random.below(4) != 0;
        listener.history.completions.push_back(
            {track, finished ? 1.0F : 0.1F,
             finished ? signals::Ending::Finished : signals::Ending::SkippedOn, 0});
        listener.history.daytimes.push_back(
            {track, hour, static_cast<int>(random.below(7)) + 1, 0});
        if (i % 50 == 0) {
            listener.history.likes.push_back({track, i % 200 == 0 ? -1 : 1, 0});
        }
    }
    for (int i = 0; i < 8; ++i) {
        listener.sitting.outcomes.push_back(
            {catalog.ids[random.below(catalog.ids.size())], i % 3 == 0 ? 0.1F : 1.0F,
             i % 3 == 0 ? signals::Ending::SkippedOn : signals::Ending::Finished});
    }
    listener.sitting.lastMs = second * 1000 - 60'000;
    return listener;
}

} // namespace earshot::recommend::bench
