// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/archive/archive_reader.h"

#include "core/archive/archive_format.h"
#include "core/archive/entry_json.h"
#include "core/archive/text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <set>

namespace earshot::archive {

using base::Error;
using base::Result;
using base::Status;
using signals::SignalId;

namespace {

constexpr qint64 kLongestLine = 256 * 1024;
constexpr qint64 kLongestManifest = 1024 * 1024;
constexpr qint64 kMostLines = 20'000'000; // a century of three-minute songs without a pause

QString nothingImported() {
    return Text::tr("Nothing was imported");
}

Error wrongLine(const QString& file, qint64 line, const QString& problem) {
    return {
        Text::tr("%1, line %2: %3", "file, number, what is wrong").arg(file).arg(line).arg(problem),
        {},
        nothingImported()};
}

Error wrongManifest(const QString& problem) {
    return {Text::tr("%1: %2", "file, what is wrong").arg(QLatin1String(kManifestName), problem),
            {},
            nothingImported()};
}

/// The object in these bytes, or what is wrong.
Result<QJsonObject> objectIn(const QByteArray& bytes) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        return Error{Text::tr("is not JSON (%1)").arg(error.errorString()), {}, {}};
    }
    if (!document.isObject()) {
        return Error{Text::tr("is not a JSON object"), {}, {}};
    }
    return document.object();
}

struct ListedFile {
    QString name, signal;
    qint64 lines = 0;
};

struct Manifest {
    std::vector<ListedFile> files; ///< of signals
    signals::Preferences chosen;
};

/// What was chosen for one signal; of one that is not known here nothing.
void readChoice(FieldReader& fields, signals::Preferences& chosen) {
    const auto id = signals::signalFromKey(fields.text("signal"));
    std::optional<int> keepDays, dial;
    if (fields.has("keep_days")) {
        keepDays = static_cast<int>(fields.whole("keep_days", 0, signals::kLongestKeepDays));
    }
    if (fields.has("dial_percent")) {
        dial = static_cast<int>(
            fields.whole("dial_percent", signals::kDialSteps.front(), signals::kDialSteps.back()));
    }
    if (id) {
        chosen.ownKeepDays[static_cast<std::size_t>(*id)] = keepDays;
        chosen.ownDial[static_cast<std::size_t>(*id)] = dial;
    }
}

/// The files of signals that a manifest tells of, and the choices.
Result<Manifest> manifestIn(const QByteArray& bytes) {
    const auto manifest = objectIn(bytes);
    if (!manifest) {
        return wrongManifest(manifest.error().what);
    }
    FieldReader fields(*manifest);
    const QString format = fields.text("format");
    const qint64 version = fields.whole("version", 1, 1'000'000);
    if (fields.ok() && format != QLatin1String(kArchiveFormat)) {
        return wrongManifest(Text::tr("is not that of an archive of Earshot"));
    }
    if (fields.ok() && version != kArchiveVersion) {
        Error newer = wrongManifest(Text::tr("the archive was written by a newer Earshot (version "
                                             "%1, this program knows %2)")
                                        .arg(version)
                                        .arg(kArchiveVersion));
        newer.advice = Text::tr("Use the newer Earshot. Nothing was imported");
        return newer;
    }
    std::vector<ListedFile> files;
    std::set<QString> seen;
    const QJsonValue list = manifest->value(QLatin1String("files"));
    if (!list.isArray()) {
        fields.fail("files", Text::tr("is not a list"));
    }
    for (const QJsonValue value : list.toArray()) {
        const QJsonObject object = value.toObject();
        FieldReader file(object);
        const QString name = file.text("file");
        const QString signal = file.text("signal", FieldReader::Presence::Optional);
        const qint64 lines = file.whole("lines", 0, kMostLines);
        if (!signal.isEmpty() && name != signal + QLatin1String(".jsonl")) {
            file.fail("file", Text::tr("is not the file of the signal \"%1\"").arg(signal));
        }
        if (!seen.insert(name).second) {
            file.fail("file", Text::tr("stands there twice"));
        }
        if (!file.ok()) {
            return wrongManifest(file.problem());
        }
        if (!signal.isEmpty()) {
            files.push_back({name, signal, lines});
        }
    }
    signals::Preferences chosen;
    for (const QJsonValue value : manifest->value(QLatin1String("signals")).toArray()) {
        const QJsonObject object = value.toObject();
        FieldReader choice(object);
        readChoice(choice, chosen);
        if (!choice.ok()) {
            return wrongManifest(choice.problem());
        }
    }
    return fields.ok() ? Result<Manifest>({std::move(files), chosen})
                       : wrongManifest(fields.problem());
}

class Reading {
public:
    Reading(ArchiveSource& source, const std::stop_token& stop) : m_source(source), m_stop(stop) {}

    Result<Manifest> manifest() {
        auto device = m_source.open(QLatin1String(kManifestName));
        if (!device) {
            return device.error();
        }
        const QByteArray bytes = (*device)->read(kLongestManifest + 1);
        return bytes.size() > kLongestManifest ? wrongManifest(Text::tr("is too long"))
                                               : manifestIn(bytes);
    }

    Status file(const ListedFile& listed) {
        const std::optional<SignalId> id = signals::signalFromKey(listed.signal);
        if (!id || !signals::hasTable(*id)) {
            m_archive.unknown.push_back({listed.signal, listed.lines});
            return base::Done{};
        }
        auto device = m_source.open(listed.name);
        if (!device) {
            return device.error();
        }
        m_events.clear();
        qint64 number = 0;
        while (!(*device)->atEnd()) {
            const QByteArray line = (*device)->readLine(kLongestLine);
            ++number;
            const QString problem = number > listed.lines
                                        ? Text::tr("there are more lines than the manifest tells")
                                        : take(*id, line);
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

    ReadArchive finish() {
        std::ranges::stable_sort(m_archive.entries, {},
                                 [](const ArchivedEntry& entry) { return entry.stored.row; });
        return std::move(m_archive);
    }

private:
    /// What is wrong with a line; nothing when it was taken.
    QString take(SignalId id, const QByteArray& line) {
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

    ArchiveSource& m_source;
    const std::stop_token& m_stop;
    ReadArchive m_archive;
    QHash<TrackNote, std::size_t> m_places;
    std::set<qint64> m_events; ///< of the file that is read
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
