// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/catalog.h"
#include "core/recommend/credit.h"
#include "core/recommend/metric/sound_metric.h"
#include "core/recommend/next/library.h"
#include "core/recommend/song_key.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace earshot::recommend {

namespace {

constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();
constexpr qint64 kMsPerDay = 86'400'000;
/// Columns of the embedding collected at a time, so that the whole is never held twice.
constexpr std::size_t kChunk = 4096;
/// Ids may lie this far apart before a search takes the place of a set of them.
constexpr qint64 kIdsPerTrack = 4;
/// Estimates surer than this count as known.
constexpr double kLeastConfidence = 0.05;

using Column = Eigen::Matrix<float, analysis::kEmbeddingSize, 1>;

float known(const std::optional<double>& value) {
    return value && std::isfinite(*value) ? static_cast<float>(*value) : kUnknown;
}

float known(const std::optional<double>& value, double confidence) {
    return confidence > kLeastConfidence ? known(value) : kUnknown;
}

Column unitEmbedding(const analysis::Features* features) {
    if (!features) {
        return Column::Zero();
    }
    const Column raw = Eigen::Map<const Column>(features->embedding.data());
    const float norm = raw.allFinite() ? raw.stableNorm() : 0.0F;
    return norm > 0 && std::isfinite(norm) ? Column(raw / norm) : Column(Column::Zero());
}

/// Numbers for names, in the order in which they come.
class Interner {
public:
    std::int32_t number(const QString& folded, const QString& shown) {
        const auto found = m_numbers.constFind(folded);
        if (found != m_numbers.constEnd()) {
            return *found;
        }
        const auto next = static_cast<std::int32_t>(m_shown.size());
        m_numbers.insert(folded, next);
        m_shown.push_back(shown);
        return next;
    }
    std::vector<QString> takeShown() { return std::move(m_shown); }

private:
    QHash<QString, std::int32_t> m_numbers;
    std::vector<QString> m_shown;
};

/// What a name says by itself, found out once per name.
struct GenreTraits {
    bool seasonal = false;
    bool speech = false;
};

} // namespace

struct CatalogBuilder::State {
    Catalog catalog;
    Interner artists, albums, genres;
    std::vector<GenreTraits> genreTraits;
    std::vector<bool> albumSeasonal;
    std::vector<bool> plainTitle;
    std::vector<std::uint64_t> song;  ///< hash of artist and title without version words
    std::vector<std::uint64_t> audio; ///< hash of the audio identity, 0 = unknown
    std::vector<std::pair<Index, lyrics::ThemeWeights>> themes; ///< of lyrics, by track
    std::vector<std::vector<float>> chunks;

    void addNames(const library::Track& track);
    void addFeatures(const analysis::Features* features);
    void fillEmbedding();
    void fillIds();
    void fillRepresentatives();
    void fillWords();
};

CatalogBuilder::CatalogBuilder() : m_state(std::make_unique<State>()) {}
CatalogBuilder::~CatalogBuilder() = default;

void CatalogBuilder::add(const library::Track& track, const analysis::Features* features) {
    Catalog& catalog = m_state->catalog;
    Q_ASSERT(catalog.ids.empty() || catalog.ids.back() < track.id);

    catalog.ids.push_back(track.id);
    catalog.flags.push_back(0);
    m_state->addNames(track);
    m_state->addFeatures(features);
    if (track.themes) {
        m_state->themes.emplace_back(catalog.size() - 1, *track.themes);
    }

    const QByteArray& identity =
        !track.audioIdentity.isEmpty() || !features ? track.audioIdentity : features->audioIdentity;
    m_state->audio.push_back(identity.isEmpty() ? 0
                                                : std::max<std::uint64_t>(1, stableHash(identity)));
    catalog.year.push_back(static_cast<std::int16_t>(std::clamp(track.year(), 0, 9999)));
    catalog.addedDay.push_back(static_cast<std::int32_t>(track.addedMs / kMsPerDay));
    const double measured = features ? features->durationSeconds : 0;
    const double seconds = track.stream.durationMs > 0
                               ? static_cast<double>(track.stream.durationMs) / 1000.0
                               : (std::isfinite(measured) ? measured : 0);
    catalog.durationSeconds.push_back(static_cast<std::int32_t>(std::clamp(seconds, 0.0, 1e6)));
}

