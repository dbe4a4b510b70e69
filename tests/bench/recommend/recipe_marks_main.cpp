// SPDX-License-Identifier: GPL-3.0-or-later
// recipe_marks DATA: what the twelve recipes make of an indexed library (see recipe_marks.sh).
#include "core/jobs/mix_job.h"
#include "tests/core/recommend/recipe_marks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

using namespace earshot;

namespace {

constexpr std::uint64_t kSeeds = 5;
/// A list takes a third of the library, at most the usual 25, and what lies in the target.
constexpr int kShare = 3;

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const base::SystemClock clock;
    auto paths = base::DataPaths::resolve(QCoreApplication::arguments().value(1));
    auto workspace = paths ? jobs::Workspace::open(*paths, clock) : paths.error();
    auto catalog = workspace ? jobs::loadCatalog(**workspace) : workspace.error();
    if (!catalog) {
        std::fprintf(stderr, "%s\n", qPrintable(catalog.error().message()));
        return 1;
    }
    int reached = 0;
    for (const recommend::Recipe& recipe : recommend::builtInRecipes()) {
        const int length = std::min(
            {25, (*catalog)->size() / kShare, recommend::tests::tracksInTarget(**catalog, recipe)});
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            const auto marks = recommend::tests::marksOf(**catalog, recipe, length, seed);
            reached += marks.reached() ? 1 : 0;
            std::printf("%s\n", qPrintable(marks.line()));
        }
    }
    std::printf("%d of %d lists reached their marks, %d tracks to choose from\n", reached,
                static_cast<int>(recommend::builtInRecipes().size() * kSeeds), (*catalog)->size());
    return 0;
}
