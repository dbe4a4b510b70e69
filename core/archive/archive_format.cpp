// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/archive/archive_format.h"

#include "core/archive/entry_json.h"
#include "core/archive/text.h"

namespace earshot::archive {

namespace {

void addColumns(QStringList& lines, const std::vector<Column>& columns) {
    for (const Column& column : columns) {
        lines += QStringLiteral("  %1  %2").arg(column.name, -20).arg(column.meaning);
    }
    lines += QString();
}

std::vector<Column> trackColumns() {
    return {{QStringLiteral("audio"), Text::tr("hash of the sound without its tags: the same in "
                                               "every library; empty where Earshot has not "
                                               "listened to the file")},
            {QStringLiteral("path"), Text::tr("where the file was")},
            {QStringLiteral("title"), Text::tr("as Earshot showed it")},
            {QStringLiteral("artist"), Text::tr("as Earshot showed it")},
            {QStringLiteral("album"), Text::tr("as tagged")},
            {QStringLiteral("duration_ms"), Text::tr("length in thousandths of a second")}};
}

std::vector<Column> consentColumns() {
    return {{QStringLiteral("signal"), Text::tr("what was decided about")},
            {QStringLiteral("decision"), Text::tr("\"on\", \"off\" or \"declined\"")},
            {QStringLiteral("at"), Text::tr("when")},
            {QStringLiteral("how"), Text::tr("where it was decided")},
            {QStringLiteral("brought_in"), Text::tr("when an archive brought this decision here; "
                                                    "only where one did")}};
}

std::vector<Column> accessColumns() {
    return {{QStringLiteral("number"), Text::tr("counted from 1")},
            {QStringLiteral("day"), Text::tr("when; with \"time\" and \"utc_offset_minutes\" only "
                                             "while Daytime was on")},
            {QStringLiteral("time"), Text::tr("see there")},
            {QStringLiteral("utc_offset_minutes"), Text::tr("see there")},
            {QStringLiteral("who"), Text::tr("which part of Earshot read")},
            {QStringLiteral("purpose"), Text::tr("for which list, or what else for")},
            {QStringLiteral("signals"), Text::tr("which signals it read")},
            {QStringLiteral("rows"), Text::tr("how many entries of them")}};
}

std::vector<Column> manifestColumns() {
    return {{QStringLiteral("format"), Text::tr("what this is, for programs")},
            {QStringLiteral("version"), Text::tr("of this format")},
            {QStringLiteral("program"), Text::tr("version of the Earshot that wrote it")},
            {QStringLiteral("written"), Text::tr("when")},
            {QStringLiteral("files"), Text::tr("for each file: its name, its signal, how many "
                                               "lines it has, and how many entries besides could "
                                               "not be read because their storage is damaged")},
            {QStringLiteral("signals"),
             Text::tr("for each signal: whether it was on, which list used it last, and, where you "
                      "chose so yourself, for how many days its entries are kept (0: until you "
                      "erase them) and how much it counts in percent")}};
}

} // namespace

QString fileOf(signals::SignalId id) {
    return signals::signalKey(id) + QStringLiteral(".jsonl");
}

QString readmeText(const std::vector<signals::SignalId>& ids) {
    QStringList lines{
        Text::tr("What Earshot has stored about you"),
        QString(),
        Text::tr("Every file but this one is JSON. In a .jsonl file each line is one entry, oldest "
                 "first. Texts are UTF-8."),
        Text::tr("\"earshot signals import\" or the Signals page brings the entries of signals "
                 "back, of those that are on."),
        Text::tr("The consent record comes along, marked as brought in, for you to read: it "
                 "switches nothing on or off."),
        Text::tr("The access log stays here to be read. It is chained so that nobody can change it "
                 "unseen, and a log that could be filled from a file would prove nothing."),
        Text::tr("Numbers of events are counted anew where they are brought in, and which list "
                 "used a signal last is told by the place where it did."),
        Text::tr("Nothing here is encrypted: keep it as you would keep a diary."),
        QString(),
        QString::fromLatin1(kManifestName)};
    addColumns(lines, manifestColumns());
    for (const signals::SignalId id : ids) {
        lines += QStringLiteral("%1: %2. %3")
                     .arg(fileOf(id), signals::signalName(id), signals::signalSentence(id));
        lines += signals::signalStored(id);
        addColumns(lines, columnsOf(id));
    }
    lines += Text::tr("In each of these files the track is told by:");
    addColumns(lines, trackColumns());
    lines += Text::tr("%1: what you decided").arg(QLatin1String(kConsentName));
    addColumns(lines, consentColumns());
    lines += Text::tr("%1: what was read, and for which list").arg(QLatin1String(kAccessLogName));
    addColumns(lines, accessColumns());
    return lines.join(QLatin1Char('\n'));
}

} // namespace earshot::archive
