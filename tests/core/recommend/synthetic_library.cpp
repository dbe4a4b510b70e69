// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/recommend/synthetic_library.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend::tests {

namespace {

using signals::SignalId;

constexpr qint64 kDayMs = 86'400'000;

double between(base::Random& random, double low, double high) {
    return low + (high - low) * random.uniform();
}

/// Track number `index` as SyntheticLibrary::add() describes it.
MadeTrack ordinaryTrack(int index, const QString& artist, const QString& title) {
    MadeTrack made;
    made.track.id = trackId(qint64{index} + 1);
    made.track.path = "/music/" + artist.toStdString() + "/" + title.toStdString() + ".flac";
    made.track.tags.title = title;
    made.track.tags.artists = {artist};
    made.track.stream.durationMs = 200'000;
    made.track.addedMs = tuesdayEvening().addDays(-400).toMSecsSinceEpoch();
    analysis::Features features;
    features.valence = 0;
    features.arousal = 0;
    features.moodConfidence = 1;
    features.bpm = 100;
    features.bpmConfidence = 1;
    features.integratedLufs = -14;
    features.embedding = soundAlong(index % analysis::kEmbeddingSize);
    made.features = features;
    return made;
}

template <typename Visit>
void forEachRandom(int tracks, int artists, std::uint64_t seed, const Visit& visit) {
    static const QStringList genres{
        QStringLiteral("Ambient"), QStringLiteral("Techno"), QStringLiteral("Jazz"),
        QStringLiteral("Metal"),   QStringLiteral("Folk"),   QStringLiteral("Classical"),
        QStringLiteral("Hip-Hop"), QStringLiteral("Pop"),    QStringLiteral("Post-Rock"),
        QStringLiteral("Dub"),     QStringLiteral("Soul"),   QStringLiteral("Soundtrack")};
    base::Random random(seed);
    for (int i = 0; i < tracks; ++i) {
        const int artist = static_cast<int>(random.below(static_cast<std::uint64_t>(artists)));
        MadeTrack made = ordinaryTrack(i, QStringLiteral("Artist %1").arg(artist),
                                       QStringLiteral("Song %1").arg(i));
        const int kind = artist % static_cast<int>(genres.size());
        made.track.tags.genres = {genres[kind]};
        made.track.tags.album = QStringLiteral("Album %1").arg(random.below(3));
        made.track.tags.date = QString::number(1970 + random.below(54));
        made.track.stream.durationMs = static_cast<qint64>(between(random, 90'000, 400'000));
        made.track.addedMs = tuesdayEvening().toMSecsSinceEpoch() -
                             static_cast<qint64>(between(random, 0, 500)) * kDayMs;
        analysis::Features& f = *made.features;
        const double arousal = between(random, -1, 1);
        f.arousal = arousal;
        f.valence = between(random, -1, 1);
        f.moodConfidence = between(random, 0.2, 1);
        f.bpm = std::clamp(110 + 50 * arousal + 15 * random.normal(), 40.0, 220.0);
        f.integratedLufs = std::min(-4.0, -15 + 7 * arousal + 2 * random.normal());
        f.key = static_cast<int>(random.below(12));
        f.mode = random.below(2) == 0 ? analysis::Mode::Major : analysis::Mode::Minor;
        f.keyConfidence = 0.8;
        f.danceability = random.uniform();
        f.vocal = random.uniform();
        f.vocalConfidence = 0.5;
        f.acoustic = random.uniform();
        f.acousticConfidence = 0.5;
        for (std::size_t d = 0; d < f.embedding.size(); ++d) {
            const double centre = static_cast<int>(d) == kind ? 3 : 0;
            f.embedding[d] = static_cast<float>(centre + random.normal());
        }
        made.track.audioIdentity = "audio " + QByteArray::number(i);
        visit(std::move(made));
    }
}

} // namespace

MadeTrack& SyntheticLibrary::add(const QString& artist, const QString& title) {
    m_tracks.push_back(ordinaryTrack(static_cast<int>(m_tracks.size()), artist, title));
    return m_tracks.back();
}

