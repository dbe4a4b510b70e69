// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/archive/field_reader.h"
#include "core/library/track_store.h"

#include <QHash>

#include <optional>
#include <vector>

namespace earshot::archive {

/// What an archive says of a track, so that it is known again in another library.
struct TrackNote {
    QByteArray audio; ///< hash of the sound without tags; empty where it was not listened to
    QString path, title, artist, album;
    qint64 durationMs = 0;

    /// "Title, Artist (path)", for a person.
    [[nodiscard]] QString name() const;
    bool operator==(const TrackNote&) const = default;
};
size_t qHash(const TrackNote& note, size_t seed = 0);

[[nodiscard]] TrackNote noteOf(const library::Track& track);
void writeTrack(const TrackNote& note, QJsonObject& line);
[[nodiscard]] TrackNote readTrack(FieldReader& fields);

/// Finds tracks of archives in a library: the same sound first (of several the one at the same
/// place), then the same place with a sound that is not known to be another or with the same
/// names, then the one track with the same title, artist and length.
class TrackFinder {
public:
    static base::Result<TrackFinder> in(const library::TrackStore& tracks);

    [[nodiscard]] std::optional<library::TrackId> find(const TrackNote& note) const;

private:
    struct Known {
        library::TrackId id = library::TrackId::None;
        TrackNote note;
    };
    using Places = std::vector<std::size_t>;

    void add(const library::Track& track);

    std::vector<Known> m_known;
    QHash<QByteArray, Places> m_byAudio;
    QHash<QString, std::size_t> m_byPath;
    QHash<QString, Places> m_byNames;
    const library::TrackStore* m_tracks = nullptr;
};

} // namespace earshot::archive