void CatalogBuilder::State::addNames(const library::Track& track) {
    const library::Tags& tags = track.tags;
    const Credit credit = creditOf(track);
    const std::int32_t artist = artists.number(credit.key, credit.shown);
    catalog.artist.push_back(artist);

    std::uint8_t& flags = catalog.flags.back();
    std::int32_t album = -1;
    if (!tags.album.isEmpty()) {
        const QString words = foldedWords(tags.album);
        album = albums.number(QString::number(artist) + u'\n' + words, {});
        if (static_cast<std::size_t>(album) == albumSeasonal.size()) {
            albumSeasonal.push_back(isSeasonal(words));
        }
        flags |= albumSeasonal[static_cast<std::size_t>(album)] ? Catalog::Seasonal : 0;
    }
    catalog.album.push_back(album);

    std::vector<std::int32_t> numbers;
    for (const QString& genre : tags.genres) {
        const QString words = foldedWords(genre);
        const std::int32_t number = genres.number(words, genre);
        if (static_cast<std::size_t>(number) == genreTraits.size()) {
            genreTraits.push_back({isSeasonal(words), isSpeechGenre(words)});
        }
        const GenreTraits& traits = genreTraits[static_cast<std::size_t>(number)];
        flags |= traits.seasonal ? Catalog::Seasonal : 0;
        flags |= traits.speech ? Catalog::SpokenWord : 0;
        if (std::ranges::find(numbers, number) == numbers.end()) {
            numbers.push_back(number);
        }
    }
    catalog.genres.append(numbers);

    const SongTitle title = songTitle(tags.title);
    flags |= isSeasonal(foldedWords(tags.title)) ? Catalog::Seasonal : 0;
    song.push_back(songHash(track, title));
    plainTitle.push_back(title.plain);
}

void CatalogBuilder::State::addFeatures(const analysis::Features* features) {
    static const analysis::Features nothing;
    const analysis::Features& f = features ? *features : nothing;

    catalog.valence.push_back(known(f.valence, f.moodConfidence));
    catalog.arousal.push_back(known(f.arousal, f.moodConfidence));
    const bool moodKnown =
        !std::isnan(catalog.valence.back()) && !std::isnan(catalog.arousal.back());
    catalog.moodConfidence.push_back(
        moodKnown ? static_cast<float>(std::clamp(f.moodConfidence, 0.0, 1.0)) : 0.0F);
    catalog.bpm.push_back(f.bpm.value_or(0) > 0 ? known(f.bpm, f.bpmConfidence) : kUnknown);
    catalog.loudnessLufs.push_back(known(f.integratedLufs));
    catalog.vocal.push_back(known(f.vocal, f.vocalConfidence));
    catalog.acoustic.push_back(known(f.acoustic, f.acousticConfidence));
    catalog.danceability.push_back(known(f.danceability));
    const bool keyKnown = f.key && *f.key >= 0 && *f.key < 12 && f.keyConfidence > kLeastConfidence;
    const int minor = f.mode == analysis::Mode::Minor ? 12 : 0;
    catalog.key.push_back(static_cast<std::int8_t>(keyKnown ? *f.key + minor : -1));

    std::uint8_t& flags = catalog.flags.back();
    flags |= features ? Catalog::Analysed : 0;
    flags |= f.spokenWord ? Catalog::SpokenWord : 0;
    flags |= features && !f.integratedLufs ? Catalog::Silent : 0;

    if (chunks.empty() || chunks.back().size() == kChunk * analysis::kEmbeddingSize) {
        chunks.emplace_back().reserve(kChunk * analysis::kEmbeddingSize);
    }
    const Column unit = unitEmbedding(features);
    chunks.back().insert(chunks.back().end(), unit.data(), unit.data() + unit.size());
}

void CatalogBuilder::State::fillEmbedding() {
    catalog.embedding.resize(analysis::kEmbeddingSize, catalog.size());
    float* to = catalog.embedding.data();
    for (std::vector<float>& chunk : chunks) {
        to = std::copy(chunk.begin(), chunk.end(), to);
        std::vector<float>().swap(chunk);
    }
}

void CatalogBuilder::State::fillIds() {
    if (catalog.ids.empty()) {
        return;
    }
    const qint64 first = static_cast<qint64>(catalog.ids.front());
    const qint64 width = static_cast<qint64>(catalog.ids.back()) - first + 1;
    if (width > kIdsPerTrack * catalog.size() + 1024) {
        return;
    }
    std::vector<std::int32_t> fromFirst;
    fromFirst.reserve(catalog.ids.size());
    for (const library::TrackId id : catalog.ids) {
        fromFirst.push_back(static_cast<std::int32_t>(static_cast<qint64>(id) - first));
    }
    catalog.idsFromFirst = TrackSet(fromFirst, static_cast<std::size_t>(width));
}

