// TarWriter: ustar archives whose bytes depend on nothing but the members (see tar_format.h).
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "manifests/output_file.h"
#include "manifests/tar_format.h"

namespace turntable {

class TarWriter {
public:
    /// `out` must outlive the writer and hold nothing yet.
    explicit TarWriter(OutputFile& out);

    /// Appends a regular file. `name` is 1 to 100 bytes, relative, without "..", NUL or a trailing
    /// slash; `bytes` at most 8 GiB - 1: anything else is a bug of the caller (CheckFailure).
    TarMember add(std::string_view name, std::span<const std::byte> bytes);

    /// Writes the end of the archive: two zero blocks, and no padding to a record of 10 KiB.
    void finish();

private:
    OutputFile& out_;
};

}  // namespace turntable
