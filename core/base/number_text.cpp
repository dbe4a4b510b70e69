// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"

#include <QLocale>

#include <cmath>

namespace earshot::base {

QString numberText(double value, int decimals) {
    const double step = std::pow(10, decimals);
    const double rounded = std::round(value * step) / step + 0.0; // no zero has a sign
    return QLocale().toString(rounded, 'f', decimals).replace(QLatin1Char('-'), QChar(0x2212));
}

} // namespace earshot::base
