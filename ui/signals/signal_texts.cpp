// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/signal_texts.h"

#include <QCoreApplication>
#include <QLocale>

namespace earshot::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(earshot::ui::SignalsPage)
};

using signals::Storage;

QString storedText(const signals::SignalState& state, int sittingOutcomes, const QDate& today) {
    switch (signals::info(state.id).storage) {
    case Storage::Nothing:
        return {}; // its card says so in words
    case Storage::Memory:
        if (sittingOutcomes == 0) {
            return Text::tr("In memory only, empty now");
        }
        return sittingOutcomes == 1
                   ? Text::tr("In memory only, 1 track now")
                   : Text::tr("In memory only, %1 tracks now").arg(sittingOutcomes);
    case Storage::Listening:
        break;
    }
    if (state.entries == 0) {
        return Text::tr("0 entries");
    }
    QString text = entriesText(state.entries);
    if (state.sinceDay.isValid()) {
        text += QStringLiteral(" · ") + Text::tr("since %1").arg(dayText(state.sinceDay, today));
    }
    return text;
}

QString offText(const signals::SignalState& state) {
    if (signals::info(state.id).storage != Storage::Listening) {
        return Text::tr("Off: not used");
    }
    return state.entries == 0 ? Text::tr("Off: 0 entries, nothing is stored or used")
                              : Text::tr("Off: nothing new is stored or used. %1 from before are "
                                         "still here")
                                    .arg(entriesText(state.entries));
}

} // namespace

QString dayText(const QDate& date, const QDate& today) {
    if (date == today) {
        return Text::tr("today");
    }
    return date.addDays(1) == today ? Text::tr("yesterday")
                                    : QLocale().toString(date, QStringLiteral("d MMM yyyy"));
}

QString entriesText(qint64 count) {
    return count == 1 ? Text::tr("1 entry") : Text::tr("%1 entries").arg(QLocale().toString(count));
}

QString statusText(const signals::SignalState& state, int sittingOutcomes, const QDate& today) {
    QStringList parts{state.on ? storedText(state, sittingOutcomes, today) : offText(state)};
    parts.removeAll(QString());
    if (state.lastUsedDay.isValid()) {
        const QString day = dayText(state.lastUsedDay, today);
        parts += state.lastUsedBy.isEmpty()
                     ? Text::tr("last used %1").arg(day)
                     : Text::tr("last used by %1, %2", "list, day").arg(state.lastUsedBy, day);
    } else if (state.on) {
        parts += Text::tr("not used by a list so far");
    }
    if (state.damaged > 0) {
        parts += Text::tr("%1 of these cannot be read and are skipped")
                     .arg(QLocale().toString(state.damaged));
    }
    QString text = parts.join(QStringLiteral(" · "));
    text[0] = text[0].toUpper();
    return text;
}

QString consentText(const signals::ConsentEntry& entry) {
    const QString name = signals::signalName(entry.signal);
    switch (entry.decision) {
    case signals::Decision::On:
        return Text::tr("%1 switched on").arg(name);
    case signals::Decision::Off:
        return Text::tr("%1 switched off").arg(name);
    case signals::Decision::Declined:
        return Text::tr("%1 not allowed").arg(name);
    }
    Q_UNREACHABLE();
}

} // namespace earshot::ui
