// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/access_codec.h"

#include <QCborArray>
#include <QCborMap>

namespace earshot::signals {

namespace {

enum Field : qint64 { Day, Second, Offset, Who, Purpose, Read, Rows };

} // namespace

QByteArray encodeAccess(const AccessEntry& entry) {
    QCborArray read;
    for (const SignalInfo& row : registry()) {
        if (entry.read.has(row.id)) {
            read.append(QString::fromLatin1(row.key)); // numbers follow the page and may change
        }
    }
    QCborMap map{{Day, entry.at.day},
                 {Who, entry.who},
                 {Purpose, entry.purpose},
                 {Read, read},
                 {Rows, entry.rows}};
    if (entry.at.time) {
        map[Second] = entry.at.time->second;
        map[Offset] = entry.at.time->utcOffsetMinutes;
    }
    return QCborValue(map).toCbor();
}

std::optional<AccessEntry> decodeAccess(qint64 number, const QByteArray& bytes) {
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(bytes, &error);
    if (error.error != QCborError::NoError || !value.isMap()) {
        return std::nullopt;
    }
    const QCborMap map = value.toMap();
    AccessEntry entry;
    entry.number = number;
    entry.at.day = static_cast<qint32>(map.value(Day).toInteger());
    if (map.contains(Second)) {
        entry.at.time = Moment::Time{static_cast<int>(map.value(Second).toInteger()),
                                     static_cast<int>(map.value(Offset).toInteger())};
    }
    entry.who = map.value(Who).toString();
    entry.purpose = map.value(Purpose).toString();
    for (const QCborValue key : map.value(Read).toArray()) {
        if (const auto id = signalFromKey(key.toString())) {
            entry.read.set(*id, true);
        }
    }
    entry.rows = map.value(Rows).toInteger();
    return entry;
}

} // namespace earshot::signals
