// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/archive/entry_json.h"

#include "core/archive/text.h"
#include "core/signals/device_class.h"
#include "core/signals/entry_text.h"

#include <QTime>

#include <cmath>

namespace earshot::archive {

using signals::Moment;
using signals::SignalId;
using signals::StoredEntry;

namespace {

// Whole numbers up to here are exact in JSON as everybody reads it.
constexpr qint64 kMostEvents = 9'000'000'000'000'000;
constexpr int kMostMinutesFromUtc = 18 * 60;

const char* endingWord(signals::Ending ending) {
    switch (ending) {
    case signals::Ending::Finished:
        return "finished";
    case signals::Ending::SkippedOn:
        return "skipped";
    case signals::Ending::Stopped:
        return "stopped";
    case signals::Ending::Unplayable:
        return "broke-off";
    }
    Q_UNREACHABLE();
}

const char* sourceWord(signals::ImportSource source) {
    switch (source) {
    case signals::ImportSource::Spotify:
        return "spotify";
    case signals::ImportSource::ListenBrainz:
        return "listenbrainz";
    case signals::ImportSource::LastFm:
        return "lastfm";
    }
    Q_UNREACHABLE();
}

struct WriteFields {
    QJsonObject& line;

    void operator()(const signals::PlayDetail&) const {}
    void operator()(const signals::CompletionDetail& detail) const {
        line[QStringLiteral("share_heard")] = static_cast<double>(detail.share);
        line[QStringLiteral("ending")] = QLatin1String(endingWord(detail.ending));
    }
    void operator()(const signals::LikeDetail& detail) const {
        line[QStringLiteral("mark")] =
            detail.value > 0 ? QStringLiteral("liked") : QStringLiteral("disliked");
    }
    void operator()(const signals::DaytimeDetail& detail) const {
        line[QStringLiteral("hour")] = detail.hour;
        line[QStringLiteral("weekday")] = detail.weekday;
    }
    void operator()(const signals::ChoiceDetail& detail) const {
        line[QStringLiteral("picked")] =
            detail.byHand ? QStringLiteral("by-hand") : QStringLiteral("by-itself");
    }
    void operator()(const signals::ActivityDetail& detail) const {
        line[QStringLiteral("list")] = QString::fromLatin1(detail.list);
        if (!detail.counts) {
            line[QStringLiteral("counts")] = false;
        }
    }
    void operator()(const signals::DeviceDetail& detail) const {
        line[QStringLiteral("device")] = signals::deviceKey(detail.device);
    }
    void operator()(const signals::SpotlightDetail& detail) const {
        using Kind = signals::SpotlightDetail::Kind;
        if (detail.kind == Kind::Outcome) {
            line[QStringLiteral("kind")] = QStringLiteral("outcome");
            (*this)(detail.outcome);
            return;
        }
        line[QStringLiteral("kind")] =
            detail.kind == Kind::Album ? QStringLiteral("album") : QStringLiteral("artist");
        line[QStringLiteral("weeks")] = detail.weeks;
    }
    void operator()(const signals::ImportDetail& detail) const {
        line[QStringLiteral("source")] = QLatin1String(sourceWord(detail.source));
        line[QStringLiteral("import")] = detail.import;
        if (detail.heardMs) {
            line[QStringLiteral("heard_ms")] = *detail.heardMs;
        }
        if (detail.outcome != signals::ImportOutcome::Unknown) {
            const bool finished = detail.outcome == signals::ImportOutcome::Finished;
            line[QStringLiteral("ending")] = QLatin1String(finished ? "finished" : "skipped");
        }
    }
    void operator()(const signals::CardDetail& detail) const {
        line[QStringLiteral("card")] = detail.head.name;
        line[QStringLiteral("made")] = signals::cardMonth(detail.head.made);
        line[QStringLiteral("artists")] = detail.head.artists;
        line[QStringLiteral("part")] = detail.part == signals::CardPart::Song
                                           ? QStringLiteral("song")
                                           : QStringLiteral("artist");
        line[QStringLiteral("weight")] = detail.weight;
    }
    void operator()(const signals::SequenceDetail& detail) const {
        line[QStringLiteral("sitting")] = detail.sitting;
        line[QStringLiteral("place")] = detail.place;
    }
};

signals::CompletionDetail readOutcome(FieldReader& fields) {
    using signals::Ending;
    const auto share = static_cast<float>(fields.number("share_heard", 0, 1));
    const int ending = fields.word("ending", {{"finished", int(Ending::Finished)},
                                              {"skipped", int(Ending::SkippedOn)},
                                              {"stopped", int(Ending::Stopped)},
                                              {"broke-off", int(Ending::Unplayable)}});
    return {share, static_cast<Ending>(ending)};
}

signals::SpotlightDetail readSpotlight(FieldReader& fields) {
    using Kind = signals::SpotlightDetail::Kind;
    const auto kind = static_cast<Kind>(fields.word("kind", {{"album", int(Kind::Album)},
                                                             {"artist", int(Kind::Artist)},
                                                             {"outcome", int(Kind::Outcome)}}));
    if (kind == Kind::Outcome) {
        return {kind, 0, readOutcome(fields)};
    }
    return {kind, static_cast<int>(fields.whole("weeks", 1, signals::kMostSpotlightWeeks)), {}};
}

signals::ImportDetail readImport(FieldReader& fields) {
    using signals::ImportOutcome, signals::ImportSource;
    signals::ImportDetail detail;
    detail.source = static_cast<ImportSource>(
        fields.word("source", {{"spotify", int(ImportSource::Spotify)},
                               {"listenbrainz", int(ImportSource::ListenBrainz)},
                               {"lastfm", int(ImportSource::LastFm)}}));
    detail.import = fields.whole("import", 1, kMostEvents);
    if (fields.has("heard_ms")) {
        detail.heardMs = static_cast<qint32>(fields.whole("heard_ms", 0, signals::kMostImportedMs));
    }
    if (fields.has("ending")) {
        detail.outcome = static_cast<ImportOutcome>(
            fields.word("ending", {{"finished", int(ImportOutcome::Finished)},
                                   {"skipped", int(ImportOutcome::Skipped)}}));
    }
    return detail;
}

signals::CardDetail readCard(FieldReader& fields) {
    using signals::CardPart;
    signals::CardDetail detail;
    detail.head.name = fields.text("card");
    detail.head.made = signals::cardMonthOf(fields.text("made")).value_or(0);
    detail.head.artists = static_cast<int>(
        fields.whole("artists", 0, signals::kMostCardSongs + signals::kMostCardArtists));
    detail.part = static_cast<CardPart>(
        fields.word("part", {{"song", int(CardPart::Song)}, {"artist", int(CardPart::Artist)}}));
    detail.weight = static_cast<int>(fields.whole("weight", 1, signals::kMostCardWeight));
    if (fields.ok() && !signals::isCardHead(detail.head)) {
        fields.fail("card", Text::tr("has no name that can be shown, or no month"));
    }
    return detail;
}

Moment readMoment(FieldReader& fields) {
    Moment at;
    at.day = static_cast<qint32>(QDate(1970, 1, 1).daysTo(fields.date("day")));
    if (fields.has("time")) {
        const int second = fields.secondOfDay("time");
        const auto offset = static_cast<int>(
            fields.whole("utc_offset_minutes", -kMostMinutesFromUtc, kMostMinutesFromUtc));
        at.time = Moment::Time{second, offset};
    }
    return at;
}

} // namespace

std::vector<Column> columnsOf(SignalId id) {
    std::vector<Column> columns{
        {QStringLiteral("event"), Text::tr("number of the play or the like; lines of several files "
                                           "that come from one play share it")},
        {QStringLiteral("day"), Text::tr("the date where you were, year-month-day")}};
    if (signals::tellsTime(id)) {
        columns.push_back({QStringLiteral("time"),
                           Text::tr("the time of day where you were; only where it is kept, that "
                                    "is while Daytime was on")});
        columns.push_back({QStringLiteral("utc_offset_minutes"),
                           Text::tr("with the time: minutes by which that is ahead of UTC")});
    }
    switch (id) {
    case SignalId::Imports:
        columns.push_back(
            {QStringLiteral("source"), Text::tr("\"spotify\", \"listenbrainz\" or \"lastfm\"")});
        columns.push_back({QStringLiteral("import"),
                           Text::tr("number of the first event that came with the same import")});
        columns.push_back({QStringLiteral("heard_ms"),
                           Text::tr("how much was heard, in milliseconds, where that is known")});
        columns.push_back({QStringLiteral("ending"),
                           Text::tr("\"finished\" or \"skipped\", where that is known")});
        break;
    case SignalId::Circle:
        columns.push_back({QStringLiteral("card"), Text::tr("the name on the taste card")});
        columns.push_back({QStringLiteral("made"), Text::tr("the month it was made, year-month")});
        columns.push_back({QStringLiteral("artists"),
                           Text::tr("how many artists it names, in your library or not")});
        columns.push_back({QStringLiteral("part"),
                           Text::tr("\"song\" where this track is on the card, \"artist\" where "
                                    "its artist is")});
        columns.push_back({QStringLiteral("weight"), Text::tr("as on the card, 1 to 5")});
        break;
    case SignalId::Completion:
        columns.push_back(
            {QStringLiteral("share_heard"), Text::tr("how much of the track was heard, 0 to 1")});
        columns.push_back({QStringLiteral("ending"),
                           Text::tr("\"finished\", \"skipped\", \"stopped\" or \"broke-off\"")});
        break;
    case SignalId::Likes:
        columns.push_back({QStringLiteral("mark"), Text::tr("\"liked\" or \"disliked\"")});
        break;
    case SignalId::Daytime:
        columns.push_back({QStringLiteral("hour"), Text::tr("hour of the day, 0 to 23")});
        columns.push_back(
            {QStringLiteral("weekday"), Text::tr("1 is Monday, and so on to 7, Sunday")});
        break;
    case SignalId::Choice:
        columns.push_back({QStringLiteral("picked"), Text::tr("\"by-hand\" or \"by-itself\"")});
        break;
    case SignalId::Activity:
        columns.push_back({QStringLiteral("list"),
                           Text::tr("key of the mood or activity list it was played from")});
        columns.push_back(
            {QStringLiteral("counts"), Text::tr("false where too little was heard for a play")});
        break;
    case SignalId::Device:
        columns.push_back(
            {QStringLiteral("device"), Text::tr("\"speakers\", \"headphones\" or \"other\"")});
        break;
    case SignalId::Spotlight:
        columns.push_back({QStringLiteral("kind"),
                           Text::tr("\"album\" or \"artist\" of this track was put in the "
                                    "spotlight, or \"outcome\" of a play of what was in it")});
        columns.push_back({QStringLiteral("weeks"), Text::tr("for how long, not of an outcome")});
        columns.push_back({QStringLiteral("share_heard"),
                           Text::tr("of an outcome: how much of the track was heard, 0 to 1")});
        columns.push_back(
            {QStringLiteral("ending"), Text::tr("of an outcome: \"finished\", \"skipped\", "
                                                "\"stopped\" or \"broke-off\"")});
        break;
    case SignalId::Sequence:
        columns.push_back(
            {QStringLiteral("sitting"), Text::tr("number of the event that began this sitting")});
        columns.push_back(
            {QStringLiteral("place"), Text::tr("place in the sitting, counted from 0")});
        break;
    default:
        break; // stores nothing
    }
    return columns;
}

void writeMoment(const Moment& at, QJsonObject& line) {
    line[QStringLiteral("day")] = signals::dateOf(at).toString(Qt::ISODate);
    if (at.time) {
        line[QStringLiteral("time")] = QTime::fromMSecsSinceStartOfDay(at.time->second * 1000)
                                           .toString(QStringLiteral("HH:mm:ss"));
        line[QStringLiteral("utc_offset_minutes")] = at.time->utcOffsetMinutes;
    }
}

QJsonObject toJson(const StoredEntry& stored) {
    QJsonObject line{{QStringLiteral("event"), stored.row}};
    writeMoment(stored.entry.at, line);
    std::visit(WriteFields{line}, stored.entry.detail);
    return line;
}

StoredEntry readEntry(SignalId id, FieldReader& fields) {
    StoredEntry stored;
    stored.row = fields.whole("event", 1, kMostEvents);
    stored.entry.at = readMoment(fields);
    switch (id) {
    case SignalId::Plays:
        stored.entry.detail = signals::PlayDetail{};
        break;
    case SignalId::Completion:
        stored.entry.detail = readOutcome(fields);
        break;
    case SignalId::Likes:
        stored.entry.detail =
            signals::LikeDetail{fields.word("mark", {{"liked", 1}, {"disliked", -1}})};
        break;
    case SignalId::Daytime:
        stored.entry.detail =
            signals::DaytimeDetail{static_cast<int>(fields.whole("hour", 0, 23)),
                                   static_cast<int>(fields.whole("weekday", 1, 7))};
        break;
    case SignalId::Choice:
        stored.entry.detail =
            signals::ChoiceDetail{fields.word("picked", {{"by-hand", 1}, {"by-itself", 0}}) == 1};
        break;
    case SignalId::Activity: {
        const QByteArray list = fields.text("list").toLatin1();
        if (fields.ok() && !signals::isListKey(list)) {
            fields.fail("list", Text::tr("is not the key of a list"));
        }
        const bool counts = !fields.has("counts") || fields.flag("counts");
        stored.entry.detail = signals::ActivityDetail{list, counts};
        break;
    }
    case SignalId::Device: {
        using signals::DeviceClass;
        const int device = fields.word("device", {{"speakers", int(DeviceClass::Speakers)},
                                                  {"headphones", int(DeviceClass::Headphones)},
                                                  {"other", int(DeviceClass::Other)}});
        stored.entry.detail = signals::DeviceDetail{static_cast<DeviceClass>(device)};
        break;
    }
    case SignalId::Spotlight:
        stored.entry.detail = readSpotlight(fields);
        break;
    case SignalId::Imports:
        stored.entry.detail = readImport(fields);
        break;
    case SignalId::Circle:
        stored.entry.detail = readCard(fields);
        break;
    case SignalId::Sequence:
        stored.entry.detail =
            signals::SequenceDetail{fields.whole("sitting", 1, kMostEvents),
                                    static_cast<int>(fields.whole("place", 0, 1'000'000))};
        break;
    default:
        fields.fail("event", Text::tr("belongs to a signal that stores nothing here"));
    }
    if (!signals::tellsTime(id) && stored.entry.at.time) {
        fields.fail("time", Text::tr("is told by plays only"));
    }
    return stored;
}

} // namespace earshot::archive
