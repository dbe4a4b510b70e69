// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/signals/access_log.h"
#include "core/signals/consent_log.h"
#include "core/signals/forgetting.h"
#include "core/signals/guest_mode.h"
#include "core/signals/holdings.h"
#include "core/signals/intake.h"
#include "core/signals/preferences.h"
#include "core/signals/records.h"
#include "core/signals/sealer.h"
#include "core/storage/connection.h"

#include <QDate>
#include <QStringList>

#include <optional>
#include <span>

namespace earshot::signals {

/// The state of one signal, for the page and the command line.
struct SignalState {
    SignalId id = SignalId::Sound;
    bool on = false;
    qint64 entries = 0;
    qint64 damaged = 0;               ///< of these, cannot be read; skipped everywhere
    std::optional<qint64> sinceMs;    ///< of the oldest entry; noon UTC where only the day is kept
    QDate sinceDay;                   ///< its local date; null when there is none
    std::optional<qint64> lastUsedMs; ///< when a list last used it; noon UTC where only the day is
                                      ///< kept (daytime off)
    QDate lastUsedDay;                ///< its local date; null when never used
    QString lastUsedBy;               ///< which list: "Focus"
    std::optional<qint64> decidedMs;  ///< when it was allowed or withdrawn, empty = never asked
    int keepDays = kKeepForever;      ///< how long its entries are kept
    int dialPercent = kDialAsIs;      ///< how much it counts beside its prior weight
};

/// One stored entry, decoded, for looking at it.
struct EntryView {
    qint64 row = 0;
    library::TrackId track = library::TrackId::None;
    QString text; ///< without the track's title: "12 Mar 2026: finished, 98 % heard"
    QDate day;    ///< local
    QString list; ///< of activity: the key of the list it was played from
};

/// One import, for showing it and forgetting it.
struct ImportView {
    qint64 number = 0; ///< Forgetting::import
    ImportSource source = ImportSource::Spotify;
    qint64 plays = 0;
    QDate first, last; ///< local dates of its plays
};

/// One taste card that was opened, as far as it is in this library.
struct CardView {
    qint64 number = 0; ///< of its first entry
    CardHead head;
    qint64 songs = 0, artists = 0; ///< on it and in this library
    QDate opened;                  ///< local date
};

/// listening.db: consent, recording, reading and erasing, one table per signal. One per connection,
/// so per thread. Opening it installs the SQLite authorizer on the connection: while a signal is
/// off, no statement on its table can even be prepared, whoever tries. While the sealer has a
/// hindrance (the vault is not unlocked), nothing personal is recorded or read, and no signal that
/// stores something can be switched on; what content signals need works on.
class SignalStore {
public:
    /// Migrates the database and installs the authorizer. The store must outlive every use of the
    /// connection.
    static base::Result<std::unique_ptr<SignalStore>>
    open(storage::Connection connection, const Sealer& sealer, const base::Clock& clock,
         const std::filesystem::path& backupDir, std::shared_ptr<const GuestMode> guest = {});
    ~SignalStore();

    /// Somebody else is here: no personal signal counts as on, nothing is recorded, noted or read,
    /// and stored entries are not shown.
    [[nodiscard]] bool guestIsHere() const;

    /// Which signals are on and can be used now (read from the database: another thread may have
    /// switched). While locked, those that store something count as off; states() has the switch.
    base::Result<SignalSet> enabled() const;
    base::Result<std::vector<SignalState>> states() const;

    /// Switches a signal and writes down when and how ("signals page", "asked on Listen Now",
    /// "command line"). The first that stores
    /// something makes the keys, in the system's keychain; the error says when that cannot be used,
    /// Vault::status() is still Absent then, and the caller may ask for a passphrase, give it to
    /// Vault::createWithPassphrase(), and call this again.
    base::Status setEnabled(SignalId id, bool on, const QString& how);
    /// Writes down that the person declined at the point of use, so that it is not asked again.
    base::Status decline(std::span<const SignalId> ids, const QString& how);
    /// Whether the person has decided about this signal at any time.
    base::Result<bool> decided(SignalId id) const;

    /// What was chosen for each signal besides its switch.
    base::Result<Preferences> preferences() const;
    /// How long a signal keeps its entries (0 = until erased, empty = as the registry has it), from
    /// now on and at once: gives how many entries were older and are gone for good. Count only
    /// tells how many that would be, and an error while locked; then nothing is chosen.
    base::Result<qint64> setKeepDays(SignalId id, std::optional<int> days, Forget how);
    /// How much a signal counts, one of kDialSteps.
    base::Status setDial(SignalId id, int percent);

    /// The consent record, newest first.
    base::Result<std::vector<ConsentEntry>> consentRecord(int limit) const;

    /// Stores what the switched-on signals keep of a play, in one transaction. Nothing when all are
    /// off or locked, and nothing of a file that broke off. The first of a day applies retention.
    base::Status record(const PlayEvent& event);
    /// +1, −1, or 0 to take it back. An error that says so when likes is off.
    base::Status setLike(library::TrackId track, int value);
    base::Result<int> like(library::TrackId track) const;

