// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/crash_notes.h"

#include <QtGlobal>

#include <array>
#include <atomic>
#include <csignal>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#ifdef Q_OS_WIN
#    include <io.h>
#    include <windows.h>

#    include <sys/stat.h>
#else
#    include <unistd.h>
#endif

namespace earshot::analysis {

namespace {

// What the handlers use: nothing but these two and write().
thread_local library::TrackId t_listeningTo = library::TrackId::None;
std::atomic<int> g_notes = -1; ///< file descriptor

void noteThisThread() {
    const library::TrackId track = t_listeningTo;
    const int notes = g_notes.load();
    if (track != library::TrackId::None && notes >= 0) {
#ifdef Q_OS_WIN
        (void)_write(notes, &track, sizeof(track));
#else
        (void)!::write(notes, &track, sizeof(track));
#endif
    }
}

} // namespace

ListeningTo::ListeningTo(library::TrackId track) {
    t_listeningTo = track;
}

ListeningTo::~ListeningTo() {
    t_listeningTo = library::TrackId::None;
}

#ifdef Q_OS_WIN

namespace {

LPTOP_LEVEL_EXCEPTION_FILTER g_nextFilter = nullptr;
void (*g_nextAbort)(int) = SIG_DFL;

LONG WINAPI onException(EXCEPTION_POINTERS* exception) {
    noteThisThread();
    return g_nextFilter ? g_nextFilter(exception) : EXCEPTION_CONTINUE_SEARCH;
}

void onAbort(int number) {
    noteThisThread();
    std::signal(number, g_nextAbort);
    std::raise(number);
}

int openNotes(const std::filesystem::path& file) {
    return _wopen(file.c_str(), _O_WRONLY | _O_CREAT | _O_APPEND | _O_BINARY, _S_IREAD | _S_IWRITE);
}

} // namespace

struct CrashNotes::Handlers {
    Handlers() {
        g_nextFilter = SetUnhandledExceptionFilter(onException);
        g_nextAbort = std::signal(SIGABRT, onAbort);
    }
    ~Handlers() {
        std::signal(SIGABRT, g_nextAbort);
        SetUnhandledExceptionFilter(g_nextFilter);
        _close(g_notes.exchange(-1));
    }
    Handlers(const Handlers&) = delete;
    Handlers& operator=(const Handlers&) = delete;
};

#else

namespace {

constexpr std::array kCrashes{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
std::array<struct sigaction, kCrashes.size()> g_next; ///< who handled them before

void onCrash(int number) {
    noteThisThread();
    for (std::size_t i = 0; i < kCrashes.size(); ++i) {
        if (kCrashes.at(i) == number) {
            sigaction(number, &g_next.at(i), nullptr);
        }
    }
    raise(number); // once this returns, to who handled it before
}

int openNotes(const std::filesystem::path& file) {
    return ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
}

} // namespace

struct CrashNotes::Handlers {
    Handlers() {
        struct sigaction action {};
        action.sa_handler = onCrash;
        for (std::size_t i = 0; i < kCrashes.size(); ++i) {
            sigaction(kCrashes.at(i), &action, &g_next.at(i));
        }
    }
    ~Handlers() {
        for (std::size_t i = 0; i < kCrashes.size(); ++i) {
            sigaction(kCrashes.at(i), &g_next.at(i), nullptr);
        }
        ::close(g_notes.exchange(-1));
    }
    Handlers(const Handlers&) = delete;
    Handlers& operator=(const Handlers&) = delete;
};

#endif

CrashNotes::CrashNotes(std::filesystem::path file) : m_file(std::move(file)) {
    static_assert(std::atomic<int>::is_always_lock_free, "a signal handler reads it");
    const int notes = openNotes(m_file);
    int nobody = -1;
    if (notes >= 0 && g_notes.compare_exchange_strong(nobody, notes)) {
        m_handlers = std::make_unique<Handlers>();
    } else if (notes >= 0) {
#ifdef Q_OS_WIN
        _close(notes);
#else
        ::close(notes);
#endif
    }
}

CrashNotes::~CrashNotes() {
    if (m_handlers) {
        m_handlers.reset();
        std::error_code failure;
        if (std::filesystem::file_size(m_file, failure) == 0 && !failure) {
            std::filesystem::remove(m_file, failure);
        }
    }
}

std::set<library::TrackId> CrashNotes::read() const {
    std::set<library::TrackId> tracks;
    std::ifstream stream(m_file, std::ios::binary);
    for (library::TrackId track{};
         stream.read(reinterpret_cast<char*>(&track), sizeof(track)).good();) {
        tracks.insert(track);
    }
    return tracks;
}

void CrashNotes::clear() const {
    std::error_code failure;
    std::filesystem::resize_file(m_file, 0, failure);
}

} // namespace earshot::analysis
