// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/recommender.h"
#include "core/recommend/text.h"

namespace earshot::recommend {

QString termKey(int term) {
    return term < signals::kSignalCount ? signals::signalKey(static_cast<signals::SignalId>(term))
                                        : QStringLiteral("diversity");
}

QString termName(int term) {
    return term < signals::kSignalCount ? signals::signalName(static_cast<signals::SignalId>(term))
                                        : Text::tr("Variety");
}

QString ruleKey(Rule rule) {
    switch (rule) {
    case Rule::PlayedRecently:
        return QStringLiteral("played-recently");
    case Rule::ArtistCap:
        return QStringLiteral("artist-cap");
    case Rule::SameRecording:
        return QStringLiteral("same-recording");
    case Rule::OtherVersion:
        return QStringLiteral("other-version");
    case Rule::SpokenWord:
        return QStringLiteral("spoken-word");
    case Rule::Silent:
        return QStringLiteral("silent");
    case Rule::Season:
        return QStringLiteral("season");
    case Rule::Disliked:
        return QStringLiteral("disliked");
    case Rule::NotAnalysed:
        return QStringLiteral("not-analysed");
    case Rule::AlreadyQueued:
        return QStringLiteral("already-queued");
    case Rule::Share:
        return QStringLiteral("share");
    case Rule::Stretch:
        return QStringLiteral("stretch");
    case Rule::AnotherWeek:
        return QStringLiteral("another-week");
    }
    return {};
}

QString ruleText(Rule rule) {
    switch (rule) {
    case Rule::PlayedRecently:
        return Text::tr("Played within the last two hours, or today where only the day is kept");
    case Rule::ArtistCap:
        return Text::tr("Enough by this artist in this list");
    case Rule::SameRecording:
        return Text::tr("The same recording is in your library twice");
    case Rule::OtherVersion:
        return Text::tr("Another version of this song stands for it");
    case Rule::SpokenWord:
        return Text::tr("Speech rather than music");
    case Rule::Silent:
        return Text::tr("There is nothing to hear in it");
    case Rule::Season:
        return Text::tr("Christmas music outside the season");
    case Rule::Disliked:
        return Text::tr("You dislike it");
    case Rule::NotAnalysed:
        return Text::tr("Not listened to by Earshot yet");
    case Rule::AlreadyQueued:
        return Text::tr("Already up next, or what this list starts from");
    case Rule::Share:
        return Text::tr("Enough that is as familiar, or as new, in this list");
    case Rule::Stretch:
        return Text::tr("Another track stands on this part of the way");
    case Rule::AnotherWeek:
        return Text::tr("Comes in another week's Discover");
    }
    return {};
}

} // namespace earshot::recommend
