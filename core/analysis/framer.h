// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <span>
#include <vector>

namespace earshot::analysis {

/// Cuts a stream into overlapping frames of fixed size, `hop` apart, starting at the first sample.
/// What is left at the end is shorter than a frame and dropped. Allocates once.
class Framer {
public:
    Framer(int size, int hop)
        : m_size(static_cast<std::size_t>(size)),
          m_hop(static_cast<std::size_t>(hop)),
          m_buffer(m_size + kSlack) {}

    /// Calls visit(std::span<const float> frame) for every frame that is complete.
    template <typename Visit>
    void push(std::span<const float> samples, Visit&& visit) {
        while (!samples.empty()) {
            if (m_end == m_buffer.size()) {
                std::copy(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin), m_buffer.end(),
                          m_buffer.begin());
                m_end -= m_begin;
                m_begin = 0;
            }
            const std::size_t taken = std::min(samples.size(), m_buffer.size() - m_end);
            std::copy_n(samples.begin(), taken,
                        m_buffer.begin() + static_cast<std::ptrdiff_t>(m_end));
            m_end += taken;
            samples = samples.subspan(taken);
            while (m_end - m_begin >= m_size) {
                visit(std::span<const float>(m_buffer).subspan(m_begin, m_size));
                m_begin += m_hop;
            }
        }
    }

private:
    static constexpr std::size_t kSlack = 8192; ///< so that moving samples down is rare

    std::size_t m_size;
    std::size_t m_hop;
    std::vector<float> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

} // namespace earshot::analysis
