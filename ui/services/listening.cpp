// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/listening.h"

#include "core/jobs/spotlight_job.h"
#include "core/signals/device_class.h"
#include "core/signals/recording.h"

#include <algorithm>

namespace earshot::ui {

using signals::SignalId;

namespace {

// A sitting ends after half an hour without music (recommender.md).
constexpr qint64 kSittingIdleMs = 30 * 60 * 1000;

signals::Ending endingOf(playback::EndedBy endedBy) {
    switch (endedBy) {
    case playback::EndedBy::End:
        return signals::Ending::Finished;
    case playback::EndedBy::Skip:
        return signals::Ending::SkippedOn;
    case playback::EndedBy::Fault:
        return signals::Ending::Unplayable;
    case playback::EndedBy::Stop:
        break;
    }
    return signals::Ending::Stopped;
}

/// The switches and dials, what was decided, and the likes, as the database has them.
struct Remembered {
    signals::SignalSet enabled;
    signals::Dials dials;
    QSet<int> decided;
    QHash<qint64, int> likes;
};

base::Result<Remembered> readRemembered(jobs::Workspace& workspace) {
    Remembered remembered;
    auto states = workspace.signals().states();
    if (!states) {
        return states.error();
    }
    auto enabled = workspace.signals().enabled();
    if (!enabled) {
        return enabled.error();
    }
    remembered.enabled = *enabled; // what is locked counts as off
    const auto chosen = workspace.signals().preferences();
    if (!chosen) {
        return chosen.error();
    }
    remembered.dials = chosen->dials();
    for (const signals::SignalState& state : *states) {
        if (state.decidedMs) {
            remembered.decided.insert(static_cast<int>(state.id));
        }
    }
    auto history = workspace.signals().history();
    if (!history) {
        return history.error();
    }
    for (const signals::LikeRecord& like : history->likes) {
        remembered.likes.insert(static_cast<qint64>(like.track), like.value);
    }
    return remembered;
}

} // namespace

Listening::Listening(Background& background, playback::Player& player, const base::Clock& clock,
                     QObject* parent)
    : QObject(parent),
      m_background(background),
      m_player(player),
      m_clock(clock),
      m_guest(background.guestMode(), clock) {
    connect(&player, &playback::Player::listened, this, &Listening::onListened);
    connect(&player, &playback::Player::devicesChanged, this, &Listening::lookAtOutput);
    connect(&player, &playback::Player::trackChanged, this, &Listening::lookAtOutput);
    m_privateEnd.setSingleShot(true);
    connect(&m_privateEnd, &QTimer::timeout, this, [this] { setPrivateSession(false); });
    connect(&m_guest, &GuestSession::changed, this, &Listening::onGuest);
    refresh();
}

void Listening::onGuest(bool here) {
    if (here) { // at once, not only when it was read
        for (const signals::SignalInfo& row : signals::registry()) {
            m_enabled.set(row.id,
                          m_enabled.has(row.id) && row.kind != signals::SignalKind::Personal);
        }
        m_likes.clear();
    }
    refresh();
}

std::optional<signals::DeviceClass> Listening::device() const {
    return m_enabled.has(SignalId::Device)
               ? std::optional(signals::deviceClassOf(m_player.outputDevice()))
               : std::nullopt;
}

void Listening::lookAtOutput() {
    const signals::DeviceClass now = signals::deviceClassOf(m_player.outputDevice());
    if (now == m_output || now == signals::DeviceClass::Other) {
        return;
    }
    if (std::exchange(m_output, now) != signals::DeviceClass::Other) {
        Q_EMIT outputMoved();
    }
}

recommend::Listener Listening::known() const {
    recommend::Listener listener;
    listener.enabled = m_enabled;
    if (!m_guest.on()) {
        listener.dials = m_dials;
    }
    if (m_enabled.has(SignalId::Session)) {
        listener.sitting = m_sitting;
    }
    if (m_enabled.has(SignalId::Likes)) {
        for (auto like = m_likes.cbegin(); like != m_likes.cend(); ++like) {
            listener.history.likes.push_back({library::TrackId{like.key()}, like.value(), 0});
        }
    }
    return listener;
}

void Listening::setPrivateSession(bool on) {
    const bool changed = m_private != on || m_privateUntil.isValid();
    m_privateEnd.stop();
    m_privateUntil = {};
    if (m_private && !on) {
        m_privateEndedMs = m_clock.nowMs();
    }
    m_private = on;
    if (changed) {
        Q_EMIT privateSessionChanged(on);
    }
}

void Listening::startPrivateSession(std::chrono::milliseconds duration) {
    m_private = true;
    m_privateUntil = m_clock.now().addMSecs(duration.count());
    m_privateEnd.start(duration);
    Q_EMIT privateSessionChanged(true);
}

bool Listening::shouldAsk(std::span<const SignalId> ids) const {
    return !m_private && !m_guest.on() && m_known && std::ranges::none_of(ids, [this](SignalId id) {
        return m_enabled.has(id) || m_decided.contains(static_cast<int>(id));
    });
}

void Listening::allow(std::span<const SignalId> ids, const QString& how) {
    struct Answer {
        base::Status status = base::Done{};
        bool needsPassphrase = false;
    };
    const std::vector<SignalId> asked(ids.begin(), ids.end());
    m_background.write(
        this,
        [asked, how](jobs::Workspace& workspace, const std::stop_token&) -> base::Result<Answer> {
            for (const SignalId id : asked) {
                if (base::Status done = workspace.signals().setEnabled(id, true, how); !done) {
                    const vault::Vault* keys = workspace.vault();
                    return Answer{done, keys != nullptr &&
                                            keys->status().state == vault::VaultState::Absent};
                }
            }
            return Answer{};
        },
        [this, asked, how](const base::Result<Answer>& answer) {
            if (!answer) {
                Q_EMIT failed(answer.error());
            } else if (answer->needsPassphrase) {
                Q_EMIT passphraseNeeded(asked, how);
            } else if (!answer->status) {
                Q_EMIT failed(answer->status.error());
            } else {
                for (const SignalId id : asked) {
                    m_enabled.set(id, true); // at once: nobody asks again while all is read anew
                }
            }
            refresh(); // also after a failure: show what really holds
        });
}

void Listening::decline(std::span<const SignalId> ids, const QString& how) {
    for (const SignalId id : ids) {
        m_decided.insert(static_cast<int>(id)); // at once: nobody asks while it is written down
    }
    change([ids = std::vector<SignalId>(ids.begin(), ids.end()), how](signals::SignalStore& store) {
        return store.decline(ids, how);
    });
}

void Listening::setEnabled(SignalId id, bool on, const QString& how) {
    if (on) {
        allow({&id, 1}, how);
        return;
    }
    change([id, how](signals::SignalStore& store) { return store.setEnabled(id, false, how); });
}

void Listening::setDial(SignalId id, int percent) {
    change([id, percent](signals::SignalStore& store) { return store.setDial(id, percent); });
}

void Listening::forget(std::set<library::TrackId> tracks) {
    change([tracks = std::move(tracks)](signals::SignalStore& store) -> base::Status {
        signals::Forgetting which;
        which.tracks = tracks;
        const auto entries = store.forget(which, signals::Forget::Delete);
        return entries ? base::Status(base::Done{}) : base::Status(entries.error());
    });
}

void Listening::setSpotlight(library::TrackId track, signals::SpotlightScope scope, int weeks,
                             std::function<void(const QString& name)> done) {
    m_background.write(
        this,
        [track, scope, weeks](jobs::Workspace& workspace, const std::stop_token&) {
            return jobs::setSpotlight(workspace, track, scope, weeks);
        },
        [this, done = std::move(done)](const base::Result<QString>& name) {
            if (!name) {
                Q_EMIT failed(name.error());
                return;
            }
            done(*name);
            Q_EMIT recorded();
        });
}

int Listening::like(library::TrackId track) const {
    return m_likes.value(static_cast<qint64>(track), 0);
}

void Listening::setLike(library::TrackId track, int value) {
    m_background.write(
        this,
        [track, value](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.signals().setLike(track, value);
        },
        [this, track, value](const base::Status& done) {
            if (!done) {
                Q_EMIT failed(done.error());
                return;
            }
            m_likes.insert(static_cast<qint64>(track), value);
            Q_EMIT likeChanged(track, value);
            Q_EMIT recorded();
        });
}

void Listening::refresh() {
    m_background.run(
        Lane::Pages, this,
        [](jobs::Workspace& workspace, const std::stop_token&) {
            return readRemembered(workspace);
        },
        [this](base::Result<Remembered> remembered) {
            if (!remembered) {
                Q_EMIT failed(remembered.error());
                return;
            }
            m_known = true;
            m_enabled = remembered->enabled;
            m_dials = remembered->dials;
            m_decided = std::move(remembered->decided);
            m_likes = std::move(remembered->likes);
            if (!m_enabled.has(SignalId::Session) && !m_guest.on()) {
                m_sitting = {};
            }
            Q_EMIT enabledChanged();
        });
}

void Listening::change(std::function<base::Status(signals::SignalStore&)> change) {
    m_background.write(
        this,
        [change = std::move(change)](jobs::Workspace& workspace, const std::stop_token&) {
            return change(workspace.signals());
        },
        [this](const base::Status& done) {
            if (!done) {
                Q_EMIT failed(done.error());
            }
            refresh(); // also after a failure: show what really holds
        });
}

void Listening::onListened(const playback::Listening& heard) {
    // What began in a private session stays private, although it ends after it.
    if (m_private || m_guest.on() ||
        heard.startedMs < std::max(m_privateEndedMs, m_guest.endedMs())) {
        m_lastEndMs = 0; // no sitting goes on across it
        return;
    }

    signals::PlayEvent event;
    event.track = library::TrackId{heard.item.track};
    event.startedMs = heard.startedMs;
    event.utcOffsetSeconds = m_clock.now().offsetFromUtc();
    event.heardMs = heard.heardMs;
    event.durationMs = heard.durationMs;
    event.ending = endingOf(heard.endedBy);
    event.byHand = heard.item.pickedBy == playback::PickedBy::Hand;
    event.device = device().value_or(signals::DeviceClass::Other);
    event.context = heard.item.context;
    event.opensSitting = m_lastEndMs == 0 || heard.startedMs - m_lastEndMs > kSittingIdleMs;
    m_lastEndMs = m_clock.nowMs();
    noteInSitting(heard, event);
    m_background.write(
        this,
        [event](jobs::Workspace& workspace, const std::stop_token&) {
            signals::PlayEvent told = event;
            const auto spotlit = jobs::isSpotlit(workspace, event.track);
            told.spotlit = spotlit && *spotlit;
            return workspace.signals().record(told);
        },
        [this](const base::Status& done) {
            if (done) {
                Q_EMIT recorded();
            } else {
                Q_EMIT failed(done.error());
            }
        });
}

void Listening::noteInSitting(const playback::Listening& heard, const signals::PlayEvent& event) {
    if (!m_enabled.has(SignalId::Session)) {
        return;
    }
    if (event.opensSitting) {
        m_sitting.outcomes.clear();
    }
    const double share = heard.durationMs > 0 ? static_cast<double>(heard.heardMs) /
                                                    static_cast<double>(heard.durationMs)
                                              : 0.0;
    m_sitting.outcomes.push_back({library::TrackId{heard.item.track},
                                  static_cast<float>(std::clamp(share, 0.0, 1.0)), event.ending,
                                  signals::countsAsPlay(event)});
    m_sitting.lastMs = m_lastEndMs;
    Q_EMIT sittingChanged();
}

} // namespace earshot::ui

#include "moc_listening.cpp"
