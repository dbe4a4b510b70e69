// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/scanner.h"
#include "core/library/schema.h"
#include "tests/bench/library/scan_bench_library.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <fileref.h>
#include <tpropertymap.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace fs = std::filesystem;
using namespace earshot;

namespace {

constexpr int kRounds = 5;
constexpr int kOwnLibraryTracks = 2'000;

double secondsOf(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The floor: walk the folder and read every file's tags and properties, in one thread.
std::size_t readPlainly(const fs::path& folder) {
    std::size_t read = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) {
            continue;
        }
        const TagLib::FileRef file(entry.path().c_str(), true, TagLib::AudioProperties::Average);
        if (!file.isNull()) {
            read += file.file()->properties().isEmpty() ? 0 : 1;
        }
    }
    return read;
}

library::ScanSummary scanInto(const fs::path& database, const std::vector<fs::path>& folders) {
    auto connection = storage::Connection::open(database, storage::Access::ReadWrite);
    if (!connection || !storage::migrate(*connection, library::librarySchema(), {})) {
        qFatal("no database");
    }
    const base::SystemClock clock;
    auto summary =
        library::scan(*connection, {.folders = folders, .readers = 0}, {}, clock, {}, {});
    if (!summary) {
        qFatal("%s", qPrintable(summary.error().message()));
    }
    return *summary;
}

/// The most memory this process has held, in bytes; 0 where the system does not tell.
qint64 peakBytes() {
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : status.readAll().split('\n')) {
            if (line.startsWith("VmHWM:")) {
                return line.mid(6).trimmed().split(' ').front().toLongLong() * 1024;
            }
        }
    }
    return 0;
}

struct Peak {
    qint64 bytes = 0;
    qint64 tracks = 0;
};

/// Scans some folders in a process of its own, because a peak is never forgotten by its process.
Peak peakOfScan(const QString& program, const QStringList& folders) {
    QProcess child;
    child.start(program, QStringList{QStringLiteral("--peak")} + folders);
    child.waitForFinished(-1);
    const QByteArrayList words = child.readAllStandardOutput().trimmed().split(' ');
    if (words.size() != 2) {
        return {};
    }
    return {.bytes = words[0].toLongLong(), .tracks = words[1].toLongLong()};
}

int printPeak(const QStringList& folders) {
    const QTemporaryDir place;
    std::vector<fs::path> paths;
    for (const QString& folder : folders) {
        paths.emplace_back(folder.toStdString());
    }
    const auto summary = scanInto(fs::path(place.path().toStdString()) / "library.db", paths);
    std::printf("%lld %lld\n", static_cast<long long>(peakBytes()),
                static_cast<long long>(summary.found));
    return 0;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void benchScan(const fs::path& folder, const fs::path& scratch) {
    std::vector<double> floors, scans, ratios;
    qint64 files = 0;
    for (int round = 0; round <= kRounds; ++round) {
        const double floor = secondsOf([&] { readPlainly(folder); });
        const fs::path database = scratch / ("scan" + std::to_string(round) + ".db");
        const double scanned = secondsOf([&] { files = scanInto(database, {folder}).found; });
        if (round > 0) { // the first round fills the system's cache
            floors.push_back(floor);
            scans.push_back(scanned);
            ratios.push_back(scanned / floor);
        }
    }
    std::printf("scan     %lld files  %.3f s (%.0f files/s)  plain TagLib %.3f s  ratio %.2f "
                "(mark 1.5)\n",
                static_cast<long long>(files), median(scans),
                static_cast<double>(files) / median(scans), median(floors), median(ratios));
}

void benchRescan(const fs::path& folder, const fs::path& scratch) {
    const fs::path database = scratch / "rescan.db";
    scanInto(database, {folder});
    std::vector<double> floors, scans, ratios;
    for (int round = 0; round < 2 * kRounds; ++round) {
        const double floor = secondsOf([&] {
            QProcess find;
            find.setStandardOutputFile(QProcess::nullDevice());
            find.start(QStringLiteral("find"),
                       {QString::fromStdString(folder.string()), QStringLiteral("-type"),
                        QStringLiteral("f"), QStringLiteral("-printf"),
                        QStringLiteral("%s %T@\n")});
            find.waitForFinished(-1);
        });
        const double scanned = secondsOf([&] { scanInto(database, {folder}); });
        floors.push_back(floor);
        scans.push_back(scanned);
        ratios.push_back(scanned / floor);
    }
    std::printf("rescan   %.1f ms  find %.1f ms  ratio %.2f (mark 5)\n", 1000 * median(scans),
                1000 * median(floors), median(ratios));
}

void benchMemory(const fs::path& folder, const QString& program) {
    QStringList few;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        few << QString::fromStdString(entry.path().string());
    }
    few = few.mid(0, std::max<qsizetype>(1, few.size() / 5));
    const Peak small = peakOfScan(program, few);
    const Peak large = peakOfScan(program, {QString::fromStdString(folder.string())});
    if (large.tracks <= small.tracks) {
        return;
    }
    std::printf(
        "memory   %lld tracks %.1f MiB  %lld tracks %.1f MiB  %.0f bytes/track (mark 300)\n",
        static_cast<long long>(small.tracks), static_cast<double>(small.bytes) / 1048576,
        static_cast<long long>(large.tracks), static_cast<double>(large.bytes) / 1048576,
        static_cast<double>(large.bytes - small.bytes) /
            static_cast<double>(large.tracks - small.tracks));
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--peak")) {
        return printPeak(arguments.mid(2));
    }
    const QTemporaryDir place;
    const fs::path scratch(place.path().toStdString());
    fs::path folder(arguments.value(1).toStdString());
    if (folder.empty()) {
        folder = scratch / "music";
        fs::create_directories(folder);
        if (!bench::makeLibrary(folder, kOwnLibraryTracks)) {
            std::fprintf(stderr, "the ffmpeg program is needed to make a library\n");
            return 2;
        }
    }
    benchScan(folder, scratch);
    benchRescan(folder, scratch);
    benchMemory(folder, QCoreApplication::applicationFilePath());
    return 0;
}
