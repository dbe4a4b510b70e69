// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/library/track.h"
#include "tests/fixtures/fixtures.h"

#include <QList>

namespace earshot::fixtures {

/// One kind of music file.
struct Format {
    const char* name;   ///< for test rows
    const char* ending; ///< with dot
    const char* codec;  ///< StreamProperties::codec
    QStringList encoder;
};

/// MP3, FLAC, Ogg Vorbis, Opus, FLAC in Ogg, M4A with AAC and ALAC, WAV, AIFF, WavPack, APE, WMA.
[[nodiscard]] const QList<Format>& formats();

/// Short clips, encoded once each on first use.
class Clips {
public:
    /// An untagged clip of about a second. `tone` chooses what is heard.
    const std::filesystem::path& clip(const Format& format, int tone = 0);

    /// Copies a clip; makes the folders above.
    void copy(const Format& format, const std::filesystem::path& target, int tone = 0);

    /// A copy of a clip in a new folder of its own, to be changed.
    [[nodiscard]] std::filesystem::path fresh(const Format& format);

private:
    Folder m_folder;
    QHash<QString, std::filesystem::path> m_made;
    int m_fresh = 0;
};

/// The format with this ending, MP3 for ".mp3".
[[nodiscard]] const Format& formatOf(const char* ending);

/// Writes tags through TagLib's property map: {{"TITLE", {"x"}}, …}.
void tag(const std::filesystem::path& file,
         const QList<std::pair<const char*, QStringList>>& fields);

/// What readMusicFile() reads; the test fails when that is not good.
[[nodiscard]] library::Tags tagsOf(const std::filesystem::path& file);

/// Writes a file with these bytes, and the folders it lies in.
void writeBytes(const std::filesystem::path& file, const QByteArray& bytes);

/// A tiny PNG, distinct by `shade`.
[[nodiscard]] QByteArray picture(int shade);

/// One row for each of formats(), with its place in the column "index".
void addFormatRows();

} // namespace earshot::fixtures
