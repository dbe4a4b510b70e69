// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/records.h"

namespace earshot::signals {

/// What a device is by the description the system gives it, which is looked at here and kept
/// nowhere: headphones by words for them and by names that only they have, speakers by words for
/// them and for screens and receivers, else Other. A jack that serves both is often called
/// "Built-in Audio Analog Stereo" whatever is plugged in: Other.
[[nodiscard]] DeviceClass deviceClassOf(const QString& description);

/// "speakers", "headphones", "other".
[[nodiscard]] QString deviceKey(DeviceClass device);
[[nodiscard]] std::optional<DeviceClass> deviceFromKey(QStringView key);

} // namespace earshot::signals