Catalog SyntheticLibrary::catalog() const {
    CatalogBuilder builder;
    for (const MadeTrack& made : m_tracks) {
        builder.add(made.track, made.features ? &*made.features : nullptr);
    }
    return builder.finish();
}

SyntheticLibrary SyntheticLibrary::random(int tracks, int artists, std::uint64_t seed) {
    SyntheticLibrary library;
    forEachRandom(tracks, artists, seed,
                  [&library](MadeTrack&& made) { library.m_tracks.push_back(std::move(made)); });
    return library;
}

Catalog SyntheticLibrary::randomCatalog(int tracks, int artists, std::uint64_t seed) {
    CatalogBuilder builder;
    forEachRandom(tracks, artists, seed,
                  [&builder](MadeTrack&& made) { builder.add(made.track, &*made.features); });
    return builder.finish();
}

std::array<float, analysis::kEmbeddingSize> soundAlong(int axis) {
    std::array<float, analysis::kEmbeddingSize> sound{};
    sound[static_cast<std::size_t>(axis)] = 1;
    return sound;
}

QDateTime tuesdayEvening() {
    return QDateTime(QDate(2023, 5, 16), QTime(18, 30));
}

library::TrackId trackId(qint64 number) {
    return static_cast<library::TrackId>(number);
}

signals::SignalSet contentSignals() {
    signals::SignalSet set;
    for (const signals::SignalInfo& row : signals::registry()) {
        set.set(row.id, row.kind != signals::SignalKind::Personal);
    }
    return set;
}

signals::SignalSet allSignals() {
    signals::SignalSet set;
    for (const signals::SignalInfo& row : signals::registry()) {
        set.set(row.id, true);
    }
    return set;
}

signals::PlayRecord playAt(library::TrackId track, const QDateTime& when) {
    return {track, when.toSecsSinceEpoch(), QDate(1970, 1, 1).daysTo(when.date())};
}

Listener experiencedListener(const Catalog& catalog, std::uint64_t seed, int plays) {
    base::Random random(seed);
    Listener listener;
    listener.enabled = allSignals();
    const QDateTime now = tuesdayEvening();
    for (int i = 0; i < plays; ++i) {
        // A third of the library is known, its first tracks best.
        const double known = random.uniform() * random.uniform() / 3;
        const library::TrackId track =
            catalog.ids[static_cast<std::size_t>(known * static_cast<double>(catalog.size()))];
        const bool evening = random.below(3) != 0;
        QDateTime when = now.addDays(-static_cast<qint64>(random.below(60)));
        when.setTime(QTime(evening ? 18 : 8, static_cast<int>(random.below(60))));
        if (when > now) {
            when = now.addSecs(-600);
        }
        listener.history.plays.push_back(playAt(track, when));
        // Every fourth track does not please; one time in eight it is the other way round.
        const bool pleases = static_cast<qint64>(track) % 4 != 0;
        const bool finished = pleases == (random.below(8) != 0);
        listener.history.completions.push_back(
            {track, finished ? 0.95F : 0.1F,
             finished ? signals::Ending::Finished : signals::Ending::SkippedOn, 0});
        listener.history.daytimes.push_back(
            {track, when.time().hour(), when.date().dayOfWeek(), 0});
        listener.history.sequences.push_back({track, i / 8, i % 8, 0});
        listener.history.choices.push_back({track, (i / 3) % 3 == 0, 0});
        listener.history.devices.push_back(
            {track, static_cast<signals::DeviceClass>((i + i / 7) % 3), 0});
        if (i % 2 == 0) {
            const char* const lists[] = {"focus", "sleep", "party", "happy"};
            listener.history.activities.push_back(
                {track, QLatin1String(lists[static_cast<qint64>(track) % 4]), 0});
        }
        if (random.below(12) == 0) {
            listener.history.likes.push_back({track, random.below(4) == 0 ? -1 : 1, 0});
        }
    }
    const qint64 today = QDate(1970, 1, 1).daysTo(now.date());
    for (const int from : {2, 9}) { // an album and an artist
        const library::TrackId track =
            catalog.ids[(catalog.ids.size() * 3 / 4 + static_cast<std::size_t>(from)) %
                        catalog.ids.size()];
        listener.history.spotlights.push_back(
            {track, static_cast<signals::SpotlightScope>(from % 2), 4, today - from});
        listener.history.spotlightOutcomes.push_back(
            {track, 0.02F, signals::Ending::SkippedOn, today - 1});
    }
    for (int i = 0; i < plays / 4; ++i) { // other tastes, years ago
        const auto at = static_cast<std::size_t>(i * i) % catalog.ids.size();
        listener.history.imports.push_back({catalog.ids[at], signals::ImportSource::LastFm,
                                            signals::ImportOutcome::Unknown, std::nullopt,
                                            today - 1000 + i % 900});
    }
    std::ranges::stable_sort(listener.history.imports, {}, &signals::ImportRecord::day);
    for (std::size_t i = 0; i < 24; ++i) { // two friends: one knows much of it, one little
        const bool much = i % 4 != 0;
        listener.history.cards.push_back(
            {catalog.ids[i * i * 7 % catalog.ids.size()], static_cast<signals::CardPart>(i / 2 % 2),
             static_cast<int>(1 + i % 5),
             much ? signals::CardHead{QStringLiteral("Anna"), 12 * 2023, 12}
                  : signals::CardHead{QStringLiteral("Ben"), 12 * 2022, 90},
             today - 3});
    }
    for (std::size_t i = 0; i + 20 <= catalog.ids.size() && i < 400; i += 50) {
        signals::PlaylistRecord playlist;
        for (std::size_t k = 0; k < 20; ++k) {
            playlist.tracks.push_back(catalog.ids[(i + k * k) % catalog.ids.size()]);
        }
        listener.history.playlists.push_back(std::move(playlist));
    }
    for (int i = 0; i < 5; ++i) {
        const auto at = static_cast<std::size_t>(random.below(catalog.ids.size()));
        listener.sitting.outcomes.push_back(
            {catalog.ids[at], i % 2 == 0 ? 1.0F : 0.05F,
             i % 2 == 0 ? signals::Ending::Finished : signals::Ending::SkippedOn, i % 2 == 0});
    }
    listener.sitting.lastMs = now.addSecs(-120).toMSecsSinceEpoch();
    return listener;
}

