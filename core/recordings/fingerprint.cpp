// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordings/fingerprint.h"

#include "core/audio/decoder.h"
#include "core/base/paths.h"
#include "core/recordings/constants.h"
#include "core/recordings/text.h"

#include <QCryptographicHash>

#include <chromaprint.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <unordered_set>

namespace earshot::recordings {

namespace {

constexpr int kAlgorithm = CHROMAPRINT_ALGORITHM_DEFAULT;
constexpr qsizetype kSumBytes = 8;

/// Chromaprint on FFTW makes and frees its contexts in one thread at a time only.
std::mutex& contextMutex() {
    static std::mutex mutex;
    return mutex;
}

struct FreeContext {
    void operator()(ChromaprintContext* context) const {
        const std::lock_guard lock(contextMutex());
        chromaprint_free(context);
    }
};
using Context = std::unique_ptr<ChromaprintContext, FreeContext>;

struct FreeMemory {
    void operator()(void* memory) const { chromaprint_dealloc(memory); }
};

Context newContext() {
    const std::lock_guard lock(contextMutex());
    return Context(chromaprint_new(kAlgorithm));
}

/// Of one channel, clipped; what is no number becomes full scale.
void toMono(const audio::PcmBlock& block, int channels, std::vector<std::int16_t>& mono) {
    mono.resize(static_cast<std::size_t>(block.frames));
    const float* frame = block.samples.data();
    for (std::int16_t& sample : mono) {
        float sum = 0;
        for (int channel = 0; channel < channels; ++channel) {
            sum += frame[channel];
        }
        const float mean = sum / static_cast<float>(channels);
        const float inRange = mean > -1.0F ? (mean < 1.0F ? mean : 1.0F) : -1.0F;
        sample = static_cast<std::int16_t>(inRange * 32767.0F);
        frame += channels;
    }
}

bool tellsEnough(const Fingerprint& codes) {
    return std::unordered_set<std::uint32_t>(codes.begin(), codes.end()).size() >= kFewestCodes;
}

/// Chromaprint's decoder reads past the end of damaged bytes (1.5.1): they must be known as such
/// before it sees them.
QByteArray sumOf(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).first(kSumBytes);
}

base::Error failed(const QString& what, const std::filesystem::path& file) {
    return {what, base::pathText(file), {}};
}

} // namespace

int fingerprintAlgorithm() {
    return kAlgorithm;
}

base::Result<Fingerprint> fingerprintOf(const std::filesystem::path& file,
                                        const std::stop_token& stop) {
    using Clock = std::chrono::steady_clock;
    const auto giveUpAt = Clock::now() + std::chrono::duration<double>(kPatienceSeconds);
    auto decoder = audio::Decoder::open(file);
    if (!decoder) {
        return decoder.error();
    }
    const int rate = decoder->info().sampleRateHz;
    const Context context = newContext();
    if (!context || chromaprint_start(context.get(), rate, 1) == 0) {
        return failed(Text::tr("The file's sample rate is not one that can be compared"), file);
    }
    const auto wanted = static_cast<qint64>(kHeardSeconds * rate);
    std::vector<std::int16_t> mono;
    for (qint64 heard = 0; heard < wanted;) {
        if (stop.stop_requested()) {
            return failed(Text::tr("Listening was stopped"), file);
        }
        if (Clock::now() > giveUpAt) {
            return failed(Text::tr("Listening takes too long: the file must be damaged"), file);
        }
        const auto block = decoder->read();
        if (!block) {
            return block.error();
        }
        if (block->frames == 0) {
            break;
        }
        toMono(*block, decoder->info().channels, mono);
        heard += block->frames;
        mono.resize(mono.size() - static_cast<std::size_t>(std::max<qint64>(0, heard - wanted)));
        if (chromaprint_feed(context.get(), mono.data(), static_cast<int>(mono.size())) == 0) {
            return failed(Text::tr("The file's sound could not be compared"), file);
        }
    }
    std::uint32_t* codes = nullptr;
    int count = 0;
    if (chromaprint_finish(context.get()) == 0 ||
        chromaprint_get_raw_fingerprint(context.get(), &codes, &count) == 0) {
        return Fingerprint(); // too short for one code
    }
    const std::unique_ptr<std::uint32_t, FreeMemory> owner(codes);
    Fingerprint fingerprint(codes, codes + count);
    return tellsEnough(fingerprint) ? fingerprint : Fingerprint();
}

QByteArray packFingerprint(const Fingerprint& fingerprint) {
    char* packed = nullptr;
    int size = 0;
    if (fingerprint.empty() ||
        chromaprint_encode_fingerprint(fingerprint.data(), static_cast<int>(fingerprint.size()),
                                       kAlgorithm, &packed, &size, 0) == 0) {
        return {};
    }
    const std::unique_ptr<char, FreeMemory> owner(packed);
    const QByteArray bytes(packed, size);
    return sumOf(bytes) + bytes;
}

std::optional<Fingerprint> unpackFingerprint(const QByteArray& bytes) {
    if (bytes.isEmpty()) {
        return Fingerprint();
    }
    const QByteArray packed = bytes.mid(kSumBytes);
    if (packed.isEmpty() || sumOf(packed) != bytes.first(kSumBytes)) {
        return std::nullopt;
    }
    std::uint32_t* codes = nullptr;
    int count = 0;
    int algorithm = -1;
    const bool sound =
        chromaprint_decode_fingerprint(packed.constData(), static_cast<int>(packed.size()), &codes,
                                       &count, &algorithm, 0) != 0;
    const std::unique_ptr<std::uint32_t, FreeMemory> owner(codes);
    if (!sound || algorithm != kAlgorithm) {
        return std::nullopt;
    }
    return Fingerprint(codes, codes + count);
}

} // namespace earshot::recordings
