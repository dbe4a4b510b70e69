// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace earshot::base {

/// What went wrong, told so that a person can act on it. Texts are translated and hold no
/// personal data.
struct Error {
    QString what;    ///< one sentence: what failed
    QString subject; ///< on what: a file, a folder, a database ("" if nothing to name)
    QString advice;  ///< what the user can do about it ("" if nothing)

    /// "what: subject. advice", for a terminal or a log line.
    [[nodiscard]] QString message() const;
};

/// Either a value or an Error. Holds no third state; asking for the one that is not there is a
/// programming error and asserts.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& value() & { return at<0>(m_state); }
    [[nodiscard]] const T& value() const& { return at<0>(m_state); }
    [[nodiscard]] T value() && { return std::move(at<0>(m_state)); }
    [[nodiscard]] const Error& error() const { return at<1>(m_state); }

    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

private:
    template <std::size_t I, typename State>
    static auto& at(State& state) {
        auto* held = std::get_if<I>(&state);
        Q_ASSERT_X(held, "Result", "asked for the state that is not held");
        return *held;
    }

    std::variant<T, Error> m_state;
};

struct Done {};

/// The result of something that has no value to give.
using Status = Result<Done>;

} // namespace earshot::base
