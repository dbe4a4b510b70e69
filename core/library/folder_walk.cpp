// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/folder_walk.h"

#include "core/library/audio_format.h"
#include "core/library/path_range.h"
#include "core/library/tag_reader.h"
#include "core/library/text.h"
#include "core/library/text_fold.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

namespace earshot::library {

namespace fs = std::filesystem;

namespace {

// Rubbish bins, snapshots and thumbnails of file systems and file servers: what lies there was
// thrown away or is no music. In lower case.
constexpr std::array<std::string_view, 8> kSkippedFolders{
    "lost+found",  "$recycle.bin", "system volume information",
    ".trash",      ".trashes",     ".spotlight-v100",
    ".stversions", "@eadir"};

bool isSkippedFolder(const fs::path& name) {
    const std::string lower = lowerAscii(name);
    return lower.starts_with(".trash-") || std::find(kSkippedFolders.begin(), kSkippedFolders.end(),
                                                     lower) != kSkippedFolders.end();
}

/// macOS writes "._Song.mp3" beside "Song.mp3" on foreign file systems: attributes, no music.
bool isSkippedFile(const fs::path& name) {
    return lowerAscii(name).starts_with("._");
}

QString reasonText(const std::error_code& failure) {
    return QString::fromStdString(failure.message());
}

bool isLyricFile(const fs::path& name) {
    return lowerAscii(name.extension()) == ".lrc" && !isSkippedFile(name);
}

class Walk {
public:
    Walk(std::span<const fs::path> folders, const WalkVisitor& visitor, const std::stop_token& stop)
        : m_folders(folders), m_visitor(visitor), m_stop(stop) {}

    void run() {
        for (const fs::path& folder : m_folders) {
            enterRoot(folder);
        }
        // Links last, so that a folder is known by its real path first; links found below links
        // come behind them.
        for (std::size_t i = 0; i < m_links.size() && !m_stop.stop_requested(); ++i) {
            const fs::path link = m_links[i];
            visitLink(link);
        }
    }

private:
    void enterRoot(const fs::path& folder) {
        std::error_code failure;
        const auto facts = fileFacts(folder, failure);
        if (!facts) {
            m_visitor.problem(folder, Text::tr("This folder cannot be found (%1). Its tracks are "
                                               "kept and come back with it")
                                          .arg(reasonText(failure)));
        } else if (facts->kind != FileFacts::Kind::Folder) {
            m_visitor.problem(folder, Text::tr("This is not a folder"));
        } else {
            enterTree(folder, *facts);
        }
    }

    /// Depth first with a stack of our own: a tree may be deeper than the thread's stack.
    void enterTree(const fs::path& top, const FileFacts& topFacts) {
        std::vector<fs::path> open;
        if (isNew(top, topFacts)) {
            open.push_back(top);
        }
        while (!open.empty() && !m_stop.stop_requested()) {
            const fs::path folder = std::move(open.back());
            open.pop_back();
            std::vector<fs::path> below = visitFolder(folder);
            std::sort(below.begin(), below.end(), std::greater<>());
            for (fs::path& next : below) {
                std::error_code failure;
                const auto facts = fileFacts(next, failure);
                if (!facts) {
                    m_visitor.problem(next, unreadable(failure));
                } else if (isNew(next, *facts)) {
                    open.push_back(std::move(next));
                }
            }
        }
    }

    /// Visits the files of one folder; gives the folders in it.
    std::vector<fs::path> visitFolder(const fs::path& folder) {
        std::vector<fs::path> below;
        std::vector<fs::path> files;
        std::error_code failure;
        fs::directory_iterator entry(folder, failure);
        for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
            std::error_code ignored;
            if (entry->is_symlink(ignored)) {
                m_links.push_back(entry->path());
            } else if (entry->is_directory(ignored)) {
                if (!isSkippedFolder(entry->path().filename())) {
                    below.push_back(entry->path());
                }
            } else if (isLyricFile(entry->path().filename())) {
                visitLyrics(entry->path());
            } else if (nameKind(entry->path()) != NameKind::Other) {
                files.push_back(entry->path());
            }
        }
        if (failure) {
            m_visitor.problem(folder, unreadable(failure));
        }
        std::sort(files.begin(), files.end());
        for (const fs::path& file : files) {
            if (m_stop.stop_requested()) {
                break;
            }
            visitFile(file);
        }
        return below;
    }

    /// Lyrics that cannot be looked at are none: no music is missing by it.
    void visitLyrics(const fs::path& file) {
        std::error_code failure;
        const auto facts = fileFacts(file, failure);
        if (facts && facts->kind == FileFacts::Kind::File) {
            m_visitor.lyrics(file, *facts);
        }
    }

    void visitFile(const fs::path& file) {
        if (isSkippedFile(file.filename())) {
            return;
        }
        std::error_code failure;
        const auto facts = fileFacts(file, failure);
        const bool byName = nameKind(file) == NameKind::Music;
        if (!facts) {
            if (byName) {
                m_visitor.problem(
                    file, Text::tr("This file cannot be read (%1)").arg(reasonText(failure)));
            }
        } else if (facts->kind == FileFacts::Kind::File && (byName || looksLikeMusic(file))) {
            m_visitor.file(file, *facts);
        }
    }

    void visitLink(const fs::path& link) {
        std::error_code failure;
        const auto facts = fileFacts(link, failure);
        if (!facts) {
            if (nameKind(link) == NameKind::Music ||
                failure != std::errc::no_such_file_or_directory) {
                m_visitor.problem(
                    link, Text::tr("This link leads nowhere (%1)").arg(reasonText(failure)));
            }
            return;
        }
        const fs::path target = fs::canonical(link, failure);
        if (failure) {
            return;
        }
        if (facts->kind == FileFacts::Kind::Folder &&
            PathRange(target).holds(base::pathBytes(link).toStdString())) {
            m_visitor.problem(link,
                              Text::tr("This link leads back to a folder it lies in; it was not "
                                       "followed"));
            return;
        }
        const std::string targetBytes = base::pathBytes(target).toStdString();
        const bool visitedItself =
            std::any_of(m_folders.begin(), m_folders.end(), [&](const fs::path& folder) {
                return PathRange(folder).holds(targetBytes);
            });
        if (visitedItself) {
            return;
        }
        if (facts->kind == FileFacts::Kind::Folder) {
            if (!isSkippedFolder(link.filename())) {
                enterTree(link, *facts);
            }
        } else if (nameKind(link) != NameKind::Other) {
            visitFile(link);
        }
    }

    /// Whether this folder was not entered yet, by whatever path.
    bool isNew(const fs::path& folder, const FileFacts& facts) {
        if (facts.device != 0 || facts.inode != 0) {
            return m_entered.emplace(facts.device, facts.inode).second;
        }
        std::error_code failure;
        const fs::path real = fs::canonical(folder, failure);
        return m_enteredPaths.insert(failure ? folder : real).second;
    }

    static QString unreadable(const std::error_code& failure) {
        return Text::tr("This folder cannot be read (%1)").arg(reasonText(failure));
    }

    std::span<const fs::path> m_folders;
    const WalkVisitor& m_visitor;
    const std::stop_token& m_stop;
    std::vector<fs::path> m_links;
    std::set<std::pair<std::uint64_t, std::uint64_t>> m_entered;
    std::set<fs::path> m_enteredPaths; ///< where the system has no inodes
};

} // namespace

void walkFolders(std::span<const fs::path> folders, const WalkVisitor& visitor,
                 const std::stop_token& stop) {
    Walk(folders, visitor, stop).run();
}

} // namespace earshot::library
