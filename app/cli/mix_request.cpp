// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mix_request.h"

#include "app/cli/options.h"
#include "app/cli/text.h"

#include <QRandomGenerator>

#include <algorithm>

namespace earshot::cli {

using base::Error;
using base::Result;
using recommend::Recipe;
using recommend::Request;

namespace {

// What choosing and ordering are made for (core/recommend/constants.h); a week of music.
constexpr int kLongestList = 2'000;
constexpr int kLongestMinutes = 7 * 24 * 60;

Result<Recipe> recipeNamed(const std::vector<Recipe>& recipes, const QString& name) {
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

/// Exactly one of --mood, --recipe, --at, --like, --now.
base::Status readTarget(const QCommandLineParser& parser, const jobs::Workspace& workspace,
                        Request& request) {
    static const QStringList targets{QStringLiteral("mood"), QStringLiteral("recipe"),
                                     QStringLiteral("at"), QStringLiteral("like"),
                                     QStringLiteral("now")};
    const auto given =
        std::ranges::count_if(targets, [&](const QString& name) { return parser.isSet(name); });
    if (given != 1) {
        return Error{Text::tr("Say what the list is for"),
                     {},
                     Text::tr("Give one of --mood, --recipe, --at, --like and --now")};
    }
    if (parser.isSet(QStringLiteral("now"))) {
        request.kind = recommend::ListKind::RightNow;
        return base::Done{};
    }
    if (parser.isSet(QStringLiteral("like"))) {
        auto track = trackNamed(workspace, parser.value(QStringLiteral("like")));
        if (!track) {
            return track.error();
        }
        request.kind = recommend::ListKind::LikeTrack;
        request.seeds = {*track};
        return base::Done{};
    }
    auto recipe =
        parser.isSet(QStringLiteral("at")) ? recipeAtPoint(parser.value(QStringLiteral("at")))
        : parser.isSet(QStringLiteral("mood"))
            ? recipeNamed(recommend::builtInMoods(), parser.value(QStringLiteral("mood")))
            : recipeNamed(recommend::builtInRecipes(), parser.value(QStringLiteral("recipe")));
    if (!recipe) {
        return recipe.error();
    }
    request.recipe = std::move(*recipe);
    return base::Done{};
}

base::Status readNumbers(const QCommandLineParser& parser, Request& request) {
    const NumberOption length = numberOption(parser, QStringLiteral("length"), 1, kLongestList);
    const NumberOption minutes =
        numberOption(parser, QStringLiteral("minutes"), 1, kLongestMinutes);
    const NumberOption explore = numberOption(parser, QStringLiteral("explore"), 0, 1);
    for (const NumberOption* option : {&length, &minutes, &explore}) {
        if (!option->wrong.isEmpty()) {
            return Error{option->wrong, {}, {}};
        }
    }
    if (length.value && minutes.value) {
        return Error{Text::tr("Give --length or --minutes, not both"), {}, {}};
    }
    request.length = static_cast<int>(length.value.value_or(request.length));
    if (minutes.value) {
        request.minutes = static_cast<int>(*minutes.value);
    }
    request.exploration = explore.value.value_or(request.exploration);

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
    for (const char* name :
         {"mood", "recipe", "at", "like", "length", "minutes", "seed", "explore"}) {
        parser.addOption({QLatin1String(name), {}, QStringLiteral("value")});
    }
    parser.addOption(QCommandLineOption(QStringLiteral("now")));
}

Result<Request> mixRequest(const QCommandLineParser& parser, const jobs::Workspace& workspace) {
    Request request;
    if (base::Status read = readNumbers(parser, request); !read) {
        return read.error();
    }
    if (base::Status read = readTarget(parser, workspace, request); !read) {
        return read.error();
    }
    request.now = workspace.clock().now();
    return request;
}

} // namespace earshot::cli
