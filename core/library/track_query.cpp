// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/track_query.h"

#include "core/library/track_columns.h"
#include "core/storage/columns.h"

namespace earshot::library {

namespace {

constexpr const char* kInSearch = "(SELECT rowid FROM track_search WHERE track_search MATCH ?)";

const char* literalText(SearchPlan::Place place) {
    switch (place) {
    case SearchPlan::Place::Title:
        return "title_key";
    case SearchPlan::Place::Artist:
        return "artist_key";
    case SearchPlan::Place::Album:
        return "album_key";
    case SearchPlan::Place::Genre:
        return "genre_key";
    case SearchPlan::Place::Anywhere:
        break;
    }
    return "title_key || char(10) || artist_key || char(10) || album_key || char(10) || genre_key";
}

/// Ids of the tracks that name an artist or genre.
std::string tracksOfName(const SearchPlan::Name& name) {
    const char* key = name.whole ? "name_key(name) = ?)" : "instr(name_key(name), ?) = 1)";
    return std::string(name.place == SearchPlan::Place::Genre
                           ? "SELECT track_id FROM track_genres WHERE genre_id IN "
                             "(SELECT id FROM genres WHERE "
                           : "SELECT track_id FROM track_artists WHERE role = 0 AND artist_id IN "
                             "(SELECT id FROM artists WHERE ") +
           key;
}

/// The column that decides, then those that order equals. Each list is the beginning of an index.
struct SortColumns {
    const char* first;
    const char* rest;
};

SortColumns sortColumns(SortColumn column) {
    switch (column) {
    case SortColumn::Title:
        return {"title_key", ""};
    case SortColumn::Artist:
        return {"artist_key", ", album_key, disc_number, track_number, title_key"};
    case SortColumn::Album:
        return {"album_key", ", disc_number, track_number, title_key"};
    case SortColumn::Genre:
        return {"genre_key", ", artist_key"};
    case SortColumn::Year:
        return {"year", ""};
    case SortColumn::Duration:
        return {"duration_ms", ""};
    case SortColumn::Added:
        return {"added_ms", ""};
    case SortColumn::Path:
        return {"path", ""};
    }
    return {"id", ""};
}

} // namespace

std::string searchConditions(const SearchPlan& plan) {
    std::string sql;
    if (!plan.match.isEmpty()) {
        sql += std::string(" AND tracks.id IN ") + kInSearch;
    }
    if (!plan.exclude.isEmpty()) {
        sql += std::string(" AND tracks.id NOT IN ") + kInSearch;
    }
    for (const SearchPlan::Literal& literal : plan.literals) {
        sql += std::string(" AND instr(") + literalText(literal.place) +
               (literal.excluded ? ", ?) = 0" : ", ?) > 0");
    }
    for (const SearchPlan::Name& name : plan.names) {
        sql += std::string(" AND tracks.id ") + (name.excluded ? "NOT IN (" : "IN (") +
               tracksOfName(name) + ")";
    }
    for (const SearchPlan::Years& years : plan.years) {
        sql += years.excluded ? " AND +year NOT BETWEEN ? AND ?" : " AND +year BETWEEN ? AND ?";
    }
    return sql;
}

void bindSearch(SQLite::Statement& statement, const SearchPlan& plan) {
    int at = 0;
    for (const QString& expression : {plan.match, plan.exclude}) {
        if (!expression.isEmpty()) {
            storage::bindText(statement, ++at, expression);
        }
    }
    for (const SearchPlan::Literal& literal : plan.literals) {
        storage::bindText(statement, ++at, literal.text);
    }
    for (const SearchPlan::Name& name : plan.names) {
        storage::bindText(statement, ++at, name.key);
    }
    for (const SearchPlan::Years& years : plan.years) {
        statement.bind(++at, years.first);
        statement.bind(++at, years.last);
    }
}

std::string orderBy(Sort sort) {
    const SortColumns columns = sortColumns(sort.column);
    const std::string direction = sort.descending ? " DESC" : "";
    // An index on one column is in id order where that column is equal, so the id goes its way;
    // below an artist or album the songs keep their order whichever way the artists go.
    const bool alone = *columns.rest == '\0';
    return std::string(" ORDER BY ") + columns.first + direction + columns.rest + ", tracks.id" +
           (alone ? direction : "");
}

std::string groupsQuery(Grouping by, const SearchPlan& plan) {
    const bool genres = by == Grouping::Genres;
    const std::string names = genres ? "genres" : "artists";
    const std::string filed = genres ? "(SELECT track_id, position, genre_id AS name_id "
                                       "FROM track_genres)"
                                     : "(SELECT track_id, position, artist_id AS name_id "
                                       "FROM track_artists WHERE role = 0)";
    // A track that says a name twice counts once: where it says it first. The lead track is the
    // first by id among those that put the name first and have no other album artist or composer,
    // else among those that put it first; one number carries both. The name is spelt as there:
    // beside min(), SQLite takes plain columns from the row that has it.
    return "WITH named AS MATERIALIZED (SELECT id, name, name_key(name) AS key FROM " + names +
           ") SELECT named.name, count(*), count(DISTINCT album_id), sum(duration_ms), "
           "min(CASE filed.position WHEN 0 THEN (people <> '') * (1 << 62) + tracks.id END) "
           "& ((1 << 62) - 1) "
           "FROM tracks JOIN " +
           filed +
           " AS filed ON filed.track_id = tracks.id "
           "JOIN named ON named.id = filed.name_id "
           "WHERE missing_since_ms IS NULL AND (filed.position = 0 OR NOT EXISTS "
           "(SELECT 1 FROM " +
           filed +
           " AS earlier JOIN named AS known ON known.id = earlier.name_id "
           "WHERE earlier.track_id = tracks.id AND earlier.position < filed.position "
           "AND known.key = named.key))" +
           searchConditions(plan) + " GROUP BY named.key ORDER BY named.key";
}

} // namespace earshot::library
