// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace callboard {

// An expected failure. The code is stable and for programs ("journal.torn"), the detail is for the log and
// for the one line on stderr; screens word the code.
struct Error {
    std::string code;
    std::string detail;
    friend bool operator==(const Error &, const Error &) = default;
};

// A value or the reason why there is none. Ask before you take.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Error error)
        : m_content(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }
    const T &value() const & {
        assert(ok());
        return *std::get_if<0>(&m_content);
    }
    T &value() & {
        assert(ok());
        return *std::get_if<0>(&m_content);
    }
    T &&value() && {
        assert(ok());
        return std::move(*std::get_if<0>(&m_content));
    }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T operator*() && { return std::move(*this).value(); } // by value: a loop over it outlives the Result
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    const Error &error() const {
        assert(!ok());
        return *std::get_if<1>(&m_content);
    }

private:
    std::variant<T, Error> m_content;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error)) {}

    bool ok() const { return !m_error; }
    explicit operator bool() const { return ok(); }
    const Error &error() const {
        assert(m_error);
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

} // namespace callboard
