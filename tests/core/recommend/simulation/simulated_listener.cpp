// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/recommend/simulation/simulated_listener.h"

#include "core/base/random.h"

#include <QFile>
#include <QJsonDocument>
#include <QSet>

#include <cmath>

namespace earshot::recommend::tests {

namespace {

constexpr double kRecentHalfLifeHours = 48;
constexpr int kNoon = 12;

QJsonObject traitsOf(const QString& name) {
    QFile file(QStringLiteral(EARSHOT_SIMULATED_LISTENERS "/%1.json").arg(name));
    QJsonParseError error;
    const QJsonObject traits = file.open(QIODevice::ReadOnly)
                                   ? QJsonDocument::fromJson(file.readAll(), &error).object()
                                   : QJsonObject();
    static const QSet<QString> known{QStringLiteral("usual"),        QStringLiteral("genres"),
                                     QStringLiteral("artistSpread"), QStringLiteral("trackSpread"),
                                     QStringLiteral("mornings"),     QStringLiteral("evenings"),
                                     QStringLiteral("boredom"),      QStringLiteral("firstTime")};
    for (const QString& key : traits.keys()) {
        if (!known.contains(key)) {
            qFatal("%s: nobody has \"%s\"", qPrintable(file.fileName()), qPrintable(key));
        }
    }
    if (!traits.contains(QStringLiteral("usual"))) {
        qFatal("%s: no listener", qPrintable(file.fileName()));
    }
    return traits;
}

/// A standard normal number that belongs to two others.
double fixedNormal(std::uint64_t a, std::uint64_t b) {
    return base::Random(base::mixBits(a, b)).normal();
}

} // namespace

SimulatedListener::SimulatedListener(const QString& name, const Catalog& catalog,
                                     std::uint64_t seed)
    : m_catalog(catalog), m_traits(traitsOf(name)), m_seed(seed) {}

double SimulatedListener::number(const char* key) const {
    return m_traits[QLatin1String(key)].toDouble();
}

double SimulatedListener::genre(const char* key, Index track) const {
    const QString& artist = m_catalog.artistNames[static_cast<std::size_t>(
        m_catalog.artist[static_cast<std::size_t>(track)])];
    // As SyntheticLibrary::random() deals genres out: by the artist's number.
    const int number = artist.section(QLatin1Char(' '), 1).toInt() % 12;
    return m_traits[QLatin1String(key)].toObject()[QString::number(number)].toDouble();
}

double SimulatedListener::logOdds(Index track, const QDateTime& now) const {
    const auto at = static_cast<std::uint64_t>(track);
    const auto artist = static_cast<std::uint64_t>(m_catalog.artist[at]);
    double odds = number("usual") + genre("genres", track) +
                  genre(now.time().hour() < kNoon ? "mornings" : "evenings", track) +
                  number("artistSpread") * fixedNormal(m_seed, artist + 1'000'000) +
                  number("trackSpread") * fixedNormal(m_seed, at);
    const auto known = m_known.find(track);
    double recent = 0;
    if (known != m_known.end()) {
        for (const QDateTime& when : known->second.heard) {
            const double hours = static_cast<double>(when.secsTo(now)) / 3600;
            recent += std::exp2(-hours / kRecentHalfLifeHours);
        }
    }
    odds -= number("boredom") * recent;
    odds += known == m_known.end() || known->second.heard.empty() ? number("firstTime") : 0;
    return odds;
}

bool SimulatedListener::finishes(Index track, const QDateTime& now) {
    const double chance = 1 / (1 + std::exp(-logOdds(track, now)));
    const auto meeting = static_cast<std::uint64_t>(m_known[track].meetings++);
    const std::uint64_t lot =
        base::mixBits(m_seed, base::mixBits(static_cast<std::uint64_t>(track), meeting));
    return base::Random(lot).uniform() < chance;
}

void SimulatedListener::heard(Index track, const QDateTime& now) {
    m_known[track].heard.push_back(now);
}

} // namespace earshot::recommend::tests
