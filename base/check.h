// TT_CHECK and its kin: assertions for bugs of ours. They stay on in release builds, print the
// operands, and throw CheckFailure so that a pipeline can name the sample that hit them.
#pragma once

#include <stdexcept>
#include <string>

#include <fmt/format.h>

namespace turntable {

/// A bug in Turntable itself; never thrown for bad input.
class CheckFailure : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

namespace detail {

[[noreturn]] void fail_check(const char* file, int line, const std::string& what);

template <class A, class B>
[[noreturn]] void fail_comparison(const char* file, int line, const char* expression, const A& a,
                                  const B& b) {
    fail_check(file, line, fmt::format("{} (operands: {} and {})", expression, a, b));
}

}  // namespace detail
}  // namespace turntable

// NOLINTBEGIN(cppcoreguidelines-macro-usage): the expression text and the line are the point.
#define TT_CHECK(condition)                                                  \
    do {                                                                     \
        if (!(condition)) {                                                  \
            ::turntable::detail::fail_check(__FILE__, __LINE__, #condition); \
        }                                                                    \
    } while (false)

#define TT_CHECK_COMPARE(a, op, b)                                                            \
    do {                                                                                      \
        const auto& tt_a = (a);                                                               \
        const auto& tt_b = (b);                                                               \
        if (!(tt_a op tt_b)) {                                                                \
            ::turntable::detail::fail_comparison(__FILE__, __LINE__, #a " " #op " " #b, tt_a, \
                                                 tt_b);                                       \
        }                                                                                     \
    } while (false)

#define TT_CHECK_EQ(a, b) TT_CHECK_COMPARE(a, ==, b)
#define TT_CHECK_LT(a, b) TT_CHECK_COMPARE(a, <, b)
#define TT_CHECK_LE(a, b) TT_CHECK_COMPARE(a, <=, b)
#define TT_CHECK_GT(a, b) TT_CHECK_COMPARE(a, >, b)
#define TT_CHECK_GE(a, b) TT_CHECK_COMPARE(a, >=, b)
// NOLINTEND(cppcoreguidelines-macro-usage)
