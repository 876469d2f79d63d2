#include "base/pipe.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/error.h"

namespace turntable {

Pipe make_pipe(const char* whose) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw environment_fault("no pipe to {}: {}", whose, std::strerror(errno));
    }
    return {ends[0], ends[1]};
}

}  // namespace turntable
