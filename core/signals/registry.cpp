// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/registry.h"
#include "core/signals/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace earshot::signals {

namespace {

// Entries that describe habits grow stale; what was played stays until the person erases it,
// because looking back over years is what it is for.
constexpr int kUntilErased = 0;
constexpr int kOneYear = 365;
constexpr int kTwoYears = 2 * kOneYear;
constexpr int kThreeYears = 3 * kOneYear;

#define T(text) QT_TRANSLATE_NOOP("earshot::signals", text)

constexpr std::array<SignalInfo, kSignalCount> kRegistry{{
    {SignalId::Sound, "sound", SignalKind::Content, Storage::Nothing, kUntilErased, T("Sound"),
     T("How a track sounds: its timbre, rhythm and harmony."),
     T("Nothing about you. The measurements of each file are kept with the library."),
     T("Finds tracks that sound like the list you asked for."),
     T("None for you: it describes files that anybody who can read them could measure."),
     "signal-sound"},
    {SignalId::Mood, "mood", SignalKind::Content, Storage::Nothing, kUntilErased, T("Mood"),
     T("How lively and how bright a track feels."),
     T("Nothing about you. Two numbers and how sure they are, kept with the library."),
     T("Finds tracks that fit the mood you picked."),
     T("None for you: it describes files that anybody who can read them could measure."),
     "signal-mood"},
    {SignalId::Tags, "tags", SignalKind::Content, Storage::Nothing, kUntilErased, T("Tags"),
     T("What the files say about themselves: genre, year, composer and label."),
     T("Nothing about you. The tags are read from your files."),
     T("Keeps a list to matching styles and times."),
     T("None for you: it stands in your files already."), "signal-tags"},
    {SignalId::Lyrics, "lyrics", SignalKind::Content, Storage::Nothing, kUntilErased, T("Lyrics"),
     T("Whether the words fit a theme or a feeling, in English and German."),
     T("Nothing about you. The lyrics in your files and in .lrc files beside them, and how much "
       "they speak of thirteen themes, are kept with the library."),
     T("Finds songs whose words fit, not only their sound."),
     T("None for you: it stands in your files already."), "signal-lyrics"},
    {SignalId::Arrival, "arrival", SignalKind::Content, Storage::Nothing, kUntilErased,
     T("New arrivals"), T("How new a track is in your library, and how new its release."),
     T("Nothing about you. The date each file was added, and the release date in its tags."),
     T("Lets music you have just added come up sooner."),
     T("Little: it shows when you got which music, as the dates of your files do."),
     "signal-arrival"},
    {SignalId::Plays, "plays", SignalKind::Personal, Storage::Listening, kUntilErased, T("Plays"),
     T("How often and how recently you played a track."),
     T("Which track you played and when; only the day while daytime is off. A play counts once "
       "half of the track or 30 seconds were heard."),
     T("Brings back what you love and rests what you have heard lately."),
     T("Shows your taste and, over years, what occupied you; music can hint at faith, politics, "
       "origin or state of mind. With daytime on, also when you were at home."),
     "signal-plays"},
    {SignalId::Completion, "completion", SignalKind::Personal, Storage::Listening, kThreeYears,
     T("Skips and finishes"), T("Whether you hear a track to its end or skip it."),
     T("For each track you started: how much of it was heard, how it ended, and the day."),
     T("Picks less of what you skip and more of what you finish."),
     T("Shows what you could not stand and what held you, day by day."), "signal-completion"},
    {SignalId::Likes, "likes", SignalKind::Personal, Storage::Listening, kUntilErased, T("Likes"),
     T("What you marked as liked or disliked."),
     T("One mark for each track you liked or disliked, and the day you set it."),
     T("Picks more of what you like and leaves out what you dislike."),
     T("Shows your taste in your own words: few entries that say much."), "signal-likes"},
    {SignalId::Playlists, "playlists", SignalKind::Personal, Storage::Nothing, kUntilErased,
     T("Playlists"), T("Which tracks you put together in your own playlists."),
     T("Nothing new. The playlists you saved are read."),
     T("Puts together what you have put together before."),
     T("Shows what you put together, and the names you gave it."), "signal-playlists"},
    {SignalId::Sequence, "sequence", SignalKind::Personal, Storage::Listening, kOneYear,
     T("Sequence"), T("What you tend to play after what."),
     T("For each play: which sitting it belongs to, its place in it, and the day."),
     T("Chooses what fits next."),
     T("Shows the course of each evening: what you turned to after what."), "signal-sequence"},
    {SignalId::Daytime, "daytime", SignalKind::Personal, Storage::Listening, kTwoYears,
     T("Daytime"), T("What you play at which hour and on which weekday."),
     T("For each play: the hour, the weekday and the date. Plays then keep their time as well."),
     T("Fits lists to your mornings, evenings and weekends."),
     T("Shows when you are awake, at home and at leisure; a change of habits stands out."),
     "signal-daytime"},
    {SignalId::Activity, "activity", SignalKind::Personal, Storage::Listening, kTwoYears,
     T("Activity"), T("What you chose while a mood or an activity list was on."),
     T("For each play or skip from a mood or an activity list: which list, and the day."),
     T("Learns what you like for focus, workout or sleep."),
     T("Shows when you work, train, have guests or go to sleep."), "signal-activity"},
    {SignalId::Choice, "choice", SignalKind::Personal, Storage::Listening, kTwoYears, T("Choice"),
     T("Whether you picked a track yourself or it came by itself."),
     T("For each play: picked by you, yes or no, and the day."),
     T("Trusts what you picked more than what merely played on."),
     T("Little by itself: it tells which plays you meant."), "signal-choice"},
    {SignalId::Device, "device", SignalKind::Personal, Storage::Listening, kOneYear, T("Device"),
     T("Whether you listen on speakers or on headphones."),
     T("For each play: speakers, headphones or something else, and the day. Never a device's "
       "name."),
     T("Learns what you like to hear where."),
     T("Little by itself: headphones hint at company or at being out."), "signal-device"},
    {SignalId::Spotlight, "spotlight", SignalKind::Personal, Storage::Listening, kOneYear,
     T("Spotlight"), T("Albums and artists you asked to hear more of for some weeks."),
     T("Which you put in the spotlight, for how long and since which day; and of each play of them "
       "meanwhile: how much was heard, how it ended, and the day."),
     T("Tries what you asked for, and less of it where you skip it."),
     T("Little: what you asked to hear more of."), "signal-spotlight"},
    {SignalId::Imports, "imports", SignalKind::Personal, Storage::Listening, kUntilErased,
     T("Imported history"), T("What you listened to elsewhere, from files you imported."),
     T("Of each imported play of a song that is in your library: the day (the time too while "
       "Daytime is on), how much was heard, whether it was finished or skipped, and which import "
       "and service it came from. Nothing else that stands in those files."),
     T("Knows your taste from the first day."),
     T("The same as plays, over all the years you bring in."), "signal-imports"},
    {SignalId::Circle, "circle", SignalKind::Personal, Storage::Listening, kUntilErased,
     T("Circle"), T("Taste cards that friends handed you as files."),
     T("Of each card you opened, until you remove it: the name on it, the month it was made, and "
       "which songs and artists on it are in your library, each with its weight from 1 to 5. "
       "Nothing of what is not in your library."),
     T("Suggests what friends with a similar taste love."),
     T("Shows the taste of others who trusted you with it, and whom you share music with."),
     "signal-circle"},
    {SignalId::Session, "session", SignalKind::Personal, Storage::Memory, kUntilErased,
     T("This sitting"), T("What you skip and finish right now."),
     T("Nothing. It is held in memory and gone when you stop for half an hour or close Earshot."),
     T("Follows what you are in the mood for at the moment."),
     T("Little: it is gone with the sitting."), "signal-session"},
    {SignalId::Exploration, "exploration", SignalKind::None, Storage::Nothing, kUntilErased,
     T("Exploration"), T("A small share of chance in every list."), T("Nothing."),
     T("Tries what is not known yet and keeps lists from always being the same."),
     T("None of its own. While skips and finishes are on, chance is wider where they tell "
       "little."),
     "signal-exploration"},
}};

#undef T

constexpr bool inOrder() {
    for (std::size_t i = 0; i < kRegistry.size(); ++i) {
        if (static_cast<std::size_t>(kRegistry[i].id) != i) {
            return false;
        }
    }
    return true;
}
static_assert(inOrder(), "the registry's rows follow SignalId");

QString translated(const char* text) {
    return QCoreApplication::translate("earshot::signals", text);
}

} // namespace

