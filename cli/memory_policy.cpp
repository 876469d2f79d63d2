#include "cli/memory_policy.h"

#include <malloc.h>

namespace turntable::cli {

void return_blocks_from(int bytes) {
    mallopt(M_MMAP_THRESHOLD, bytes);
    mallopt(M_TRIM_THRESHOLD, bytes);
}

}  // namespace turntable::cli
