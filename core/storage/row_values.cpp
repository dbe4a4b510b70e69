// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/row_values.h"

#include <QStringEncoder>

#include <SQLiteCpp/Statement.h>

namespace earshot::storage {

RowValues::RowValues(std::size_t values, std::size_t bytes) {
    m_values.reserve(values);
    m_bytes.reserve(bytes);
}

RowValues& RowValues::operator<<(const QString& text) {
    const std::size_t start = m_bytes.size();
    QStringEncoder encode(QStringEncoder::Utf8);
    m_bytes.resize(start + static_cast<std::size_t>(encode.requiredSpace(text.size())));
    const char* end = encode.appendToBuffer(m_bytes.data() + start, text);
    m_bytes.resize(static_cast<std::size_t>(end - m_bytes.data()));
    m_bytes += '\0';
    m_values.emplace_back(Text{start});
    return *this;
}

RowValues& RowValues::operator<<(const QByteArray& bytes) {
    if (bytes.isEmpty()) {
        m_values.emplace_back(Null());
    } else {
        m_values.emplace_back(Bytes{m_bytes.size(), static_cast<int>(bytes.size())});
        m_bytes.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    }
    return *this;
}

RowValues& RowValues::operator<<(qint64 value) {
    m_values.emplace_back(value);
    return *this;
}

RowValues& RowValues::operator<<(std::optional<double> value) {
    if (value) {
        m_values.emplace_back(*value);
    } else {
        m_values.emplace_back(Null());
    }
    return *this;
}

int RowValues::bindTo(SQLite::Statement& statement, int first) const {
    int parameter = first;
    const auto bind = [&](const auto& value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, Null>) {
            statement.bind(parameter);
        } else if constexpr (std::is_same_v<Value, Text>) {
            statement.bindNoCopy(parameter, m_bytes.data() + value.start);
        } else if constexpr (std::is_same_v<Value, Bytes>) {
            statement.bindNoCopy(parameter, m_bytes.data() + value.start, value.size);
        } else if constexpr (std::is_same_v<Value, qint64>) {
            statement.bind(parameter, static_cast<int64_t>(value));
        } else {
            statement.bind(parameter, value);
        }
    };
    for (const auto& value : m_values) {
        std::visit(bind, value);
        ++parameter;
    }
    return parameter;
}

} // namespace earshot::storage
