// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace earshot::signals {

/// Every quantity that can change what Earshot picks. The order is that of the Signals page and of
/// contributions everywhere.
enum class SignalId : std::uint8_t {
    Sound,
    Mood,
    Tags,
    Lyrics,
    Arrival,
    Plays,
    Completion,
    Likes,
    Playlists,
    Sequence,
    Daytime,
    Activity,
    Choice,
    Device,
    Spotlight,
    Imports,
    Circle,
    Session,
    Exploration,
};
inline constexpr int kSignalCount = 19;

enum class SignalKind : std::uint8_t {
    Content,  ///< read from the files, describes music; on unless switched off
    Personal, ///< describes the listener; off until allowed
    None,     ///< describes nothing (exploration); on unless switched off
};

enum class Storage : std::uint8_t {
    Nothing,   ///< nothing of its own (reads files' features, or the user's playlists)
    Memory,    ///< this sitting only, never written
    Listening, ///< its own table in listening.db
};

/// One row of the registry: the only place where a signal is declared. Everything that is shown,
/// recorded, read, scored, exported and erased comes from here.
struct SignalInfo {
    SignalId id;
    const char* key; ///< "plays": in files, on the command line, in table names
    SignalKind kind;
    Storage storage;
    int keepDays;         ///< how long entries are kept unless chosen otherwise, 0 = until erased
    const char* name;     ///< "Plays" (source text for tr, context earshot::signals)
    const char* sentence; ///< what it says, one plain sentence
    const char* stored;   ///< what is stored, one plain sentence
    const char* why;      ///< what it is good for, asked at the point of use
    const char* risk;     ///< what somebody could learn who got hold of it
    const char* icon;     ///< file name below resources/icons without ending
};

[[nodiscard]] std::span<const SignalInfo> registry(); ///< kSignalCount rows in SignalId order
[[nodiscard]] const SignalInfo& info(SignalId id);
/// On until switched off: content signals and exploration, where a scorer exists.
[[nodiscard]] bool onByDefault(SignalId id);
/// Whether listening.db has a table for it. A table comes with the scorer, so that nothing can be
/// stored for a signal that nothing uses.
[[nodiscard]] bool hasTable(SignalId id);
[[nodiscard]] std::optional<SignalId> signalFromKey(QStringView key);
[[nodiscard]] QString signalKey(SignalId id);
/// The name of its table in listening.db ("signal_plays"); empty for signals that store nothing
/// there.
[[nodiscard]] std::string signalTable(SignalId id);

// Translated texts of a row.
[[nodiscard]] QString signalName(SignalId id);
[[nodiscard]] QString signalSentence(SignalId id);
[[nodiscard]] QString signalStored(SignalId id);
[[nodiscard]] QString signalWhy(SignalId id);
[[nodiscard]] QString signalRisk(SignalId id);

/// What Earshot never collects, in words, for the page.
[[nodiscard]] QStringList neverCollected();

/// Which signals are on: a small set, copied by value into jobs.
class SignalSet {
public:
    [[nodiscard]] bool has(SignalId id) const { return (m_bits >> bit(id)) & 1U; }
    void set(SignalId id, bool on) {
        m_bits = on ? m_bits | (1U << bit(id)) : m_bits & ~(1U << bit(id));
    }
    [[nodiscard]] SignalSet without(SignalId id) const {
        SignalSet rest = *this;
        rest.set(id, false);
        return rest;
    }
    bool operator==(const SignalSet&) const = default;

private:
    static int bit(SignalId id) { return static_cast<int>(id); }
    std::uint32_t m_bits = 0;
};

} // namespace earshot::signals
