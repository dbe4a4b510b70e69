// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/lists/list_kinds.h"
#include "core/recommend/text.h"

// Lists that ask for no mood and no sound.
namespace earshot::recommend::lists {

using namespace Qt::StringLiterals;

/// Taste and a large share of chance, the unheard ahead (dials: list_frame.cpp).
Target explore(const ListInput& input) {
    Target target = timelessTarget(ListKind::Explore);
    target.context = u"explore"_s;
    target.title = Text::tr("Explore");
    target.purpose = target.title;
    target.madeFrom = both(tasteSignals(), input.enabled) == signals::SignalSet()
                          ? Text::tr("From all over your library, with chance ahead.")
                          : Text::tr("Your taste with a large share of chance, the unheard first.");
    return target;
}

/// Nothing personal has a say; dislikes and what was just played stay out.
Target surprise(const ListInput& /*input*/) {
    Target target = timelessTarget(ListKind::Surprise);
    target.context = u"surprise"_s;
    target.title = Text::tr("Surprise");
    target.purpose = target.title;
    for (const signals::SignalInfo& row : signals::registry()) {
        if (row.kind == signals::SignalKind::Personal) {
            target.recipe.weights.emplace_back(QString::fromLatin1(row.key), 0);
        }
    }
    target.recipe.weights.emplace_back(signals::signalKey(signals::SignalId::Arrival), 0);
    target.madeFrom = Text::tr("By chance from your whole library; your taste has no say.");
    return target;
}

} // namespace earshot::recommend::lists
