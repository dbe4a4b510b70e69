// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/passphrase.h"

#include "core/vault/text.h"

#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace earshot::vault {

namespace {

static_assert(kSaltBytes == crypto_pwhash_SALTBYTES);

constexpr double kWantedSeconds = 1.0;
// RFC 9106, section 4, recommends 64 MiB where memory is short; more makes guessing dearer.
constexpr quint32 kMostMemoryKiB = 256 * 1024;
constexpr quint32 kLeastMemoryKiB = 64 * 1024;
constexpr quint32 kFewestOperations = 2;

double secondsFor(const PassphraseCost& cost) {
    const auto begin = std::chrono::steady_clock::now();
    if (!keyFrom(QStringLiteral("calibration"), Salt{}, cost)) {
        return kWantedSeconds; // so much memory is not to be had
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

bool bearable(const PassphraseCost& cost) {
    const quint64 work = quint64(cost.operations) * cost.memoryKiB;
    return cost.operations >= crypto_pwhash_OPSLIMIT_MIN &&
           cost.memoryKiB >= crypto_pwhash_MEMLIMIT_MIN / 1024 &&
           cost.operations <= kHighestCost.operations && cost.memoryKiB <= kHighestCost.memoryKiB &&
           work <= kMostWorkKiB;
}

PassphraseCost calibratedCost() {
    for (quint32 memory = kMostMemoryKiB;; memory /= 2) {
        const double once = secondsFor({1, memory});
        const auto operations = static_cast<quint32>(std::lround(kWantedSeconds / once));
        if (operations >= kFewestOperations || memory == kLeastMemoryKiB) {
            return {std::clamp<quint32>(operations, kFewestOperations, kHighestCost.operations),
                    memory};
        }
    }
}

base::Status acceptable(const QString& passphrase) {
    if (passphrase.size() >= kShortestPassphrase) {
        return base::Done{};
    }
    return base::Error{Text::tr("The passphrase is too short"),
                       {},
                       Text::tr("Choose at least %n characters, better several words", nullptr,
                                kShortestPassphrase)};
}

base::Result<std::shared_ptr<const Secret>> keyFrom(const QString& passphrase, const Salt& salt,
                                                    const PassphraseCost& cost) {
    readySodium();
    QString normal = passphrase.normalized(QString::NormalizationForm_C);
    QByteArray bytes = normal.toUtf8();
    Secret key;
    const int failed =
        crypto_pwhash(key.data(), key.size(), bytes.constData(),
                      static_cast<unsigned long long>(bytes.size()), salt.data(), cost.operations,
                      std::size_t(cost.memoryKiB) * 1024, crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    sodium_memzero(normal.data(), static_cast<std::size_t>(normal.size()) * sizeof(QChar));
    if (failed) {
        return base::Error{Text::tr("There is not enough memory to check the passphrase"),
                           {},
                           Text::tr("Close other programs and try again")};
    }
    return std::make_shared<const Secret>(std::move(key));
}

} // namespace earshot::vault
