// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/history.h"

#include "core/evaluation/table_reader.h"
#include "core/evaluation/text.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <numeric>

namespace earshot::evaluation {

namespace {

/// Numbers names as they come; in the end in the order of their bytes.
class Names {
public:
    std::int32_t numberOf(const QByteArray& name) {
        const auto found = m_numbers.constFind(name);
        if (found != m_numbers.constEnd()) {
            return *found;
        }
        const auto number = static_cast<std::int32_t>(m_names.size());
        m_numbers.insert(name, number);
        m_names.push_back(name);
        return number;
    }
    /// The number each name gets in the end, by the one it had.
    [[nodiscard]] std::vector<std::int32_t> sorted() {
        std::vector<std::int32_t> order(m_names.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::sort(order, {}, [this](std::int32_t number) -> const QByteArray& {
            return m_names[static_cast<std::size_t>(number)];
        });
        std::vector<std::int32_t> places(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            places[static_cast<std::size_t>(order[i])] = static_cast<std::int32_t>(i);
        }
        std::ranges::sort(m_names);
        return places;
    }
    [[nodiscard]] std::vector<QByteArray> take() { return std::move(m_names); }

private:
    QHash<QByteArray, std::int32_t> m_numbers;
    std::vector<QByteArray> m_names;
};

constexpr std::array<const char*, 5> kHistoryColumns{"user", "sitting", "track", "artist",
                                                     "unix_time"};

} // namespace

base::Result<History> readHistory(const std::filesystem::path& file) {
    auto reader = TableReader::open(file);
    if (!reader) {
        return reader.error();
    }
    std::array<int, kHistoryColumns.size()> places{};
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto place = reader->column(kHistoryColumns[i]);
        if (!place) {
            return place.error();
        }
        places[i] = *place;
    }
    History history;
    Names listeners, sittings, tracks, artists;
    while (true) {
        const auto fields = reader->next();
        if (!fields) {
            return fields.error();
        }
        if (!*fields) {
            break;
        }
        for (const int place : places) {
            if ((**fields)[place].isEmpty()) {
                return reader->wrong(place, Text::tr("the field is empty"));
            }
        }
        bool whole = false;
        const QByteArray& time = (**fields)[places[4]];
        const qint64 seconds = time.toLongLong(&whole);
        if (!whole) {
            return reader->wrong(
                places[4],
                Text::tr("not a whole number of seconds: \"%1\"").arg(QString::fromUtf8(time)));
        }
        const QByteArray& name = (**fields)[places[0]];
        const auto listener = static_cast<std::size_t>(listeners.numberOf(name));
        if (listener == history.listeners.size()) {
            history.listeners.push_back({name, {}});
        }
        history.listeners[listener].plays.push_back(
            {seconds, sittings.numberOf((**fields)[places[1]]),
             tracks.numberOf((**fields)[places[2]]), artists.numberOf((**fields)[places[3]])});
    }
    const auto sitting = sittings.sorted();
    const auto track = tracks.sorted();
    const auto artist = artists.sorted();
    for (HistoryListener& listener : history.listeners) {
        for (Listen& play : listener.plays) {
            play.sitting = sitting[static_cast<std::size_t>(play.sitting)];
            play.track = track[static_cast<std::size_t>(play.track)];
            play.artist = artist[static_cast<std::size_t>(play.artist)];
        }
        std::ranges::sort(listener.plays);
    }
    history.tracks = tracks.take();
    history.artists = artists.take();
    return history;
}

} // namespace earshot::evaluation
