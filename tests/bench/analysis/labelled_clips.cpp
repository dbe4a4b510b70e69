// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis/labelled_clips.h"

#include "core/analysis/analyser.h"
#include "core/base/paths.h"
#include "tests/bench/analysis/timbre_gaussian.h"

#include <QFile>
#include <QHash>
#include <QTextStream>

#include <atomic>
#include <limits>
#include <thread>

namespace earshot::analysis::fit {

namespace {

QString nameOf(const Clip& clip) {
    return base::pathText(clip.file.filename());
}

QHash<QString, QStringList> readCache(const std::filesystem::path& cache) {
    QHash<QString, QStringList> rows;
    if (cache.empty() || !std::filesystem::exists(cache)) {
        return rows;
    }
    QFile file(base::pathText(cache));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) {
        qFatal("cannot read %s", qPrintable(file.fileName()));
    }
    QTextStream in(&file);
    for (QString line; in.readLineInto(&line);) {
        QStringList cells = line.split(u'\t');
        const QString name = cells.takeFirst();
        if (cells.size() == kDescriptorValues) {
            rows.insert(name, cells);
        }
    }
    return rows;
}

/// Calls visit(clip) for every clip, all cores at once.
template <typename Visit>
void forEachClip(const std::vector<Clip>& clips, const Visit& visit) {
    std::atomic<std::size_t> next = 0;
    std::vector<std::jthread> threads;
    for (unsigned thread = 0; thread < std::max(1U, std::thread::hardware_concurrency());
         ++thread) {
        threads.emplace_back([&] {
            for (std::size_t clip = next++; clip < clips.size(); clip = next++) {
                visit(clip);
            }
        });
    }
}

std::vector<double> measured(const Clip& clip) {
    auto result = measure(clip.file, [](double) -> base::Status { return base::Done{}; });
    if (!result) {
        qFatal("%s", qPrintable(result.error().message()));
    }
    const auto& values = result->descriptors.values();
    return {values.begin(), values.end()};
}

} // namespace

std::vector<Clip> readClips(const std::filesystem::path& folder,
                            const std::filesystem::path& labels) {
    QFile file(base::pathText(labels));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) {
        qFatal("cannot read %s", qPrintable(file.fileName()));
    }
    std::vector<Clip> clips;
    QTextStream in(&file);
    in.readLine(); // header
    for (QString line; in.readLineInto(&line);) {
        const QStringList cells = line.split(u'\t');
        if (cells.size() < 4) {
            continue;
        }
        Clip clip;
        clip.file = folder / base::pathFromText(cells[0]);
        clip.quadrant = cells[1].mid(1).toInt();
        clip.group = cells[2].toInt();
        clip.genres = cells[3].split(QStringLiteral("; "));
        if (clip.quadrant < 1 || clip.quadrant > 4) {
            qFatal("no quadrant: %s", qPrintable(line));
        }
        clips.push_back(std::move(clip));
    }
    return clips;
}

Eigen::MatrixXd measureClips(const std::vector<Clip>& clips, const std::filesystem::path& cache) {
    const QHash<QString, QStringList> known = readCache(cache);
    Eigen::MatrixXd values(static_cast<Eigen::Index>(clips.size()), kDescriptorValues);
    forEachClip(clips, [&](std::size_t clip) {
        const auto row = static_cast<Eigen::Index>(clip);
        const auto cached = known.constFind(nameOf(clips[clip]));
        const std::vector<double> fresh =
            cached == known.constEnd() ? measured(clips[clip]) : std::vector<double>();
        for (int i = 0; i < kDescriptorValues; ++i) {
            values(row, i) =
                fresh.empty() ? cached->at(i).toDouble() : fresh[static_cast<std::size_t>(i)];
        }
    });
    if (!cache.empty()) {
        QFile file(base::pathText(cache));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Text)) {
            qFatal("cannot write %s", qPrintable(file.fileName()));
        }
        QTextStream out(&file);
        for (std::size_t clip = 0; clip < clips.size(); ++clip) {
            out << nameOf(clips[clip]);
            for (int i = 0; i < kDescriptorValues; ++i) {
                out << '\t' << QString::number(values(static_cast<Eigen::Index>(clip), i), 'g', 9);
            }
            out << '\n';
        }
    }
    return values;
}

Eigen::MatrixXd timbreDivergences(const std::vector<Clip>& clips) {
    std::vector<TimbreGaussian> gaussians(clips.size());
    forEachClip(clips,
                [&](std::size_t clip) { gaussians[clip] = timbreGaussian(clips[clip].file); });
    return divergences(gaussians);
}

} // namespace earshot::analysis::fit
