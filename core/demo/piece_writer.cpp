// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/piece_writer.h"

#include "core/audio/flac_writer.h"
#include "core/base/paths.h"
#include "core/demo/cover/cover.h"
#include "core/demo/score/composer.h"
#include "core/demo/sound/dsp.h"
#include "core/demo/sound/master.h"
#include "core/demo/sound/mixer.h"
#include "core/demo/tagging.h"
#include "core/demo/text.h"

#include <string_view>

namespace earshot::demo {

namespace fs = std::filesystem;

namespace {

struct AlbumPlace {
    int album = 0;  ///< number in the table
    int tracks = 0; ///< on that album
};

AlbumPlace placeOf(const PieceSpec& piece) {
    AlbumPlace place;
    std::string_view before;
    int album = -1;
    for (const PieceSpec& other : pieceTable()) {
        album += other.album != before ? 1 : 0;
        before = other.album;
        if (before == piece.album) {
            place.album = album;
            ++place.tracks;
        }
    }
    return place;
}

base::Error folderError(const fs::path& folder) {
    return {Text::tr("The folder for the demo music cannot be made"), base::pathText(folder),
            Text::tr("Choose a folder that you may write to")};
}

} // namespace

fs::path pieceFile(const PieceSpec& piece) {
    const QString name = QStringLiteral("%1 %2.flac")
                             .arg(piece.number, 2, 10, QLatin1Char('0'))
                             .arg(QString::fromUtf8(piece.title));
    return fs::path(piece.artist) / piece.album / base::pathFromText(name);
}

PieceTruth truthOf(const PieceSpec& piece) {
    return {.file = pieceFile(piece),
            .title = QString::fromUtf8(piece.title),
            .artist = QString::fromUtf8(piece.artist),
            .album = QString::fromUtf8(piece.album),
            .genre = QString::fromUtf8(piece.genre),
            .year = piece.year,
            .bpm = piece.bpm,
            .tonic = piece.tonic,
            .mode = piece.mode,
            .valence = piece.valence,
            .arousal = piece.arousal};
}

std::vector<float> renderPiece(const PieceSpec& piece, const std::stop_token& stop) {
    const Score score = compose(piece);
    auto mixed = mix(score, seedOf(piece), stop);
    return mixed ? master(std::move(*mixed), score) : std::vector<float>();
}

base::Result<Written> writePiece(const PieceSpec& piece, const fs::path& folder,
                                 const std::stop_token& stop) {
    const fs::path file = folder / pieceFile(piece);
    std::error_code failure;
    if (fs::exists(file, failure)) {
        return Written::AlreadyThere;
    }
    fs::create_directories(file.parent_path(), failure);
    if (failure) {
        return folderError(file.parent_path());
    }
    const std::vector<float> samples = renderPiece(piece, stop);
    if (samples.empty()) {
        return Written::Stopped;
    }
    auto writer = audio::FlacWriter::create(file, SampleRateHz, 2);
    if (!writer) {
        return writer.error();
    }
    if (auto status = writer->write(samples); !status) {
        return status.error();
    }
    if (auto status = writer->close(); !status) {
        return status.error();
    }
    const AlbumPlace place = placeOf(piece);
    if (auto status = tagFlac(writer->temporary(), truthOf(piece), piece.number, place.tracks,
                              paintCover(place.album));
        !status) {
        return status.error();
    }
    if (stop.stop_requested()) {
        return Written::Stopped;
    }
    if (auto status = writer->publish(); !status) {
        return status.error();
    }
    return Written::New;
}

} // namespace earshot::demo
