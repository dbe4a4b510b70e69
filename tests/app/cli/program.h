// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QStringList>

#include <filesystem>

namespace earshot::fixtures {

/// What a run of the real earshot program gave.
struct Run {
    int exitCode = -1; ///< −1: did not end by itself
    QString out;
    QString err;

    [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(out.toUtf8()); }
};

/// Runs earshot with these words and --data DIR, without a display.
[[nodiscard]] Run earshot(const std::filesystem::path& data, const QStringList& words);

} // namespace earshot::fixtures
