// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/mailbox.h"

namespace earshot::playback {

Mailbox::Mailbox(QObject* parent) : QObject(parent) {}

void Mailbox::post(std::function<void()> message) {
    bool wake = false;
    {
        std::lock_guard lock(m_mutex);
        wake = m_messages.empty();
        m_messages.push_back(std::move(message));
    }
    if (wake) {
        QMetaObject::invokeMethod(this, "deliver", Qt::QueuedConnection);
    }
}

void Mailbox::deliver() {
    std::vector<std::function<void()>> messages;
    {
        std::lock_guard lock(m_mutex);
        messages.swap(m_messages);
    }
    for (const auto& message : messages) {
        message();
    }
}

} // namespace earshot::playback

#include "moc_mailbox.cpp"
