#include "tests/parity/spirv_file.h"

#include <cstring>

#include "base/atomic_file.h"

namespace turntable::test {

std::vector<std::uint32_t> read_spirv(const std::filesystem::path& path) {
    const std::string bytes = read_file(path);
    std::vector<std::uint32_t> words(bytes.size() / sizeof(std::uint32_t));
    std::memcpy(words.data(), bytes.data(), words.size() * sizeof(std::uint32_t));
    return words;
}

}  // namespace turntable::test
