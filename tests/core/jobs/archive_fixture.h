// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/archive_job.h"
#include "core/library/track_writer.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/unlocked_vault.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace earshot::fixtures {

/// Unwraps a result in a test; a failure ends the test run with its message.
template <typename T>
T must(base::Result<T> result) {
    if (!result) {
        qFatal("%s", qPrintable(result.error().message()));
    }
    return std::move(*result);
}

inline QByteArray soundOf(int number) {
    return QByteArray(31, 'a') + static_cast<char>(number);
}

/// A data folder as the program has it, with songs in its library that have no files, and a clock
/// that stands at Sunday, 2026-03-15 18:02. Song n has the same sound in every such folder.
class DataFolder {
public:
    static constexpr int kSongs = 12;
    static constexpr int kEveryEntry = 10'000;
    static constexpr std::chrono::minutes kPlayTakes{4};
    inline static const QString kFocus = QStringLiteral("focus");
    /// The list that song `number` is played from.
    static QString contextOf(int number) { return number % 2 == 0 ? kFocus : QString(); }

    DataFolder() {
        must(jobs::Workspace::prepare(m_paths, clock, m_vault));
        m_workspace = must(jobs::Workspace::open(m_paths, clock, m_vault));
    }

    /// Adds song `number` (1 … kSongs) at a place below `folder`.
    void addSong(int number, const QString& folder = QStringLiteral("/music"),
                 bool withSound = true) {
        library::Track track;
        track.path = base::pathFromText(QStringLiteral("%1/%2.flac").arg(folder).arg(number));
        track.stream = {.codec = QStringLiteral("FLAC"), .durationMs = 200'000 + number * 5000};
        track.tags.title = QStringLiteral("Song %1 ü").arg(number);
        track.tags.artists = {QStringLiteral("Artist %1").arg(number % 4)};
        library::TrackWriter writer(m_workspace->library());
        const auto id = writer.insert(track);
        if (withSound) {
            SQLite::Statement identity(m_workspace->library().db(),
                                       "UPDATE tracks SET audio_identity = ? WHERE id = ?");
            const QByteArray sound = soundOf(number);
            identity.bind(1, static_cast<const void*>(sound.constData()),
                          static_cast<int>(sound.size()));
            identity.bind(2, static_cast<int64_t>(*id));
            identity.exec();
        }
        m_songs.insert(number, *id);
    }
    void addSongs() {
        for (int number = 1; number <= kSongs; ++number) {
            addSong(number);
        }
    }
    [[nodiscard]] library::TrackId song(int number) const { return m_songs.value(number); }
    [[nodiscard]] int numberOf(library::TrackId id) const { return m_songs.key(id); }

    void allow(bool on = true) {
        for (const signals::SignalInfo& row : signals::registry()) {
            if (row.kind == signals::SignalKind::Personal) {
                must(store().setEnabled(row.id, on, QStringLiteral("test")));
            }
        }
    }
    void pass(std::chrono::milliseconds time) { clock.advanceMs(time.count()); }
    /// Heard now, to its end or skipped.
    void play(int number, signals::Ending ending = signals::Ending::Finished) {
        signals::PlayEvent event;
        event.track = song(number);
        event.startedMs = clock.nowMs();
        event.utcOffsetSeconds = clock.now().offsetFromUtc();
        event.durationMs = 200'000;
        const qint64 skippedAfter = number % 2 == 0 ? 9'876 : 41'234; // the first is no play
        event.heardMs = ending == signals::Ending::Finished ? 200'000 : skippedAfter;
        event.ending = ending;
        event.byHand = number % 3 == 0;
        event.spotlit = number % 4 == 0;
        event.device = static_cast<signals::DeviceClass>(number % 3);
        event.context = contextOf(number);
        must(store().record(event));
        pass(kPlayTakes);
    }
    /// Two histories from elsewhere, a year before.
    void importPlays() {
        constexpr qint64 kThen = 1'742'000'000;
        for (const auto source : {signals::ImportSource::Spotify, signals::ImportSource::LastFm}) {
            std::vector<signals::ImportedPlay> plays;
            for (int i = 0; i < 10; ++i) {
                signals::ImportedPlay elsewhere{.track = song(1 + i % kSongs),
                                                .atSeconds = kThen + i * 40'000,
                                                .utcOffsetSeconds = 3600,
                                                .heardMs = {},
                                                .outcome = {}};
                if (source == signals::ImportSource::Spotify) {
                    elsewhere.heardMs = 20'000 * i;
                    elsewhere.outcome = static_cast<signals::ImportOutcome>(i % 3);
                }
                plays.push_back(elsewhere);
            }
            must(store().addImport(source, plays));
        }
    }
    /// Two friends' cards, one with a name that needs care in every kind of file.
    void openCards() {
        for (const QString& name : {QStringLiteral("Anna"), QStringLiteral("\"Ben\", Å \\ 你")}) {
            const int first = name.startsWith(QLatin1Char('A')) ? 1 : 3;
            signals::TasteCard card{{name, 12 * 2025 + first, 4}, {}};
            card.lines = {{song(first), signals::CardPart::Song, 5},
                          {song(first + 1), signals::CardPart::Song, 2},
                          {song(first), signals::CardPart::Artist, 3}};
            must(store().addCard(card));
        }
    }
    enum class Heard : std::uint8_t { Everything, NothingFromFocus };
    /// Some weeks of evenings with what people do.
    void live(Heard heard = Heard::Everything) {
        for (int day = 0; day < 20; ++day) {
            for (int i = 0; i < 4; ++i) {
                const int number = 1 + (day * 5 + i * i) % kSongs;
                if (heard == Heard::NothingFromFocus && contextOf(number) == kFocus) {
                    pass(kPlayTakes);
                    continue;
                }
                play(number,
                     (day + i) % 5 == 0 ? signals::Ending::SkippedOn : signals::Ending::Finished);
            }
            if (day % 3 == 0) {
                must(store().setLike(song(1 + day % kSongs), day % 2 == 0 ? 1 : -1));
            }
            if (day % 7 == 0) {
                must(store().setSpotlight(song(1 + day % kSongs),
                                          static_cast<signals::SpotlightScope>(day % 2), 2, {}));
            }
            pass(std::chrono::hours(23));
        }
        importPlays();
        openCards();
        play(3);
        play(3); // twice in a row: two equal entries where only the day is kept
    }

    [[nodiscard]] jobs::Workspace& workspace() { return *m_workspace; }
    [[nodiscard]] signals::SignalStore& store() { return m_workspace->signals(); }
    [[nodiscard]] vault::Vault& vault() { return *m_vault; }
    [[nodiscard]] const std::shared_ptr<vault::Vault>& sharedVault() const { return m_vault; }
    [[nodiscard]] const base::DataPaths& paths() const { return m_paths; }
    /// A place for an archive.
    [[nodiscard]] std::filesystem::path place(const char* name) const { return m_out / name; }

    [[nodiscard]] std::filesystem::path exported(const char* name) {
        must(jobs::exportSignals(*m_workspace, {place(name), {}, {}, kCheap}));
        return place(name);
    }
    [[nodiscard]] jobs::ImportSummary imported(const std::filesystem::path& archive,
                                               const QString& passphrase = {}) {
        return must(jobs::importSignals(*m_workspace, archive, passphrase));
    }
    /// What is stored, with songs by their number, so that two folders can be compared.
    [[nodiscard]] QStringList stored() {
        QStringList lines;
        const signals::History history = must(store().history());
        const auto add = [&](const char* what, library::TrackId track, auto... values) {
            QStringList words{QLatin1String(what), QString::number(numberOf(track))};
            (words.append(QString::number(values)), ...);
            lines += words.join(QLatin1Char(' '));
        };
        for (const auto& one : history.plays) {
            add("play", one.track, one.atSeconds, one.day);
        }
        for (const auto& one : history.completions) {
            add("completion", one.track, double(one.share), int(one.ending), one.day);
        }
        for (const auto& one : history.likes) {
            add("like", one.track, one.value, one.day);
        }
        for (const auto& one : history.daytimes) {
            add("daytime", one.track, one.hour, one.weekday, one.day);
        }
        for (const auto& one : history.sequences) {
            add("sequence", one.track, one.sitting, one.place, one.day);
        }
        for (const auto& one : history.choices) {
            add("choice", one.track, int(one.byHand), one.day);
        }
        for (const auto& one : history.devices) {
            add("device", one.track, int(one.device), one.day);
        }
        for (const auto& one : history.spotlights) {
            add("spotlight", one.track, int(one.scope), one.weeks, one.day);
        }
        for (const auto& one : history.spotlightOutcomes) {
            add("spotlight outcome", one.track, double(one.share), int(one.ending), one.day);
        }
        for (const auto& one : history.imports) {
            add("import", one.track, int(one.source), int(one.outcome), one.heardMs.value_or(-1),
                one.day);
        }
        for (const auto& one : history.cards) {
            add("card", one.track, int(one.part), one.weight, one.head.made, one.head.artists,
                one.day);
            lines.back() += one.head.name;
        }
        // History leaves out what is there to be forgotten only.
        auto activities = must(store().entries(signals::SignalId::Activity, kEveryEntry, 0));
        std::ranges::reverse(activities);
        for (const auto& one : activities) {
            add("activity", one.track);
            lines.back() += one.text;
        }
        return lines;
    }

    base::ManualClock clock{QDateTime(QDate(2026, 3, 15), QTime(18, 2))};

private:
    Folder m_data;
    Folder m_out;
    base::DataPaths m_paths = must(base::DataPaths::resolve(base::pathText(m_data.path())));
    std::shared_ptr<vault::Vault> m_vault = memoryVault(m_data.path());
    std::unique_ptr<jobs::Workspace> m_workspace;
    QHash<int, library::TrackId> m_songs;
};

inline QByteArray bytesIn(const std::filesystem::path& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(file.fileName()));
    }
    return file.readAll();
}

inline void replaceBytes(const std::filesystem::path& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("cannot write %s", qPrintable(file.fileName()));
    }
}

} // namespace earshot::fixtures
