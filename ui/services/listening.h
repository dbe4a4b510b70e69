// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/player.h"
#include "core/recommend/recommender.h"
#include "core/signals/signal_store.h"
#include "ui/services/background.h"
#include "ui/services/guest_session.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <functional>

namespace earshot::ui {

/// What is remembered of listening: turns the player's reports into signals, keeps this sitting,
/// likes and the private session. The only place in the window that records anything. UI thread
/// only.
class Listening : public QObject {
    Q_OBJECT
public:
    Listening(Background& background, playback::Player& player, const base::Clock& clock,
              QObject* parent = nullptr);

    [[nodiscard]] signals::SignalSet enabled() const { return m_enabled; } ///< as last read
    [[nodiscard]] const signals::Dials& dials() const { return m_dials; }  ///< as last read
    [[nodiscard]] const signals::Sitting& sitting() const { return m_sitting; }
    /// The switches, the sitting and the likes, as far as they may be known, without reading
    /// anything.
    [[nodiscard]] recommend::Listener known() const;
    /// While a guest is here, no personal signal counts as on, and there are no likes.
    [[nodiscard]] GuestSession& guest() { return m_guest; }
    /// What is listened on now, while that may be known.
    [[nodiscard]] std::optional<signals::DeviceClass> device() const;
    [[nodiscard]] bool privateSession() const { return m_private; }
    void setPrivateSession(bool on); ///< on: until switched off
    /// Ends by itself after this time. Time the computer sleeps does not count.
    void startPrivateSession(std::chrono::milliseconds duration);
    /// When it ends by itself; not valid while it is off or ends only when switched off.
    [[nodiscard]] QDateTime privateUntil() const { return m_privateUntil; }

    /// Whether to ask about these signals now: none is on and the person has not decided yet.
    [[nodiscard]] bool shouldAsk(std::span<const signals::SignalId> ids) const;
    void allow(std::span<const signals::SignalId> ids, const QString& how);
    void decline(std::span<const signals::SignalId> ids, const QString& how);
    void setEnabled(signals::SignalId id, bool on, const QString& how);
    void setDial(signals::SignalId id, int percent);
    /// Forgets plays and likes of these tracks, for good.
    void forget(std::set<library::TrackId> tracks);

    /// Puts the album or artist of a track in the spotlight, or for 0 weeks takes it out; `done`
    /// gets the name of that.
    void setSpotlight(library::TrackId track, signals::SpotlightScope scope, int weeks,
                      std::function<void(const QString& name)> done);

    [[nodiscard]] int like(library::TrackId track) const; ///< −1, 0, +1; 0 while likes is off
    void setLike(library::TrackId track, int value);

    /// Reads switches and likes again (after erase, or a change from elsewhere).
    void refresh();

Q_SIGNALS:
    void enabledChanged();
    void privateSessionChanged(bool on); ///< also when only its end changed
    void likeChanged(earshot::library::TrackId track, int value);
    void recorded(); ///< something new is known: lists made now may differ
    void sittingChanged();
    /// Music moved from speakers to headphones or back, as far as the system's names tell; also
    /// while that may not be remembered.
    void outputMoved();
    void failed(const earshot::base::Error& error);
    /// Nothing was allowed yet: there are no keys, and the system's keychain cannot hold one. With
    /// a passphrase, allow() works.
    void passphraseNeeded(const std::vector<earshot::signals::SignalId>& ids, const QString& how);

private:
    void onGuest(bool here);
    void lookAtOutput();
    void onListened(const playback::Listening& heard);
    void noteInSitting(const playback::Listening& heard, const signals::PlayEvent& event);
    void change(std::function<base::Status(signals::SignalStore&)> change);

    Background& m_background;
    playback::Player& m_player;
    const base::Clock& m_clock;
    signals::SignalSet m_enabled;
    signals::Dials m_dials;
    QSet<int> m_decided;
    QHash<qint64, int> m_likes;
    signals::Sitting m_sitting;
    bool m_private = false;
    QDateTime m_privateUntil;
    QTimer m_privateEnd;
    signals::DeviceClass m_output = signals::DeviceClass::Other; ///< the last that could be told
    GuestSession m_guest;
    qint64 m_privateEndedMs = 0; ///< when the last private session ended
    qint64 m_lastEndMs = 0;      ///< of what was heard last and not privately; 0 = none
    bool m_known = false;        ///< the switches were read: before that, nothing is asked
};

} // namespace earshot::ui
