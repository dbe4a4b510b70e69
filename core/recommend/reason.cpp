// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/reason.h"

#include "core/recommend/constants.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>

namespace earshot::recommend {

namespace {

namespace c = constants;
using signals::SignalId;

Points pointsOf(const Pick& pick, SignalId id) {
    return pick.contributions[static_cast<std::size_t>(id)];
}

/// "Calm and warm, as Sleep asks: 68 BPM, quiet", from what of mood and sound really fits.
QString contentWords(const ScoreTable& table, const Catalog& catalog, const Target& target,
                     const Pick& pick, Index track) {
    const QString mood = pointsOf(pick, SignalId::Mood) > 0 ? moodWords(catalog, track) : QString();
    if (target.asks != Asks::Recipe) {
        const Scorer* sound = table.scorer(SignalId::Sound);
        return sound ? sound->reason(track) : mood;
    }
    const bool soundSpeaks = table.scorer(SignalId::Sound) != nullptr;
    const QString traits =
        soundSpeaks ? fittingTraits(catalog, track, target.recipe).join(Text::tr(", ")) : QString();
    const bool now = target.kind == ListKind::RightNow;
    const QString& asks = target.recipe.name;
    if (mood.isEmpty()) {
        return traits.isEmpty() || now || asks.isEmpty()
                   ? traits
                   : Text::tr("As %1 asks: %2").arg(asks, traits);
    }
    if (now) {
        return traits.isEmpty() ? Text::tr("%1, for this time of day").arg(mood)
                                : Text::tr("%1, for this time of day: %2").arg(mood, traits);
    }
    if (asks.isEmpty()) {
        return traits.isEmpty() ? mood : Text::tr("%1: %2").arg(mood, traits);
    }
    return traits.isEmpty() ? Text::tr("%1, as %2 asks").arg(mood, asks)
                            : Text::tr("%1, as %2 asks: %3").arg(mood, asks, traits);
}

QString weakWords(const Catalog& catalog, const Target& target, Index track) {
    const QString misses = missingTraits(catalog, track, target.recipe).join(Text::tr(", "));
    const QString mood = moodWords(catalog, track);
    QStringList is;
    for (const QString& words : {mood, misses}) {
        if (!words.isEmpty()) {
            is.append(words);
        }
    }
    if (target.asks != Asks::Recipe || is.isEmpty()) {
        return Text::tr("The nearest there is; a weak match");
    }
    return Text::tr("The nearest there is; a weak match: %1").arg(is.join(Text::tr(", ")));
}

} // namespace

QString reasonFor(const ScoreTable& table, const Catalog& catalog, const Target& target,
                  const Pick& pick, Index track) {
    if (pick.weakMatch) {
        return weakWords(catalog, target, track);
    }
    // Mood and sound answer the same question and share one line; every other signal has its own.
    struct Claim {
        Points points;
        QString words;
    };
    std::vector<Claim> claims;
    const Points content = std::max<Points>(0, pointsOf(pick, SignalId::Mood)) +
                           std::max<Points>(0, pointsOf(pick, SignalId::Sound));
    if (content > 0) {
        claims.push_back({content, contentWords(table, catalog, target, pick, track)});
    }
    for (int i = 0; i < signals::kSignalCount; ++i) {
        const auto id = static_cast<SignalId>(i);
        const Scorer* scorer = table.scorer(id);
        if (scorer && id != SignalId::Mood && id != SignalId::Sound && pointsOf(pick, id) > 0) {
            claims.push_back({pointsOf(pick, id), scorer->reason(track)});
        }
    }
    std::erase_if(claims, [](const Claim& claim) { return claim.words.isEmpty(); });
    if (target.also) {
        return target.also(track);
    }
    if (claims.empty()) {
        return table.speaking() == signals::SignalSet()
                   ? Text::tr("Shuffled: nothing is on to choose by")
                   : Text::tr("Nothing speaks against it");
    }
    // What fits the list is true of all of it; what taste adds tells this pick from the others. A
    // second line of at least half the weight is said as well.
    std::ranges::stable_sort(claims, std::ranges::greater(), &Claim::points);
    if (claims.size() > 1 && 2 * claims[1].points >= claims[0].points) {
        return Text::tr("%1 · %2", "two reasons").arg(claims[0].words, claims[1].words);
    }
    return claims[0].words;
}

} // namespace earshot::recommend
