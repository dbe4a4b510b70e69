// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/consent_log.h"

namespace earshot::signals {

namespace {

const char* word(Decision decision) {
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

Decision decisionFrom(const std::string& text) {
    if (text == "on") {
        return Decision::On;
    }
    return text == "declined" ? Decision::Declined : Decision::Off;
}

} // namespace

ConsentState ConsentLog::state() const {
    ConsentState state;
    for (const SignalInfo& row : registry()) {
        state.enabled.set(row.id, onByDefault(row.id));
    }
    SQLite::Statement read(m_db, "SELECT signal, decision, at_ms FROM consent ORDER BY entry");
    while (read.executeStep()) {
        const auto id = signalFromKey(QString::fromStdString(read.getColumn(0).getString()));
        if (!id) {
            continue;
        }
        const Decision decision = decisionFrom(read.getColumn(1).getString());
        if (decision != Decision::Declined) {
            state.enabled.set(*id, decision == Decision::On && info(*id).hasScorer);
        }
        state.decidedMs[static_cast<std::size_t>(*id)] = read.getColumn(2).getInt64();
    }
    return state;
}

std::vector<ConsentEntry> ConsentLog::newest(int limit) const {
    std::vector<ConsentEntry> entries;
    SQLite::Statement read(
        m_db, "SELECT signal, decision, at_ms, how FROM consent ORDER BY entry DESC LIMIT ?");
    read.bind(1, limit);
    while (read.executeStep()) {
        const auto id = signalFromKey(QString::fromStdString(read.getColumn(0).getString()));
        if (id) {
            entries.push_back({*id, decisionFrom(read.getColumn(1).getString()),
                               read.getColumn(2).getInt64(),
                               QString::fromStdString(read.getColumn(3).getString())});
        }
    }
    return entries;
}

void ConsentLog::add(SignalId signal, Decision decision, qint64 atMs, const QString& how) {
    SQLite::Statement insert(
        m_db, "INSERT INTO consent (signal, decision, at_ms, how) VALUES (?, ?, ?, ?)");
    insert.bind(1, info(signal).key);
    insert.bind(2, word(decision));
    insert.bind(3, static_cast<int64_t>(atMs));
    insert.bind(4, how.toStdString());
    insert.exec();
    if (decision != Decision::Declined) {
        m_db.exec("DROP VIEW IF EXISTS switched");
        m_db.exec("CREATE VIEW switched AS SELECT MAX(entry) AS entry FROM consent");
    }
}

} // namespace earshot::signals
