// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/track_writer.h"
#include "ui/library/track_table.h"
#include "ui/moods/density_image.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

using namespace earshot;
using library::SortColumn;
using library::TrackId;

namespace {

constexpr int kTracks = 100'000;
constexpr int kRounds = 5;
constexpr int kScrollSteps = 400;
constexpr int kMapPoints = 500'000;

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double msOf(const std::function<void()>& work) {
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void fill(const storage::Connection& connection) {
    SQLite::Transaction transaction(connection.db());
    library::TrackWriter writer(connection);
    for (int n = 0; n < kTracks; ++n) {
        library::Track track;
        track.path = "/music/" + std::to_string(n) + ".flac";
        track.tags.title = QStringLiteral("Song %1").arg(n * 7919 % kTracks);
        track.tags.artists = {QStringLiteral("Artist %1").arg(n * 31 % 3000)};
        track.tags.album = QStringLiteral("Album %1").arg(n / 10);
        track.tags.genres = {QStringLiteral("Genre %1").arg(n % 40)};
        track.tags.date = QString::number(1960 + n % 60);
        track.stream.durationMs = 120'000 + n % 200'000;
        writer.insert(track);
    }
    transaction.commit();
}

/// The floor of a question: the same ids through one plain statement.
std::size_t plainIds(const storage::Connection& connection, const char* sql) {
    SQLite::Statement statement(connection.db(), sql);
    std::vector<qint64> ids;
    while (statement.executeStep()) {
        ids.push_back(statement.getColumn(0).getInt64());
    }
    return ids.size();
}

/// Time from a question to the table showing its answer, on the window's own way (a lane of
/// Background, then the model), against the plain statement.
void benchQuestion(const char* name, ui::Background& background, ui::TrackTableModel& model,
                   const storage::Connection& connection, const QString& query, library::Sort sort,
                   const char* sql) {
    std::vector<double> asked, floors;
    for (int round = 0; round < kRounds; ++round) {
        floors.push_back(msOf([&] { plainIds(connection, sql); }));
        asked.push_back(msOf([&] {
            bool shown = false;
            background.run(
                ui::Lane::Pages, &model,
                [&](jobs::Workspace& workspace, const std::stop_token&) {
                    return workspace.tracks().find(query, sort);
                },
                [&](base::Result<std::vector<TrackId>> ids) {
                    model.setIds(std::move(*ids));
                    shown = true;
                });
            while (!shown) {
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            }
        }));
    }
    std::printf("%-8s %6d rows  %.1f ms  plain SQL %.1f ms  ratio %.2f\n", name, model.rowCount(),
                median(asked), median(floors), median(asked) / median(floors));
}

/// Scrolls through the whole table as fast as it goes; what counts is the longest the window
/// stands still for one step.
void benchScroll(ui::TrackTable& table, ui::TrackTableModel& model) {
    std::vector<double> steps;
    QScrollBar* bar = table.verticalScrollBar();
    for (int step = 0; step <= kScrollSteps; ++step) {
        steps.push_back(msOf([&] {
            bar->setValue(
                static_cast<int>(static_cast<qint64>(bar->maximum()) * step / kScrollSteps));
            QCoreApplication::processEvents();
        }));
    }
    const int last = model.rowCount() - 1;
    const double settled = msOf([&] {
        while (model.index(last, ui::TrackTableModel::Title).data().isNull()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
    });
    std::printf(
        "scroll   %6d rows  median step %.2f ms  longest %.1f ms (mark 50)  last page after "
        "%.1f ms\n",
        model.rowCount(), median(steps), *std::max_element(steps.begin(), steps.end()), settled);
}

/// The map's field against one plain pass over its points.
void benchMap() {
    std::vector<ui::MapPoint> points;
    for (int i = 0; i < kMapPoints; ++i) {
        points.push_back({TrackId{i + 1}, static_cast<float>(std::sin(i * 12.9898)),
                          static_cast<float>(std::sin(i * 78.233)), 1.0F});
    }
    ui::DensityRequest request;
    const double indexed =
        msOf([&] { request.points = std::make_shared<const ui::PointIndex>(points); });
    request.pixels = {1100, 640};
    request.palette.colors.fill(qRgb(120, 140, 160));
    std::vector<double> fields, floors;
    for (int round = 0; round < kRounds; ++round) {
        volatile float sum = 0;
        floors.push_back(msOf([&] {
            for (const ui::MapPoint& point : points) {
                sum = sum + point.valence * point.arousal;
            }
        }));
        fields.push_back(msOf([&] { ui::renderDensity(request); }));
    }
    std::printf("map      %6d points  field %.1f ms  index %.1f ms  one pass %.2f ms  ratio %.1f\n",
                kMapPoints, median(fields), indexed, median(floors),
                median(fields) / median(floors));
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const QTemporaryDir place;
    const base::SystemClock clock;
    auto paths = base::DataPaths::resolve(place.path());
    if (!paths || !jobs::Workspace::prepare(*paths, clock)) {
        std::fprintf(stderr, "no data folder\n");
        return 1;
    }
    auto workspace = jobs::Workspace::open(*paths, clock);
    if (!workspace) {
        std::fprintf(stderr, "no database\n");
        return 1;
    }
    const storage::Connection& connection = (*workspace)->library();
    fill(connection);

    ui::Theme theme;
    theme.apply();
    ui::Background background(*paths, clock);
    ui::TrackTableModel model(background, ui::Numbering::Position);
    ui::TrackTable table(theme, model,
                         {ui::TrackTableModel::Title, ui::TrackTableModel::Artist,
                          ui::TrackTableModel::Album, ui::TrackTableModel::Genre,
                          ui::TrackTableModel::Year, ui::TrackTableModel::Length});
    table.resize(1280, 800);
    table.show();
    benchQuestion("all", background, model, connection, {}, {},
                  "SELECT id FROM tracks WHERE missing_since_ms IS NULL ORDER BY artist_key, "
                  "album_key, disc_number, track_number, title_key");
    benchScroll(table, model);
    benchQuestion("sort", background, model, connection, {}, {SortColumn::Title, true},
                  "SELECT id FROM tracks WHERE missing_since_ms IS NULL ORDER BY title_key DESC");
    benchQuestion(
        "filter", background, model, connection, QStringLiteral("artist 77"), {},
        "SELECT t.id FROM track_search s JOIN tracks t ON t.id = s.rowid WHERE "
        "track_search MATCH '\"artist\"* \"77\"*' AND t.missing_since_ms IS NULL ORDER BY "
        "artist_key, album_key, disc_number, track_number, title_key");
    benchMap();
    return 0;
}
