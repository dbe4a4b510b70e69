// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/descriptors.h"

#include "core/analysis/constants.h"

#include <algorithm>
#include <cmath>

namespace earshot::analysis {

std::string descriptorName(int value) {
    int offset = 0;
    for (const DescriptorShape& shape : kDescriptorShapes) {
        if (value < offset + shape.size) {
            std::string name = shape.name;
            if (shape.size > 1) {
                name += '[' + std::to_string(value - offset) + ']';
            }
            return name;
        }
        offset += shape.size;
    }
    return {};
}

float standardised(float value, float mean, float deviation) {
    if (!std::isfinite(value) || !(deviation > 0.0F)) {
        return 0.0F;
    }
    return std::clamp((value - mean) / deviation, -kStandardReach, kStandardReach);
}

} // namespace earshot::analysis
