// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/history_reader.h"

#include "core/base/paths.h"
#include "core/imports/json_rows.h"
#include "core/imports/json_splitter.h"
#include "core/imports/scrobble_table.h"
#include "core/imports/text.h"

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <system_error>

namespace earshot::imports {

namespace fs = std::filesystem;
using base::Error;
using Kind = HistoryRow::Kind;

namespace {

constexpr qint64 kChunk = 256 * 1024;
constexpr qint64 kLongestLine = JsonSplitter::kLongestRow;
constexpr qint64 kRowsToTell = 100; // a file without one known row among its first is no export
constexpr std::size_t kMostFiles = 10'000;

Error noHistory(const QString& what, const fs::path& place) {
    return {
        what, base::pathText(place),
        Text::tr("Choose what Spotify sends as “Extended streaming history”, a ListenBrainz "
                 "export, or Last.fm scrobbles as CSV: a file, or the folder with all of them")};
}

Error notKnown(const fs::path& file) {
    return noHistory(Text::tr("This is no listening history that Earshot knows"), file);
}

Error stopped() {
    return {Text::tr("The import was stopped; nothing was changed"), {}, {}};
}

/// Reads files one after the other into one history.
class Reader {
public:
    Reader(qint64 nowSeconds, const base::ProgressCallback& progress, const std::stop_token& stop)
        : m_now(nowSeconds), m_progress(progress), m_stop(stop) {}

    /// False where it is no export; then nothing of it was taken.
    base::Result<bool> read(const fs::path& file);
    ReadHistory& history() { return m_history; }

private:
    bool readJson(QFile& file);
    bool readTable(QFile& file);
    void take(HistoryRow row, qint64 line);
    void bad(qint64 line, const QString& problem);
    [[nodiscard]] bool looksForeign() const { return m_known == 0 && m_rows >= kRowsToTell; }
    void tellProgress();

    qint64 m_now;
    const base::ProgressCallback& m_progress;
    const std::stop_token& m_stop;
    ReadHistory m_history;
    QHash<HeardSong, std::size_t> m_places;
    QString m_name;     ///< of the file that is read
    qint64 m_rows = 0;  ///< of it
    qint64 m_known = 0; ///< of these, of a known kind
};

base::Result<bool> Reader::read(const fs::path& path) {
    QFile file(base::pathText(path));
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Text::tr("A listening history could not be read"), base::pathText(path),
                     file.errorString()};
    }
    m_name = base::pathText(path.filename());
    m_rows = m_known = 0;
    const QByteArray head = file.peek(4096);
    if (head.startsWith("PK\x03\x04")) {
        return Error{Text::tr("This is a packed archive"), base::pathText(path),
                     Text::tr("Unpack it and choose the folder that comes out")};
    }
    const QByteArray text = (head.startsWith("\xEF\xBB\xBF") ? head.mid(3) : head).trimmed();
    const std::size_t badBefore = m_history.listed.size();
    const qint64 allBadBefore = m_history.badRows;
    const bool known =
        text.startsWith('[') || text.startsWith('{') ? readJson(file) : readTable(file);
    if (m_stop.stop_requested()) {
        return stopped();
    }
    if (file.error() != QFileDevice::NoError) {
        return Error{Text::tr("A listening history could not be read to its end"),
                     base::pathText(path), file.errorString()};
    }
    if (!known) { // its bad rows are no rows of a history
        m_history.listed.resize(badBefore);
        m_history.badRows = allBadBefore;
    } else {
        ++m_history.files;
    }
    return known;
}

bool Reader::readJson(QFile& file) {
    JsonSplitter splitter(
        [&](QByteArrayView bytes, qint64 line) {
            if (looksForeign()) {
                return;
            }
            const QJsonDocument document =
                QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), bytes.size()));
            if (document.isObject()) {
                take(rowOf(document.object()), line);
            } else {
                bad(line, Text::tr("not to be read as JSON"));
            }
        },
        [&](qint64 line) { bad(line, Text::tr("an entry that does not end")); });
    while (!file.atEnd() && !m_stop.stop_requested() && !looksForeign()) {
        const QByteArray chunk = file.read(kChunk);
        if (chunk.isEmpty()) {
            break;
        }
        splitter.feed(chunk);
        tellProgress();
    }
    splitter.finish();
    return m_known > 0;
}

