// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis/bench_storage.h"

#include "core/analysis/descriptor_codec.h"
#include "core/analysis/feature_codec.h"
#include "core/analysis/feature_store.h"
#include "core/library/schema.h"
#include "core/library/track_writer.h"
#include "core/storage/migrations.h"

namespace earshot::bench {

namespace {

constexpr int kTracks = 2'000;

std::vector<library::TrackId> addTracks(const storage::Connection& connection) {
    std::vector<library::TrackId> ids;
    library::TrackWriter writer(connection);
    for (int i = 0; i < kTracks; ++i) {
        library::Track track;
        track.path = std::to_string(i) + ".flac";
        ids.push_back(*writer.insert(track));
    }
    return ids;
}

qint64 bytesOf(const storage::Connection& connection) {
    return connection.db().execAndGet("PRAGMA page_count").getInt64() *
           connection.db().execAndGet("PRAGMA page_size").getInt64();
}

} // namespace

StoredBytes storedBytes(const analysis::Measured& measured, const std::filesystem::path& folder) {
    StoredBytes bytes;
    bytes.features = analysis::pack(measured.features).size();
    bytes.strip = analysis::packStrip(measured.features).size();
    bytes.descriptors = analysis::packDescriptors(measured.descriptors).size();
    bytes.loudness = analysis::packLoudness(measured.loudness).size();

    auto connection = storage::Connection::open(folder / "library.db", storage::Access::ReadWrite);
    if (!connection || !storage::migrate(*connection, library::librarySchema(), folder)) {
        qFatal("no database");
    }
    SQLite::Transaction transaction(connection->db());
    const auto ids = addTracks(*connection);
    const qint64 before = bytesOf(*connection);
    const analysis::FeatureStore store(*connection);
    for (const library::TrackId id : ids) {
        if (!store.save(id, measured, 0)) {
            qFatal("features could not be stored");
        }
    }
    bytes.inDatabase = static_cast<double>(bytesOf(*connection) - before) / kTracks;
    transaction.commit();
    return bytes;
}

} // namespace earshot::bench
