// SPDX-License-Identifier: GPL-3.0-or-later
// listener_tables: what lists are worth to simulated listeners, as rows of Markdown: those on whom
// numbers were chosen, then those kept back. Names of regimes or listeners show only these;
// library=N has the former live with another library, to tell what holds from what one happens to
// give.
#include "tests/core/recommend/simulation/listener_months.h"

#include <QDir>

#include <charconv>
#include <cstdio>
#include <span>
#include <string_view>

using namespace earshot;
using namespace earshot::recommend::tests;

namespace {

Regime explorationOf(double share) {
    Regime regime = everythingOn();
    regime.exploration = share;
    return regime;
}

} // namespace

int main(int argc, char** argv) {
    const std::span<char*> asked(argv + 1, static_cast<std::size_t>(argc - 1));
    const auto shown = [asked](std::string_view name, std::string_view kind) {
        bool any = false;
        bool named = false;
        for (const std::string_view one : asked) {
            any |= one.starts_with(kind);
            named |= one == std::string(kind).append(name);
        }
        return named || !any;
    };
    const std::array<std::pair<const char*, Regime>, 8> regimes{{
        {"everything", everythingOn()},
        {"shuffle", shuffle()},
        {"prior", priorAlone()},
        {"no-completion", without(signals::SignalId::Completion)},
        {"no-daytime", without(signals::SignalId::Daytime)},
        {"no-plays", without(signals::SignalId::Plays)},
        {"no-exploration", explorationOf(0)},
        {"exploration-half", explorationOf(0.5)},
    }};
    Population known = knownPeople();
    for (const std::string_view one : asked) {
        constexpr std::string_view kLibrary = "library=";
        if (one.starts_with(kLibrary)) {
            const std::string_view seed = one.substr(kLibrary.size());
            const char* end = seed.data() + seed.size();
            if (std::from_chars(seed.data(), end, known.librarySeed).ptr != end || seed.empty()) {
                std::fprintf(stderr, "library=N: N is the number of a library\n");
                return 2;
            }
        }
    }
    for (const Population& people : {known, keptBackPeople()}) {
        if (!shown(people.folder, "in=")) {
            continue;
        }
        std::printf("| %s: skips / 200 / month / week |", people.folder.c_str());
        for (const auto& [name, regime] : regimes) {
            if (shown(name, "with=")) {
                std::printf(" %s |", name);
            }
        }
        std::printf("\n");
        const QDir folder(QStringLiteral(EARSHOT_SIMULATED_LISTENERS "/") +
                          QString::fromStdString(people.folder));
        for (const QString& file : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
            const std::string listener = file.chopped(5).toStdString();
            if (!shown(listener, "who=")) {
                continue;
            }
            std::printf("| %s |", listener.c_str());
            for (const auto& [name, regime] : regimes) {
                if (shown(name, "with=")) {
                    const MonthFigures month = liveAMonth(people, listener, regime);
                    std::printf(" %.3f / %.3f / %.2f / %d |", month.skipRate, month.reach,
                                month.month, month.mostInAWeek);
                    std::fflush(stdout);
                }
            }
            std::printf("\n");
        }
    }
    return 0;
}
