// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"
#include "tests/core/jobs/archive_fixture.h"
#include "tests/core/recommend/mix_helpers.h"

namespace earshot::fixtures {

/// Lists of several kinds, with every number in them, for a listener with this history.
inline QStringList listsFor(const recommend::Catalog& catalog, DataFolder& data) {
    const recommend::Listener listener{
        must(data.store().enabled()), must(data.store().history()), {}};
    QStringList lines;
    for (const char* recipe : {"calm", "focus"}) {
        recommend::Request request = recommend::tests::requestFor(QLatin1String(recipe));
        request.now = data.clock.now();
        request.length = 10;
        for (const recommend::Pick& pick : recommend::makeMix(catalog, listener, request).picks) {
            QStringList words{QString::number(qint64(pick.track)), QString::number(pick.score)};
            for (const recommend::Points points : pick.contributions) {
                words += QString::number(points);
            }
            lines += words.join(QLatin1Char(' ')) + QLatin1Char(' ') + pick.reason;
        }
    }
    return lines;
}

} // namespace earshot::fixtures
