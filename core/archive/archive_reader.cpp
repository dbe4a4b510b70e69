// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/archive/archive_reader.h"

#include "core/archive/archive_format.h"
#include "core/archive/consent_json.h"
#include "core/archive/entry_json.h"
#include "core/archive/manifest_reader.h"
#include "core/archive/text.h"

#include <QHash>

#include <algorithm>
#include <functional>
#include <set>

namespace earshot::archive {

using base::Error;
using base::Result;
using base::Status;
using signals::SignalId;

namespace {

constexpr qint64 kLongestLine = 256 * 1024;

QString nothingImported() {
    return Text::tr("Nothing was imported");
}

Error wrongLine(const QString& file, qint64 line, const QString& problem) {
    return {
        Text::tr("%1, line %2: %3", "file, number, what is wrong").arg(file).arg(line).arg(problem),
        {},
        nothingImported()};
}

/// What is wrong with a line; nothing when it was taken.
using TakeLine = std::function<QString(FieldReader& fields)>;

class Reading {
public:
    Reading(ArchiveSource& source, const std::stop_token& stop) : m_source(source), m_stop(stop) {}

    Result<Manifest> manifest() {
        auto device = m_source.open(QLatin1String(kManifestName));
        return device ? manifestIn((*device)->read(kLongestManifest + 1))
                      : Result<Manifest>(device.error());
    }

    Status file(const ListedFile& listed) {
        if (listed.name == QLatin1String(kConsentName)) {
            return lines(listed, [this](FieldReader& fields) { return takeDecision(fields); });
        }
        if (listed.signal.isEmpty()) {
            m_archive.accesses += listed.name == QLatin1String(kAccessLogName) ? listed.lines : 0;
            return base::Done{};
        }
        const std::optional<SignalId> id = signals::signalFromKey(listed.signal);
        if (!id || !signals::hasTable(*id)) {
            m_archive.unknown[listed.signal] += listed.lines;
            return base::Done{};
        }
        m_events.clear();
        return lines(listed, [this, id](FieldReader& fields) { return takeEntry(*id, fields); });
    }

    ReadArchive finish() {
        std::ranges::stable_sort(m_archive.entries, {},
                                 [](const ArchivedEntry& entry) { return entry.stored.row; });
        return std::move(m_archive);
    }

private:
    Status lines(const ListedFile& listed, const TakeLine& take) {
        auto device = m_source.open(listed.name);
        if (!device) {
            return device.error();
        }
        qint64 number = 0;
        while (!(*device)->atEnd()) {
            // Not QIODevice::readLine(kLongestLine), which allocates as much for each line.
            const qint64 length = (*device)->readLine(m_line.data(), m_line.size());
            const QByteArray line(m_line.constData(), std::max<qint64>(length, 0));
            ++number;
            const QString problem = number > listed.lines
                                        ? Text::tr("there are more lines than the manifest tells")
                                        : takeLine(line, take);
            if (!problem.isEmpty()) {
                return wrongLine(listed.name, number, problem);
            }
            if (m_stop.stop_requested()) {
                return Error{Text::tr("The import was stopped"), {}, nothingImported()};
            }
        }
        if (number < listed.lines) {
            return wrongLine(listed.name, number + 1,
                             Text::tr("the file ends before the %1 lines that the manifest tells")
                                 .arg(listed.lines));
        }
        return base::Done{};
    }

    static QString takeLine(const QByteArray& line, const TakeLine& take) {
        if (!line.endsWith('\n')) {
            return line.size() < kLongestLine - 1
                       ? Text::tr("the line ends before its end: the file is cut off")
                       : Text::tr("the line is too long");
        }
        const auto object = objectIn(line);
        if (!object) {
            return object.error().what;
        }
        FieldReader fields(*object);
        return take(fields);
    }

    QString takeEntry(SignalId id, FieldReader& fields) {
        ArchivedEntry entry{readEntry(id, fields), 0};
        const TrackNote note = readTrack(fields);
        if (fields.ok() && !m_events.insert(entry.stored.row).second) {
            fields.fail("event", Text::tr("stands in this file twice"));
        }
        if (!fields.ok()) {
            return fields.problem();
        }
        const auto known = m_places.constFind(note);
        entry.track = known == m_places.constEnd() ? m_archive.tracks.size() : *known;
        if (known == m_places.constEnd()) {
            m_places.insert(note, entry.track);
            m_archive.tracks.push_back(note);
        }
        m_archive.entries.push_back(entry);
        return {};
    }

    QString takeDecision(FieldReader& fields) {
        const std::optional<signals::ConsentEntry> decision = readDecision(fields);
        if (!fields.ok()) {
            return fields.problem();
        }
        if (decision) {
            m_archive.decisions.push_back(*decision);
        } else {
            ++m_archive.unknown[fields.text("signal")];
        }
        return {};
    }

    ArchiveSource& m_source;
    const std::stop_token& m_stop;
    ReadArchive m_archive;
    QHash<TrackNote, std::size_t> m_places;
    QByteArray m_line = QByteArray(kLongestLine + 1, '\0'); ///< and the zero after it
    std::set<qint64> m_events;                              ///< of the file that is read
};

} // namespace

Result<ReadArchive> readArchive(ArchiveSource& source, const std::stop_token& stop) {
    Reading reading(source, stop);
    const auto manifest = reading.manifest();
    if (!manifest) {
        return manifest.error();
    }
    for (const ListedFile& file : manifest->files) {
        if (Status read = reading.file(file); !read) {
            return read.error();
        }
    }
    ReadArchive archive = reading.finish();
    archive.chosen = manifest->chosen;
    return archive;
}

} // namespace earshot::archive
