// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interrupt.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

namespace earshot::app {

namespace {

// A signal handler may only touch a lock-free flag; a thread turns the flag into a stop.
std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free);

constexpr auto kLookEvery = std::chrono::milliseconds(50);

void onSignal(int number) {
    interrupted = true;
    std::signal(number, SIG_DFL);
}

} // namespace

class Interrupt::Watcher {
public:
    std::stop_source source;
    std::jthread thread{[this](const std::stop_token& end) {
        while (!end.stop_requested()) {
            if (interrupted) {
                source.request_stop();
                return;
            }
            std::this_thread::sleep_for(kLookEvery);
        }
    }};
};

Interrupt::Interrupt() : m_watcher(std::make_unique<Watcher>()) {
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

std::stop_token Interrupt::token() const {
    return m_watcher->source.get_token();
}

} // namespace earshot::app
