// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/search_query.h"
#include "core/library/track_store.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace earshot::library {

/// " AND …" conditions on a row `tracks` for what was searched. The parameters follow in
/// bindSearch(), from 1.
[[nodiscard]] std::string searchConditions(const SearchPlan& plan);
void bindSearch(SQLite::Statement& statement, const SearchPlan& plan);

/// "ORDER BY …" along one of the sort indexes.
[[nodiscard]] std::string orderBy(Sort sort);

} // namespace earshot::library
