// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/fourier.h"

#include <QtGlobal>

#include <new>

extern "C" {
#include <libavutil/mem.h>
#include <libavutil/tx.h>
}

namespace earshot::analysis {

namespace {

struct AvFree {
    void operator()(float* memory) const { av_free(memory); }
};
using AlignedFloats = std::unique_ptr<float[], AvFree>;

AlignedFloats alignedFloats(std::size_t count) {
    // av_malloc aligns for the widest SIMD the transform may choose.
    auto* memory = static_cast<float*>(av_calloc(count, sizeof(float)));
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    return AlignedFloats(memory);
}

} // namespace

struct Fourier::State {
    explicit State(int length)
        : size(length),
          input(alignedFloats(static_cast<std::size_t>(length) + 2)),
          output(alignedFloats(static_cast<std::size_t>(length) + 2)) {
        const float scale = 1.0F;
        if (av_tx_init(&context, &transform, AV_TX_FLOAT_RDFT, 0, length, &scale, 0) < 0) {
            throw std::bad_alloc(); // the only way a power of two can fail
        }
    }
    ~State() { av_tx_uninit(&context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    int size;
    AlignedFloats input;
    AlignedFloats output;
    AVTXContext* context = nullptr;
    av_tx_fn transform = nullptr;
};

Fourier::Fourier(int size) : m_state(std::make_unique<State>(size)) {
    Q_ASSERT(size >= 16 && (size & (size - 1)) == 0);
}
Fourier::~Fourier() = default;
Fourier::Fourier(Fourier&&) noexcept = default;
Fourier& Fourier::operator=(Fourier&&) noexcept = default;

int Fourier::size() const {
    return m_state->size;
}

std::span<float> Fourier::input() {
    return {m_state->input.get(), static_cast<std::size_t>(m_state->size)};
}

std::span<const float> Fourier::run() {
    m_state->transform(m_state->context, m_state->output.get(), m_state->input.get(),
                       sizeof(float));
    return {m_state->output.get(), static_cast<std::size_t>(m_state->size) + 2};
}

void Fourier::power(std::span<float> power) {
    const float* bins = run().data();
    float* out = power.data();
    const auto count = static_cast<std::size_t>(m_state->size) / 2 + 1;
    Q_ASSERT(power.size() == count);
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = bins[2 * i] * bins[2 * i] + bins[2 * i + 1] * bins[2 * i + 1];
    }
}

} // namespace earshot::analysis
