// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/library/song_fixture.h"

#include "core/library/track_writer.h"

namespace earshot::fixtures {

namespace {

struct Song {
    const char* title;
    QStringList artists;
    const char* album;
    QStringList genres;
    const char* date;
    int trackNumber;
};

library::Track trackOf(const ScannedLibrary& library, const Song& song, int number) {
    library::Track track;
    track.path = library.music() / (std::to_string(number) + " file.flac");
    track.sizeBytes = number;
    track.addedMs = 1'000'000 - number;
    track.stream = {.codec = QStringLiteral("FLAC"),
                    .durationMs = 100'000 + 1000 * ((number * 7) % 11),
                    .bitrateKbps = 900,
                    .sampleRateHz = 44'100,
                    .channels = 2};
    track.tags.title = QString::fromUtf8(song.title);
    track.tags.artists = song.artists;
    track.tags.album = QString::fromUtf8(song.album);
    track.tags.genres = song.genres;
    track.tags.date = QString::fromUtf8(song.date);
    track.tags.trackNumber = song.trackNumber;
    if (song.artists.contains(QStringLiteral("Nils Frahm"))) {
        track.tags.composers = {QStringLiteral("Erik Satie")};
    }
    return track;
}

} // namespace

void addSongs(const ScannedLibrary& library) {
    library::TrackWriter writer(library.connection());
    int number = 0;
    const auto list = [](std::initializer_list<const char*> texts) {
        QStringList result;
        for (const char* text : texts) {
            result << QString::fromUtf8(text);
        }
        return result;
    };
    for (const Song& song : {
             Song{"Says", list({"Nils Frahm"}), "Spaces", list({"Ambient", "Classical"}), "2013",
                  3},
             Song{"Hammers", list({"Nils Frahm"}), "Spaces", list({"Ambient"}), "2013-11-19", 9},
             Song{"All Melody", list({"Nils Frahm"}), "All Melody", list({"Electronic"}), "2018",
                  2},
             Song{"Jóga", list({"Björk"}), "Homogenic", list({"Electronic"}), "1997", 2},
             Song{"Hey Ya!", list({"OutKast"}), "Speakerboxxx", list({"Hip-Hop"}), "2003", 9},
             Song{"Thunderstruck", list({"AC/DC"}), "The Razors Edge", list({"Rock"}), "1990", 1},
             Song{"99 Luftballons", list({"NENA"}), "99 Luftballons", list({"Pop"}), "1983", 1},
             Song{"Must Be the Moon", list({"!!!"}), "Myth Takes", list({"Rock"}), "2007", 4},
             Song{"東京の夜明け", list({"椎名林檎"}), "無罪モラトリアム", list({"Rock"}), "1999",
                  1},
             Song{"Звезда по имени Солнце", list({"Кино"}), "Звезда", list({"Rock"}), "1989", 2},
             Song{"Live Forever", list({"Oasis"}), "Definitely Maybe", list({"Rock"}), "1994", 3},
             Song{"Under Pressure", list({"Queen", "David Bowie"}), "Hot Space", list({"Rock"}),
                  "1982", 11},
         }) {
        writer.insert(trackOf(library, song, ++number));
    }
}

} // namespace earshot::fixtures
