// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

namespace earshot::imports {

/// Takes a JSON array of objects, or objects one behind the other (JSON lines), apart into its
/// objects as the bytes come, so that only one of them is held. Where one does not end, by a
/// missing quote or brace or because the file was cut, it goes on with the next that begins as one:
/// on a line of its own or behind "},".
class JsonSplitter {
public:
    static constexpr qsizetype kLongestRow = 64 * 1024; ///< bytes; real ones have a few hundred

    using Visit = std::function<void(QByteArrayView object, qint64 line)>;
    using Broken = std::function<void(qint64 line)>;
    /// Lines count from 1.
    JsonSplitter(Visit visit, Broken broken)
        : m_visit(std::move(visit)), m_broken(std::move(broken)) {}

    void feed(QByteArrayView bytes);
    void finish();

private:
    enum class AtEnd : std::uint8_t { Wait, GiveUp };
    void split(AtEnd atEnd);

    Visit m_visit;
    Broken m_broken;
    QByteArray m_bytes; ///< not taken apart yet
    qint64 m_line = 1;  ///< of the first of them
};

} // namespace earshot::imports
