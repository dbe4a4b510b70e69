// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis/bench_stages.h"

#include "core/analysis/analyser.h"
#include "core/analysis/constants.h"
#include "core/audio/decoder.h"
#include "tests/bench/analysis/child_process.h"

#include <cstdio>
#include <map>
#include <vector>

namespace earshot::bench {

namespace {

/// As the analyser does it, and nothing after it.
class MonoConversion {
public:
    explicit MonoConversion(const audio::StreamInfo& info)
        : m_channels(static_cast<std::size_t>(info.channels)),
          m_resampler(
              *audio::Resampler::create({info.sampleRateHz, 1, 0}, {analysis::kRateHz, 1, 0})) {}

    void push(std::span<const float> interleaved) {
        m_mono.resize(interleaved.size() / m_channels);
        for (std::size_t frame = 0; frame < m_mono.size(); ++frame) {
            float sum = 0;
            for (std::size_t channel = 0; channel < m_channels; ++channel) {
                sum += interleaved[frame * m_channels + channel];
            }
            m_mono[frame] = sum / static_cast<float>(m_channels);
        }
        m_resampler.convert(m_mono);
    }

private:
    std::size_t m_channels;
    audio::Resampler m_resampler;
    std::vector<float> m_mono;
};

bool decode(const std::filesystem::path& file, bool resample) {
    auto decoder = audio::Decoder::open(file);
    if (!decoder) {
        return false;
    }
    MonoConversion conversion(decoder->info());
    for (;;) {
        const auto block = decoder->read();
        if (!block || block->frames == 0) {
            return block.ok();
        }
        if (resample) {
            conversion.push(block->samples);
        }
    }
}

bool run(std::string_view stage, const std::filesystem::path& file) {
    using analysis::FeatureGroup;
    using analysis::FeatureGroups;
    static const std::map<std::string_view, FeatureGroups> kGroups{
        {"pass", FeatureGroups()},        {"levels", FeatureGroup::Levels},
        {"rhythm", FeatureGroup::Rhythm}, {"harmony", FeatureGroup::Harmony},
        {"timbre", FeatureGroup::Timbre}, {"whole", FeatureGroups::all()},
    };
    if (stage == "start") {
        return true;
    }
    if (stage == "decode" || stage == "resample") {
        return decode(file, stage == "resample");
    }
    const auto groups = kGroups.find(stage);
    return groups != kGroups.end() &&
           analysis::remeasure(file, groups->second, {}, [](double) -> base::Status {
               return base::Done{};
           }).ok();
}

} // namespace

int runStage(std::string_view stage, const std::filesystem::path& file) {
    const bool done = run(stage, file);
    std::printf("%.2f\n", peakMiB());
    return done ? 0 : 1;
}

} // namespace earshot::bench
