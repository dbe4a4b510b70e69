// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyser.h"

#include "core/analysis/constants.h"
#include "core/analysis/models.h"
#include "core/analysis/pass_analyser.h"
#include "core/analysis/text.h"
#include "core/audio/decoder.h"
#include "core/base/paths.h"

namespace earshot::analysis {

base::Result<Measured> measure(const std::filesystem::path& file, const Checkpoint& checkpoint) {
    return remeasure(file, FeatureGroups::all(), {}, checkpoint);
}

base::Result<Measured> remeasure(const std::filesystem::path& file, FeatureGroups stale,
                                 Measured known, const Checkpoint& checkpoint) {
    if (stale == FeatureGroups(FeatureGroup::Models)) {
        tellModels(known);
        return known;
    }
    auto decoder = audio::Decoder::open(file);
    if (!decoder) {
        return decoder.error();
    }
    const audio::StreamInfo& info = decoder->info();
    auto pass = PassAnalyser::create(
        {info.sampleRateHz, info.channels, info.channelMask, info.durationSeconds()}, stale);
    if (!pass) {
        return pass.error();
    }
    const double rate = info.sampleRateHz;
    double seconds = 0;
    for (;;) {
        if (const base::Status status = checkpoint(seconds); !status) {
            return status.error();
        }
        const auto block = decoder->read();
        if (!block) {
            return block.error();
        }
        if (block->frames == 0) {
            break;
        }
        pass->push(block->samples);
        seconds += block->frames / rate;
        if (seconds > kMaxDurationSeconds) {
            return base::Error{Text::tr("The file plays longer than %n hour(s): it must be damaged",
                                        nullptr, static_cast<int>(kMaxDurationSeconds / 3600.0)),
                               base::pathText(file),
                               {}};
        }
    }
    if (seconds <= 0.0) {
        return base::Error{Text::tr("The file holds no sound"), base::pathText(file), {}};
    }
    Measured measured = pass->finish(std::move(known));
    measured.features.audioIdentity = decoder->payloadHash();
    return measured;
}

base::Result<Features> analyse(const std::filesystem::path& file, std::stop_token stop) {
    auto measured = measure(file, [&](double) -> base::Status {
        if (stop.stop_requested()) {
            return base::Error{Text::tr("The analysis was stopped"), base::pathText(file), {}};
        }
        return base::Done{};
    });
    if (!measured) {
        return measured.error();
    }
    return std::move(measured->features);
}

} // namespace earshot::analysis
