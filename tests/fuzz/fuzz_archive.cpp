// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes may stand in the files of an archive, and any may come out of a sealed one; what is
// taken for good can be written and read again as the same.
#include "core/archive/archive_reader.h"
#include "core/archive/consent_json.h"
#include "core/archive/entry_json.h"
#include "core/vault/sealed_stream.h"
#include "tests/fuzz/input_file.h"

#include <QBuffer>
#include <QFile>

#include <cstdlib>

namespace {

using namespace earshot;

constexpr QByteArrayView kBetween("\n---\n"); // the manifest, then what stands in every other file

void holds(bool condition) {
    if (!condition) {
        std::abort();
    }
}

/// The same content for every file but the manifest.
class TwoFiles final : public archive::ArchiveSource {
public:
    explicit TwoFiles(const QByteArray& input) {
        const qsizetype at = input.indexOf(kBetween);
        m_manifest = at < 0 ? input : input.first(at);
        m_lines = at < 0 ? QByteArray() : input.sliced(at + kBetween.size());
    }
    base::Result<std::unique_ptr<QIODevice>> open(const QString& name) override {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(name == QLatin1String("manifest.json") ? m_manifest : m_lines);
        buffer->open(QIODevice::ReadOnly);
        return std::unique_ptr<QIODevice>(std::move(buffer));
    }

private:
    QByteArray m_manifest, m_lines;
};

void readsTheSameAgain(const archive::ReadArchive& read) {
    qint64 before = 0;
    for (const archive::ArchivedEntry& entry : read.entries) {
        holds(entry.track < read.tracks.size() && entry.stored.row >= before);
        before = entry.stored.row;
        QJsonObject line = archive::toJson(entry.stored);
        archive::writeTrack(read.tracks[entry.track], line);
        archive::FieldReader fields(line);
        const auto again = archive::readEntry(signals::signalOf(entry.stored.entry), fields);
        const auto track = archive::readTrack(fields);
        holds(fields.ok() && track == read.tracks[entry.track]);
        holds(again.row == entry.stored.row &&
              signals::encodeEntry(again.entry) == signals::encodeEntry(entry.stored.entry));
    }
    for (const signals::ConsentEntry& decision : read.decisions) {
        const QJsonObject line = archive::toJson(decision);
        archive::FieldReader fields(line);
        const auto again = archive::readDecision(fields);
        holds(again && again->signal == decision.signal && again->decision == decision.decision &&
              again->atMs == decision.atMs && again->how == decision.how &&
              again->broughtInMs == decision.broughtInMs);
    }
}

void sealed(const QByteArray& inside) {
    const QString passphrase = QStringLiteral("a passphrase");
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    auto writer = vault::SealedWriter::begin(out, passphrase, {1, 8});
    holds(writer && (*writer)->write(inside).ok() && (*writer)->finish().ok());
    const QByteArray& bytes = out.data();
    const auto file = fuzz::inputFile({reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                                       static_cast<std::size_t>(bytes.size())});
    auto source = archive::openArchive(file, passphrase);
    if (source) {
        (void)archive::readArchive(**source, {});
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    TwoFiles source(bytes);
    if (const auto read = archive::readArchive(source, {})) {
        readsTheSameAgain(*read);
    }
    sealed(bytes);
    return 0;
}
