// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/player.h"
#include "tests/core/playback/fake_output.h"
#include "tests/fixtures/fixtures.h"

#include <QSignalSpy>

#include <initializer_list>
#include <optional>

namespace earshot::tests {

/// 16-bit stereo at 44.1 kHz that differs in every frame: two sines, left and right.
[[nodiscard]] std::vector<float> twoSines(qint64 frames);

/// Frames `from` … `to` of interleaved stereo.
[[nodiscard]] std::vector<float> cut(const std::vector<float>& stereo, qint64 from, qint64 to);

/// As above, written to a FLAC file at 44.1 kHz.
void writeFlac(const std::filesystem::path& file, const std::vector<float>& stereo);

/// An item for each of these files of a folder, titled like the file.
[[nodiscard]] std::vector<playback::QueueItem> itemsIn(const fixtures::Folder& folder,
                                                       std::initializer_list<const char*> names);

/// A player on a fake device, and what it reported.
class Stage {
public:
    explicit Stage(playback::OutputFormat format = {}, qint64 bufferFrames = 0);

    void play(std::vector<playback::QueueItem> items, int start = 0);
    /// Waits until the engine has done what it was told so far. Changes the volume. Needs an open
    /// device.
    [[nodiscard]] bool sync();
    /// As playOut(), in steps that the player has seen before the next one.
    [[nodiscard]] bool playOutInStep();
    /// Lets everything sound until the player has stopped by itself.
    [[nodiscard]] bool playOut();

    base::ManualClock clock;
    std::shared_ptr<FakeSystem> system = std::make_shared<FakeSystem>();
    std::shared_ptr<FakeDevice> device;
    playback::Queue queue;
    std::vector<playback::Listening> listened;
    QStringList problems;
    int tracks = 0; ///< trackChanged emitted
    std::optional<playback::Player> player;
};

} // namespace earshot::tests
