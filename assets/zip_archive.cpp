#include "assets/zip_archive.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <unordered_map>

#include <archive.h>
#include <archive_entry.h>

#include "assets/rejected_model.h"
#include "base/error.h"

namespace turntable {
namespace fs = std::filesystem;
namespace {

/// The archive's bytes, mapped: the directory and the entries lie far apart, and seeking costs
/// nothing here.
class MappedFile {
public:
    explicit MappedFile(const fs::path& path) {
        const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        struct stat status {};
        if (descriptor < 0 || ::fstat(descriptor, &status) != 0 || status.st_size == 0) {
            const int error = descriptor < 0 ? errno : EINVAL;
            if (descriptor >= 0) {
                ::close(descriptor);
            }
            throw bad_input("{}: cannot be read: {}", path.string(), std::strerror(error));
        }
        size_ = static_cast<std::size_t>(status.st_size);
        address_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
        ::close(descriptor);
        if (address_ == MAP_FAILED) {
            throw environment_fault("{}: cannot be mapped: {}", path.string(),
                                    std::strerror(errno));
        }
    }
    ~MappedFile() { ::munmap(address_, size_); }
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] const char* data() const { return static_cast<const char*>(address_); }
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    void* address_ = nullptr;
    std::size_t size_ = 0;
};

/// libarchive's view of the mapping; it also counts the bytes handed out, which is what an entry
/// cost in the archive (libarchive does not tell compressed sizes).
struct Cursor {
    const MappedFile* file = nullptr;
    std::int64_t position = 0;
    std::uint64_t handed_out = 0;

    static constexpr std::int64_t kBlock = std::int64_t{1} << 16;

    static la_ssize_t read(archive*, void* self, const void** buffer) {
        auto& cursor = *static_cast<Cursor*>(self);
        const auto end = static_cast<std::int64_t>(cursor.file->size());
        const std::int64_t count = std::clamp<std::int64_t>(end - cursor.position, 0, kBlock);
        *buffer = cursor.file->data() + cursor.position;
        cursor.position += count;
        cursor.handed_out += static_cast<std::uint64_t>(count);
        return count;
    }

    static la_int64_t skip(archive*, void* self, la_int64_t request) {
        auto& cursor = *static_cast<Cursor*>(self);
        const auto end = static_cast<std::int64_t>(cursor.file->size());
        const std::int64_t count = std::clamp<std::int64_t>(end - cursor.position, 0, request);
        cursor.position += count;
        return count;
    }

    static la_int64_t seek(archive*, void* self, la_int64_t offset, int whence) {
        auto& cursor = *static_cast<Cursor*>(self);
        const auto end = static_cast<std::int64_t>(cursor.file->size());
        const std::int64_t origin = whence == SEEK_SET   ? 0
                                    : whence == SEEK_CUR ? cursor.position
                                                         : end;
        cursor.position = std::clamp<std::int64_t>(origin + offset, 0, end);
        return cursor.position;
    }
};

struct ArchiveCloser {
    void operator()(archive* handle) const { archive_read_free(handle); }
};
using ArchiveHandle = std::unique_ptr<archive, ArchiveCloser>;

std::string entry_name(archive_entry* entry) {
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) {  // stored in some other encoding: its bytes as they are
        name = archive_entry_pathname(entry);
    }
    return name == nullptr ? "" : name;
}

bool is_unsafe_name(const std::string& name) {
    return !join_source_path("", name) || name.find("..") == 0 ||
           ("/" + name + "/").find("/../") != std::string::npos ||
           ("\\" + name + "\\").find("\\..\\") != std::string::npos;
}

class ZipFiles final : public SourceFiles {
public:
    ZipFiles(const fs::path& path, const InflationLimits& limits)
        : path_(path), limits_(limits), file_(path) {
        rewind();
        while (archive_entry* entry = next_entry()) {
            index_entry(entry);
        }
        TT_CHECK_EQ(names_.size(), next_);
    }

    std::optional<std::string> resolve(const std::string& path) override {
        if (by_name_.contains(path)) {
            return path;
        }
        const auto found = by_lower_name_.find(lower_ascii(path));
        return found == by_lower_name_.end() ? std::nullopt
                                             : std::optional<std::string>(names_[found->second]);
    }

    std::string read(const std::string& path) override {
        const auto found = by_name_.find(path);
        if (found == by_name_.end()) {
            throw rejected(AssetRejection::kUnreadable, "{}: not in {}", path, path_.string());
        }
        if (found->second < next_) {
            rewind();
        }
        archive_entry* entry = nullptr;
        while (next_ <= found->second) {
            entry = next_entry();
            if (entry == nullptr) {
                throw rejected(AssetRejection::kUnreadable, "{}: {} changed while it was read",
                               path, path_.string());
            }
        }
        return inflate(path, entry);
    }

