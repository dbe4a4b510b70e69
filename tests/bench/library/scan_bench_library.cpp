// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/library/scan_bench_library.h"

#include <QProcess>
#include <QString>

#include <fileref.h>
#include <tag.h>

#include <string>

namespace earshot::bench {

namespace fs = std::filesystem;

namespace {

constexpr int kTracksPerAlbum = 10;
constexpr int kAlbumsPerArtist = 8;

bool encodeClip(const fs::path& file) {
    return QProcess::execute(QStringLiteral("ffmpeg"),
                             {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-f"),
                              QStringLiteral("lavfi"), QStringLiteral("-i"),
                              QStringLiteral("sine=frequency=440:duration=1:sample_rate=44100"),
                              QString::fromStdString(file.string())}) == 0;
}

bool writeTags(const fs::path& file, int number) {
    TagLib::FileRef tagged(file.c_str(), false);
    if (tagged.isNull()) {
        return false;
    }
    const int album = number / kTracksPerAlbum;
    tagged.tag()->setTitle("Title " + std::to_string(number));
    tagged.tag()->setArtist("Artist " + std::to_string(album / kAlbumsPerArtist));
    tagged.tag()->setAlbum("Album " + std::to_string(album));
    tagged.tag()->setGenre("Rock");
    tagged.tag()->setYear(static_cast<unsigned int>(1960 + album % 60));
    tagged.tag()->setTrack(static_cast<unsigned int>(number % kTracksPerAlbum + 1));
    return tagged.save();
}

} // namespace

bool makeLibrary(const fs::path& folder, int tracks) {
    const fs::path mp3 = folder / "clip.mp3";
    const fs::path flac = folder / "clip.flac";
    if (!encodeClip(mp3) || !encodeClip(flac)) {
        return false;
    }
    for (int number = 0; number < tracks; ++number) {
        const int album = number / kTracksPerAlbum;
        const fs::path& clip = album % 2 == 0 ? mp3 : flac;
        const fs::path place = folder / ("Artist " + std::to_string(album / kAlbumsPerArtist)) /
                               ("Album " + std::to_string(album));
        const fs::path file =
            place / ("Title " + std::to_string(number) + clip.extension().string());
        std::error_code failure;
        fs::create_directories(place, failure);
        fs::copy_file(clip, file, failure);
        if (failure || !writeTags(file, number)) {
            return false;
        }
    }
    std::error_code ignored;
    fs::remove(mp3, ignored);
    fs::remove(flac, ignored);
    return true;
}

} // namespace earshot::bench