std::span<const SignalInfo> registry() {
    return kRegistry;
}

const SignalInfo& info(SignalId id) {
    return kRegistry[static_cast<std::size_t>(id)];
}

bool onByDefault(SignalId id) {
    return info(id).kind != SignalKind::Personal;
}

bool hasTable(SignalId id) {
    return info(id).storage == Storage::Listening;
}

std::optional<SignalId> signalFromKey(QStringView key) {
    const auto found = std::ranges::find_if(
        kRegistry, [key](const SignalInfo& row) { return key == QLatin1String(row.key); });
    return found == kRegistry.end() ? std::nullopt : std::optional(found->id);
}

QString signalKey(SignalId id) {
    return QString::fromLatin1(info(id).key);
}

std::string signalTable(SignalId id) {
    return info(id).storage == Storage::Listening ? std::string("signal_") + info(id).key
                                                  : std::string();
}

QString signalName(SignalId id) {
    return translated(info(id).name);
}

QString signalSentence(SignalId id) {
    return translated(info(id).sentence);
}

QString signalStored(SignalId id) {
    return translated(info(id).stored);
}

QString signalWhy(SignalId id) {
    return translated(info(id).why);
}

QString signalRisk(SignalId id) {
    return translated(info(id).risk);
}

QStringList neverCollected() {
    return {
        Text::tr("Where you are"),
        Text::tr("The microphone"),
        Text::tr("Your contacts"),
        Text::tr("Network addresses, accounts or cloud identifiers"),
        Text::tr("What other programs do"),
        Text::tr("The content of files that are not music"),
    };
}

} // namespace earshot::signals
