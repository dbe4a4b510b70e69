// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/moments.h"
#include "core/recommend/text.h"

#include <QLocale>

namespace earshot::recommend {

DayPart dayPart(int hour) {
    if (hour < 5 || hour >= 22) {
        return DayPart::Night;
    }
    if (hour < 12) {
        return DayPart::Morning;
    }
    return hour < 17 ? DayPart::Afternoon : DayPart::Evening;
}

bool isWeekend(int weekday) {
    return weekday >= 6;
}

QString atThisTime(const QDateTime& now) {
    const bool weekend = isWeekend(now.date().dayOfWeek());
    switch (dayPart(now.time().hour())) {
    case DayPart::Morning:
        return weekend ? Text::tr("on weekend mornings") : Text::tr("in the morning");
    case DayPart::Afternoon:
        return weekend ? Text::tr("on weekend afternoons") : Text::tr("in the afternoon");
    case DayPart::Evening:
        return weekend ? Text::tr("on weekend evenings") : Text::tr("in the evening");
    case DayPart::Night:
        break;
    }
    return weekend ? Text::tr("on weekend nights") : Text::tr("at night");
}

QString timeTitle(const QDateTime& now) {
    const QString day = QLocale().standaloneDayName(now.date().dayOfWeek());
    switch (dayPart(now.time().hour())) {
    case DayPart::Morning:
        return Text::tr("%1 morning").arg(day);
    case DayPart::Afternoon:
        return Text::tr("%1 afternoon").arg(day);
    case DayPart::Evening:
        return Text::tr("%1 evening").arg(day);
    case DayPart::Night:
        break;
    }
    return Text::tr("%1 night").arg(day);
}

QString dayWords(const QDate& day, const QDate& today) {
    const qint64 ago = day.daysTo(today);
    if (ago <= 0) {
        return Text::tr("today");
    }
    if (ago == 1) {
        return Text::tr("yesterday");
    }
    return ago < 7 ? QLocale().standaloneDayName(day.dayOfWeek())
                   : QLocale().toString(day, QLocale::ShortFormat);
}

} // namespace earshot::recommend
