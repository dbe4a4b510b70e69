// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/output.h"

namespace earshot::fixtures {

/// A system whose sound devices, where it has any, cannot be opened: for tests in which nothing has
/// to sound.
class NoOutputs final : public playback::OutputFactory {
public:
    explicit NoOutputs(QStringList names = {}) : m_names(std::move(names)) {}

    base::Result<std::unique_ptr<playback::Output>> open(const QString&,
                                                         playback::OutputFormat) override {
        return base::Error{QStringLiteral("No sound device"), {}, {}};
    }
    [[nodiscard]] QStringList devices() const override { return m_names; }
    void onDevicesChanged(std::function<void()>) override {}

private:
    QStringList m_names;
};

} // namespace earshot::fixtures
