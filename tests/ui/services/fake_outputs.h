// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/output.h"

namespace earshot::fixtures {

/// A system without any sound device, for tests in which nothing has to sound.
class NoOutputs final : public playback::OutputFactory {
public:
    base::Result<std::unique_ptr<playback::Output>> open(const QString&,
                                                         playback::OutputFormat) override {
        return base::Error{QStringLiteral("No sound device"), {}, {}};
    }
    [[nodiscard]] QStringList devices() const override { return {}; }
    void onDevicesChanged(std::function<void()>) override {}
};

} // namespace earshot::fixtures
