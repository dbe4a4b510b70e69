// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/archive/consent_json.h"

#include "core/archive/text.h"

#include <QDateTime>

namespace earshot::archive {

using signals::Decision;

namespace {

constexpr int kLongestPlace = 200; // where something was decided is a few words

} // namespace

QJsonObject toJson(const signals::ConsentEntry& entry) {
    QJsonObject line{{QStringLiteral("signal"), signals::signalKey(entry.signal)},
                     {QStringLiteral("decision"), QLatin1String(decisionWord(entry.decision))},
                     {QStringLiteral("at"), instantText(entry.atMs)},
                     {QStringLiteral("how"), entry.how}};
    if (entry.broughtInMs) {
        line[QStringLiteral("brought_in")] = instantText(*entry.broughtInMs);
    }
    return line;
}

std::optional<signals::ConsentEntry> readDecision(FieldReader& fields) {
    signals::ConsentEntry entry;
    const auto id = signals::signalFromKey(fields.text("signal"));
    entry.decision =
        static_cast<Decision>(fields.word("decision", {{"on", int(Decision::On)},
                                                       {"off", int(Decision::Off)},
                                                       {"declined", int(Decision::Declined)}}));
    entry.atMs = fields.instant("at");
    entry.how = fields.text("how");
    if (entry.how.size() > kLongestPlace) {
        fields.fail("how", Text::tr("is not a text of bearable length"));
    }
    if (fields.has("brought_in")) {
        entry.broughtInMs = fields.instant("brought_in");
    }
    if (!id || !fields.ok()) {
        return std::nullopt;
    }
    entry.signal = *id;
    return entry;
}

QString instantText(qint64 milliseconds) {
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace earshot::archive