/// Same recording first (equal audio, whatever the tags say), then same song. The one that stands
/// for the others is analysed, music rather than speech, not seasonal, without a version's name,
/// and the first indexed of those.
void CatalogBuilder::State::fillRepresentatives() {
    const auto better = [this](Index a, Index b) {
        const auto merit = [this](Index i) {
            return (catalog.has(i, Catalog::Analysed) ? 8 : 0) +
                   (catalog.has(i, Catalog::SpokenWord) ? 0 : 4) +
                   (catalog.has(i, Catalog::Seasonal) ? 0 : 2) +
                   (plainTitle[static_cast<std::size_t>(i)] ? 1 : 0);
        };
        return std::pair(-merit(a), a) < std::pair(-merit(b), b);
    };
    std::vector<Index>& stands = catalog.representative;
    stands.resize(catalog.ids.size());
    std::iota(stands.begin(), stands.end(), 0);
    std::vector<Index> order = stands;

    const auto collapse = [&](const std::vector<std::uint64_t>& key, bool zeroIsUnknown) {
        std::ranges::sort(order, [&](Index a, Index b) {
            const auto keyA = key[static_cast<std::size_t>(a)];
            const auto keyB = key[static_cast<std::size_t>(b)];
            return keyA != keyB ? keyA < keyB : better(a, b);
        });
        for (std::size_t i = 0, head = 0; i < order.size(); ++i) {
            const auto keyOf = [&](std::size_t at) {
                return key[static_cast<std::size_t>(order[at])];
            };
            head = keyOf(i) == keyOf(head) ? head : i;
            if (!(zeroIsUnknown && keyOf(i) == 0)) {
                stands[static_cast<std::size_t>(order[i])] = order[head];
            }
        }
    };
    collapse(audio, true);
    const std::vector<Index> sameAudio = stands;
    std::erase_if(order, [&](Index i) { return sameAudio[static_cast<std::size_t>(i)] != i; });
    collapse(song, false);
    for (std::size_t i = 0; i < stands.size(); ++i) {
        stands[i] = stands[static_cast<std::size_t>(sameAudio[i])];
    }
    for (std::size_t i = 0; i < stands.size(); ++i) {
        const auto at = static_cast<std::size_t>(stands[i]);
        catalog.flags[i] |= at != i ? Catalog::Represented : 0;
        catalog.flags[i] |=
            at != i && audio[i] != 0 && audio[i] == audio[at] ? Catalog::SameAudio : 0;
    }
}

/// Every version of a song has its words: those of the track that stands for it, else of the first
/// that has any.
void CatalogBuilder::State::fillWords() {
    const auto songOf = [this](Index track) {
        return catalog.representative[static_cast<std::size_t>(track)];
    };
    std::ranges::stable_sort(themes, {}, [&songOf](const auto& one) {
        return std::pair(songOf(one.first), one.first != songOf(one.first));
    });
    for (const auto& [track, spokenOf] : themes) {
        if (catalog.wordTracks.empty() || catalog.wordTracks.back() != songOf(track)) {
            catalog.wordTracks.push_back(songOf(track));
            catalog.words.push_back(spokenOf);
        }
    }
}

Catalog CatalogBuilder::finish() {
    State& state = *m_state;
    Catalog& catalog = state.catalog;
    state.fillEmbedding();
    state.fillIds();
    state.fillRepresentatives();
    state.fillWords();
    catalog.artistNames = state.artists.takeShown();
    catalog.genreNames = state.genres.takeShown();

    catalog.byArtist = std::make_shared<const next::Library>(next::Library::of(catalog));
    catalog.metric =
        std::make_shared<const metric::SoundMetric>(metric::SoundMetric::learnFrom(catalog));

    catalog.genres.trim();
    const auto trim = [](auto&... columns) { (columns.shrink_to_fit(), ...); };
    trim(catalog.ids, catalog.artist, catalog.album, catalog.year, catalog.addedDay,
         catalog.durationSeconds, catalog.valence, catalog.arousal, catalog.moodConfidence,
         catalog.bpm, catalog.loudnessLufs, catalog.vocal, catalog.acoustic, catalog.danceability,
         catalog.key, catalog.flags);

    Catalog finished = std::move(catalog);
    m_state = std::make_unique<State>();
    return finished;
}

} // namespace earshot::recommend
