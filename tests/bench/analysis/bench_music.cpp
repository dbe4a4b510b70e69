// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis/bench_music.h"

#include "core/demo/piece_writer.h"
#include "tests/bench/analysis/child_process.h"

#include <array>

namespace fs = std::filesystem;

namespace earshot::bench {

namespace {

constexpr int kSeconds = 180;
/// Every fourth piece of the demo music: all styles, fast and slow.
constexpr std::size_t kEvery = 4;

struct Encoding {
    const char* file;
    std::vector<std::string> arguments;
    double mark;
};

const std::array kEncodings{
    Encoding{"mp3-320k.mp3", {"-c:a", "libmp3lame", "-b:a", "320k"}, 2.2},
    Encoding{"flac.flac", {"-c:a", "flac"}, 2.6},
    Encoding{"aac-192k.m4a", {"-c:a", "aac", "-b:a", "192k"}, 2.4},
    Encoding{"vorbis-q6.ogg", {"-c:a", "libvorbis", "-q:a", "6"}, 2.4},
    Encoding{"opus-128k.opus", {"-c:a", "libopus", "-b:a", "128k"}, 1.7},
};

void ffmpeg(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"ffmpeg", "-v", "error", "-y"});
    runProcess(arguments);
}

std::vector<const demo::PieceSpec*> benchPieces() {
    std::vector<const demo::PieceSpec*> pieces;
    for (std::size_t i = 0; i < demo::pieceTable().size(); i += kEvery) {
        pieces.push_back(&demo::pieceTable()[i]);
    }
    return pieces;
}

} // namespace

int writeBenchPieces(const fs::path& folder) {
    for (const demo::PieceSpec* piece : benchPieces()) {
        if (!demo::writePiece(*piece, folder, {})) {
            return 1;
        }
    }
    return 0;
}

std::vector<BenchFile> encodeBenchMusic(const fs::path& folder) {
    runProcess({thisProgram(), "--child", "pieces", folder.string()});
    std::vector<std::string> join;
    std::string inputs;
    for (const demo::PieceSpec* piece : benchPieces()) {
        inputs += "[" + std::to_string(join.size() / 2) + ":a]";
        join.insert(join.end(), {"-i", (folder / demo::pieceFile(*piece)).string()});
    }
    const std::string pieces = std::to_string(join.size() / 2);
    const std::string joined = (folder / "joined.wav").string();
    join.insert(join.end(),
                {"-filter_complex", inputs + "concat=n=" + pieces + ":v=0:a=1,aloop=-1:2e9", "-t",
                 std::to_string(kSeconds), "-c:a", "pcm_s16le", joined});
    ffmpeg(join);

    std::vector<BenchFile> files;
    for (const Encoding& encoding : kEncodings) {
        files.push_back({folder / encoding.file, encoding.mark});
        std::vector<std::string> arguments{"-i", joined};
        arguments.insert(arguments.end(), encoding.arguments.begin(), encoding.arguments.end());
        arguments.push_back(files.back().path.string());
        ffmpeg(arguments);
    }
    return files;
}

fs::path lengthened(const fs::path& file, int seconds, const fs::path& folder) {
    const fs::path target = folder / (std::to_string(seconds) + "s.flac");
    ffmpeg({"-stream_loop", "-1", "-i", file.string(), "-map", "0:a:0", "-t",
            std::to_string(seconds), "-c:a", "flac", target.string()});
    return target;
}

fs::path longTone(int seconds, const fs::path& folder) {
    const fs::path target = folder / "tone.flac";
    ffmpeg({"-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100", "-t",
            std::to_string(seconds), "-c:a", "flac", target.string()});
    return target;
}

std::string thisProgram() {
    return fs::canonical("/proc/self/exe").string();
}

} // namespace earshot::bench
