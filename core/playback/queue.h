// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <filesystem>
#include <vector>

namespace earshot::playback {

enum class PickedBy : std::uint8_t { Hand, Itself }; ///< by the person, or continued by the player

/// One place in up next. `track` is library::TrackId's number; playback does not look inside.
struct QueueItem {
    qint64 track = 0;
    std::filesystem::path path;
    QString title;
    QString artist;
    QString album;
    qint64 durationMs = 0;
    double gainDb = 0; ///< track gain to apply
    PickedBy pickedBy = PickedBy::Hand;
    QString context; ///< the list it comes from: recipe or mood key
    QString reason;  ///< why it is here, one line, "" if put there by hand
    int moved = 0; ///< places up (+) or down (−) that it was moved when the sitting last changed
    QString movedReason; ///< why, a few words
    double peak = 0;     ///< highest sample of the track, full scale 1; 0 = unknown
};

/// What plays, what has played and what is up next, in order. Lives on the UI thread. Indexes out
/// of range are ignored. currentChanged comes before changed where an edit causes both.
class Queue : public QObject {
    Q_OBJECT
public:
    explicit Queue(QObject* parent = nullptr);

    [[nodiscard]] const std::vector<QueueItem>& items() const { return m_items; }
    [[nodiscard]] int current() const { return m_current; } ///< −1 = none
    [[nodiscard]] const QueueItem* currentItem() const;
    [[nodiscard]] const QueueItem* nextItem() const;
    [[nodiscard]] int remaining() const; ///< items after the current one

    /// Replaces everything and makes `start` current (the nearest index there is; −1 when empty).
    void play(std::vector<QueueItem> items, int start = 0);
    /// Adds at the end. Items played long ago make room (kKeptHistory).
    void append(std::vector<QueueItem> items);
    void insertNext(std::vector<QueueItem> items);
    void move(int from, int to); ///< `to` = index after removal
    /// Removing the current item makes the one after it current, or none.
    void remove(int index);
    void clearUpNext();
    /// Replaces everything after the current item.
    void replaceUpNext(std::vector<QueueItem> items);
    bool advance(); ///< false at the end
    bool back();
    void jumpTo(int index); ///< also to the current one, to start it again

Q_SIGNALS:
    void changed();                 ///< items or their order
    void currentChanged();          ///< another item is current
    void runningOut(int remaining); ///< few items left after the current one: time to continue

private:
    enum class Current : std::uint8_t { Same, Other };
    enum class Items : std::uint8_t { Same, Edited };

    [[nodiscard]] bool holds(int index) const;
    void announce(Current current, Items items, int remainingBefore);

    std::vector<QueueItem> m_items;
    int m_current = -1;
};

} // namespace earshot::playback
