// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/lists/list_offers.h"

#include "core/recommend/lists/list_frame.h"
#include "core/recommend/lists/list_kinds.h"

#include <algorithm>

namespace earshot::recommend {

namespace {

constexpr std::size_t kFaces = 8; ///< enough for four different covers

ListOffer offerOf(const Catalog& catalog, const Listener& listener, const Request& request) {
    const lists::ListFrame frame(catalog, listener, request);
    const Target target =
        resolveTarget(catalog, frame.listener(), frame.listener().enabled, frame.request());
    ListOffer offer;
    offer.request = request;
    offer.title = target.title;
    offer.line = target.madeFrom;
    offer.ready = target.ready;
    offer.wanted = target.wanted;
    offer.used = target.shapedBy;
    for (const Index track : target.faces) {
        if (offer.faces.size() < kFaces) {
            offer.faces.push_back(catalog.ids[static_cast<std::size_t>(track)]);
        }
    }
    return offer;
}

} // namespace

std::vector<ListOffer> listOffers(const Catalog& catalog, const Listener& listener,
                                  const QDateTime& now) {
    Request request;
    request.now = now;
    std::vector<ListOffer> offers;
    request.kind = ListKind::DailyMix;
    const lists::ListFrame frame(catalog, listener, request);
    const int mixes = lists::dailyMixCount(
        {catalog, frame.listener(), frame.listener().enabled, frame.request()});
    for (request.number = 1; request.number <= std::max(1, mixes); ++request.number) {
        offers.push_back(offerOf(catalog, listener, request));
    }
    request.number = 1;
    for (const ListKind kind : {ListKind::Discover, ListKind::Rediscover, ListKind::Fresh,
                                ListKind::Explore, ListKind::Surprise}) {
        request.kind = kind;
        offers.push_back(offerOf(catalog, listener, request));
    }
    return offers;
}

} // namespace earshot::recommend
