// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to find the same recording in several files: bench_recordings [FILES]. Listening
// against decoding alone, bytes kept, and matching of so many made-up fingerprints (100,000) that
// differ in every bit; then of a tenth as many that all take their codes from the 24 demo pieces,
// far more alike than a library is: every file has the most candidates there may be.
#include "core/audio/decoder.h"
#include "core/demo/piece_writer.h"
#include "core/recordings/fingerprint.h"
#include "core/recordings/same_recording.h"
#include "tests/fixtures/fixtures.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace earshot;
using namespace earshot::recordings;

namespace {

constexpr int kRate = 44100;
constexpr int kRounds = 5;
constexpr std::size_t kCodes = 948; // of two minutes
constexpr std::size_t kCopyEvery = 10;
constexpr unsigned kFlipOneIn = 2; // codes of a copy in which a bit is another

double seconds(const auto& work) {
    double least = 1e9;
    for (int round = 0; round < kRounds; ++round) {
        const auto from = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - from;
        least = std::min(least, took.count());
    }
    return least;
}

void decode(const std::filesystem::path& file) {
    auto decoder = audio::Decoder::open(file);
    while (decoder && decoder->read()->frames > 0) {
    }
}

/// Two minutes of demo music through each codec.
void listening() {
    std::vector<float> music;
    for (std::size_t piece = 0; music.size() < std::size_t(2) * 120 * kRate; ++piece) {
        const auto next = demo::renderPiece(demo::pieceTable()[piece], {});
        music.insert(music.end(), next.begin(), next.end());
    }
    music.resize(std::size_t(2) * 120 * kRate);
    const fixtures::Folder folder;
    fixtures::writeWav(folder / "a.wav", music, kRate, 2);
    std::printf("%-6s %16s %16s %6s\n", "file", "decode ms/min", "fingerprint", "ratio");
    Fingerprint print;
    for (const char* name : {"a.flac", "a.mp3", "a.opus"}) {
        const auto file = folder / name;
        fixtures::encode(folder / "a.wav", file);
        const double floor = seconds([&] { decode(file); });
        const double whole = seconds([&] { print = *fingerprintOf(file); });
        std::printf("%-6s %16.0f %16.0f %6.2f\n", name + 2, floor * 500, whole * 500,
                    whole / floor);
    }
    std::printf("%zu codes, %lld bytes packed\n\n", print.size(),
                static_cast<long long>(packFingerprint(print).size()));
}

/// Every tenth is a copy of the one before, one code later, a bit of every second code another.
template <typename NextCode>
std::vector<QByteArray> madeUpFiles(std::size_t files, NextCode nextCode) {
    std::mt19937 random(1);
    std::vector<QByteArray> packed;
    Fingerprint print(kCodes);
    for (std::size_t file = 0; file < files; ++file) {
        if (file % kCopyEvery == kCopyEvery - 1) {
            std::ranges::rotate(print, print.begin() + 1);
            for (std::uint32_t& code : print) {
                code ^= random() % kFlipOneIn == 0 ? 1U << (random() % 32) : 0U;
            }
        } else {
            std::ranges::generate(print, [&] { return nextCode(random); });
        }
        packed.push_back(packFingerprint(print));
    }
    return packed;
}

void match(const char* what, const std::vector<QByteArray>& files) {
    const auto from = std::chrono::steady_clock::now();
    qint64 loads = 0;
    SameRecording same;
    for (std::size_t file = 0; file < files.size(); ++file) {
        same.add(library::TrackId(static_cast<qint64>(file)), 200'000,
                 *unpackFingerprint(files[file]));
    }
    const std::chrono::duration<double> added = std::chrono::steady_clock::now() - from;
    const auto groups = same.groups(
        [&](library::TrackId id) -> base::Result<Fingerprint> {
            ++loads;
            return *unpackFingerprint(files[static_cast<std::size_t>(id)]);
        },
        {}, {});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - from;
    std::printf("%-12s %zu files: %.1f s (of these %.1f s unpacking and adding, the floor; ratio "
                "%.1f), %lld loaded again, %zu groups of %zu\n",
                what, files.size(), took.count(), added.count(), took / added,
                static_cast<long long>(loads), groups->size(), files.size() / kCopyEvery);
}

} // namespace

int main(int argc, char** argv) {
    const auto files = static_cast<std::size_t>(argc > 1 ? std::atol(argv[1]) : 100'000);
    listening();
    match("random", madeUpFiles(files, [](std::mt19937& random) {
              return static_cast<std::uint32_t>(random());
          }));
    Fingerprint pool;
    const fixtures::Folder folder;
    for (const demo::PieceSpec& piece : demo::pieceTable()) {
        fixtures::writeWav(folder / "a.wav", demo::renderPiece(piece, {}), kRate, 2);
        const Fingerprint print = *fingerprintOf(folder / "a.wav");
        pool.insert(pool.end(), print.begin(), print.end());
    }
    match("demo music", madeUpFiles(files / 10, [&](std::mt19937& random) {
              return pool[random() % pool.size()];
          }));
}
