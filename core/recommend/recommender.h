// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/catalog.h"
#include "core/recommend/memo.h"
#include "core/recommend/recipe.h"
#include "core/signals/preferences.h"
#include "core/signals/records.h"
#include "core/signals/registry.h"

#include <QDateTime>

#include <array>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace earshot::recommend {

/// Contributions are integers so that they add up exactly: 1,000,000 micro-points = one point.
using Points = std::int64_t;
inline constexpr Points kPoint = 1'000'000;

/// The addends of a score: one per signal, then the list term of choosing.
enum class Term : std::uint8_t {
    FirstSignal = 0,
    Diversity = signals::kSignalCount, ///< likeness to what was already chosen (MMR), ≤ 0
    Count,
};
inline constexpr int kTermCount = static_cast<int>(Term::Count);
using Contributions = std::array<Points, kTermCount>;

/// "plays" for a signal, "diversity" for the list term.
[[nodiscard]] QString termKey(int term);
[[nodiscard]] QString termName(int term); ///< translated

enum class ListKind : std::uint8_t {
    Recipe,
    LikeTrack,
    RightNow,
    DailyMix, ///< Request::number: which of the tastes
    Discover, ///< of the ISO week
    Rediscover,
    Fresh,
    Path, ///< from one seed to the other
    Explore,
    Surprise,
    SmartShuffle, ///< of the seeds, a playlist
};

/// How lively the list gets from its first track to its last.
enum class EnergyCurve : std::uint8_t { AsRecipe, Flat, Rising, Falling, Wave };

/// What the person asked for, and everything the answer may depend on. The same request on the same
/// catalog and history gives the same list. Of `now` scores see the hour, so that a request
/// repeated a moment later gives it too; only rules with a sharp limit see the second.
struct Request {
    ListKind kind = ListKind::Recipe;
    Recipe recipe;                       ///< kind Recipe
    int number = 1;                      ///< kind DailyMix: 1 = the most loved taste
    std::vector<library::TrackId> seeds; ///< radio from these; path: from, to; playlist
    QString name;                        ///< kind SmartShuffle: of the playlist
    /// LikeTrack: what is heard before the list begins; None = the last seed.
    library::TrackId after = library::TrackId::None;
    std::vector<library::TrackId> alreadyQueued; ///< never picked again
    int length = 25;                             ///< tracks
    std::optional<double> minutes;               ///< instead of length
    std::uint64_t seed = 1;
    QDateTime now; ///< local time
    /// What the list will be heard on; empty where that is not known.
    std::optional<signals::DeviceClass> device;
    double familiarity = 0;    ///< −1 only new to me … +1 only familiar
    double popularity = 0;     ///< −1 deep cuts … +1 hits (own plays)
    double variety = 0.5;      ///< 0 alike … 1 varied
    double exploration = 0.15; ///< 0 … 1, size of the random share
    EnergyCurve curve = EnergyCurve::AsRecipe;
    /// False: only the list is wanted, Pick::rankWithout stays 0: it takes most of the time.
    bool ranksWithout = true;
};

/// One track of a list and why it is there. Sum of contributions = score, exactly.
struct Pick {
    library::TrackId track = library::TrackId::None;
    Points score = 0;
    Contributions contributions{};
    /// 1 = chosen first. Scores never rise from rank to rank, so it is also the place by score
    /// among everything that could be picked; of equal scores the lower track id comes first.
    int rank = 0;
    /// By signal: the rank it really gets when the same list is made with that signal switched off,
    /// found by choosing again. A track that is not chosen then comes after the list: its length
    /// then, plus the place among all that is left, by points before the list term and with no
    /// artist cap (both belong to a list); one that a rule would then keep out comes last of
    /// all. 0 where the signal is off.
    /// kNoList where no such list can be made without the signal.
    std::array<int, signals::kSignalCount> rankWithout{};
    QString reason;         ///< one line, translated, true of the track and the data
    bool weakMatch = false; ///< the nearest there is, but not near
    /// In the list by what the person asked for, not by score: an end of a path, a track of the
    /// shuffled playlist. No addends, rank 0.
    bool kept = false;
};
inline constexpr int kNoList = -1;

enum class Rule : std::uint8_t {
    PlayedRecently,
    ArtistCap,
    SameRecording,
    OtherVersion,
    SpokenWord,
    Silent,
    Season,
    Disliked,
    NotAnalysed,
    AlreadyQueued,
    Share,       ///< enough that is as familiar, or as new
    Stretch,     ///< another track holds this part of the way
    AnotherWeek, ///< Discover offers it in another week
};
[[nodiscard]] QString ruleKey(Rule rule);  ///< "played-recently"
[[nodiscard]] QString ruleText(Rule rule); ///< "Played within the last two hours", translated

struct Withheld {
    library::TrackId track = library::TrackId::None;
    Rule rule = Rule::PlayedRecently;
    library::TrackId because = library::TrackId::None; ///< the other version, where there is one
};

struct Mix {
    QString context;   ///< "focus", "like:123", "now", "at:0.30,-0.20", "daily:1", …
    QString title;     ///< "Focus", translated
    QString madeFrom;  ///< one line: what this list is made from, translated
    QString purpose;   ///< title without names or times, for the log of uses; translated
    bool ready = true; ///< false: no list can be made; madeFrom says why
    /// Signals that would help where it is not ready.
    std::vector<signals::SignalId> wanted;
    std::uint64_t seed = 0;
    bool personalised = false;      ///< a personal signal took part
    std::vector<Pick> picks;        ///< in playing order
    std::vector<Withheld> withheld; ///< that would have scored among the picks
    signals::SignalSet used;        ///< signals that took part
};

/// Knowledge of the listener prepared for scoring: built from History and Sitting, read-only after.
struct Listener {
    signals::SignalSet enabled;
    signals::History history;
    signals::Sitting sitting;
    /// What was reckoned from `history` and the catalog before; null: everything is reckoned anew.
    std::shared_ptr<Memo> memo = nullptr;
    signals::Dials dials = {}; ///< more or less of each signal, beside its weight
};

/// Is given the list as soon as it is made: all of it but Pick::rankWithout.
using ListMade = std::function<void(const Mix&)>;

/// Makes a list: score everything, withhold by rule, choose (MMR, artist cap), order (transitions,
/// energy curve, artist spacing), explain; then the ranks that picks have in lists without each
/// signal. Pure: no clock, no database, no random state of its own. A stop gives a short or empty
/// mix; `listMade` is not called once it has come.
[[nodiscard]] Mix makeMix(const Catalog& catalog, const Listener& listener, const Request& request,
                          std::stop_token stop = {}, const ListMade& listMade = {});

/// The prior weight of each signal in points, for the Signals page: in moods and contexts, or where
/// it takes part only there, in a radio.
[[nodiscard]] double priorWeight(signals::SignalId id);

} // namespace earshot::recommend