    /// Puts the album or artist of this track in the spotlight from today on, in place of the marks
    /// of that scope on the tracks in `instead`; for 0 weeks it only takes those away. An error
    /// that says so when the signal is off.
    base::Status setSpotlight(library::TrackId track, SpotlightScope scope, int weeks,
                              std::span<const library::TrackId> instead);
    /// The marks that hold today; none while the signal is off.
    base::Result<std::vector<SpotlightMark>> spotlights() const;

    /// Stores plays that were heard elsewhere as one import, at the precision and as far back as
    /// the signal keeps them, all of them or, after an error, none. What this source has brought
    /// before, a play of that track in that minute, is not stored again; where only the day is
    /// known, as many of a day as are there. An error that says so when imports is off.
    base::Result<IntakeCount> addImport(ImportSource source, std::span<const ImportedPlay> plays);
    /// What was imported, newest first, also while the signal is off.
    base::Result<std::vector<ImportView>> imports() const;

    /// Stores a friend's taste card, in place of the one of that name, of which no trace is left
    /// after the next retention. An error that says so when circle is off, or where the name or a
    /// number is none.
    base::Status addCard(const TasteCard& card);
    /// The taste cards, last opened first, also while the signal is off.
    base::Result<std::vector<CardView>> cards() const;

    /// Everything the switched-on signals hold, oldest first; entries that cannot be read are
    /// skipped. While daytime is off, plays carry their day only, however they were stored.
    base::Result<History> history() const;
    /// Another one whenever history(), enabled() or preferences() may give something else than
    /// before: something was changed here, by whomever, or locked, or a guest came.
    base::Result<QByteArray> version() const;
    /// What the last history() read is used once more, from memory: noteUse() writes it down as
    /// read.
    void readAgain();
    /// Writes down that these signals were used for a list, and in the access log what the last
    /// history() of this store has read for it. `purpose` is a list's name and `who` a part of
    /// Earshot: neither may tell what was heard.
    base::Status noteUse(SignalSet used, const QString& purpose,
                         const QString& who = QStringLiteral("recommender"));
    /// The access log, newest first, with numbers below `before` (0 = from the newest); of one
    /// signal only, if given. An error while locked.
    base::Result<std::vector<AccessEntry>> accessLog(int limit, qint64 before = 0,
                                                     std::optional<SignalId> only = {}) const;
    /// Looks for every change of the log behind Earshot's back.
    base::Result<LogCheck> checkAccessLog() const;

    /// Newest entries of a signal, also while it is off.
    base::Result<std::vector<EntryView>> entries(SignalId id, int limit,
                                                 qint64 beforeRow = 0) const;

    /// Everything held about the person, also of signals that are off; of one signal only, if
    /// given. Counts as read: write it down with noteUse(). An error while locked.
    base::Result<Holdings> holdings(std::optional<SignalId> only = {}) const;
    /// Takes in what was once held, all of it or, after an error, nothing. Entries only of signals
    /// that are on, at the precision and as far back as these keep them; nothing that is stored
    /// already comes a second time. What was chosen there holds where nothing was chosen here, and
    /// deletes nothing. Decisions join the consent record as brought in, and switch nothing.
    base::Result<IntakeReport> takeIn(const Incoming& incoming);

    /// Destroys the signal's key, then deletes everything it stored, truncates the write-ahead log,
    /// compacts the file and removes backups that still hold it; where there were any, a new one
    /// takes their place. Works while the signal is off, but not while the keys are locked. Erasing
    /// daytime also cuts the times of plays to the day. Gives the number of entries that were
    /// deleted. An error after the entries are gone (the file is in use) says so; the next
    /// applyRetention() finishes.
    base::Result<qint64> erase(SignalId id);
    /// Forgets some of the past in all signals at once, also in those that are off, and leaves no
    /// trace of it in the file or its backups; lists are then made as if it had never been known.
    /// Gives the number of entries. Count only tells how many it would be. An error while locked.
    base::Result<qint64> forget(const Forgetting& which, Forget how);
    /// The same for all signals, in whatever state the keys are: all of them are destroyed, and the
    /// access log with them. What stores something is switched off; only the consent record and
    /// what was chosen (keep-for, dials) stay.
    base::Result<qint64> eraseEverything(const QString& how);
    /// Gives every signal a new key and seals anew what it stored; a program killed on the way goes
    /// on at the next applyRetention().
    base::Status rotateKeys();
    /// Deletes entries older than each signal keeps them, and finishes an interrupted erase or
    /// rotation. Called at start, and after unlocking.
    base::Status applyRetention();

    [[nodiscard]] const Sealer& sealer() const;

private:
    base::Status applyRetentionDaily();

    struct State;
    explicit SignalStore(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace earshot::signals
