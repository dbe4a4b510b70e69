// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/library/music_fixture.h"

#include <QTest>

#include "core/base/paths.h"
#include "core/library/tag_reader.h"
#include "tests/fixtures/ape_fixture.h"

#include <fileref.h>
#include <tpropertymap.h>

#include <fstream>

namespace earshot::fixtures {

namespace fs = std::filesystem;

namespace {

constexpr double kClipSeconds = 1.2;

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

TagLib::String toTagLib(const QString& text) {
    return {text.toStdString(), TagLib::String::UTF8};
}

} // namespace

const QList<Format>& formats() {
    static const QList<Format> all{
        {"MP3", ".mp3", "MP3", words("-c:a libmp3lame -q:a 5")},
        {"FLAC", ".flac", "FLAC", words("-c:a flac")},
        {"Ogg Vorbis", ".ogg", "Vorbis", words("-c:a libvorbis")},
        {"Opus", ".opus", "Opus", words("-c:a libopus -b:a 64k")},
        {"Ogg FLAC", ".oga", "FLAC", words("-c:a flac -f ogg")},
        {"M4A AAC", ".m4a", "AAC", words("-c:a aac -b:a 96k")},
        {"M4A ALAC", ".m4a", "ALAC", words("-c:a alac")},
        {"WAV", ".wav", "PCM", words("-c:a pcm_s16le")},
        {"AIFF", ".aiff", "PCM", words("-c:a pcm_s16be")},
        {"WavPack", ".wv", "WavPack", words("-c:a wavpack")},
        {"APE", ".ape", "APE", {}},
        {"WMA", ".wma", "WMA", words("-c:a wmav2 -b:a 96k")},
    };
    return all;
}

const Format& formatOf(const char* ending) {
    for (const Format& format : formats()) {
        if (QLatin1String(format.ending) == QLatin1String(ending)) {
            return format;
        }
    }
    qFatal("no format %s", ending);
}

const fs::path& Clips::clip(const Format& format, int tone) {
    const QString key = QLatin1String(format.name) + QString::number(tone);
    if (!m_made.contains(key)) {
        const fs::path target = m_folder.path() / (key.toStdString() + format.ending);
        if (format.encoder.isEmpty()) {
            writeSilentApe(target, kClipSeconds);
        } else {
            const fs::path wav = m_folder / "source.wav";
            writeWav(wav, sine(330 + 110 * tone, kClipSeconds, 44'100), 44'100, 1);
            QStringList arguments{QStringLiteral("-map_metadata"), QStringLiteral("-1"),
                                  QStringLiteral("-fflags"),       QStringLiteral("+bitexact"),
                                  QStringLiteral("-ac"),           QStringLiteral("2")};
            encode(wav, target, arguments + format.encoder);
        }
        // Also for tests that run as somebody else for a while.
        for (const fs::path& path : {m_folder.path(), target}) {
            fs::permissions(path,
                            fs::perms::group_read | fs::perms::group_exec | fs::perms::others_read |
                                fs::perms::others_exec,
                            fs::perm_options::add);
        }
        m_made.insert(key, target);
    }
    return m_made[key];
}

void Clips::copy(const Format& format, const fs::path& target, int tone) {
    fs::create_directories(target.parent_path());
    fs::copy_file(clip(format, tone), target, fs::copy_options::overwrite_existing);
}

fs::path Clips::fresh(const Format& format) {
    const fs::path file =
        m_folder.path() / std::to_string(++m_fresh) / (std::string("song") + format.ending);
    copy(format, file);
    return file;
}

void tag(const fs::path& file, const QList<std::pair<const char*, QStringList>>& fields) {
    TagLib::FileRef opened(file.c_str(), false);
    if (opened.isNull()) {
        qFatal("cannot tag %s", qPrintable(base::pathText(file)));
    }
    TagLib::PropertyMap properties = opened.file()->properties();
    for (const auto& [key, values] : fields) {
        TagLib::StringList list;
        for (const QString& value : values) {
            list.append(toTagLib(value));
        }
        properties.replace(key, list);
    }
    opened.file()->setProperties(properties);
    if (!opened.save()) {
        qFatal("cannot save %s", qPrintable(base::pathText(file)));
    }
}

library::Tags tagsOf(const fs::path& file) {
    const library::FileReading reading = library::readMusicFile(file);
    if (reading.verdict != library::Verdict::Good) {
        QTest::qFail(qPrintable(reading.problem), __FILE__, __LINE__);
    }
    return reading.tags;
}

void writeBytes(const fs::path& file, const QByteArray& bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.constData(), bytes.size());
    if (!out.good()) {
        qFatal("a test file could not be written");
    }
}

QByteArray picture(int shade) {
    // The smallest PNG there is, with the shade in a text chunk nobody checks.
    QByteArray png = QByteArray::fromHex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360000000000400010d0a2db40000000049454e44ae426082");
    png.append(static_cast<char>(shade));
    return png;
}

void addFormatRows() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < formats().size(); ++i) {
        QTest::newRow(formats()[i].name) << i;
    }
}

} // namespace earshot::fixtures
