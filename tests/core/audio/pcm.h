// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audio/decoder.h"

#include <QString>

#include <vector>

namespace earshot::tests {

struct Pcm {
    std::vector<float> samples; ///< interleaved
    qint64 start = 0;           ///< position of the first frame
    bool gapless = true;        ///< every block started where the one before it ended
    QString error;              ///< why reading stopped early, "" at the regular end
};

/// Everything from where the decoder stands to the end.
inline Pcm readToEnd(audio::Decoder& decoder) {
    Pcm pcm;
    qint64 expected = -1;
    for (;;) {
        auto block = decoder.read();
        if (!block) {
            pcm.error = block.error().message();
            return pcm;
        }
        if (block->frames == 0) {
            return pcm;
        }
        if (expected < 0) {
            pcm.start = block->position;
        } else if (block->position != expected) {
            pcm.gapless = false;
        }
        expected = block->position + block->frames;
        pcm.samples.insert(pcm.samples.end(), block->samples.begin(), block->samples.end());
    }
}

} // namespace earshot::tests
