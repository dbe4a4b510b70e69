// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/covers.h"

#include "core/library/audio_format.h"
#include "core/library/pictures.h"
#include "core/library/tag_file.h"
#include "core/library/text_fold.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

namespace earshot::library {

namespace fs = std::filesystem;

namespace {

using namespace std::string_view_literals;

// In order of preference. Names as common taggers and Windows Media Player write them.
constexpr std::array kCoverNames{"cover"sv, "folder"sv, "front"sv, "album"sv, "albumart"sv};
constexpr std::array kCoverEndings{".jpg"sv, ".jpeg"sv, ".png"sv, ".webp"sv};
constexpr std::uintmax_t kMaxCoverBytes = 32U * 1024 * 1024; // more is no cover

/// Lower is better; the size of kCoverNames when it is no cover.
std::size_t coverRank(const fs::path& name) {
    const std::string ending = lowerAscii(name.extension());
    if (std::find(kCoverEndings.begin(), kCoverEndings.end(), ending) == kCoverEndings.end()) {
        return kCoverNames.size();
    }
    const std::string stem = lowerAscii(name.stem());
    return static_cast<std::size_t>(std::find(kCoverNames.begin(), kCoverNames.end(), stem) -
                                    kCoverNames.begin());
}

QByteArray fileBytes(const fs::path& file) {
    std::error_code failure;
    const std::uintmax_t size = fs::file_size(file, failure);
    if (failure || size == 0 || size > kMaxCoverBytes) {
        return {};
    }
    std::ifstream in(file, std::ios::binary);
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    in.read(bytes.data(), bytes.size());
    return in.gcount() == bytes.size() ? bytes : QByteArray();
}

QByteArray embedded(const fs::path& musicFile) {
    ReadStream stream(musicFile);
    if (!stream.isOpen()) {
        return {};
    }
    try {
        const auto file = openTagFile(stream, sniffContainer(stream), TagProperties::Skip);
        return file && file->isValid() ? embeddedPicture(*file) : QByteArray();
    } catch (const std::exception&) {
        return {}; // a damaged file has no cover
    }
}

QByteArray besideFile(const fs::path& musicFile) {
    fs::path best;
    std::size_t bestRank = kCoverNames.size();
    std::error_code failure;
    fs::directory_iterator entry(musicFile.parent_path(), failure);
    for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
        const fs::path& path = entry->path();
        const std::size_t rank = coverRank(path.filename());
        if (rank < bestRank || (rank == bestRank && rank < kCoverNames.size() && path < best)) {
            best = path;
            bestRank = rank;
        }
    }
    return best.empty() ? QByteArray() : fileBytes(best);
}

} // namespace

QByteArray coverBytes(const fs::path& musicFile) {
    const QByteArray picture = embedded(musicFile);
    return picture.isEmpty() ? besideFile(musicFile) : picture;
}

} // namespace earshot::library
