// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/consent_log.h"

#include <limits>
#include <map>
#include <tuple>

namespace earshot::signals {

namespace {

Decision decisionFrom(const std::string& text) {
    if (text == "on") {
        return Decision::On;
    }
    return text == "declined" ? Decision::Declined : Decision::Off;
}

} // namespace

const char* decisionWord(Decision decision) {
    switch (decision) {
    case Decision::On:
        return "on";
    case Decision::Off:
        return "off";
    case Decision::Declined:
        return "declined";
    }
    Q_UNREACHABLE();
}

ConsentState ConsentLog::state() const {
    ConsentState state;
    for (const SignalInfo& row : registry()) {
        state.enabled.set(row.id, onByDefault(row.id));
    }
    SQLite::Statement read(m_db, "SELECT signal, decision, at_ms FROM consent"
                                 " WHERE brought_in_ms IS NULL ORDER BY entry");
    while (read.executeStep()) {
        const auto id = signalFromKey(QString::fromStdString(read.getColumn(0).getString()));
        if (!id) {
            continue;
        }
        const Decision decision = decisionFrom(read.getColumn(1).getString());
        if (decision != Decision::Declined) {
            state.enabled.set(*id, decision == Decision::On);
        }
        state.decidedMs[static_cast<std::size_t>(*id)] = read.getColumn(2).getInt64();
    }
    return state;
}

std::vector<ConsentEntry> ConsentLog::newest(int limit) const {
    std::vector<ConsentEntry> entries;
    SQLite::Statement read(m_db, "SELECT signal, decision, at_ms, how, brought_in_ms FROM consent"
                                 " ORDER BY at_ms DESC, entry DESC LIMIT ?");
    read.bind(1, limit);
    while (read.executeStep()) {
        const auto id = signalFromKey(QString::fromStdString(read.getColumn(0).getString()));
        if (id) {
            entries.push_back(
                {*id, decisionFrom(read.getColumn(1).getString()), read.getColumn(2).getInt64(),
                 QString::fromStdString(read.getColumn(3).getString()),
                 read.isColumnNull(4) ? std::nullopt
                                      : std::optional<qint64>(read.getColumn(4).getInt64())});
        }
    }
    return entries;
}

void ConsentLog::add(SignalId signal, Decision decision, qint64 atMs, const QString& how) {
    insert({signal, decision, atMs, how, {}});
    if (decision != Decision::Declined) {
        m_db.exec("DROP VIEW IF EXISTS switched");
        m_db.exec("CREATE VIEW switched AS SELECT MAX(entry) AS entry FROM consent");
    }
}

qint64 ConsentLog::bringIn(std::span<const ConsentEntry> decisions, qint64 nowMs) {
    // The same decision may have been made twice within a second: each one here stands for one
    // there. Archives may tell whole seconds only.
    using Key = std::tuple<SignalId, Decision, qint64, QString>;
    const auto keyOf = [](const ConsentEntry& entry) {
        return Key{entry.signal, entry.decision, entry.atMs / 1000, entry.how};
    };
    std::map<Key, int> here;
    for (const ConsentEntry& entry : newest(std::numeric_limits<int>::max())) {
        ++here[keyOf(entry)];
    }
    qint64 added = 0;
    for (ConsentEntry entry : decisions) {
        if (int& known = here[keyOf(entry)]; known > 0) {
            --known;
            continue;
        }
        entry.broughtInMs = nowMs;
        insert(entry);
        ++added;
    }
    return added;
}

void ConsentLog::insert(const ConsentEntry& entry) {
    SQLite::Statement insert(
        m_db,
        "INSERT INTO consent (signal, decision, at_ms, how, brought_in_ms) VALUES (?, ?, ?, ?, ?)");
    insert.bind(1, info(entry.signal).key);
    insert.bind(2, decisionWord(entry.decision));
    insert.bind(3, static_cast<int64_t>(entry.atMs));
    insert.bind(4, entry.how.toStdString());
    if (entry.broughtInMs) {
        insert.bind(5, static_cast<int64_t>(*entry.broughtInMs));
    }
    insert.exec();
}

} // namespace earshot::signals
