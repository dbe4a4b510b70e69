// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mix_request.h"

#include "app/cli/options.h"
#include "app/cli/text.h"
#include "core/recommend/own_recipes.h"
#include "core/signals/device_class.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace earshot::cli {

using base::Error;
using base::Result;
using recommend::ListKind;
using recommend::Recipe;
using recommend::Request;

namespace {

// What choosing and ordering are made for (core/recommend/constants.h); a week of music.
constexpr int kLongestList = 2'000;
constexpr int kLongestMinutes = 7 * 24 * 60;

/// Targets that need no more than their name.
struct PlainTarget {
    const char* option;
    ListKind kind;
    bool ofTheDay; ///< the same all day or week: has a seed of its own
};
constexpr std::array kPlainTargets{
    PlainTarget{"now", ListKind::RightNow, false},
    PlainTarget{"daily", ListKind::DailyMix, true},
    PlainTarget{"discover", ListKind::Discover, true},
    PlainTarget{"rediscover", ListKind::Rediscover, true},
    PlainTarget{"fresh", ListKind::Fresh, true},
    PlainTarget{"explore", ListKind::Explore, false},
    PlainTarget{"surprise", ListKind::Surprise, false},
};
constexpr std::array kWordyTargets{"mood", "recipe", "at", "like", "from", "shuffle"};

/// Numbers that dials take.
struct Dial {
    const char* option;
    double lowest;
    double Request::*value;
};
constexpr std::array kDials{
    Dial{"familiar", -1, &Request::familiarity},
    Dial{"hits", -1, &Request::popularity},
    Dial{"variety", 0, &Request::variety},
    Dial{"exploration", 0, &Request::exploration},
};

struct Curve {
    const char* name;
    recommend::EnergyCurve curve;
};
constexpr std::array kCurves{
    Curve{"recipe", recommend::EnergyCurve::AsRecipe},
    Curve{"flat", recommend::EnergyCurve::Flat},
    Curve{"rising", recommend::EnergyCurve::Rising},
    Curve{"falling", recommend::EnergyCurve::Falling},
    Curve{"wave", recommend::EnergyCurve::Wave},
};

/// Among the built-in ones and the person's own.
Result<Recipe> recipeNamed(const jobs::Workspace& workspace, bool mood, const QString& name) {
    std::vector<Recipe> recipes = mood ? recommend::builtInMoods() : recommend::builtInRecipes();
    const recommend::OwnRecipes own = recommend::readOwnRecipes(workspace.paths().recipes());
    std::ranges::copy_if(own.recipes, std::back_inserter(recipes),
                         [mood](const Recipe& recipe) { return recipe.isMood == mood; });
    const auto found = std::ranges::find_if(recipes, [&](const Recipe& recipe) {
        return recipe.key.compare(name, Qt::CaseInsensitive) == 0 ||
               recipe.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (found == recipes.end()) {
        return Error{Text::tr("There is no mood or recipe of this name"), name,
                     Text::tr("\"earshot moods\" lists them")};
    }
    return *found;
}

Result<Recipe> recipeAtPoint(const QString& text) {
    const QStringList parts = text.split(QLatin1Char(','));
    bool valenceOk = false;
    bool arousalOk = false;
    const double valence = parts.value(0).toDouble(&valenceOk);
    const double arousal = parts.value(1).toDouble(&arousalOk);
    const bool inside = std::abs(valence) <= 1.0 && std::abs(arousal) <= 1.0;
    if (parts.size() != 2 || !valenceOk || !arousalOk || !inside) {
        return Error{Text::tr("--at takes two numbers from -1 to 1"), text,
                     Text::tr("For example --at 0.5,-0.3: fairly bright and rather quiet")};
    }
    return recommend::recipeAt(valence, arousal);
}

/// A track by its path, its number, or as the first hit of a search.
Result<library::TrackId> trackNamed(const jobs::Workspace& workspace, const QString& text) {
    auto byPath = workspace.tracks().byPath(pathsOf({text}).front());
    if (!byPath || *byPath) {
        return byPath ? Result<library::TrackId>((*byPath)->id) : byPath.error();
    }
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (isNumber) {
        auto byId = workspace.tracks().byId(library::TrackId{number});
        if (!byId || *byId) {
            return byId ? Result<library::TrackId>((*byId)->id) : byId.error();
        }
    }
    auto found = workspace.tracks().find(text);
    if (!found) {
        return found.error();
    }
    if (found->empty()) {
        return Error{Text::tr("No song in the library matches"), text,
                     Text::tr("Name a file of the library, or words of its title and artist")};
    }
    return found->front();
}

base::Status readTracks(const jobs::Workspace& workspace, const QStringList& names,
                        Request& request) {
    for (const QString& name : names) {
        auto track = trackNamed(workspace, name);
        if (!track) {
            return track.error();
        }
        request.seeds.push_back(*track);
    }
    return base::Done{};
}

base::Status readPlaylist(const jobs::Workspace& workspace, const QString& name, Request& request) {
    auto all = workspace.playlists().all();
    if (!all) {
        return all.error();
    }
    const auto found = std::ranges::find_if(*all, [&name](const library::PlaylistInfo& info) {
        return info.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (found == all->end()) {
        QStringList names;
        std::ranges::transform(*all, std::back_inserter(names), &library::PlaylistInfo::name);
        return Error{Text::tr("There is no playlist of this name"), name,
                     names.isEmpty()
                         ? Text::tr("There are none yet; the window makes them")
                         : Text::tr("There are: %1").arg(names.join(QStringLiteral(", ")))};
    }
    auto tracks = workspace.playlists().tracks(found->id);
    if (!tracks) {
        return tracks.error();
    }
    request.kind = ListKind::SmartShuffle;
    request.seeds = std::move(*tracks);
    request.name = found->name;
    return base::Done{};
}

base::Status readWordyTarget(const QCommandLineParser& parser, const jobs::Workspace& workspace,
                             const QString& option, Request& request) {
    const QString words = parser.value(option);
    if (option == u"like") {
        request.kind = ListKind::LikeTrack;
        return readTracks(workspace, {words}, request);
    }
    if (option == u"from") {
        request.kind = ListKind::Path;
        return readTracks(workspace, {words, parser.value(QStringLiteral("to"))}, request);
    }
    if (option == u"shuffle") {
        return readPlaylist(workspace, words, request);
    }
    auto recipe =
        option == u"at" ? recipeAtPoint(words) : recipeNamed(workspace, option == u"mood", words);
    if (!recipe) {
        return recipe.error();
    }
    request.recipe = std::move(*recipe);
    return base::Done{};
}

/// "--daily 2": the number is a word of its own, because it may be left out.
base::Status readNumber(const QCommandLineParser& parser, Request& request) {
    const QStringList words = parser.positionalArguments();
    if (words.isEmpty()) {
        return base::Done{};
    }
    bool isNumber = false;
    request.number = words.front().toInt(&isNumber);
    if (words.size() > 1 || request.kind != ListKind::DailyMix || !isNumber || request.number < 1) {
        return Error{Text::tr("This word belongs to no option"), words.back(),
                     Text::tr("--daily takes a number from 1")};
    }
    return base::Done{};
}

/// Exactly one of the targets.
base::Status readTarget(const QCommandLineParser& parser, const jobs::Workspace& workspace,
                        Request& request) {
    QStringList given;
    for (const PlainTarget& target : kPlainTargets) {
        if (parser.isSet(QLatin1String(target.option))) {
            given.append(QLatin1String(target.option));
            request.kind = target.kind;
            if (target.ofTheDay && parser.isSet(QStringLiteral("seed"))) {
                return Error{Text::tr("--%1 is the same all day or week and takes no --seed")
                                 .arg(given.back()),
                             {},
                             {}};
            }
        }
    }
    for (const char* option : kWordyTargets) {
        if (parser.isSet(QLatin1String(option))) {
            given.append(QLatin1String(option));
        }
    }
    if (given.size() != 1) {
        return Error{Text::tr("Say what the list is for"),
                     {},
                     Text::tr("Give one of --mood, --recipe, --at, --like, --now, --daily, "
                              "--discover, --rediscover, --fresh, --from, --explore, --surprise "
                              "and --shuffle")};
    }
    if (parser.isSet(QStringLiteral("from")) != parser.isSet(QStringLiteral("to"))) {
        return Error{Text::tr("--from and --to belong together"), {}, {}};
    }
    const bool isPlain = std::ranges::any_of(kPlainTargets, [&given](const PlainTarget& target) {
        return given.front() == QLatin1String(target.option);
    });
    if (base::Status read = isPlain ? base::Status(base::Done{})
                                    : readWordyTarget(parser, workspace, given.front(), request);
        !read) {
        return read;
    }
    return readNumber(parser, request);
}

base::Status readDials(const QCommandLineParser& parser, Request& request) {
    for (const Dial& dial : kDials) {
        const NumberOption number =
            numberOption(parser, QLatin1String(dial.option), dial.lowest, 1);
        if (!number.wrong.isEmpty()) {
            return Error{number.wrong, {}, {}};
        }
        request.*dial.value = number.value.value_or(request.*dial.value);
    }
    if (parser.isSet(QStringLiteral("curve"))) {
        const QString name = parser.value(QStringLiteral("curve"));
        const auto found = std::ranges::find_if(
            kCurves, [&name](const Curve& curve) { return name == QLatin1String(curve.name); });
        if (found == kCurves.end()) {
            return Error{Text::tr("--curve takes recipe, flat, rising, falling or wave"), name, {}};
        }
        request.curve = found->curve;
    }
    if (parser.isSet(QStringLiteral("device"))) {
        const QString name = parser.value(QStringLiteral("device"));
        request.device = signals::deviceFromKey(name);
        if (!request.device) {
            return Error{Text::tr("--device takes speakers or headphones"), name, {}};
        }
    }
    return base::Done{};
}

base::Status readNumbers(const QCommandLineParser& parser, Request& request) {
    const NumberOption length = numberOption(parser, QStringLiteral("length"), 1, kLongestList);
    const NumberOption minutes =
        numberOption(parser, QStringLiteral("minutes"), 1, kLongestMinutes);
    for (const NumberOption* option : {&length, &minutes}) {
        if (!option->wrong.isEmpty()) {
            return Error{option->wrong, {}, {}};
        }
    }
    if (length.value && minutes.value) {
        return Error{Text::tr("Give --length or --minutes, not both"), {}, {}};
    }
    if ((length.value || minutes.value) && parser.isSet(QStringLiteral("shuffle"))) {
        return Error{Text::tr("--shuffle keeps the playlist's length and adds a third"), {}, {}};
    }
    request.length = static_cast<int>(length.value.value_or(request.length));
    if (minutes.value) {
        request.minutes = *minutes.value;
    }

    request.seed = QRandomGenerator::global()->bounded(1'000'000U);
    if (parser.isSet(QStringLiteral("seed"))) {
        bool isNumber = false;
        request.seed = parser.value(QStringLiteral("seed")).toULongLong(&isNumber);
        if (!isNumber) {
            return Error{Text::tr("--seed takes a whole number, 0 or more."), {}, {}};
        }
    }
    return base::Done{};
}

} // namespace

void addMixOptions(QCommandLineParser& parser) {
    for (const char* name : {"to", "length", "minutes", "seed", "curve", "device"}) {
        parser.addOption({QLatin1String(name), {}, QStringLiteral("value")});
    }
    for (const char* name : kWordyTargets) {
        parser.addOption({QLatin1String(name), {}, QStringLiteral("value")});
    }
    for (const Dial& dial : kDials) {
        parser.addOption({QLatin1String(dial.option), {}, QStringLiteral("value")});
    }
    for (const PlainTarget& target : kPlainTargets) {
        parser.addOption(QCommandLineOption(QLatin1String(target.option)));
    }
}

Result<Request> mixRequest(const QCommandLineParser& parser, const jobs::Workspace& workspace) {
    Request request;
    if (base::Status read = readNumbers(parser, request); !read) {
        return read.error();
    }
    if (base::Status read = readDials(parser, request); !read) {
        return read.error();
    }
    if (base::Status read = readTarget(parser, workspace, request); !read) {
        return read.error();
    }
    request.now = workspace.clock().now();
    return request;
}

} // namespace earshot::cli
