// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/root_adaptor.h"

#include "app/mpris/mpris.h"

namespace earshot::app {

RootAdaptor::RootAdaptor(Mpris& mpris) : QDBusAbstractAdaptor(&mpris), m_mpris(mpris) {}

void RootAdaptor::Raise() {
    Q_EMIT m_mpris.raiseRequested();
}

void RootAdaptor::Quit() {
    Q_EMIT m_mpris.quitRequested();
}

} // namespace earshot::app

#include "moc_root_adaptor.cpp"
