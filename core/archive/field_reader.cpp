// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/archive/field_reader.h"

#include "core/archive/text.h"

#include <QDateTime>
#include <QJsonValue>
#include <QTime>

#include <algorithm>
#include <cmath>

namespace earshot::archive {

namespace {

const QDate kFirstDate(1970, 1, 1);
const QDate kLastDate(9999, 12, 31);

} // namespace

void FieldReader::fail(const char* field, const QString& what) {
    if (m_problem.isEmpty()) {
        m_problem = Text::tr("\"%1\" %2", "field, what is wrong").arg(QLatin1String(field), what);
    }
}

double FieldReader::number(const char* field, double lowest, double highest) {
    const QJsonValue value = m_object.value(QLatin1String(field));
    const double number = value.toDouble(std::nan(""));
    if (!(number >= lowest && number <= highest)) { // also NaN, and what is no number
        fail(field, Text::tr("is not a number from %1 to %2").arg(lowest).arg(highest));
        return lowest;
    }
    return number;
}

qint64 FieldReader::whole(const char* field, qint64 lowest, qint64 highest) {
    const double value = number(field, static_cast<double>(lowest), static_cast<double>(highest));
    if (value != std::floor(value)) {
        fail(field, Text::tr("is not a whole number"));
        return lowest;
    }
    return static_cast<qint64>(value);
}

bool FieldReader::flag(const char* field) {
    const QJsonValue value = m_object.value(QLatin1String(field));
    if (!value.isBool()) {
        fail(field, Text::tr("is neither true nor false"));
    }
    return value.toBool();
}

QString FieldReader::text(const char* field, Presence presence) {
    const QJsonValue value = m_object.value(QLatin1String(field));
    if (presence == Presence::Optional && (value.isUndefined() || value.isNull())) {
        return {};
    }
    const QString text = value.toString();
    if (!value.isString() || text.size() > kLongestText) {
        fail(field, Text::tr("is not a text of bearable length"));
        return {};
    }
    return text;
}

QDate FieldReader::date(const char* field) {
    const QDate date = QDate::fromString(text(field), Qt::ISODate);
    if (!date.isValid() || date < kFirstDate || date > kLastDate) {
        fail(field, Text::tr("is not a date such as 2026-03-15"));
        return kFirstDate;
    }
    return date;
}

int FieldReader::secondOfDay(const char* field) {
    const QTime time = QTime::fromString(text(field), QStringLiteral("HH:mm:ss"));
    if (!time.isValid()) {
        fail(field, Text::tr("is not a time such as 18:02:11"));
        return 0;
    }
    return time.msecsSinceStartOfDay() / 1000;
}

qint64 FieldReader::instant(const char* field) {
    const QDateTime when = QDateTime::fromString(text(field), Qt::ISODateWithMs);
    if (!when.isValid() || when.timeSpec() == Qt::LocalTime || when.date() < kFirstDate ||
        when.date() > kLastDate) {
        fail(field, Text::tr("is not a date with time such as 2026-03-15T17:02:11Z"));
        return 0;
    }
    return when.toMSecsSinceEpoch();
}

int FieldReader::word(const char* field, std::initializer_list<std::pair<const char*, int>> words) {
    const QString said = text(field);
    const auto* found = std::ranges::find_if(
        words, [&](const auto& known) { return said == QLatin1String(known.first); });
    if (found == words.end()) {
        fail(field, Text::tr("is not a word that is known"));
        return 0;
    }
    return found->second;
}

QByteArray FieldReader::hex(const char* field) {
    const QByteArray written = text(field, Presence::Optional).toLatin1();
    QByteArray bytes = QByteArray::fromHex(written);
    if (bytes.toHex() != written) {
        fail(field, Text::tr("is not hexadecimal"));
        return {};
    }
    return bytes;
}

} // namespace earshot::archive
