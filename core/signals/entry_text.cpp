// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/entry_text.h"
#include "core/signals/text.h"

#include <QLocale>

#include <cmath>

namespace earshot::signals {

namespace {

constexpr int kUnixEpochJulianDay = 2'440'588; // 1970-01-01

QString endingText(Ending ending) {
    switch (ending) {
    case Ending::Finished:
        return Text::tr("finished");
    case Ending::SkippedOn:
        return Text::tr("skipped");
    case Ending::Stopped:
        return Text::tr("stopped");
    case Ending::Unplayable:
        return Text::tr("broke off");
    }
    Q_UNREACHABLE();
}

struct Describe {
    const Moment& at;
    QString date;

    QString operator()(const PlayDetail&) const { return when(); }
    [[nodiscard]] QString when() const {
        if (!at.time) {
            return date;
        }
        const QTime time = QTime::fromMSecsSinceStartOfDay(at.time->second * 1000);
        return Text::tr("%1, %2", "date, time").arg(date, time.toString(QStringLiteral("HH:mm")));
    }
    QString operator()(const CompletionDetail& detail) const {
        const int percent = static_cast<int>(std::lround(detail.share * 100));
        return Text::tr("%1: %2, %3 % heard", "date: how it ended, share")
            .arg(date, endingText(detail.ending))
            .arg(percent);
    }
    QString operator()(const LikeDetail& detail) const {
        return detail.value > 0 ? Text::tr("%1: liked").arg(date)
                                : Text::tr("%1: disliked").arg(date);
    }
    QString operator()(const DaytimeDetail& detail) const {
        return Text::tr("%1: %2, between %3:00 and %3:59", "date: weekday, hour")
            .arg(date, QLocale().standaloneDayName(detail.weekday))
            .arg(detail.hour, 2, 10, QLatin1Char('0'));
    }
    QString operator()(const ChoiceDetail& detail) const {
        return detail.byHand ? Text::tr("%1: picked by you").arg(date)
                             : Text::tr("%1: came by itself").arg(date);
    }
    QString operator()(const ActivityDetail& detail) const {
        const QString list = QString::fromLatin1(detail.list);
        return detail.counts ? Text::tr("%1: from the list “%2”").arg(date, list)
                             : Text::tr("%1: from the list “%2”, not heard long enough for a play")
                                   .arg(date, list);
    }
    QString operator()(const DeviceDetail& detail) const {
        switch (detail.device) {
        case DeviceClass::Speakers:
            return Text::tr("%1: on speakers").arg(date);
        case DeviceClass::Headphones:
            return Text::tr("%1: on headphones").arg(date);
        case DeviceClass::Other:
            return Text::tr("%1: on something that does not tell what it is").arg(date);
        }
        Q_UNREACHABLE();
    }
    QString operator()(const SpotlightDetail& detail) const {
        if (detail.kind == SpotlightDetail::Kind::Outcome) {
            return (*this)(detail.outcome);
        }
        return detail.kind == SpotlightDetail::Kind::Album
                   ? Text::tr("%1: its album put in the spotlight for %n week(s)", nullptr,
                              detail.weeks)
                         .arg(date)
                   : Text::tr("%1: its artist put in the spotlight for %n week(s)", nullptr,
                              detail.weeks)
                         .arg(date);
    }
    QString operator()(const ImportDetail& detail) const {
        QStringList parts{Text::tr("from %1", "a service").arg(importSourceName(detail.source))};
        if (detail.heardMs) {
            const int seconds = *detail.heardMs / 1000;
            parts += Text::tr("%1:%2 heard", "minutes, seconds")
                         .arg(seconds / 60)
                         .arg(seconds % 60, 2, 10, QLatin1Char('0'));
        }
        if (detail.outcome != ImportOutcome::Unknown) {
            parts += endingText(detail.outcome == ImportOutcome::Finished ? Ending::Finished
                                                                          : Ending::SkippedOn);
        }
        return Text::tr("%1: %2", "when: what").arg(when(), parts.join(QStringLiteral(", ")));
    }
    QString operator()(const CardDetail& detail) const {
        const QString line = detail.part == CardPart::Song
                                 ? Text::tr("%1: this song is on %2’s taste card, weight %3 of %4",
                                            "date, a friend's name, numbers")
                                 : Text::tr("%1: its artist is on %2’s taste card, weight %3 of %4",
                                            "date, a friend's name, numbers");
        return line.arg(date, detail.head.name, QString::number(detail.weight),
                        QString::number(kMostCardWeight));
    }
    QString operator()(const SequenceDetail& detail) const {
        return detail.place == 0
                   ? Text::tr("%1: began a sitting").arg(date)
                   : Text::tr("%1: number %2 of a sitting").arg(date).arg(detail.place + 1);
    }
};

} // namespace

QDate dateOf(const Moment& moment) {
    return QDate::fromJulianDay(kUnixEpochJulianDay + qint64(moment.day));
}

QString cardMonth(int months) {
    return QStringLiteral("%1-%2")
        .arg(months / 12, 4, 10, QLatin1Char('0'))
        .arg(months % 12 + 1, 2, 10, QLatin1Char('0'));
}

std::optional<int> cardMonthOf(const QString& text) {
    const QDate first = QDate::fromString(text, QStringLiteral("yyyy-MM"));
    return first.isValid() ? std::optional(12 * first.year() + first.month() - 1) : std::nullopt;
}

QString cardMonthText(int months) {
    return QLocale().toString(QDate(months / 12, months % 12 + 1, 1), QStringLiteral("MMMM yyyy"));
}

QString importSourceName(ImportSource source) {
    switch (source) {
    case ImportSource::Spotify:
        return QStringLiteral("Spotify");
    case ImportSource::ListenBrainz:
        return QStringLiteral("ListenBrainz");
    case ImportSource::LastFm:
        return QStringLiteral("Last.fm");
    }
    Q_UNREACHABLE();
}

QString entryText(const Entry& entry) {
    const QString date = QLocale().toString(dateOf(entry.at), QStringLiteral("d MMM yyyy"));
    return std::visit(Describe{entry.at, date}, entry.detail);
}

} // namespace earshot::signals
