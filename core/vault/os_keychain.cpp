// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/os_keychain.h"

#include "core/vault/text.h"

#include <QThread>

#if __has_include(<qt6keychain/keychain.h>)
#    include <qt6keychain/keychain.h>
#else
#    include <qtkeychain/keychain.h>
#endif
#include <sodium.h>

#include <condition_variable>
#include <functional>
#include <mutex>

namespace earshot::vault {

namespace {

constexpr auto kGoodbye = std::chrono::seconds(2);

QString service() {
    return QStringLiteral("Earshot");
}

/// Where the answer arrives; outlives whoever stopped waiting for it.
struct Reply {
    std::mutex mutex;
    std::condition_variable_any arrived;
    std::optional<KeychainAnswer> answer;

    void set(KeychainAnswer given) {
        {
            const std::lock_guard lock(mutex);
            answer = std::move(given);
        }
        arrived.notify_all();
    }
};

KeychainAnswer answerOf(const QKeychain::Job& job) {
    switch (job.error()) {
    case QKeychain::NoError:
        return {KeychainOutcome::Done, std::nullopt, {}};
    case QKeychain::EntryNotFound:
        return {KeychainOutcome::Missing, std::nullopt, job.errorString()};
    default:
        return {KeychainOutcome::Failed, std::nullopt, job.errorString()};
    }
}

void start(QKeychain::Job* job, const QString& entry, const std::shared_ptr<Reply>& reply,
           std::function<KeychainAnswer(QKeychain::Job&)> finish) {
    job->setInsecureFallback(false);
    job->setKey(entry);
    QObject::connect(
        job, &QKeychain::Job::finished,
        [reply, finish = std::move(finish)](QKeychain::Job* ended) { reply->set(finish(*ended)); });
    job->start();
}

} // namespace

/// A thread with an event loop, which QtKeychain's jobs need, and an object that lives in it.
class OsKeychain::Thread {
public:
    Thread() : m_thread(new QThread) {
        m_thread->setObjectName(QStringLiteral("keychain"));
        m_place = new QObject;
        m_place->moveToThread(m_thread);
        QObject::connect(m_thread, &QThread::finished, m_place, &QObject::deleteLater);
        m_thread->start();
    }
    ~Thread() {
        m_thread->quit();
        // Some systems' calls cannot be interrupted: then the thread is left to the program's end.
        if (m_thread->wait(QDeadlineTimer(kGoodbye))) {
            delete m_thread;
        }
    }
    Thread(const Thread&) = delete;
    Thread& operator=(const Thread&) = delete;

    KeychainAnswer ask(std::chrono::milliseconds patience, const std::stop_token& stop,
                       std::function<void(const std::shared_ptr<Reply>&)> begin) {
        auto reply = std::make_shared<Reply>();
        QMetaObject::invokeMethod(
            m_place, [reply, begin = std::move(begin)] { begin(reply); }, Qt::QueuedConnection);
        std::unique_lock lock(reply->mutex);
        const bool arrived = reply->arrived.wait_for(
            lock, stop, patience, [&reply] { return reply->answer.has_value(); });
        if (!arrived) {
            return {KeychainOutcome::TimedOut, std::nullopt, Text::tr("no answer")};
        }
        return std::move(*reply->answer);
    }

private:
    QThread* m_thread;
    QObject* m_place;
};

OsKeychain::OsKeychain(std::chrono::milliseconds patience)
    : m_patience(patience), m_thread(std::make_unique<Thread>()) {}

OsKeychain::~OsKeychain() = default;

KeychainAnswer OsKeychain::read(const QString& entry, const std::stop_token& stop) {
    return m_thread->ask(m_patience, stop, [entry](const std::shared_ptr<Reply>& reply) {
        start(new QKeychain::ReadPasswordJob(service()), entry, reply, [](QKeychain::Job& job) {
            KeychainAnswer answer = answerOf(job);
            if (answer.outcome == KeychainOutcome::Done) {
                QByteArray bytes = static_cast<QKeychain::ReadPasswordJob&>(job).binaryData();
                answer.secret =
                    Secret::copyOf({reinterpret_cast<const unsigned char*>(bytes.constData()),
                                    static_cast<std::size_t>(bytes.size())});
                sodium_memzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
            }
            return answer;
        });
    });
}

KeychainAnswer OsKeychain::write(const QString& entry, const Secret& secret) {
    const auto kept = std::make_shared<Secret>(secret.copy());
    return m_thread->ask(m_patience, {}, [entry, kept](const std::shared_ptr<Reply>& reply) {
        auto* job = new QKeychain::WritePasswordJob(service());
        job->setBinaryData(kept->view().toByteArray());
        start(job, entry, reply, [](QKeychain::Job& ended) { return answerOf(ended); });
    });
}

KeychainAnswer OsKeychain::remove(const QString& entry) {
    return m_thread->ask(m_patience, {}, [entry](const std::shared_ptr<Reply>& reply) {
        start(new QKeychain::DeletePasswordJob(service()), entry, reply,
              [](QKeychain::Job& job) { return answerOf(job); });
    });
}

} // namespace earshot::vault
