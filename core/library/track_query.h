// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/search_query.h"
#include "core/library/track_store.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace earshot::library {

/// " AND …" conditions on a row `tracks` for what was searched. The parameters follow in
/// bindSearch(), from 1. Those of names say name_key(), see name_key.h.
[[nodiscard]] std::string searchConditions(const SearchPlan& plan);
void bindSearch(SQLite::Statement& statement, const SearchPlan& plan);

/// "ORDER BY …" along one of the sort indexes.
[[nodiscard]] std::string orderBy(Sort sort);

/// The statement of TrackStore::groups(): name, tracks, albums, duration, lead track. It says
/// name_key().
[[nodiscard]] std::string groupsQuery(Grouping by, const SearchPlan& plan);

} // namespace earshot::library
