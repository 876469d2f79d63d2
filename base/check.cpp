#include "base/check.h"

namespace turntable::detail {

void fail_check(const char* file, int line, const std::string& what) {
    throw CheckFailure(fmt::format("check failed at {}:{}: {}", file, line, what));
}

}  // namespace turntable::detail
