// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

namespace earshot::recordings {

/// What the first two minutes of a file sound like: Chromaprint's codes (Ke et al. 2005, Jang et
/// al. 2009), one every 124 ms, in which similar sound differs in few bits. Empty where nothing can
/// be told by it: too short, silent, or one tone.
using Fingerprint = std::vector<std::uint32_t>;

/// Number of the algorithm that is stored with a fingerprint; only the same are compared.
[[nodiscard]] int fingerprintAlgorithm();

/// Decodes the beginning of a file and tells its fingerprint. Thread-safe. Errors: those of the
/// decoder, stopped, takes too long.
base::Result<Fingerprint> fingerprintOf(const std::filesystem::path& file,
                                        const std::stop_token& stop = {});

/// Chromaprint's own compression behind a sum of it, empty for an empty one.
[[nodiscard]] QByteArray packFingerprint(const Fingerprint& fingerprint);
/// Empty when the bytes are damaged or of another algorithm.
[[nodiscard]] std::optional<Fingerprint> unpackFingerprint(const QByteArray& bytes);

} // namespace earshot::recordings
