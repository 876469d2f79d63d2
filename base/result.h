// Result<T, Reason>: an expected outcome that a run survives (an unreadable mesh, a rejected
// frame), as a value with an enum reason that the manifest can store.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "base/check.h"

namespace turntable {

/// Why something was refused: the enum for machines, one line for people.
template <class Reason>
struct Failure {
    Reason reason;
    std::string detail;
};

template <class T, class Reason>
class [[nodiscard]] Result {
public:
    // Implicit on purpose: `return value;` and `return Failure<R>{...};` are the two ways out.
    // NOLINTNEXTLINE(google-explicit-constructor)
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    // NOLINTNEXTLINE(google-explicit-constructor)
    Result(Failure<Reason> failure) : state_(std::in_place_index<1>, std::move(failure)) {}

    [[nodiscard]] bool ok() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    /// The value; calling it on a failure is a bug and throws CheckFailure.
    [[nodiscard]] const T& value() const& {
        require_value();
        return std::get<0>(state_);
    }
    [[nodiscard]] T&& value() && {
        require_value();
        return std::get<0>(std::move(state_));
    }
    [[nodiscard]] const Failure<Reason>& failure() const {
        TT_CHECK(!ok());
        return std::get<1>(state_);
    }

private:
    void require_value() const {
        if (!ok()) {
            detail::fail_check(__FILE__, __LINE__,
                               "value() of a failure: " + std::get<1>(state_).detail);
        }
    }

    std::variant<T, Failure<Reason>> state_;
};

}  // namespace turntable
