// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <QtGlobal>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>

namespace earshot::fuzz {

/// A file with these bytes, one for the whole run: each input takes the place of the one before.
inline std::filesystem::path inputFile(std::span<const std::uint8_t> bytes) {
    static const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "input";
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(reinterpret_cast<const char*>(bytes.data()),
                 static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) {
        qFatal("no room for an input");
    }
    return file;
}

} // namespace earshot::fuzz
