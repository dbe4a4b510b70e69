// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace earshot::analysis {

/// Σ ln(value), values in [1e−9, 1e9]: four are multiplied before each logarithm, which is what is
/// dear. Between these bounds no product leaves the range of a float.
template <typename Values>
[[nodiscard]] float logSum(const Eigen::ArrayBase<Values>& values) {
    const Eigen::Index quarter = values.size() / 4;
    const auto part = [&](Eigen::Index number) {
        return values.derived().segment(number * quarter, quarter);
    };
    return (part(0) * part(1) * part(2) * part(3)).log().sum() +
           values.derived().tail(values.size() - 4 * quarter).log().sum();
}

} // namespace earshot::analysis
