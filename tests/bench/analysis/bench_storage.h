// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/measured.h"

namespace earshot::bench {

struct StoredBytes {
    qsizetype features = 0;
    qsizetype strip = 0;
    qsizetype descriptors = 0;
    qsizetype loudness = 0;
    double inDatabase = 0; ///< by how much library.db grows for each such track
};

StoredBytes storedBytes(const analysis::Measured& measured, const std::filesystem::path& folder);

} // namespace earshot::bench
