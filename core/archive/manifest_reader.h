// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/signals/preferences.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace earshot::archive {

/// A file of an archive, as its manifest has it.
struct ListedFile {
    QString name;
    QString signal; ///< whose entries it holds; "" of the consent record and the access log
    qint64 lines = 0;
};

struct Manifest {
    std::vector<ListedFile> files; ///< each once
    signals::Preferences chosen;
};

/// The object in these bytes, or what is wrong.
base::Result<QJsonObject> objectIn(const QByteArray& bytes);

inline constexpr qint64 kLongestManifest = 1024 * 1024;

/// What a manifest.json with these bytes tells, or what is wrong with it.
base::Result<Manifest> manifestIn(const QByteArray& bytes);

} // namespace earshot::archive
