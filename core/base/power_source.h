// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace earshot::base {

/// Where the computer's power comes from, so that tests can say so.
class PowerSource {
public:
    virtual ~PowerSource() = default;

    /// Whether a battery is being used up. False where that cannot be told. From any thread; takes
    /// well under a millisecond.
    [[nodiscard]] virtual bool onBattery() const = 0;
};

/// Asks the system: Linux's power supply class, macOS's IOKit, Windows' power status.
class SystemPowerSource final : public PowerSource {
public:
    /// `supplies` is read on Linux only (Documentation/ABI/testing/sysfs-class-power in its
    /// source).
    explicit SystemPowerSource(std::filesystem::path supplies = "/sys/class/power_supply");

    [[nodiscard]] bool onBattery() const override;

private:
    std::filesystem::path m_supplies;
};

} // namespace earshot::base
