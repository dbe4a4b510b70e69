// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/item_features.h"

#include "core/evaluation/table_reader.h"
#include "core/evaluation/text.h"

#include <algorithm>
#include <cmath>

namespace earshot::evaluation {

namespace {

/// Zero mean and unit spread for each feature over the known tracks, then unit length per track.
void standardise(Eigen::MatrixXf& columns, const std::vector<bool>& known) {
    for (Eigen::Index row = 0; row < columns.rows(); ++row) {
        double sum = 0;
        double squares = 0;
        double count = 0;
        for (Eigen::Index track = 0; track < columns.cols(); ++track) {
            if (known[static_cast<std::size_t>(track)]) {
                sum += static_cast<double>(columns(row, track));
                squares += std::pow(static_cast<double>(columns(row, track)), 2);
                count += 1;
            }
        }
        const double mean = sum / count;
        const double spread = std::sqrt(std::max(0.0, squares / count - mean * mean));
        for (Eigen::Index track = 0; track < columns.cols(); ++track) {
            const bool varies = known[static_cast<std::size_t>(track)] && spread > 0;
            columns(row, track) =
                varies
                    ? static_cast<float>((static_cast<double>(columns(row, track)) - mean) / spread)
                    : 0;
        }
    }
    for (Eigen::Index track = 0; track < columns.cols(); ++track) {
        columns.col(track).normalize();
    }
}

} // namespace

base::Result<ItemFeatures> readItemFeatures(const std::filesystem::path& file,
                                            const History& history) {
    auto reader = TableReader::open(file);
    if (!reader) {
        return reader.error();
    }
    const auto trackColumn = reader->column("track");
    if (!trackColumn) {
        return trackColumn.error();
    }
    const auto count = static_cast<Eigen::Index>(history.tracks.size());
    ItemFeatures features;
    features.unit = Eigen::MatrixXf::Zero(reader->columns().size() - 1, count);
    std::vector<bool> known(history.tracks.size(), false);
    while (true) {
        const auto fields = reader->next();
        if (!fields) {
            return fields.error();
        }
        if (!*fields) {
            break;
        }
        const auto found = std::ranges::lower_bound(history.tracks, (**fields)[*trackColumn]);
        const bool heard = found != history.tracks.end() && *found == (**fields)[*trackColumn];
        const auto track = std::distance(history.tracks.begin(), found);
        Eigen::Index row = 0;
        for (int column = 0; column < reader->columns().size(); ++column) {
            if (column == *trackColumn) {
                continue;
            }
            bool number = false;
            const float value = (**fields)[column].toFloat(&number);
            if (!number || !std::isfinite(value)) {
                return reader->wrong(
                    column,
                    Text::tr("not a number: \"%1\"").arg(QString::fromUtf8((**fields)[column])));
            }
            if (heard) {
                features.unit(row, track) = value;
            }
            ++row;
        }
        if (heard) {
            known[static_cast<std::size_t>(track)] = true;
        }
    }
    features.known = static_cast<std::size_t>(std::ranges::count(known, true));
    if (features.unit.rows() == 0 || features.known == 0) {
        return base::Error{Text::tr("No feature of any track of the history"),
                           QString::fromStdString(file.string()),
                           Text::tr("A column \"track\" and one with numbers are needed")};
    }
    standardise(features.unit, known);
    return features;
}

} // namespace earshot::evaluation
