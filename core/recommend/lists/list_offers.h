// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"

namespace earshot::recommend {

/// A list that could be made now, without making it: what a card says.
struct ListOffer {
    Request request;
    QString title; ///< translated
    QString line;  ///< what it is made from, or why there is none; translated
    bool ready = false;
    std::vector<signals::SignalId> wanted; ///< would help where it is not ready
    std::vector<library::TrackId> faces;   ///< whose covers stand for it, a few
    signals::SignalSet used;               ///< signals that were asked for this
};

/// Every kind of list that needs no more than a press: the Daily Mixes there are (or one that says
/// why there are none), Discover, Rediscover, Fresh, Explore, Surprise. Reads the whole history, so
/// off the UI thread.
[[nodiscard]] std::vector<ListOffer> listOffers(const Catalog& catalog, const Listener& listener,
                                                const QDateTime& now);

} // namespace earshot::recommend
