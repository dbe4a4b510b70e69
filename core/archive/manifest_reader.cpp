// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/archive/manifest_reader.h"

#include "core/archive/archive_format.h"
#include "core/archive/field_reader.h"
#include "core/archive/text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <set>

namespace earshot::archive {

using base::Error;
using base::Result;

namespace {

constexpr qint64 kMostLines = 20'000'000; // a century of three-minute songs without a pause

Error wrongManifest(const QString& problem) {
    return {Text::tr("%1: %2", "file, what is wrong").arg(QLatin1String(kManifestName), problem),
            {},
            Text::tr("Nothing was imported")};
}

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

} // namespace

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

Result<Manifest> manifestIn(const QByteArray& bytes) {
    if (bytes.size() > kLongestManifest) {
        return wrongManifest(Text::tr("is too long"));
    }
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
        files.push_back({name, signal, lines});
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

} // namespace earshot::archive
