// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/vault_sealer.h"

#include "core/signals/text.h"
#include "core/vault/sealing.h"

namespace earshot::signals {

namespace {

// Version of what a sealed record holds (records_codec.cpp): a record is not opened as another.
constexpr quint32 kRecordSchema = 1;

using Keys = std::shared_ptr<const vault::DataKeys>;

class VaultRecords final : public RecordSealer {
public:
    VaultRecords(SignalId signal, Keys keys)
        : m_signal(signal), m_table(signalTable(signal)), m_keys(std::move(keys)) {}

    [[nodiscard]] QByteArray seal(qint64 row, QByteArrayView record) const override {
        Q_ASSERT(m_keys);
        return vault::seal(m_keys->current(), {m_table, row, kRecordSchema}, record);
    }
    [[nodiscard]] std::optional<QByteArrayView> open(qint64 row, QByteArrayView stored) override {
        if (!m_keys) {
            return std::nullopt;
        }
        const vault::Place place{m_table, row, kRecordSchema};
        switch (vault::open(*m_keys, place, stored, m_record)) {
        case vault::Opening::Opened:
            return QByteArrayView(m_record.data(), static_cast<qsizetype>(m_record.size()));
        case vault::Opening::Malformed:
            // From before there were keys, until it is sealed.
            return m_keys->plainBefore ? std::optional(stored) : std::nullopt;
        case vault::Opening::UnknownKey:
        case vault::Opening::Refused:
            break;
        }
        return std::nullopt;
    }
    [[nodiscard]] std::unique_ptr<RecordSealer> copy() const override {
        return std::make_unique<VaultRecords>(m_signal, m_keys);
    }
    [[nodiscard]] bool isCurrent(QByteArrayView stored) const override {
        return m_keys && vault::generationOf(stored) == m_keys->current().generation;
    }

private:
    SignalId m_signal;
    std::string m_table;
    Keys m_keys; ///< null: opens nothing
    std::vector<char> m_record;
};

} // namespace

std::optional<base::Error> VaultSealer::hindrance() const {
    if (!m_vault) {
        return base::Error{Text::tr("Personal data is not within reach here"), {}, {}};
    }
    vault::VaultStatus status = m_vault->status();
    if (status.state == vault::VaultState::Unlocked) {
        return std::nullopt;
    }
    return std::move(status.problem);
}

base::Status VaultSealer::makeReady() const {
    const std::optional<base::Error> missing = hindrance();
    if (!missing) {
        return base::Done{};
    }
    if (m_vault && m_vault->status().state == vault::VaultState::Absent) {
        return m_vault->createWithKeychain();
    }
    return *missing;
}

std::unique_ptr<RecordSealer> VaultSealer::reader(SignalId signal) const {
    return std::make_unique<VaultRecords>(signal,
                                          m_vault ? m_vault->keys(info(signal).key) : nullptr);
}

base::Result<std::unique_ptr<RecordSealer>> VaultSealer::writer(SignalId signal) const {
    if (!m_vault) {
        return *hindrance();
    }
    auto keys = m_vault->keysForWriting(info(signal).key);
    if (!keys) {
        return keys.error();
    }
    return std::unique_ptr<RecordSealer>(std::make_unique<VaultRecords>(signal, std::move(*keys)));
}

base::Status VaultSealer::destroyKey(SignalId signal) const {
    if (!m_vault || m_vault->status().state == vault::VaultState::Absent) {
        return base::Done{}; // there is none
    }
    return m_vault->destroyKeys(info(signal).key);
}

} // namespace earshot::signals
