// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lockdown/network_lock.h"

#include <QCoreApplication>

namespace earshot::app {

base::Status lockNetwork() {
    return base::Error{
        QCoreApplication::translate("earshot::app", "This system cannot lock the network"),
        {},
        QCoreApplication::translate("earshot::app", "Earshot opens no connection all the same")};
}

} // namespace earshot::app
