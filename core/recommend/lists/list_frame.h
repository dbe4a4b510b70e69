// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"

#include <optional>

namespace earshot::recommend::lists {

/// A request as it is really made. A list of the day or the week is made as of its beginning, with
/// a seed of its own, from what was known then: it is the same until its end. Only dislikes count
/// at once. The other kinds get the dials and the length they mean.
class ListFrame {
public:
    /// What is passed in outlives it.
    ListFrame(const Catalog& catalog, const Listener& listener, const Request& request);

    [[nodiscard]] const Request& request() const { return m_request; }
    [[nodiscard]] const Listener& listener() const { return m_known ? *m_known : m_listener; }

private:
    void beginOn(const QDate& day, std::uint64_t seed);
    void leaveRoomForEnds(const Catalog& catalog);

    Request m_request;
    const Listener& m_listener;
    std::optional<Listener> m_known; ///< as of the beginning
};

} // namespace earshot::recommend::lists
