#include "manifests/array_spool.h"

#include <array>

#include "base/atomic_file.h"
#include "base/error.h"

namespace turntable {

ArraySpool::ArraySpool(const std::filesystem::path& target)
    : path_(temporary_sibling(target)), file_(path_, std::ios::binary) {
    if (!file_) {
        fail();
    }
}

ArraySpool::~ArraySpool() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

void ArraySpool::add(std::string_view element) {
    file_ << (size_ == 0 ? "\n" : ",\n") << element;
    if (!file_) {
        fail();
    }
    ++size_;
}

void ArraySpool::copy_to(OutputFile& out) {
    file_.flush();
    std::ifstream in(path_, std::ios::binary);
    if (!file_ || !in) {
        fail();
    }
    out.write("[");
    std::array<char, 1 << 16> buffer{};
    while (in) {
        in.read(buffer.data(), buffer.size());
        out.write(std::string_view(buffer.data(), static_cast<std::size_t>(in.gcount())));
    }
    if (!in.eof()) {
        fail();
    }
    out.write("\n]");
}

void ArraySpool::fail() const {
    throw environment_fault("{}: writing or reading failed", path_.string());
}

}  // namespace turntable
