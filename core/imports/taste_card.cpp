// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/taste_card.h"

#include "core/base/paths.h"
#include "core/base/plain_text.h"
#include "core/imports/text.h"
#include "core/signals/entry_text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <tuple>

namespace earshot::imports {

using base::Error;

namespace {

using namespace Qt::StringLiterals;

constexpr QLatin1StringView kFormat = "earshot-taste-card"_L1;
constexpr int kVersion = 1;
constexpr qsizetype kLongestOnCard = 300;

Error noCard(const QString& what, const QString& place) {
    return {what, place,
            Text::tr("Choose a file that was written with “Make your taste card” or “earshot card "
                     "make”")};
}

/// "" where it is no text, or longer than anything is called.
QString textIn(const QJsonObject& line, QLatin1StringView field) {
    const QString text = line.value(field).toString();
    return text.size() > kLongestOnCard ? QString() : base::plainText(text);
}

/// 0 where it is none.
int weightIn(const QJsonObject& line) {
    const int weight = line.value("weight"_L1).toInt(); // 0 for what is not whole
    return weight >= 1 && weight <= signals::kMostCardWeight ? weight : 0;
}

void readLines(const QJsonObject& root, CardFile& card) {
    for (const QJsonValue& value : root.value("artists"_L1).toArray()) {
        const QJsonObject line = value.toObject();
        const CardFile::Artist artist{textIn(line, "name"_L1), weightIn(line)};
        const bool good = !artist.name.isEmpty() && artist.weight > 0;
        card.leftOut += good ? 0 : 1;
        if (good) {
            card.artists.push_back(artist);
        }
    }
    for (const QJsonValue& value : root.value("songs"_L1).toArray()) {
        const QJsonObject line = value.toObject();
        const HeardSong song{textIn(line, "artist"_L1), textIn(line, "title"_L1),
                             textIn(line, "album"_L1), textIn(line, "recording"_L1).toLower()};
        const int weight = weightIn(line);
        const bool good = !song.artist.isEmpty() && !song.title.isEmpty() && weight > 0;
        card.leftOut += good ? 0 : 1;
        if (good) {
            card.songs.push_back({song, weight});
        }
    }
}

} // namespace

base::Result<CardFile> parseCard(const QByteArray& bytes, const QString& place) {
    if (bytes.size() > kLargestCard) {
        return noCard(Text::tr("This file is too large for a taste card"), place);
    }
    const QJsonObject root = QJsonDocument::fromJson(bytes).object();
    if (root.value("format"_L1).toString() != kFormat) {
        return noCard(Text::tr("This is no taste card"), place);
    }
    const QJsonValue version = root.value("version"_L1);
    if (version.toInt() != kVersion) {
        return Error{
            Text::tr("This taste card is of a kind that this Earshot does not know"), place,
            Text::tr("Use a newer Earshot, or ask for a card of version %1").arg(kVersion)};
    }
    CardFile card;
    const auto made = signals::cardMonthOf(root.value("made"_L1).toString());
    card.made = made.value_or(0);
    const QString name = textIn(root, "name"_L1);
    card.name = name.left(signals::kLongestCardName).trimmed();
    if (!signals::isCardHead({u"Anna"_s, card.made, 0})) {
        return noCard(Text::tr("This taste card does not say which month it was made"), place);
    }
    if (root.value("artists"_L1).toArray().size() > signals::kMostCardArtists ||
        root.value("songs"_L1).toArray().size() > signals::kMostCardSongs) {
        return noCard(Text::tr("This taste card names more than %1 artists or %2 songs")
                          .arg(signals::kMostCardArtists)
                          .arg(signals::kMostCardSongs),
                      place);
    }
    readLines(root, card);
    if (!signals::isCardHead({card.name, card.made, 0})) {
        card.name.clear(); // cut through a letter
    }
    return card;
}

base::Result<CardFile> readCard(const std::filesystem::path& path) {
    const QString place = base::pathText(path);
    QFile file(place);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Text::tr("A taste card could not be read"), place, file.errorString()};
    }
    const QByteArray bytes = file.read(kLargestCard + 1);
    if (file.error() != QFileDevice::NoError) {
        return Error{Text::tr("A taste card could not be read"), place, file.errorString()};
    }
    return parseCard(bytes, place);
}

base::Status nameCard(CardFile& card, const QString& name) {
    const QString plain = base::plainText(name);
    if (!signals::isCardHead({plain, card.made, 0})) {
        return Error{Text::tr("A card needs a name that your friends know you by"),
                     {},
                     Text::tr("Give it one of up to %1 letters").arg(signals::kLongestCardName)};
    }
    card.name = plain;
    return base::Done{};
}

QByteArray cardBytes(const CardFile& card) {
    std::vector<CardFile::Artist> byWeight = card.artists;
    std::ranges::sort(byWeight, {}, [](const CardFile::Artist& artist) {
        return std::tuple(-artist.weight, artist.name);
    });
    std::vector<CardFile::Song> songsByWeight = card.songs;
    std::ranges::sort(songsByWeight, {}, [](const CardFile::Song& one) {
        return std::tuple(-one.weight, one.song.artist, one.song.title, one.song.album);
    });
    QJsonArray artists, songs;
    for (const CardFile::Artist& artist : byWeight) {
        artists.append(QJsonObject{{u"name"_s, artist.name}, {u"weight"_s, artist.weight}});
    }
    for (const CardFile::Song& one : songsByWeight) {
        QJsonObject line{{u"artist"_s, one.song.artist},
                         {u"title"_s, one.song.title},
                         {u"weight"_s, one.weight}};
        if (!one.song.album.isEmpty()) {
            line[u"album"_s] = one.song.album;
        }
        if (!one.song.recording.isEmpty()) {
            line[u"recording"_s] = one.song.recording;
        }
        songs.append(line);
    }
    return QJsonDocument(QJsonObject{{u"format"_s, kFormat},
                                     {u"version"_s, kVersion},
                                     {u"name"_s, card.name},
                                     {u"made"_s, signals::cardMonth(card.made)},
                                     {u"artists"_s, artists},
                                     {u"songs"_s, songs}})
        .toJson();
}

base::Status writeCard(const CardFile& card, const std::filesystem::path& path) {
    const QString place = base::pathText(path);
    const QString what = Text::tr("The taste card was not written");
    if (QFile::exists(place)) {
        return Error{what, place, Text::tr("There is such a file already; choose another name")};
    }
    QSaveFile file(place);
    const QByteArray bytes = cardBytes(card);
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit()) {
        return Error{what, place, file.errorString()};
    }
    return base::Done{};
}

} // namespace earshot::imports