Listener switchedOff(const Listener& listener, SignalId off) {
    Listener rest = listener;
    rest.enabled.set(off, false);
    if (off == SignalId::Plays) {
        rest.history.plays.clear();
    } else if (off == SignalId::Completion) {
        rest.history.completions.clear();
    } else if (off == SignalId::Likes) {
        rest.history.likes.clear();
    } else if (off == SignalId::Daytime) {
        rest.history.daytimes.clear();
        for (signals::PlayRecord& play : rest.history.plays) {
            play.atSeconds = play.day * 86'400 + 43'200;
        }
    } else if (off == SignalId::Choice) {
        rest.history.choices.clear();
    } else if (off == SignalId::Activity) {
        rest.history.activities.clear();
    } else if (off == SignalId::Device) {
        rest.history.devices.clear();
    } else if (off == SignalId::Spotlight) {
        rest.history.spotlights.clear();
        rest.history.spotlightOutcomes.clear();
    } else if (off == SignalId::Imports) {
        rest.history.imports.clear();
    } else if (off == SignalId::Circle) {
        rest.history.cards.clear();
    } else if (off == SignalId::Playlists) {
        rest.history.playlists.clear();
    } else if (off == SignalId::Sequence) {
        rest.history.sequences.clear();
    } else if (off == SignalId::Session) {
        rest.sitting = {};
    }
    return rest;
}

const Recipe& builtIn(const QString& key) {
    for (const std::vector<Recipe>* list : {&builtInMoods(), &builtInRecipes()}) {
        const auto found = std::ranges::find(*list, key, &Recipe::key);
        if (found != list->end()) {
            return *found;
        }
    }
    qFatal("no such recipe: %s", qPrintable(key));
}

Request requestFor(const QString& key) {
    Request request;
    request.recipe = builtIn(key);
    request.now = tuesdayEvening();
    request.device = signals::DeviceClass::Headphones;
    return request;
}

} // namespace earshot::recommend::tests
