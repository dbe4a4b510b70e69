// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_library.h"

#include "core/demo/piece_writer.h"
#include "core/demo/text.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <thread>

namespace earshot::demo {

namespace {

/// What the threads share while they write.
class Desk {
public:
    Desk(std::stop_token stop, const base::ProgressCallback& progress)
        : m_stop(std::move(stop)), m_progress(progress) {
        report();
    }

    /// The next piece to write; null when there is none, or no more are wanted.
    const PieceSpec* take() {
        const std::lock_guard lock(m_mutex);
        if (m_stop.stop_requested() || m_error || m_next >= pieceTable().size()) {
            return nullptr;
        }
        return &pieceTable()[m_next++];
    }

    void put(const base::Result<Written>& written) {
        const std::lock_guard lock(m_mutex);
        if (!written) {
            m_error = m_error ? m_error : written.error();
        } else if (*written != Written::Stopped) {
            ++m_done;
        }
        report();
    }

    [[nodiscard]] const std::optional<base::Error>& error() const { return m_error; }

private:
    void report() {
        if (m_progress) {
            m_progress({Text::tr("Composing demo music"), m_done,
                        static_cast<qint64>(pieceTable().size()), m_error ? 1 : 0});
        }
    }

    std::stop_token m_stop;
    const base::ProgressCallback& m_progress;
    std::mutex m_mutex;
    std::size_t m_next = 0;
    qint64 m_done = 0;
    std::optional<base::Error> m_error;
};

} // namespace

std::vector<PieceTruth> demoPieces() {
    std::vector<PieceTruth> pieces;
    std::ranges::transform(pieceTable(), std::back_inserter(pieces), truthOf);
    return pieces;
}

base::Status writeDemoLibrary(const std::filesystem::path& folder, std::stop_token stop,
                              const base::ProgressCallback& progress) {
    Desk desk(stop, progress);
    const auto work = [&] {
        while (const PieceSpec* piece = desk.take()) {
            desk.put(writePiece(*piece, folder, stop));
        }
    };
    {
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i) {
            others.emplace_back(work);
        }
        work();
    }
    if (desk.error()) {
        return *desk.error();
    }
    return base::Done{};
}

} // namespace earshot::demo
