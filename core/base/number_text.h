// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace earshot::base {

/// A number as a person reads it: with the locale's signs, a minus that is as wide as a plus, and
/// no sign before a zero. `decimals` ≥ 0 places.
[[nodiscard]] QString numberText(double value, int decimals);

} // namespace earshot::base
