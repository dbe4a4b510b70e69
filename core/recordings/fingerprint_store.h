// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track.h"
#include "core/recordings/fingerprint.h"
#include "core/storage/connection.h"

#include <functional>
#include <vector>

namespace earshot::recordings {

struct UnheardTrack {
    library::TrackId id = library::TrackId::None;
    std::filesystem::path path;
};

struct UncomparableTrack {
    std::filesystem::path path;
    QString reason;
};

/// Fingerprints in library.db, one row per track that was listened to for it, empty until somebody
/// asks for duplicates. One per connection, so per thread.
class FingerprintStore {
public:
    explicit FingerprintStore(const storage::Connection& connection) : m_connection(connection) {}

    /// Present tracks without a fingerprint of their file as it is now, in id order. Left out are
    /// those on whose file, as it is now, fingerprint or analysis failed.
    base::Result<std::vector<UnheardTrack>> unheard() const;

    base::Status save(library::TrackId id, const Fingerprint& fingerprint) const;
    base::Status saveFailure(library::TrackId id, const QString& reason) const;

    /// Empty when there is none, or what is stored is damaged.
    base::Result<Fingerprint> byId(library::TrackId id) const;
    /// Every present track with a fingerprint of its file as it is now that tells something, in id
    /// order, with its playing time (ms).
    base::Status
    forEach(const std::function<void(library::TrackId, qint64, const Fingerprint&)>& visit) const;
    /// Present tracks whose file, as it is now, could not be listened to, by path.
    base::Result<std::vector<UncomparableTrack>> failures() const;

private:
    base::Status write(library::TrackId id, const QByteArray& data, const QString& reason) const;

    const storage::Connection& m_connection;
};

} // namespace earshot::recordings
