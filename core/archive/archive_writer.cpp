// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/archive/archive_writer.h"

#include "core/archive/archive_format.h"
#include "core/archive/consent_json.h"
#include "core/archive/entry_json.h"
#include "core/archive/text.h"
#include "core/archive/track_finder.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace earshot::archive {

using base::Done;
using base::Status;

namespace {

constexpr qsizetype kWriteAtOnce = 256 * 1024;

QByteArray compact(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Writes the files of an archive one after the other and counts their lines.
class Writing {
public:
    Writing(ArchiveSink& sink, const library::TrackStore& tracks, const std::stop_token& stop)
        : m_sink(sink), m_tracks(tracks), m_stop(stop) {}

    Status signal(const signals::HeldSignal& held);
    Status consent(const std::vector<signals::ConsentEntry>& entries);
    Status accesses(const std::vector<signals::AccessEntry>& entries);
    Status manifest(const Contents& contents);
    Status readme(const signals::Holdings& holdings);

private:
    Status begin(const QString& name);
    Status line(const QJsonObject& object);
    Status end(QJsonObject file);
    base::Result<TrackNote> noteFor(library::TrackId id);

    ArchiveSink& m_sink;
    const library::TrackStore& m_tracks;
    const std::stop_token& m_stop;
    QHash<qint64, TrackNote> m_notes;
    QByteArray m_pending;
    QString m_name;
    qint64 m_lines = 0;
    QJsonArray m_files;
};

Status Writing::begin(const QString& name) {
    m_name = name;
    m_lines = 0;
    return m_sink.begin(name);
}

Status Writing::line(const QJsonObject& object) {
    m_pending += compact(object) + '\n';
    ++m_lines;
    if (m_stop.stop_requested()) {
        return base::Error{Text::tr("The export was stopped"), {}, {}};
    }
    if (m_pending.size() < kWriteAtOnce) {
        return Done{};
    }
    const Status written = m_sink.write(m_pending);
    m_pending.resize(0);
    return written;
}

Status Writing::end(QJsonObject file) {
    const Status written = m_sink.write(m_pending);
    m_pending.resize(0);
    file[QStringLiteral("file")] = m_name;
    file[QStringLiteral("lines")] = m_lines;
    m_files.append(file);
    return written;
}

base::Result<TrackNote> Writing::noteFor(library::TrackId id) {
    const auto known = m_notes.constFind(static_cast<qint64>(id));
    if (known != m_notes.constEnd()) {
        return *known;
    }
    const auto track = m_tracks.byId(id);
    if (!track) {
        return track.error();
    }
    const TrackNote note = *track ? noteOf(**track) : TrackNote();
    m_notes.insert(static_cast<qint64>(id), note);
    return note;
}

Status Writing::signal(const signals::HeldSignal& held) {
    if (Status begun = begin(fileOf(held.id)); !begun) {
        return begun;
    }
    for (const signals::StoredEntry& stored : held.entries) {
        const auto note = noteFor(stored.entry.track);
        if (!note) {
            return note.error();
        }
        QJsonObject object = toJson(stored);
        writeTrack(*note, object);
        if (Status written = line(object); !written) {
            return written;
        }
    }
    return end({{QStringLiteral("signal"), signals::signalKey(held.id)},
                {QStringLiteral("unreadable"), held.damaged}});
}

Status Writing::consent(const std::vector<signals::ConsentEntry>& entries) {
    if (Status begun = begin(QLatin1String(kConsentName)); !begun) {
        return begun;
    }
    for (const signals::ConsentEntry& entry : entries) {
        if (Status written = line(toJson(entry)); !written) {
            return written;
        }
    }
    return end({});
}

Status Writing::accesses(const std::vector<signals::AccessEntry>& entries) {
    if (Status begun = begin(QLatin1String(kAccessLogName)); !begun) {
        return begun;
    }
    for (const signals::AccessEntry& entry : entries) {
        QJsonArray read;
        for (const signals::SignalInfo& row : signals::registry()) {
            if (entry.read.has(row.id)) {
                read.append(QLatin1String(row.key));
            }
        }
        QJsonObject object{{QStringLiteral("number"), entry.number},
                           {QStringLiteral("who"), entry.who},
                           {QStringLiteral("purpose"), entry.purpose},
                           {QStringLiteral("signals"), read},
                           {QStringLiteral("rows"), entry.rows}};
        writeMoment(entry.at, object);
        if (Status written = line(object); !written) {
            return written;
        }
    }
    return end({});
}

Status Writing::readme(const signals::Holdings& holdings) {
    std::vector<signals::SignalId> ids;
    for (const signals::HeldSignal& held : holdings.signalEntries) {
        ids.push_back(held.id);
    }
    const Status begun = m_sink.begin(QLatin1String(kReadmeName));
    return begun ? m_sink.write(readmeText(ids).toUtf8()) : begun;
}

Status Writing::manifest(const Contents& contents) {
    QJsonArray states;
    for (const signals::SignalState& state : contents.states) {
        QJsonObject object{{QStringLiteral("signal"), signals::signalKey(state.id)},
                           {QStringLiteral("on"), state.on}};
        const auto at = static_cast<std::size_t>(state.id);
        if (const std::optional<int> days = contents.chosen.ownKeepDays[at]) {
            object[QStringLiteral("keep_days")] = *days;
        }
        if (const std::optional<int> percent = contents.chosen.ownDial[at]) {
            object[QStringLiteral("dial_percent")] = *percent;
        }
        if (state.lastUsedMs) {
            object[QStringLiteral("last_used")] = instantText(*state.lastUsedMs);
            object[QStringLiteral("last_used_by")] = state.lastUsedBy;
        }
        states.append(object);
    }
    const QJsonObject manifest{
        {QStringLiteral("format"), QLatin1String(kArchiveFormat)},
        {QStringLiteral("version"), kArchiveVersion},
        {QStringLiteral("program"), QStringLiteral(EARSHOT_VERSION)},
        {QStringLiteral("written"), contents.written.toUTC().toString(Qt::ISODate)},
        {QStringLiteral("files"), m_files},
        {QStringLiteral("signals"), states}};
    const Status begun = m_sink.begin(QLatin1String(kManifestName));
    return begun ? m_sink.write(QJsonDocument(manifest).toJson()) : begun;
}

} // namespace

Status writeArchive(ArchiveSink& sink, const Contents& contents, const library::TrackStore& tracks,
                    const std::stop_token& stop) {
    const signals::Holdings& holdings = contents.holdings;
    Writing writing(sink, tracks, stop);
    Status done = writing.readme(holdings);
    for (const signals::HeldSignal& held : holdings.signalEntries) {
        done = done ? writing.signal(held) : done;
    }
    done = done ? writing.consent(holdings.consent) : done;
    done = done ? writing.accesses(holdings.accesses) : done;
    done = done ? writing.manifest(contents) : done; // last: it tells that the rest is there
    return done ? sink.finish() : done;
}

} // namespace earshot::archive