bool Reader::readTable(QFile& file) {
    std::optional<ScrobbleTable> table;
    for (qint64 line = 1; !file.atEnd() && !m_stop.stop_requested(); ++line) {
        QByteArray bytes = file.readLine(kLongestLine);
        const bool whole = bytes.endsWith('\n') || file.atEnd();
        while (!file.atEnd() && !bytes.isEmpty() && !bytes.endsWith('\n')) {
            bytes = file.readLine(kLongestLine); // no more than one of them at a time
        }
        if (line == 1 && bytes.startsWith("\xEF\xBB\xBF")) {
            bytes.remove(0, 3);
        }
        bytes = bytes.trimmed();
        const auto cells = whole ? csvCells(bytes) : std::nullopt;
        if (line == 1) {
            table = cells ? ScrobbleTable::of(*cells) : std::nullopt;
            if (!table) {
                return false;
            }
            if (table->firstLineIsHead()) {
                ++m_known;
                continue;
            }
        }
        if (!cells) {
            bad(line, Text::tr("a quote that does not end"));
        } else if (!bytes.isEmpty()) {
            take(table->row(*cells), line);
        }
    }
    return table.has_value();
}

void Reader::take(HistoryRow row, qint64 line) {
    const bool foreign = row.kind == Kind::Foreign;
    row = checked(std::move(row), m_now);
    m_known += foreign ? 0 : 1;
    if (row.kind == Kind::Bad || foreign) {
        bad(line, foreign ? Text::tr("not a row of a listening history") : row.problem);
        return;
    }
    ++m_rows;
    if (row.kind == Kind::NotMusic) {
        ++m_history.notMusic;
        return;
    }
    const auto place = m_places.constFind(row.song);
    std::size_t song = m_history.songs.size();
    if (place != m_places.constEnd()) {
        song = *place;
    } else {
        m_places.insert(row.song, song);
        m_history.songs.push_back(std::move(row.song));
    }
    m_history.plays.push_back({song, row.atSeconds, row.heardMs, row.source, row.outcome});
}

void Reader::bad(qint64 line, const QString& problem) {
    ++m_rows;
    ++m_history.badRows;
    if (m_history.listed.size() < kListedBadRows) {
        m_history.listed.push_back({m_name, line, problem});
    }
}

void Reader::tellProgress() {
    if (m_progress) {
        m_progress({.phase = Text::tr("Reading the history"),
                    .done = static_cast<qint64>(m_history.plays.size())});
    }
}

/// What may be an export, by its ending, in the order of names.
base::Result<std::vector<fs::path>> filesBelow(const fs::path& folder) {
    constexpr std::array kEndings{".json", ".jsonl", ".csv"};
    std::vector<fs::path> files;
    std::error_code failure;
    fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied,
                                          failure);
    for (; !failure && walk != fs::recursive_directory_iterator(); walk.increment(failure)) {
        const std::string ending = walk->path().extension().string();
        std::error_code ignored;
        if (walk->is_regular_file(ignored) &&
            std::ranges::find(kEndings, ending) != kEndings.end()) {
            files.push_back(walk->path());
        }
        if (files.size() > kMostFiles) {
            return noHistory(Text::tr("This folder has too many files"), folder);
        }
    }
    if (failure) {
        return Error{Text::tr("The folder could not be read"), base::pathText(folder),
                     QString::fromStdString(failure.message())};
    }
    std::ranges::sort(files);
    return files;
}

} // namespace

base::Result<ReadHistory> readHistory(const fs::path& place, qint64 nowSeconds,
                                      const base::ProgressCallback& progress,
                                      const std::stop_token& stop) {
    std::error_code failure;
    const fs::file_status status = fs::status(place, failure);
    if (!fs::exists(status)) {
        return noHistory(Text::tr("There is no such file or folder"), place);
    }
    Reader reader(nowSeconds, progress, stop);
    if (!fs::is_directory(status)) {
        const auto known = reader.read(place);
        if (!known) {
            return known.error();
        }
        return *known ? base::Result<ReadHistory>(std::move(reader.history())) : notKnown(place);
    }
    const auto files = filesBelow(place);
    if (!files) {
        return files.error();
    }
    for (const fs::path& file : *files) {
        const auto known = reader.read(file);
        if (!known) {
            return known.error();
        }
        if (!*known) {
            reader.history().otherFiles += base::pathText(file.filename());
        }
    }
    if (reader.history().files == 0) {
        return noHistory(Text::tr("This folder holds no listening history that Earshot knows"),
                         place);
    }
    return std::move(reader.history());
}

} // namespace earshot::imports
