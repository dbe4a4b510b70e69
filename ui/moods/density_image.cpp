// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moods/density_image.h"

#include <algorithm>
#include <cmath>

namespace earshot::ui {

namespace {

// The field is summed in cells and blurred: a kernel density estimate.
constexpr double kCellPixels = 3;   // device-independent; the blur hides the cells
constexpr double kBandwidth = 0.30; // × n^(−1/6), Scott 1992, section 6.3, for two dimensions
constexpr double kMinBandwidthCells = 2;     // below it single cells would show
constexpr double kMaxBandwidth = 0.06;       // of what is shown: zooming in shows more detail
constexpr double kReachOfBlur = 3;           // × bandwidth: beyond it a point adds nothing
constexpr double kGamma = 0.55;              // lifts thin areas: a lone song must be seen
constexpr double kReferenceQuantile = 0.995; // one crowded spot must not dim the rest
// Opacity of the wash under everything and of the densest place.
constexpr double kWashLight = 0.10, kWashDark = 0.09;
constexpr double kPeakLight = 0.80, kPeakDark = 0.72;

struct Field {
    int width = 0, height = 0;
    std::vector<float> cells;

    float& at(int x, int y) {
        return cells[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                     static_cast<std::size_t>(x)];
    }
    [[nodiscard]] float at(int x, int y) const {
        return cells[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                     static_cast<std::size_t>(x)];
    }
};

void splat(Field& field, double x, double y) {
    const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
    const auto right = static_cast<float>(x - left), below = static_cast<float>(y - top);
    const auto add = [&](int atX, int atY, float share) {
        if (atX >= 0 && atY >= 0 && atX < field.width && atY < field.height) {
            field.at(atX, atY) += share;
        }
    };
    add(left, top, (1 - right) * (1 - below));
    add(left + 1, top, right * (1 - below));
    add(left, top + 1, (1 - right) * below);
    add(left + 1, top + 1, right * below);
}

/// One line's running mean over 2 · radius + 1 cells, `stride` apart.
void boxBlurLine(float* line, int length, int stride, int radius, std::vector<float>& copy) {
    copy.resize(static_cast<std::size_t>(length));
    for (int i = 0; i < length; ++i) {
        copy[static_cast<std::size_t>(i)] = line[static_cast<std::ptrdiff_t>(i) * stride];
    }
    const auto value = [&](int i) {
        return i < 0 || i >= length ? 0.0F : copy[static_cast<std::size_t>(i)];
    };
    double sum = 0;
    for (int i = -radius; i <= radius; ++i) {
        sum += value(i);
    }
    for (int i = 0; i < length; ++i) {
        line[static_cast<std::ptrdiff_t>(i) * stride] = static_cast<float>(sum / (2 * radius + 1));
        sum += value(i + radius + 1) - value(i - radius);
    }
}

/// Three box blurs come close to a Gaussian (Wells 1986).
void blur(Field& field, double sigmaX, double sigmaY) {
    const auto radius = [](double sigma) {
        return std::max(1,
                        static_cast<int>(std::lround((std::sqrt(4 * sigma * sigma + 1) - 1) / 2)));
    };
    std::vector<float> copy;
    for (int pass = 0; pass < 3; ++pass) {
        for (int y = 0; y < field.height; ++y) {
            boxBlurLine(&field.at(0, y), field.width, 1, radius(sigmaX), copy);
        }
        for (int x = 0; x < field.width; ++x) {
            boxBlurLine(&field.at(x, 0), field.height, field.width, radius(sigmaY), copy);
        }
    }
}

/// The field over what is shown, plus a border of `pad` cells whose points reach in.
struct PaddedField {
    Field field;
    int padX = 0, padY = 0;
};

PaddedField sumField(const DensityRequest& request) {
    const double cell = kCellPixels * request.devicePixelRatio;
    const int width = std::max(2, static_cast<int>(request.pixels.width() / cell) + 1);
    const int height = std::max(2, static_cast<int>(request.pixels.height() / cell) + 1);
    const auto count = request.points ? static_cast<double>(request.points->points().size()) : 0.0;
    const double shown = 2 * request.view.reach();
    const double bandwidth =
        std::min(kBandwidth * std::pow(std::max(count, 1.0), -1.0 / 6) / shown, kMaxBandwidth);
    const double sigmaX = std::max(kMinBandwidthCells, bandwidth * width);
    const double sigmaY = std::max(kMinBandwidthCells, bandwidth * height);

    PaddedField padded;
    padded.padX = static_cast<int>(std::ceil(kReachOfBlur * sigmaX));
    padded.padY = static_cast<int>(std::ceil(kReachOfBlur * sigmaY));
    Field& field = padded.field;
    field.width = width + 2 * padded.padX;
    field.height = height + 2 * padded.padY;
    field.cells.assign(
        static_cast<std::size_t>(field.width) * static_cast<std::size_t>(field.height), 0.0F);
    if (count > 0) {
        const QRectF plot(padded.padX, padded.padY, width - 1, height - 1);
        const double marginX = shown * padded.padX / width;
        const double marginY = shown * padded.padY / height;
        request.points->visit(request.view.visible().adjusted(-marginX, -marginY, marginX, marginY),
                              [&](const MapPoint& point) {
                                  const QPointF at =
                                      request.view.toWidget(point.valence, point.arousal, plot);
                                  splat(field, at.x(), at.y());
                              });
        blur(field, sigmaX, sigmaY);
    }
    return padded;
}

/// Scales to 0 … 1, where 1 is the field's high quantile, and lifts the thin areas.
void toneMap(Field& field) {
    std::vector<float> some;
    std::copy_if(field.cells.begin(), field.cells.end(), std::back_inserter(some),
                 [](float value) { return value > 1e-6F; });
    if (some.empty()) {
        return;
    }
    const auto place =
        some.begin() +
        static_cast<std::ptrdiff_t>(kReferenceQuantile * static_cast<double>(some.size() - 1));
    std::nth_element(some.begin(), place, some.end());
    const float reference = *place;
    for (float& value : field.cells) {
        value = std::pow(std::clamp(value / reference, 0.0F, 1.0F), static_cast<float>(kGamma));
    }
}

QRgb blend(QRgb from, QRgb to, double share) {
    const auto mix = [share](int a, int b) { return static_cast<int>(a + (b - a) * share + 0.5); };
    return qRgb(mix(qRed(from), qRed(to)), mix(qGreen(from), qGreen(to)),
                mix(qBlue(from), qBlue(to)));
}

} // namespace

MoodPalette MoodPalette::sample(const Theme& theme) {
    MoodPalette palette;
    palette.dark = theme.isDark();
    for (int row = 0; row < kSteps; ++row) {
        for (int column = 0; column < kSteps; ++column) {
            const double valence = 2.0 * column / (kSteps - 1) - 1;
            const double arousal = 2.0 * row / (kSteps - 1) - 1;
            palette
                .colors[static_cast<std::size_t>(row) * kSteps + static_cast<std::size_t>(column)] =
                theme.moodAt(valence, arousal).rgb();
        }
    }
    return palette;
}

QRgb MoodPalette::at(double valence, double arousal) const {
    const double x = (std::clamp(valence, -1.0, 1.0) + 1) / 2 * (kSteps - 1);
    const double y = (std::clamp(arousal, -1.0, 1.0) + 1) / 2 * (kSteps - 1);
    const int left = std::min(static_cast<int>(x), kSteps - 2);
    const int low = std::min(static_cast<int>(y), kSteps - 2);
    const auto color = [this](int column, int row) {
        return colors[static_cast<std::size_t>(row) * kSteps + static_cast<std::size_t>(column)];
    };
    const QRgb lower = blend(color(left, low), color(left + 1, low), x - left);
    const QRgb upper = blend(color(left, low + 1), color(left + 1, low + 1), x - left);
    return blend(lower, upper, y - low);
}

QImage renderDensity(const DensityRequest& request, std::stop_token stop) {
    if (request.pixels.isEmpty()) {
        return {};
    }
    PaddedField padded = sumField(request);
    if (stop.stop_requested()) {
        return {};
    }
    const Field& field = padded.field;
    toneMap(padded.field);
    const int width = field.width - 2 * padded.padX, height = field.height - 2 * padded.padY;
    const double wash = request.palette.dark ? kWashDark : kWashLight;
    const double peak = request.palette.dark ? kPeakDark : kPeakLight;
    const QRectF plot(0, 0, request.pixels.width(), request.pixels.height());
    QImage image(request.pixels, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < image.height(); ++y) {
        if (stop.stop_requested()) {
            return {};
        }
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const double fieldY = padded.padY + static_cast<double>(y) / image.height() * (height - 1);
        const int top = static_cast<int>(fieldY);
        const auto below = static_cast<float>(fieldY - top);
        for (int x = 0; x < image.width(); ++x) {
            const double fieldX =
                padded.padX + static_cast<double>(x) / image.width() * (width - 1);
            const int left = static_cast<int>(fieldX);
            const auto right = static_cast<float>(fieldX - left);
            const float density =
                (field.at(left, top) * (1 - right) + field.at(left + 1, top) * right) *
                    (1 - below) +
                (field.at(left, top + 1) * (1 - right) + field.at(left + 1, top + 1) * right) *
                    below;
            const QPointF mood = request.view.toMood(QPointF(x, y), plot);
            const QRgb color = request.palette.at(mood.x(), mood.y());
            const double alpha = wash + (peak - wash) * density;
            line[x] = qPremultiply(qRgba(qRed(color), qGreen(color), qBlue(color),
                                         static_cast<int>(alpha * 255 + 0.5)));
        }
    }
    image.setDevicePixelRatio(request.devicePixelRatio);
    return image;
}

} // namespace earshot::ui
