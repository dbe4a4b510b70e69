// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/lists/constants.h"
#include "core/recommend/lists/list_kinds.h"
#include "core/recommend/lists/tastes.h"
#include "core/recommend/text.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>

namespace earshot::recommend::lists {

namespace {

using namespace Qt::StringLiterals;
using signals::SignalId;

/// The names that come most, weighted by place in the list of loved songs; "" does not count.
template <typename NamesOf>
QStringList leading(const TasteGroup& group, std::size_t most, const NamesOf& namesOf) {
    QHash<QString, double> weight;
    for (std::size_t i = 0; i < group.songs.size(); ++i) {
        for (const QString& name : namesOf(group.songs[i])) {
            weight[name] += name.isEmpty() ? 0 : 1 / std::sqrt(1.0 + static_cast<double>(i));
        }
    }
    std::vector<std::pair<double, QString>> sorted;
    for (auto it = weight.cbegin(); it != weight.cend(); ++it) {
        if (it.value() > 0) {
            sorted.emplace_back(-it.value(), it.key());
        }
    }
    std::ranges::sort(sorted);
    QStringList names;
    for (const auto& [negative, name] : sorted) {
        if (static_cast<std::size_t>(names.size()) < most) {
            names.append(name);
        }
    }
    return names;
}

QStringList leadingArtists(const Catalog& catalog, const TasteGroup& group, std::size_t most) {
    return leading(group, most, [&catalog](Index song) {
        const auto artist = catalog.artist[static_cast<std::size_t>(song)];
        return QStringList{catalog.artistNames[static_cast<std::size_t>(artist)]};
    });
}

QString leadingGenre(const Catalog& catalog, const TasteGroup& group) {
    return leading(group, 1,
                   [&catalog](Index song) {
                       QStringList names;
                       for (const std::int32_t genre :
                            catalog.genres[static_cast<std::size_t>(song)]) {
                           names.append(catalog.genreNames[static_cast<std::size_t>(genre)]);
                       }
                       return names;
                   })
        .value(0);
}

QString titleOf(const Catalog& catalog, const TasteGroup& group, int number) {
    const QStringList artists = leadingArtists(catalog, group, 3);
    const QString genre = leadingGenre(catalog, group);
    if (artists.size() > 2) {
        return Text::tr("Daily Mix %1 — %2, %3 and more").arg(number).arg(artists[0], artists[1]);
    }
    if (!artists.isEmpty()) {
        return Text::tr("Daily Mix %1 — %2").arg(number).arg(artists.join(Text::tr(", ")));
    }
    return genre.isEmpty() ? Text::tr("Daily Mix %1").arg(number)
                           : Text::tr("Daily Mix %1 — %2").arg(number).arg(genre);
}

QString lineOf(const Catalog& catalog, const TasteGroup& group) {
    const auto songs = static_cast<int>(group.songs.size());
    const QString genre = leadingGenre(catalog, group);
    return genre.isEmpty()
               ? Text::tr("Around %n song(s) you finish, play or like that sound alike.", nullptr,
                          songs)
               : Text::tr("Around %n song(s) you finish, play or like that sound alike: %1.",
                          nullptr, songs)
                     .arg(genre);
}

std::vector<TasteGroup> tastesOf(const ListInput& input, const HeardSongs& heard) {
    const std::vector<Loved> loved = heard.loved();
    return loved.size() < kLeastLoved || !input.enabled.has(SignalId::Sound)
               ? std::vector<TasteGroup>()
               : tasteGroups(input.catalog, loved);
}

/// Familiar tracks in one group, new ones in the other. Where too few of one kind sound near, the
/// other has the room: rather that than what does not belong.
Quota familiarAndNew(const ListInput& input, const HeardSongs& heard, const Sound& centre) {
    const Catalog& catalog = input.catalog;
    constexpr auto kNear = static_cast<float>(constants::kNearSound);
    Quota quota;
    quota.rule = Rule::Share;
    quota.group.reserve(catalog.ids.size());
    std::array<int, 2> near{};
    for (Index track = 0; track < catalog.size(); ++track) {
        const Heard* known = heard.of(track);
        const std::int16_t group = known && known->everHeard() ? 0 : 1;
        quota.group.push_back(group);
        const bool isNear = catalog.embedding.col(track).dot(centre) >= kNear;
        near[static_cast<std::size_t>(group)] += isNear ? 1 : 0;
    }
    const int length = expectedLength(input.request);
    const double dial = std::clamp(input.request.familiarity, -1.0, 1.0) * kFamiliarReach;
    const auto most = [length](double share, int nearOthers) {
        const auto wanted = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * length));
        return std::max(wanted, length - static_cast<int>(kSurelyInMix * nearOthers));
    };
    quota.most = {most(kMostFamiliar + dial, near[1]), most(kMostNew - dial, near[0])};
    return quota;
}

} // namespace

int dailyMixCount(const ListInput& input) {
    return static_cast<int>(tastesOf(input, input.heard()).size());
}

/// Tracks near the middle of one group of loved songs, familiar and new ones. Which groups there
/// are is read from everything before today: the same all day.
Target dailyMix(const ListInput& input) {
    const int number = std::max(1, input.request.number);
    Target target = timelessTarget(ListKind::DailyMix);
    target.asks = Asks::Seeds;
    target.context = u"daily:%1"_s.arg(number);
    target.title = Text::tr("Daily Mix %1").arg(number);
    target.purpose = Text::tr("Daily Mix");
    target.lookedAt = tasteSignals();
    target.lookedAt.set(SignalId::Sound, true);
    if (!input.enabled.has(SignalId::Sound)) {
        return notReady(target, Text::tr("Daily Mixes need Sound, which is off."),
                        {SignalId::Sound});
    }
    const signals::SignalSet asked = both(tasteSignals(), input.enabled);
    if (asked == signals::SignalSet()) {
        return notReady(target,
                        Text::tr("Daily Mixes are made from what you play, finish and like. "
                                 "Nothing of that is remembered yet."),
                        {SignalId::Plays, SignalId::Completion, SignalId::Likes});
    }
    const HeardSongs heard = input.heard();
    const std::vector<TasteGroup> tastes = tastesOf(input, heard);
    if (const std::size_t loved = heard.loved().size(); loved < kLeastLoved) {
        return notReady(target, Text::tr("Daily Mixes come the day after %n more song(s) that you "
                                         "finish or like.",
                                         nullptr, static_cast<int>(kLeastLoved - loved)));
    }
    if (tastes.empty()) {
        return notReady(target, Text::tr("What you like has not been listened to yet."));
    }
    if (static_cast<std::size_t>(number) > tastes.size()) {
        return notReady(target, Text::tr("There are %n Daily Mix(es) today.", nullptr,
                                         static_cast<int>(tastes.size())));
    }
    const TasteGroup& taste = tastes[static_cast<std::size_t>(number) - 1];
    target.title = titleOf(input.catalog, taste, number);
    target.madeFrom = lineOf(input.catalog, taste);
    target.shapedBy = asked;
    target.centres = {taste.centre};
    target.seeds = taste.songs;
    target.seeds.resize(std::min(target.seeds.size(), kSeedsPerTaste));
    target.faces = target.seeds;
    target.quota = familiarAndNew(input, heard, taste.centre);
    return target;
}

} // namespace earshot::recommend::lists
