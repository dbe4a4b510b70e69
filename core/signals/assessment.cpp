// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/assessment.h"

#include "core/signals/text.h"

#include <QLocale>

namespace earshot::signals {

namespace {

constexpr const char* kStyle =
    "body{font:11pt sans-serif;max-width:48em;margin:2em auto;padding:0 1em;color:#1f1b17}"
    "h2{margin-top:1.6em}h3{margin:1.4em 0 .2em}dl{margin:0}dt{color:#6a6259}"
    "dd{margin:0 0 .4em 1em}@media print{h3,dl{break-inside:avoid}}";

QString element(const char* name, const QString& text) {
    return QStringLiteral("<%1>%2</%1>\n").arg(QLatin1String(name), text.toHtmlEscaped());
}

QString fact(const QString& label, const QString& text) {
    return element("dt", label) + element("dd", text);
}

QString list(const QStringList& lines) {
    QString items;
    for (const QString& line : lines) {
        items += element("li", line);
    }
    return QStringLiteral("<ul>\n%1</ul>\n").arg(items);
}

QString dateText(const QDate& date) {
    return QLocale().toString(date, QStringLiteral("d MMM yyyy"));
}

QString stateText(const SignalState& state) {
    QString text = state.on ? Text::tr("On.") : Text::tr("Off: nothing new is stored or used.");
    if (hasTable(state.id)) {
        text += QLatin1Char(' ') +
                Text::tr("Entries stored: %1.").arg(QLocale().toString(state.entries));
    }
    if (state.sinceDay.isValid()) {
        text += QLatin1Char(' ') + Text::tr("Since %1.").arg(dateText(state.sinceDay));
    }
    if (state.lastUsedDay.isValid()) {
        text += QLatin1Char(' ') + Text::tr("Last used %1.").arg(dateText(state.lastUsedDay));
    }
    return text;
}

QString basisText(const SignalState& state) {
    if (info(state.id).kind != SignalKind::Personal) {
        return Text::tr("Does not describe you; can be switched off.");
    }
    if (state.on && state.decidedMs) {
        return Text::tr("Your consent of %1, which you can take back at any time.")
            .arg(dateText(QDateTime::fromMSecsSinceEpoch(*state.decidedMs).date()));
    }
    return Text::tr("Your consent, which is asked before anything is stored.");
}

QString signalSection(const SignalState& state) {
    const SignalId id = state.id;
    return element("h3", signalName(id)) + QStringLiteral("<dl>\n") +
           fact(Text::tr("What it is"), signalSentence(id)) +
           fact(Text::tr("Stored"), signalStored(id)) +
           fact(Text::tr("Needed for"), signalWhy(id)) + fact(Text::tr("Basis"), basisText(state)) +
           fact(Text::tr("Kept"), signalKept(id, state.keepDays)) +
           fact(Text::tr("Risk"), signalRisk(id)) + fact(Text::tr("Now"), stateText(state)) +
           QStringLiteral("</dl>\n");
}

QStringList measures(const Protection& protection) {
    return {
        protection.encrypted
            ? Text::tr("Encrypted, one key for each signal; erasing a signal destroys its key.")
            : Text::tr(
                  "Not encrypted: whoever can use your account or holds the disk can read it."),
        protection.ownerOnly
            ? Text::tr("Other accounts on this computer cannot read the file.")
            : Text::tr("Other accounts on this computer may be able to read the file."),
        protection.networkLock
            ? Text::tr("Nothing is sent: no network code, and the kernel refuses every connection.")
            : Text::tr("Nothing is sent: there is no network code. The kernel does not enforce it "
                       "here."),
        Text::tr("The database refuses to read the entries of a signal that is off."),
        Text::tr("Precision follows the switches: without daytime, only days are kept."),
        Text::tr("In a private session nothing is stored; in guest mode nothing is used, either."),
        Text::tr("Every pick shows what each signal added to it."),
        Text::tr("No profile of you is made for anybody else, and no decision about you is taken: "
                 "the result is a list of songs."),
    };
}

QStringList remainingRisks() {
    return {
        Text::tr("A program that runs as you can read what you can read."),
        Text::tr("Solid-state disks may keep old copies of what was overwritten."),
        Text::tr("Copies you make yourself (exports, backups of the disk) are yours to keep safe."),
    };
}

} // namespace

QString assessmentHtml(const std::vector<SignalState>& states, const Protection& protection,
                       const QDate& today) {
    const QString title = Text::tr("Earshot: data-protection assessment");
    QString page = QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n"
                                  "<meta name=\"viewport\" content=\"width=device-width\">\n") +
                   element("title", title) +
                   QStringLiteral("<style>%1</style></head><body>\n").arg(QLatin1String(kStyle));
    page += element("h1", title);
    page += element("p", Text::tr("Of this installation, on %1. Written by Earshot from its own "
                                  "list of signals and from what it has stored.")
                             .arg(dateText(today)));
    page += element("h2", Text::tr("What is processed, and what for"));
    page += element("p", Text::tr("Earshot keeps some of what you listen to on this computer and "
                                  "uses it to choose music from your own files. You are the only "
                                  "person concerned, and the only one who can see it. It is in the "
                                  "file %1.")
                             .arg(protection.file));
    page += element("h2", Text::tr("Each signal"));
    for (const SignalState& state : states) {
        page += signalSection(state);
    }
    page += element("h2", Text::tr("Never collected")) + list(neverCollected());
    page += element("h2", Text::tr("What protects you")) + list(measures(protection));
    page += element("h2", Text::tr("What remains")) + list(remainingRisks());
    page +=
        element("h2", Text::tr("What you can do")) +
        list({Text::tr("Look at every entry, on the Signals page."),
              Text::tr("Switch each signal off, and on again."),
              Text::tr("Erase what a signal has stored, or forget some of it."),
              Text::tr("Choose how long each signal keeps its entries, and how much it counts."),
              Text::tr("Take everything with you as files, and bring it back."),
              Text::tr("Listen in a private session.")});
    return page + QStringLiteral("</body></html>\n");
}

} // namespace earshot::signals
