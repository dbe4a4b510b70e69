// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/mixes.h"

#include <QHash>

#include <memory>
#include <optional>

namespace earshot::ui {

/// Why each track in the queue is there: the picks of the mixes that were played or continued.
/// Holds nothing longer than the lists it came with. UI thread only.
class Reasons {
public:
    struct Found {
        std::shared_ptr<const ShownMix> mix; ///< as it was made
        int pick = 0;
        recommend::Pick shown; ///< the pick with its addends as they are now
        QString since;         ///< why these have changed since, "" where they have not
    };

    void replace(const ShownMix& mix); ///< the queue was replaced by this mix
    void add(const ShownMix& mix);     ///< the mix was appended
    /// Its addends are other than when its list was made. Ranks belong to the list as it was made
    /// and are dropped.
    void update(library::TrackId track, const recommend::Contributions& now, const QString& since);
    /// Of one of the lists; picks whose addends have changed since get none.
    void take(const ListRanks& ranks);
    void clear() { m_picks.clear(); }
    [[nodiscard]] std::optional<Found> find(library::TrackId track) const;

private:
    QHash<qint64, Found> m_picks;
};

} // namespace earshot::ui
