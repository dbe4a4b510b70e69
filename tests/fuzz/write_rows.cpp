// SPDX-License-Identifier: GPL-3.0-or-later
// Seeds for fuzz_codecs: fuzz_rows FILE… FOLDER writes what the analysis of the music files keeps.
#include "core/analysis/analyser.h"
#include "core/analysis/descriptor_codec.h"
#include "core/analysis/feature_codec.h"

#include <fstream>

using namespace earshot;

int main(int argc, char** argv) {
    const std::filesystem::path folder = argv[argc - 1];
    for (int i = 1; i + 1 < argc; ++i) {
        const auto measured =
            analysis::measure(argv[i], [](double) -> base::Status { return base::Done{}; });
        if (!measured) {
            qFatal("%s cannot be analysed", argv[i]);
        }
        int row = 0;
        for (const QByteArray& bytes :
             {analysis::pack(measured->features), analysis::packStrip(measured->features),
              analysis::packDescriptors(measured->descriptors),
              analysis::packLoudness(measured->loudness)}) {
            std::ofstream stream(folder / (std::to_string(i) + "-" + std::to_string(row++)),
                                 std::ios::binary);
            stream.write(bytes.constData(), bytes.size());
        }
    }
}
