// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <span>

namespace earshot::audio {

/// Writes a 16-bit FLAC file. It grows under temporary() and gets its real name only with
/// publish(); a writer that goes away earlier removes what it wrote. Always the same audio bytes
/// for the same samples. Not thread-safe; movable between threads.
class FlacWriter {
public:
    /// `sampleRateHz` 8,000 … 192,000, `channels` 1 … 8. Errors: the folder is missing or may not
    /// be written to, a format FLAC does not have.
    static base::Result<FlacWriter> create(const std::filesystem::path& target, int sampleRateHz,
                                           int channels);
    ~FlacWriter();
    FlacWriter(FlacWriter&&) noexcept;
    FlacWriter& operator=(FlacWriter&&) noexcept;

    /// Appends interleaved samples (full scale ±1, beyond it clipped), rounded with triangular
    /// dither. Errors: disk full and the like.
    base::Status write(std::span<const float> interleaved);

    /// Completes the file; tags can now be added to temporary().
    base::Status close();

    /// Gives the completed file its name, in one step.
    base::Status publish();

    [[nodiscard]] const std::filesystem::path& temporary() const;

private:
    struct State;
    explicit FlacWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace earshot::audio