    std::vector<std::string> list() override {
        std::vector<std::string> paths;
        for (const auto& [name, position] : by_name_) {
            paths.push_back(name);
        }
        std::sort(paths.begin(), paths.end());
        return paths;
    }

    const fs::path& root() const override { return path_; }

private:
    void rewind() {
        cursor_ = Cursor{&file_};
        archive_.reset(archive_read_new());
        archive* handle = archive_.get();
        archive_read_support_format_zip_seekable(handle);
        archive_read_set_read_callback(handle, Cursor::read);
        archive_read_set_skip_callback(handle, Cursor::skip);
        archive_read_set_seek_callback(handle, Cursor::seek);
        archive_read_set_callback_data(handle, &cursor_);
        if (archive_read_open1(handle) != ARCHIVE_OK) {
            throw bad_input("{}: not a zip archive: {}", path_.string(), error_text());
        }
        next_ = 0;
    }

    /// nullptr at the end.
    archive_entry* next_entry() {
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(archive_.get(), &entry);
        if (status == ARCHIVE_EOF) {
            return nullptr;
        }
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
            throw bad_input("{}: damaged archive: {}", path_.string(), error_text());
        }
        ++next_;
        return entry;
    }

    void index_entry(archive_entry* entry) {
        std::string name = entry_name(entry);
        if (is_unsafe_name(name)) {
            throw rejected(AssetRejection::kUnsafeArchive,
                           "{}: entry \"{}\" points outside of the archive", path_.string(), name);
        }
        if (names_.size() >= limits_.entries) {
            throw rejected(AssetRejection::kUnsafeArchive, "{}: more than {} entries",
                           path_.string(), limits_.entries);
        }
        const std::string normalised = join_source_path("", name).value_or("");
        if (archive_entry_filetype(entry) == AE_IFREG) {
            by_name_.emplace(normalised, names_.size());
            by_lower_name_.emplace(lower_ascii(normalised), names_.size());
        }
        names_.push_back(normalised);
    }

    std::string inflate(const std::string& name, archive_entry* entry) {
        const std::uint64_t before = cursor_.handed_out;
        std::string bytes;
        if (archive_entry_size_is_set(entry) != 0) {
            const auto declared = static_cast<std::uint64_t>(archive_entry_size(entry));
            require_within_limits(name, declared, ~std::uint64_t{0});
            bytes.reserve(std::min(declared, limits_.ratio_floor_bytes));
        }
        const void* block = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        int status = ARCHIVE_OK;
        while ((status = archive_read_data_block(archive_.get(), &block, &size, &offset)) ==
               ARCHIVE_OK) {
            bytes.append(static_cast<const char*>(block), size);
            require_within_limits(name, bytes.size(), cursor_.handed_out - before + Cursor::kBlock);
        }
        if (status != ARCHIVE_EOF) {
            throw rejected(AssetRejection::kUnreadable, "{}: damaged in the archive: {}", name,
                           error_text());
        }
        return bytes;
    }

    void require_within_limits(const std::string& name, std::uint64_t inflated,
                               std::uint64_t stored) const {
        if (inflated > limits_.entry_bytes) {
            throw rejected(AssetRejection::kUnsafeArchive, "{}: inflates to more than {} bytes",
                           name, limits_.entry_bytes);
        }
        if (inflated > limits_.ratio_floor_bytes &&
            static_cast<double>(inflated) > limits_.ratio * static_cast<double>(stored)) {
            throw rejected(AssetRejection::kUnsafeArchive,
                           "{}: inflates to more than {} times its stored size", name,
                           limits_.ratio);
        }
    }

    [[nodiscard]] std::string error_text() const {
        const char* text = archive_error_string(archive_.get());
        return text == nullptr ? "unknown error" : text;
    }

    fs::path path_;
    InflationLimits limits_;
    MappedFile file_;
    Cursor cursor_;
    ArchiveHandle archive_;
    std::size_t next_ = 0;  ///< position in the archive of the entry that next_entry() returns
    std::vector<std::string> names_;  ///< by position in the archive
    std::unordered_map<std::string, std::size_t> by_name_;
    std::unordered_map<std::string, std::size_t> by_lower_name_;
};

}  // namespace

std::unique_ptr<SourceFiles> open_zip(const fs::path& path, const InflationLimits& limits) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
        throw bad_input("{}: no such file", path.string());
    }
    if (!is_zip_file(path)) {
        throw bad_input("{}: not a zip archive", path.string());
    }
    return std::make_unique<ZipFiles>(path, limits);
}

bool is_zip_file(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    char signature[4] = {};
    stream.read(signature, sizeof signature);
    // "PK\3\4" starts a member, "PK\5\6" the end record of an empty archive.
    return stream && signature[0] == 'P' && signature[1] == 'K' &&
           ((signature[2] == 3 && signature[3] == 4) || (signature[2] == 5 && signature[3] == 6));
}

}  // namespace turntable
