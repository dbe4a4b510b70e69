// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/entry_text.h"
#include "core/signals/signal_store_state.h"
#include "core/signals/text.h"

#include <QHash>

#include <algorithm>

namespace earshot::signals {

namespace {

const CardDetail& cardLineOf(const StoredEntry& stored) {
    return std::get<CardDetail>(stored.entry.detail);
}

bool mayBeStored(const TasteCard& card) {
    return isCardHead(card.head) &&
           card.lines.size() <= std::size_t(kMostCardSongs + kMostCardArtists) &&
           std::ranges::all_of(card.lines, [](const TasteCard::Line& line) {
               return line.track != library::TrackId::None && line.weight >= 1 &&
                      line.weight <= kMostCardWeight;
           });
}

} // namespace

base::Status SignalStore::addCard(const TasteCard& card) {
    using base::Done;
    if (guestIsHere()) {
        return State::guestError(Text::tr("The card was not opened"));
    }
    if (!mayBeStored(card)) {
        return base::Error{Text::tr("This is no taste card that can be kept"),
                           {},
                           Text::tr("Give it another name")};
    }
    if (base::Status kept = applyRetentionDaily(); !kept) {
        return kept;
    }
    const QString what = Text::tr("The card could not be saved");
    return m_state->connection.guard(what, [&]() -> base::Status {
        SQLite::Database& db = m_state->db();
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        if (!m_state->allowed().has(SignalId::Circle)) {
            return base::Error{Text::tr("Circle is off, so the card was not kept"),
                               {},
                               Text::tr("Allow circle on the Signals page")};
        }
        auto writer = m_state->sealer.writer(SignalId::Circle);
        if (!writer) {
            return writer.error();
        }
        std::vector<qint64> former;
        m_state->table(SignalId::Circle).forEach([&](const StoredEntry& stored) {
            if (cardLineOf(stored).head.name == card.head.name) {
                former.push_back(stored.row);
            }
        });
        SignalTable lines(db, SignalId::Circle, std::move(*writer));
        for (const qint64 row : former) {
            lines.remove(row);
        }
        if (!former.empty()) {
            db.exec("UPDATE upkeep SET compact_due = 1");
        }
        const Moment today = m_state->now().onlyDay();
        for (const TasteCard::Line& line : card.lines) {
            lines.insert(m_state->nextEvent(),
                         {line.track, today, CardDetail{line.part, line.weight, card.head}});
        }
        transaction.commit();
        return Done{};
    });
}

base::Result<std::vector<CardView>> SignalStore::cards() const {
    if (guestIsHere()) {
        return State::guestError(Text::tr("The entries are not shown"));
    }
    return m_state->connection.guard(Text::tr("The entries could not be read"), [&] {
        const TableGuard::Allowance allowance = m_state->allow(SignalId::Circle);
        std::vector<CardView> views;
        QHash<QString, std::size_t> places;
        m_state->table(SignalId::Circle).forEach([&](const StoredEntry& stored) {
            const CardDetail& line = cardLineOf(stored);
            const auto known = places.constFind(line.head.name);
            if (known == places.constEnd()) {
                places.insert(line.head.name, views.size());
                views.push_back({stored.row, line.head, 0, 0, dateOf(stored.entry.at)});
            }
            CardView& view = known == places.constEnd() ? views.back() : views[*known];
            ++(line.part == CardPart::Song ? view.songs : view.artists);
        });
        std::ranges::reverse(views);
        return views;
    });
}

} // namespace earshot::signals
