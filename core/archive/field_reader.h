// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QJsonObject>
#include <QString>

#include <initializer_list>
#include <optional>
#include <utility>

namespace earshot::archive {

/// Reads the fields of one JSON object that may hold anything. The first thing that is wrong is
/// kept in problem() with the field's name; from then on what is given means nothing.
class FieldReader {
public:
    explicit FieldReader(const QJsonObject& object) : m_object(object) {}

    [[nodiscard]] bool has(const char* field) const {
        return m_object.contains(QLatin1String(field));
    }
    /// A whole number from `lowest` to `highest`.
    qint64 whole(const char* field, qint64 lowest, qint64 highest);
    double number(const char* field, double lowest, double highest);
    bool flag(const char* field);
    /// At most kLongestText characters; "" where the field may be left out and is.
    enum class Presence : std::uint8_t { Needed, Optional };
    QString text(const char* field, Presence presence = Presence::Needed);
    /// "2026-03-15", from 1970 to 9999.
    QDate date(const char* field);
    /// "18:02:11" as seconds of the day.
    int secondOfDay(const char* field);
    /// "2026-03-15T17:02:11Z", with or without thousandths, as milliseconds since 1970 UTC.
    qint64 instant(const char* field);
    /// The number that goes with a word.
    int word(const char* field, std::initializer_list<std::pair<const char*, int>> words);
    /// Lower-case hexadecimal; empty where the field is left out.
    QByteArray hex(const char* field);

    [[nodiscard]] bool ok() const { return m_problem.isEmpty(); }
    [[nodiscard]] const QString& problem() const { return m_problem; }
    void fail(const char* field, const QString& what);

    static constexpr int kLongestText = 16 * 1024;

private:
    const QJsonObject& m_object;
    QString m_problem;
};

} // namespace earshot::archive
