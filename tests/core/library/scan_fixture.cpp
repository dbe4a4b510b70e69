// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/library/scan_fixture.h"

#include "core/base/paths.h"
#include "core/library/schema.h"

#include <QProcess>

#include <chrono>

namespace earshot::fixtures {

namespace fs = std::filesystem;

namespace {

storage::Connection openLibrary(const fs::path& file) {
    auto connection = storage::Connection::open(file, storage::Access::ReadWrite);
    if (!connection || !storage::migrate(*connection, library::librarySchema(), {})) {
        qFatal("no library.db");
    }
    return std::move(*connection);
}

} // namespace

ScannedLibrary::ScannedLibrary()
    : m_music(fs::canonical(m_folder.path()) / "music"),
      m_connection(openLibrary(m_folder / "library.db")),
      m_clock(QDateTime(QDate(2026, 1, 1), QTime(12, 0))) {
    fs::create_directories(m_music);
}

library::ScanSummary ScannedLibrary::scan(std::vector<fs::path> folders, std::stop_token stop,
                                          const base::ProgressCallback& progress) {
    if (folders.empty()) {
        folders = {m_music};
    }
    m_clock.advanceMs(1000);
    auto summary = library::scan(m_connection, {.folders = std::move(folders), .readers = 3},
                                 m_identify, m_clock, stop, progress);
    if (!summary) {
        qFatal("%s", qPrintable(summary.error().message()));
    }
    return *summary;
}

library::Track ScannedLibrary::at(const fs::path& name) const {
    const auto track = tracks().byPath(m_music / name);
    return track && *track ? **track : library::Track();
}

QString ScannedLibrary::problem(const fs::path& name) const {
    const auto problems = tracks().problems();
    for (const library::ScanProblem& problem : problems.value()) {
        if (problem.path == m_music / name) {
            return problem.reason;
        }
    }
    return {};
}

QStringList ScannedLibrary::titles(const QString& query, library::Sort sort) const {
    QStringList result;
    const auto ids = tracks().find(query, sort);
    const auto found = tracks().byIds(ids.value());
    for (const library::Track& track : found.value()) {
        result << track.displayTitle();
    }
    return result;
}

void ScannedLibrary::setIdentity(library::TrackId id, const QByteArray& identity) const {
    SQLite::Statement set(m_connection.db(), "UPDATE tracks SET audio_identity = ? WHERE id = ?");
    set.bind(1, identity.constData(), static_cast<int>(identity.size()));
    set.bind(2, static_cast<int64_t>(id));
    set.exec();
}

base::Result<QByteArray> audioMd5(const fs::path& file) {
    QProcess ffmpeg;
    ffmpeg.start(QStringLiteral("ffmpeg"),
                 {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"),
                  QStringLiteral("file:") + base::pathText(file), QStringLiteral("-map"),
                  QStringLiteral("0:a"), QStringLiteral("-f"), QStringLiteral("md5"),
                  QStringLiteral("-")});
    if (!ffmpeg.waitForFinished(30'000) || ffmpeg.exitCode() != 0) {
        return base::Error{QStringLiteral("not decoded"), base::pathText(file), {}};
    }
    return ffmpeg.readAllStandardOutput().trimmed();
}

void put(Clips& clips, const ScannedLibrary& library, const std::filesystem::path& name,
         const char* title, int tone) {
    const std::string ending = name.extension().string();
    const Format& format = formatOf(ending.empty() ? ".mp3" : ending.c_str());
    clips.copy(format, library.music() / name, tone);
    if (title != nullptr) {
        tag(library.music() / name, {{"TITLE", {QString::fromUtf8(title)}}});
    }
}

void setModified(const fs::path& file, int secondsFromNow) {
    fs::last_write_time(file,
                        fs::file_time_type::clock::now() + std::chrono::seconds(secondsFromNow));
}

} // namespace earshot::fixtures
