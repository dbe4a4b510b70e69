// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QString>

namespace earshot::tests {

/// A message bus of the test's own.
class PrivateBus {
public:
    PrivateBus();
    ~PrivateBus();

    [[nodiscard]] bool isRunning() const { return !m_address.isEmpty(); }
    /// A connection of its own under this name; each is another client of the bus.
    [[nodiscard]] QDBusConnection connect(const QString& name) const;

private:
    QProcess m_daemon;
    QString m_address;
};

} // namespace earshot::tests
