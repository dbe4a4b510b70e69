// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/covers.h"

#include "core/library/covers.h"
#include "core/library/track_store.h"

#include <QCache>
#include <QImage>
#include <QSet>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace earshot::ui {

namespace {

constexpr int kCacheKiB = 64 * 1024;        // about 1,500 covers at 100 px on a 1× display
constexpr std::size_t kWaitingAtMost = 400; // older requests have scrolled out of view

struct Wanted {
    library::TrackId track = library::TrackId::None;
    int pixels = 0;
};

using Key = QPair<qint64, int>;

Key keyOf(const Wanted& wanted) {
    return {static_cast<qint64>(wanted.track), wanted.pixels};
}

/// The middle square of the picture at this size.
QImage squared(const QImage& picture, int pixels) {
    const int side = std::min(picture.width(), picture.height());
    const QRect middle((picture.width() - side) / 2, (picture.height() - side) / 2, side, side);
    return picture.copy(middle).scaled(pixels, pixels, Qt::IgnoreAspectRatio,
                                       Qt::SmoothTransformation);
}

} // namespace

class Covers::Private {
public:
    Private(Covers& owner, const base::DataPaths& paths)
        : q(owner),
          libraryDb(paths.libraryDb()),
          thread([this](std::stop_token stop) { loop(stop); }) {}

    void request(const Wanted& wanted) {
        {
            std::lock_guard lock(mutex);
            waiting.push_back(wanted);
            if (waiting.size() > kWaitingAtMost) {
                dropped.push_back(waiting.front());
                waiting.erase(waiting.begin());
            }
        }
        wake.notify_one();
        for (const Wanted& gone : std::exchange(dropped, {})) {
            asked.remove(keyOf(gone));
        }
    }

    Covers& q;
    QCache<Key, QPixmap> cache{kCacheKiB};
    QSet<Key> asked; ///< being loaded
    QSet<qint64> without;

private:
    void loop(const std::stop_token& stop) {
        std::unique_ptr<storage::Connection> connection;
        while (std::optional<Wanted> wanted = take(stop)) {
            QImage image = load(connection, *wanted);
            QMetaObject::invokeMethod(
                &q, [this, wanted = *wanted, image] { arrived(wanted, image); },
                Qt::QueuedConnection);
        }
    }

    std::optional<Wanted> take(const std::stop_token& stop) {
        std::unique_lock lock(mutex);
        wake.wait(lock, stop, [this] { return !waiting.empty(); });
        if (stop.stop_requested()) {
            return std::nullopt;
        }
        const Wanted wanted = waiting.back();
        waiting.pop_back();
        return wanted;
    }

    QImage load(std::unique_ptr<storage::Connection>& connection, const Wanted& wanted) {
        if (!connection) {
            auto opened = storage::Connection::open(libraryDb, storage::Access::ReadOnly);
            if (!opened) {
                return {};
            }
            connection = std::make_unique<storage::Connection>(std::move(*opened));
        }
        const auto track = library::TrackStore(*connection).byId(wanted.track);
        if (!track || !*track) {
            return {};
        }
        const QImage picture = QImage::fromData(library::coverBytes((*track)->path));
        return picture.isNull() ? QImage() : squared(picture, wanted.pixels);
    }

    void arrived(const Wanted& wanted, const QImage& image) {
        asked.remove(keyOf(wanted));
        if (image.isNull()) {
            without.insert(static_cast<qint64>(wanted.track));
        } else {
            const auto cost = static_cast<int>(image.sizeInBytes() / 1024 + 1);
            cache.insert(keyOf(wanted), new QPixmap(QPixmap::fromImage(image)), cost);
        }
        Q_EMIT q.ready(wanted.track);
    }

    std::filesystem::path libraryDb;
    std::mutex mutex;
    std::condition_variable_any wake;
    std::vector<Wanted> waiting;
    std::vector<Wanted> dropped; ///< UI thread only
    std::jthread thread;         // last: starts when everything above exists
};

Covers::Covers(const base::DataPaths& paths, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(*this, paths)) {}

Covers::~Covers() = default;

QPixmap Covers::cover(library::TrackId track, int size, qreal devicePixelRatio) {
    const Wanted wanted{track, qRound(size * devicePixelRatio)};
    if (track == library::TrackId::None || absent(track)) {
        return {};
    }
    if (const QPixmap* held = d->cache.object(keyOf(wanted))) {
        QPixmap pixmap = *held;
        pixmap.setDevicePixelRatio(devicePixelRatio);
        return pixmap;
    }
    if (!d->asked.contains(keyOf(wanted))) {
        d->asked.insert(keyOf(wanted));
        d->request(wanted);
    }
    return {};
}

bool Covers::absent(library::TrackId track) const {
    return d->without.contains(static_cast<qint64>(track));
}

} // namespace earshot::ui

#include "moc_covers.cpp"
