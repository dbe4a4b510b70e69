// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/power_source.h"

#include <QtGlobal>

#if defined(Q_OS_WIN)
#    include <windows.h>
#elif defined(Q_OS_MACOS)
#    include <CoreFoundation/CoreFoundation.h>
#    include <IOKit/ps/IOPowerSources.h>
#else
#    include <fstream>
#    include <string>
#    include <system_error>
#endif

namespace earshot::base {

SystemPowerSource::SystemPowerSource(std::filesystem::path supplies)
    : m_supplies(std::move(supplies)) {}

#if defined(Q_OS_WIN)

bool SystemPowerSource::onBattery() const {
    SYSTEM_POWER_STATUS status;
    return GetSystemPowerStatus(&status) != 0 && status.ACLineStatus == 0;
}

#elif defined(Q_OS_MACOS)

bool SystemPowerSource::onBattery() const {
    const CFTypeRef snapshot = IOPSCopyPowerSourcesInfo();
    if (snapshot == nullptr) {
        return false;
    }
    const CFStringRef source = IOPSGetProvidingPowerSourceType(snapshot);
    const bool battery = source != nullptr &&
                         CFStringCompare(source, CFSTR("Battery Power"), 0) == kCFCompareEqualTo;
    CFRelease(snapshot);
    return battery;
}

#else

namespace {

/// Of a file that tells one thing; empty when there is none.
std::string firstWordOf(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::string word;
    stream >> word;
    return word;
}

} // namespace

bool SystemPowerSource::onBattery() const {
    std::error_code failure;
    bool discharging = false;
    for (std::filesystem::directory_iterator supply(m_supplies, failure), end;
         !failure && supply != end; supply.increment(failure)) {
        const std::filesystem::path& folder = supply->path();
        if (firstWordOf(folder / "scope") == "Device") {
            continue; // a mouse or a headset
        }
        if (firstWordOf(folder / "type") != "Battery") {
            if (firstWordOf(folder / "online") == "1") {
                return false; // a charger, even where it cannot keep up
            }
        } else if (firstWordOf(folder / "status") == "Discharging") {
            discharging = true;
        }
    }
    return discharging;
}

#endif

} // namespace earshot::base
