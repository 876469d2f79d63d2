// Fuzzes what reads a shard: the tar, the record lines, records and index as JSON. The first byte
// chooses the reader, the rest is its file. Damage must show as Error, never as anything else.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"
#include "base/error.h"
#include "manifests/record_lines.h"
#include "manifests/sample_json.h"
#include "manifests/shard_index.h"
#include "manifests/tar_reader.h"

namespace {

using namespace turntable;  // NOLINT(google-build-using-namespace): one function, one file

/// A file in memory that holds the input: the readers want a path.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes)
        : descriptor_(::memfd_create("shard", MFD_CLOEXEC)) {
        TT_CHECK(descriptor_ >= 0);
        TT_CHECK(::write(descriptor_, bytes.data(), bytes.size()) ==
                 static_cast<ssize_t>(bytes.size()));
    }
    ~MemoryFile() { ::close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] std::filesystem::path path() const {
        return fmt::format("/proc/self/fd/{}", descriptor_);
    }

private:
    int descriptor_;
};

void read_tar(std::string_view bytes) {
    const MemoryFile file(bytes);
    const TarReader tar(file.path());
    for (const TarMember& member : tar.members()) {
        TT_CHECK_EQ(tar.read(member).size(), member.size);
        TT_CHECK(tar.find(member.name) != nullptr);
    }
}

void read_lines(std::string_view bytes) {
    const MemoryFile file(bytes);
    LineReader lines(file.path());
    std::string_view line;
    while (lines.next(line)) {
        (void)entry_from_json(line, "line");
    }
}

/// What was accepted must be written and read again to the same text.
void read_record(std::string_view bytes) {
    const std::string text = to_json(sample_from_json(bytes, "record"));
    TT_CHECK(to_json(sample_from_json(text, "record")) == text);
}

void read_entry(std::string_view bytes) {
    const std::string text = to_json(entry_from_json(bytes, "entry"));
    TT_CHECK(to_json(entry_from_json(text, "entry")) == text);
}

void read_index(std::string_view bytes) {
    const ShardIndex index = shard_index_from_json(std::string(bytes), "index");
    TT_CHECK(shard_index_from_json(to_json(index), "index") == index);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    try {
        switch (data[0] % 5) {
        case 0:
            read_tar(bytes);
            break;
        case 1:
            read_lines(bytes);
            break;
        case 2:
            read_record(bytes);
            break;
        case 3:
            read_entry(bytes);
            break;
        default:
            read_index(bytes);
        }
    } catch (const Error&) {  // the one way to refuse
    }
    return 0;
}
