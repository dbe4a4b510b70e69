// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/signal_store_state.h"

#include "core/signals/entry_text.h"
#include "core/signals/key_rotation.h"
#include "core/signals/text.h"
#include "core/vault/vault.h"

#include <algorithm>

namespace earshot::signals {

namespace {

constexpr qint64 kMostReserved = 2'000'000; // a number in a damaged file may be anything

} // namespace

void SignalStore::State::writeUsage(SignalSet used, const QString& purpose,
                                    const Moment& at) const {
    for (const SignalInfo& row : registry()) {
        if (!used.has(row.id)) {
            continue;
        }
        SQLite::Statement note(db(), "REPLACE INTO usage (signal, last_day, last_ms, purpose)"
                                     " VALUES (?, ?, ?, ?)");
        note.bind(1, row.key);
        note.bind(2, at.day);
        if (at.time) {
            note.bind(3, static_cast<int64_t>(at.seconds() * 1000));
        }
        note.bind(4, purpose.toStdString());
        note.exec();
    }
}

void SignalStore::State::readUsage(std::vector<SignalState>& states) const {
    SQLite::Statement usage(db(), "SELECT signal, last_day, last_ms, purpose FROM usage");
    while (usage.executeStep()) {
        const auto id = signalFromKey(QString::fromStdString(usage.getColumn(0).getString()));
        if (id) {
            SignalState& state = states[static_cast<std::size_t>(*id)];
            const Moment day{usage.getColumn(1).getInt(), std::nullopt};
            const SQLite::Column exact = usage.getColumn(2);
            state.lastUsedDay = dateOf(day);
            state.lastUsedMs = exact.isNull() ? day.seconds() * 1000 : exact.getInt64();
            state.lastUsedBy = QString::fromStdString(usage.getColumn(3).getString());
        }
    }
}

void SignalStore::State::letGoOfWhatWasRead() const {
    if (vault::Vault* keys = sealer.vault()) {
        keys->holdNothing();
    }
}

/// A sitting goes on from its last play that is left: what was forgotten of it was never there.
SequenceDetail SignalStore::State::placeInSitting(const PlayEvent& event, qint64 number) {
    if (!event.opensSitting && sitting != 0) {
        for (const StoredEntry& last : table(SignalId::Sequence).newest(1, 0)) {
            const auto& before = std::get<SequenceDetail>(last.entry.detail);
            if (before.sitting == sitting) {
                return {sitting, before.place + 1};
            }
        }
    }
    sitting = number;
    return {number, 0};
}

/// Gives the number of entries that were read.
qint64 SignalStore::State::readInto(History& history, SignalId id, bool timesAllowed) const {
    SignalTable stored = table(id);
    qint64 sittingBefore = 0; // of the sequence entry before
    if (id == SignalId::Plays) {
        // By far the longest; events are numbered without large gaps, and counting reads every
        // page.
        const qint64 likely = std::clamp<qint64>(stored.lastRow(), 0, kMostReserved);
        history.plays.reserve(static_cast<std::size_t>(likely));
    }
    const SignalTable::Tally tally = stored.forEach([&](const StoredEntry& one) {
        const Entry& entry = one.entry;
        const Moment at = timesAllowed ? entry.at : entry.at.onlyDay();
        if (id == SignalId::Plays) {
            history.plays.push_back({entry.track, at.seconds(), at.day});
        } else if (const auto* outcome = std::get_if<CompletionDetail>(&entry.detail)) {
            history.completions.push_back({entry.track, outcome->share, outcome->ending, at.day});
        } else if (const auto* like = std::get_if<LikeDetail>(&entry.detail)) {
            history.likes.push_back({entry.track, like->value, at.day});
        } else if (const auto* time = std::get_if<DaytimeDetail>(&entry.detail)) {
            history.daytimes.push_back({entry.track, time->hour, time->weekday, at.day});
        } else if (const auto* choice = std::get_if<ChoiceDetail>(&entry.detail)) {
            history.choices.push_back({entry.track, choice->byHand, at.day});
        } else if (const auto* from = std::get_if<ActivityDetail>(&entry.detail)) {
            if (from->counts) {
                history.activities.push_back(
                    {entry.track, QString::fromLatin1(from->list), at.day});
            }
        } else if (const auto* on = std::get_if<DeviceDetail>(&entry.detail)) {
            history.devices.push_back({entry.track, on->device, at.day});
        } else if (const auto* light = std::get_if<SpotlightDetail>(&entry.detail)) {
            if (light->kind == SpotlightDetail::Kind::Outcome) {
                history.spotlightOutcomes.push_back(
                    {entry.track, light->outcome.share, light->outcome.ending, at.day});
            } else {
                history.spotlights.push_back({entry.track, scopeOf(*light), light->weeks, at.day});
            }
        } else if (const auto* elsewhere = std::get_if<ImportDetail>(&entry.detail)) {
            history.imports.push_back(
                {entry.track, elsewhere->source, elsewhere->outcome, elsewhere->heardMs, at.day});
        } else if (const auto* line = std::get_if<CardDetail>(&entry.detail)) {
            history.cards.push_back({entry.track, line->part, line->weight, line->head, at.day});
        } else if (const auto* in = std::get_if<SequenceDetail>(&entry.detail)) {
            // Counted anew, so that what was forgotten leaves no gap.
            SequenceRecord next{entry.track, 0, 0, at.day};
            if (!history.sequences.empty()) {
                const SequenceRecord& before = history.sequences.back();
                const bool goesOn = in->sitting == sittingBefore;
                next.sitting = before.sitting + (goesOn ? 0 : 1);
                next.place = goesOn ? before.place + 1 : 0;
            }
            history.sequences.push_back(next);
            sittingBefore = in->sitting;
        }
    });
    return tally.entries - tally.damaged;
}

bool SignalStore::State::holdsWhatNoKeyOpens() const {
    for (const SignalInfo& row : registry()) {
        if (hasTable(row.id)) {
            const TableGuard::Allowance allowance = allow(row.id);
            if (SignalTable(db(), row.id).holdsSealed()) {
                return true;
            }
        }
    }
    return false;
}

base::Status SignalStore::State::pruneAccessLog() const {
    if (!sealer.vault() || sealer.hindrance()) {
        return base::Done{};
    }
    const QString what = Text::tr("Old entries of the access log could not be removed");
    const auto next = connection.guard(what, [&] {
        SQLite::Transaction snapshot(db());
        return AccessLog(db(), *sealer.vault()).prunable(now().day);
    });
    if (!next) {
        return next.error();
    }
    // The keys first: what lies before the anchored beginning is not looked at, so that a program
    // killed in between leaves no gap, only rows for the next time.
    if (*next) {
        if (base::Status anchored = sealer.vault()->beginLogAt(**next); !anchored) {
            return anchored;
        }
    }
    return connection.guard(
        what, [&]() -> base::Status { return AccessLog(db(), *sealer.vault()).prune(); });
}

base::Error SignalStore::State::guestError(const QString& what) {
    return {Text::tr("%1: guest mode is on").arg(what), {}, Text::tr("End guest mode first")};
}

bool SignalStore::State::nothingStoredYet() const {
    const vault::Vault* vault = sealer.vault();
    return vault && vault->status().state == vault::VaultState::Absent;
}

/// Before a signal is switched on that stores something: keys, where there are none yet.
base::Status SignalStore::State::makeReady(SignalId id) const {
    if (!hasTable(id) || !sealer.hindrance()) {
        return base::Done{};
    }
    const vault::Vault* vault = sealer.vault();
    if (vault && vault->status().state == vault::VaultState::Absent) {
        const auto stranded =
            connection.guard(Text::tr("The signals could not be read"),
                             [this]() -> base::Result<bool> { return holdsWhatNoKeyOpens(); });
        if (!stranded) {
            return stranded.error();
        }
        if (*stranded) {
            return base::Error{Text::tr("The keys to what is stored about you are missing"),
                               {},
                               Text::tr("Put back the file vault.keys from a copy, or erase "
                                        "everything (earshot signals erase --all)")};
        }
    }
    const base::Status made = sealer.makeReady();
    return made ? finishRotations(upkeep()) : made; // what was stored before there were keys
}

} // namespace earshot::signals
