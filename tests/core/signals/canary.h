// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of erasing and forgetting plant, and look for afterwards in every file.
#pragma once

#include "core/signals/records_codec.h"
#include "tests/core/signals/listening_fixture.h"

#include <QDirIterator>
#include <QFile>

namespace earshot::signals {

/// Packed into an entry's bytes this is a run that nothing else in the files has.
inline const library::TrackId kCanary{0x5A17'C0DE'BEEF};

/// The bytes of a number as the codec stores it.
inline QByteArray packed(library::TrackId track) {
    const QByteArray whole = encodeEntry({track, Moment{1, std::nullopt}, LikeDetail{1}});
    return whole.mid(2, whole.size() - 4);
}

/// Files below the folder that hold these bytes.
inline QStringList filesHolding(const fixtures::Folder& folder, const QByteArray& bytes) {
    QStringList holding;
    QDirIterator walk(base::pathText(folder.path()), QDir::Files | QDir::Hidden,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("cannot read %s", qPrintable(file.fileName()));
        }
        if (file.readAll().contains(bytes)) {
            holding += file.fileName();
        }
    }
    return holding;
}

inline void allowEverything(SignalStore& store) {
    for (const SignalInfo& row : registry()) {
        if (row.hasScorer && !store.setEnabled(row.id, true, kHow).ok()) {
            qFatal("%s could not be switched on", row.key);
        }
    }
}

} // namespace earshot::signals
