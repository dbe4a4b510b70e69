// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/library/schema.h"
#include "core/library/track_store.h"
#include "core/library/track_writer.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QTemporaryDir>

#include <array>
#include <chrono>

using namespace earshot;

namespace {

constexpr int kTracks = 100'000;
constexpr int kTracksPerAlbum = 12;
constexpr int kAlbumsPerArtist = 6;

constexpr std::array kSyllables{"ka",  "lo", "mi",  "ter", "san", "ro",  "vel", "dun", "ar",  "is",
                                "mon", "de", "pri", "sol", "na",  "bek", "tu",  "gra", "fen", "ol"};
constexpr std::array kGenres{"Rock", "Jazz", "Electronic", "Classical", "Folk", "Ambient", "Soul"};

QString word(base::Random& random) {
    QString text;
    for (std::uint64_t i = 0; i < 2 + random.below(2); ++i) {
        text += QLatin1String(kSyllables[random.below(kSyllables.size())]);
    }
    text[0] = text[0].toUpper();
    return text;
}

QString words(base::Random& random, std::uint64_t most) {
    QString text = word(random);
    for (std::uint64_t i = random.below(most); i > 0; --i) {
        text += QLatin1Char(' ') + word(random);
    }
    return text;
}

/// 100,000 tracks in a database of their own.
class Library {
public:
    Library()
        : m_connection(
              std::move(storage::Connection::open(
                            std::filesystem::path(m_place.path().toStdString()) / "library.db",
                            storage::Access::ReadWrite)
                            .value())) {
        if (!storage::migrate(m_connection, library::librarySchema(), {})) {
            qFatal("no database");
        }
        fill();
    }

    [[nodiscard]] const storage::Connection& connection() const { return m_connection; }

private:
    void fill() {
        base::Random random(1);
        library::TrackWriter writer(m_connection);
        SQLite::Transaction transaction(m_connection.db());
        library::Track track;
        track.stream = {.codec = QStringLiteral("FLAC"),
                        .durationMs = 0,
                        .bitrateKbps = 900,
                        .sampleRateHz = 44100,
                        .channels = 2};
        QString artist;
        for (int number = 0; number < kTracks; ++number) {
            if (number % (kTracksPerAlbum * kAlbumsPerArtist) == 0) {
                artist = words(random, 3);
            }
            if (number % kTracksPerAlbum == 0) {
                track.tags.album = words(random, 4);
                track.tags.genres = {QLatin1String(kGenres[random.below(kGenres.size())])};
                track.tags.date = QString::number(1960 + random.below(60));
            }
            track.tags.title = words(random, 4);
            track.tags.artists = {artist};
            track.tags.albumArtists = {artist};
            track.tags.trackNumber = number % kTracksPerAlbum + 1;
            track.path = std::filesystem::path("/music") / artist.toStdString() /
                         track.tags.album.toStdString() /
                         (std::to_string(number) + " " + track.tags.title.toStdString() + ".flac");
            track.sizeBytes = 20'000'000 + number;
            track.modifiedNs = number;
            track.addedMs = number;
            track.stream.durationMs = 120'000 + static_cast<qint64>(random.below(240'000));
            writer.insert(track);
        }
        transaction.commit();
    }

    QTemporaryDir m_place;
    storage::Connection m_connection;
};

const Library& sharedLibrary() {
    static const Library made;
    return made;
}

double secondsOf(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// One plain pass over all ids, the least a list of all songs can cost.
double floorSeconds() {
    static const double best = [] {
        double least = 1e9;
        for (int i = 0; i < 10; ++i) {
            least = std::min(least, secondsOf([] {
                                 SQLite::Statement rows(sharedLibrary().connection().db(),
                                                        "SELECT id FROM tracks NOT INDEXED");
                                 qint64 sum = 0;
                                 while (rows.executeStep()) {
                                     sum += rows.getColumn(0).getInt64();
                                 }
                                 benchmark::DoNotOptimize(sum);
                             }));
        }
        return least;
    }();
    return best;
}

void find(benchmark::State& state, const char* query, library::Sort sort) {
    const library::TrackStore store(sharedLibrary().connection());
    std::size_t found = 0;
    double seconds = 0;
    for (auto _ : state) {
        seconds += secondsOf([&] { found = store.find(QString::fromUtf8(query), sort)->size(); });
    }
    state.counters["found"] = static_cast<double>(found);
    state.counters["ratio"] = seconds / static_cast<double>(state.iterations()) / floorSeconds();
}

void rows(benchmark::State& state) {
    const library::TrackStore store(sharedLibrary().connection());
    const auto all = store.find({}).value();
    const auto screen = std::span(all).subspan(50'000, 60);
    for (auto _ : state) {
        benchmark::DoNotOptimize(store.rows(screen)->size());
    }
}

void albums(benchmark::State& state) {
    const library::TrackStore store(sharedLibrary().connection());
    for (auto _ : state) {
        benchmark::DoNotOptimize(store.albums()->size());
    }
}

void groups(benchmark::State& state, library::Grouping by, const char* query) {
    const library::TrackStore store(sharedLibrary().connection());
    for (auto _ : state) {
        benchmark::DoNotOptimize(store.groups(by, QString::fromUtf8(query))->size());
    }
}

void forEach(benchmark::State& state) {
    const library::TrackStore store(sharedLibrary().connection());
    for (auto _ : state) {
        qint64 duration = 0;
        if (!store.forEach([&](const library::Track& t) { duration += t.stream.durationMs; })) {
            state.SkipWithError("forEach failed");
        }
        benchmark::DoNotOptimize(duration);
    }
}

using library::SortColumn;

void registerAll() {
    constexpr auto kUnit = benchmark::kMillisecond;
    constexpr std::array<std::pair<const char*, SortColumn>, 8> kColumns{{
        {"title", SortColumn::Title},
        {"artist", SortColumn::Artist},
        {"album", SortColumn::Album},
        {"genre", SortColumn::Genre},
        {"year", SortColumn::Year},
        {"duration", SortColumn::Duration},
        {"added", SortColumn::Added},
        {"path", SortColumn::Path},
    }};
    for (const auto& [name, column] : kColumns) {
        for (const bool descending : {false, true}) {
            const std::string label =
                std::string("sort_all/") + name + (descending ? "/descending" : "");
            benchmark::RegisterBenchmark(label.c_str(), find, "",
                                         library::Sort{.column = column, .descending = descending})
                ->Unit(kUnit);
        }
    }
    for (const char* query :
         {"k", "ka", "karo", "karo mi", "artist:sol", "album:ter genre:jazz", "genre:rock",
          "genre:=rock", "artist:=\"karo\"", "year:1990..1999", "\"ka", "-karo", "zzz"}) {
        benchmark::RegisterBenchmark((std::string("search/") + query).c_str(), find, query,
                                     library::Sort{})
            ->Unit(kUnit);
    }
    benchmark::RegisterBenchmark("rows_of_a_screen", rows)->Unit(kUnit);
    benchmark::RegisterBenchmark("albums", albums)->Unit(kUnit);
    for (const char* query : {"", "ka"}) {
        for (const auto& [name, by] : {std::pair("artists/", library::Grouping::Artists),
                                       std::pair("genres/", library::Grouping::Genres)}) {
            benchmark::RegisterBenchmark((std::string(name) + query).c_str(), groups, by, query)
                ->Unit(kUnit);
        }
    }
    benchmark::RegisterBenchmark("for_each_track", forEach)->Unit(kUnit);
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    registerAll();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
