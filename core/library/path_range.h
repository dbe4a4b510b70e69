// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/paths.h"

#include <string>
#include <string_view>

namespace earshot::library {

/// Everything below a folder, as stored path bytes.
class PathRange {
public:
    PathRange(const std::filesystem::path& folder)
        : m_folder(base::pathBytes(folder).toStdString()), m_below(m_folder) {
        constexpr char kSeparator = static_cast<char>(std::filesystem::path::preferred_separator);
        if (!m_below.ends_with(kSeparator)) {
            m_below += kSeparator;
        }
    }

    /// Whether this is the folder itself or lies below it.
    [[nodiscard]] bool holds(std::string_view path) const {
        return path.starts_with(m_below) || path == m_folder;
    }

private:
    std::string m_folder;
    std::string m_below;
};

} // namespace earshot::library
