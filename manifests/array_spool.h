// ArraySpool: the elements of a JSON array that wait on disk until their place in a file is
// reached: a file of two long arrays that grow together is written with bounded memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "manifests/output_file.h"

namespace turntable {

/// A temporary sibling of `target`, removed by the destructor. Failures of the system throw Error
/// (environment) naming it.
class ArraySpool {
public:
    explicit ArraySpool(const std::filesystem::path& target);
    ~ArraySpool();
    ArraySpool(const ArraySpool&) = delete;
    ArraySpool& operator=(const ArraySpool&) = delete;

    /// `element`: one JSON value without a newline.
    void add(std::string_view element);
    /// Writes "[", the elements one a line, "]". Nothing may be added afterwards.
    void copy_to(OutputFile& out);

    [[nodiscard]] std::uint64_t size() const { return size_; }

private:
    [[noreturn]] void fail() const;

    std::filesystem::path path_;
    std::ofstream file_;
    std::uint64_t size_ = 0;
};

}  // namespace turntable
