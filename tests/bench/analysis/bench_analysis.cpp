// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyser.h"
#include "core/analysis/analysis_workers.h"
#include "core/audio/decoder.h"
#include "tests/bench/analysis/bench_music.h"
#include "tests/bench/analysis/bench_stages.h"
#include "tests/bench/analysis/bench_storage.h"
#include "tests/bench/analysis/child_process.h"

#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <thread>

namespace fs = std::filesystem;
using namespace earshot;
using namespace earshot::bench;

namespace {

constexpr int kPairs = 5;
constexpr int kStageRounds = 5;
constexpr int kShortSeconds = 180;
constexpr int kLongSeconds = 3600;
constexpr int kToneSeconds = 10 * 3600;
constexpr double kMostMiB = 24;

std::vector<std::string> stageCommand(const char* stage, const fs::path& file) {
    return {thisProgram(), "--child", stage, file.string()};
}

double minutesOf(const fs::path& file) {
    const auto decoder = audio::Decoder::open(file);
    if (!decoder) {
        qFatal("%s", qPrintable(decoder.error().message()));
    }
    return decoder->info().durationSeconds() / 60.0;
}

const char* verdict(bool holds) {
    return holds ? "holds" : "MISSED";
}

void compareWithDecoding(const std::vector<BenchFile>& files) {
    std::printf("\nCPU of the whole analysis against ffmpeg -threads 1 -f null, "
                "median of %d pairs\n%-20s %8s %8s %7s %15s %6s\n",
                kPairs, "file", "ours s", "ffmpeg s", "ratio", "least … most", "mark");
    for (const BenchFile& file : files) {
        std::vector<double> ours;
        std::vector<double> decoding;
        std::vector<double> ratios;
        for (int pair = 0; pair < kPairs; ++pair) {
            ours.push_back(runProcess(stageCommand("whole", file.path)).cpuSeconds);
            decoding.push_back(runProcess({"ffmpeg", "-v", "error", "-threads", "1", "-i",
                                           file.path.string(), "-f", "null", "-"})
                                   .cpuSeconds);
            ratios.push_back(ours.back() / decoding.back());
        }
        const double ratio = median(ratios);
        std::printf("%-20s %8.3f %8.3f %7.2f %8.2f … %4.2f", file.path.filename().c_str(),
                    median(ours), median(decoding), ratio, *std::ranges::min_element(ratios),
                    *std::ranges::max_element(ratios));
        if (file.mark > 0) {
            std::printf(" %6.1f %s", file.mark, verdict(ratio <= file.mark));
        }
        std::printf("\n");
    }
}

/// Each group makes a pass for itself, so what every pass costs is taken off it.
void splitByStage(const std::vector<BenchFile>& files) {
    std::printf("\nCPU by stage, ms for a minute of sound, least of %d; pass: repair of samples, "
                "models\n%-20s",
                kStageRounds, "file");
    for (const char* column :
         {"decode", "pass", "resample", "levels", "rhythm", "harmony", "timbre", "whole"}) {
        std::printf(" %8s", column);
    }
    std::printf("\n");
    for (const BenchFile& file : files) {
        std::array<double, kStages.size()> ms{};
        ms.fill(std::numeric_limits<double>::max());
        const double minutes = minutesOf(file.path);
        for (int round = 0; round < kStageRounds; ++round) {
            for (std::size_t i = 0; i < kStages.size(); ++i) {
                const double seconds = runProcess(stageCommand(kStages[i], file.path)).cpuSeconds;
                ms[i] = std::min(ms[i], 1000.0 * seconds / minutes);
            }
        }
        std::for_each(ms.begin() + 1, ms.end(), [&](double& value) { value -= ms[0]; });
        const auto& [start, decode, pass, resample, levels, rhythm, harmony, timbre, whole] = ms;
        const double mono = pass + resample - decode;
        std::printf("%-20s", file.path.filename().c_str());
        for (const double value : {decode, pass - decode, resample - decode, levels - pass,
                                   rhythm - mono, harmony - mono, timbre - mono, whole}) {
            std::printf(" %8.1f", value);
        }
        std::printf("\n");
    }
}

void measureMemory(const fs::path& music, const fs::path& folder) {
    const double start = std::stod(runProcess(stageCommand("start", music)).output);
    std::printf("\nPeak memory of a worker: MiB above a process that only starts (%.1f)\n", start);
    const auto above = [&](const char* what, const fs::path& file) {
        const double mib = std::stod(runProcess(stageCommand("whole", file)).output) - start;
        std::printf("%s  %6.1f  mark %.0f %s\n", what, mib, kMostMiB, verdict(mib <= kMostMiB));
        fs::remove(file);
        return mib;
    };
    const double brief = above(" 3 min music", lengthened(music, kShortSeconds, folder));
    const double hour = above("60 min music", lengthened(music, kLongSeconds, folder));
    above("  10 h tone ", longTone(kToneSeconds, folder));
    std::printf("an hour above three minutes: %.1f\n", hour - brief);
}

double secondsOnThreads(const std::vector<BenchFile>& files, int threads, int rounds) {
    analysis::AnalysisWorkers workers(
        threads, nullptr, [](analysis::PendingTrack track, const analysis::Checkpoint& checkpoint) {
            return analysis::measure(track.path, checkpoint);
        });
    const auto begin = std::chrono::steady_clock::now();
    const auto all = static_cast<std::size_t>(rounds) * files.size();
    std::size_t given = 0;
    for (std::size_t taken = 0; taken < all;) {
        while (given < all && workers.room()) {
            analysis::PendingTrack track;
            track.path = files[given++ % files.size()].path;
            workers.give(std::move(track));
        }
        taken += workers.take(std::chrono::seconds(1)) ? 1 : 0;
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void compareThreads(const std::vector<BenchFile>& files) {
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const int rounds = 2 * cores;
    double minutes = 0;
    for (const BenchFile& file : files) {
        minutes += rounds * minutesOf(file.path);
    }
    const double one = secondsOnThreads(files, 1, rounds);
    const double all = secondsOnThreads(files, cores, rounds);
    std::printf("\nThroughput, minutes of sound a second\none thread  %6.2f\n%d threads   %6.2f "
                "(%.2f times)\n",
                minutes / one, cores, minutes / all, one / all);
}

void tellBytes(const fs::path& music, const fs::path& folder) {
    const auto measured =
        analysis::measure(music, [](double) -> base::Status { return base::Done{}; });
    if (!measured) {
        qFatal("%s", qPrintable(measured.error().message()));
    }
    const StoredBytes bytes = storedBytes(*measured, folder);
    std::printf(
        "\nStored for a track, bytes\nfeatures %lld, strip %lld, descriptors %lld, loudness "
        "%lld; library.db grows by %.0f\n",
        static_cast<long long>(bytes.features), static_cast<long long>(bytes.strip),
        static_cast<long long>(bytes.descriptors), static_cast<long long>(bytes.loudness),
        bytes.inDatabase);
}

} // namespace

/// bench_analysis [--part cpu|stages|memory|threads|bytes]… [FILE…]
int main(int argc, char** argv) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() == 3 && arguments[0] == "--child") {
        return arguments[1] == "pieces" ? writeBenchPieces(arguments[2])
                                        : runStage(arguments[1], arguments[2]);
    }
    std::vector<std::string> parts;
    std::vector<BenchFile> files;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--part" && i + 1 < arguments.size()) {
            parts.push_back(arguments[++i]);
        } else {
            files.push_back({fs::absolute(arguments[i]), 0});
        }
    }
    const QTemporaryDir temporary;
    const fs::path folder = temporary.path().toStdString();
    if (files.empty()) {
        files = encodeBenchMusic(folder);
    }
    const auto wanted = [&](const char* part) {
        return parts.empty() || std::ranges::find(parts, part) != parts.end();
    };
    if (wanted("cpu")) {
        compareWithDecoding(files);
    }
    if (wanted("stages")) {
        splitByStage(files);
    }
    if (wanted("memory")) {
        measureMemory(files.front().path, folder);
    }
    if (wanted("threads")) {
        compareThreads(files);
    }
    if (wanted("bytes")) {
        tellBytes(files.front().path, folder);
    }
    return 0;
}
