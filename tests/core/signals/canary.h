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

/// How these bytes may look in a file: raw, hexadecimal, base64 at each of its three offsets, as
/// UTF-16, and URL-encoded.
inline QList<QByteArray> formsOf(const QByteArray& bytes, bool isText) {
    QList<QByteArray> forms{bytes, bytes.toHex(), bytes.toHex().toUpper()};
    for (int offset = 0; offset < 3; ++offset) {
        // Whole groups of three bytes only: their letters do not depend on what is around.
        const QByteArray whole = bytes.mid(offset, (bytes.size() - offset) / 3 * 3);
        forms += whole.toBase64();
        forms += whole.toBase64(QByteArray::Base64UrlEncoding);
    }
    if (isText) {
        const QString text = QString::fromUtf8(bytes);
        forms += QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
        forms += bytes.toPercentEncoding();
    }
    return forms;
}

/// Files below the folder that hold these bytes in any form.
inline QStringList filesHolding(const fixtures::Folder& folder, const QByteArray& bytes,
                                bool isText = false) {
    QStringList holding;
    QDirIterator walk(base::pathText(folder.path()), QDir::Files | QDir::Hidden,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("cannot read %s", qPrintable(file.fileName()));
        }
        const QByteArray content = file.readAll();
        for (const QByteArray& form : formsOf(bytes, isText)) {
            if (content.contains(form)) {
                holding += file.fileName();
            }
        }
    }
    return holding;
}

inline void allowEverything(SignalStore& store) {
    for (const SignalInfo& row : registry()) {
        if (!store.setEnabled(row.id, true, kHow).ok()) {
            qFatal("%s could not be switched on", row.key);
        }
    }
}

} // namespace earshot::signals
