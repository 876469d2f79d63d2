// SourceFiles: the files that models are read from, addressed by '/'-separated paths relative to
// a root, whether the root is a folder on disk or a zip archive.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace turntable {

class SourceFiles {
public:
    virtual ~SourceFiles() = default;
    SourceFiles() = default;
    SourceFiles(const SourceFiles&) = delete;
    SourceFiles& operator=(const SourceFiles&) = delete;

    /// The stored spelling of `path`, matched exactly or else without regard to (ASCII) case;
    /// empty when there is no such file. `path` is normalised and lies inside the root.
    [[nodiscard]] virtual std::optional<std::string> resolve(const std::string& path) = 0;

    /// Content of a file that resolve() returned. Throws RejectedModel: kUnreadable when it
    /// cannot be read, kUnsafeArchive when it inflates beyond the limits, kTooLarge.
    [[nodiscard]] virtual std::string read(const std::string& path) = 0;

    /// All files, sorted by path. Walks the whole source.
    [[nodiscard]] virtual std::vector<std::string> list() = 0;

    /// The folder or archive, for messages.
    [[nodiscard]] virtual const std::filesystem::path& root() const = 0;
};

/// Opens a folder or a zip archive by what it is. Throws Error (bad input) when absent or neither,
/// RejectedModel (kUnsafeArchive) for an archive with unsafe names.
[[nodiscard]] std::unique_ptr<SourceFiles> open_source(const std::filesystem::path& path);

/// A folder on disk. Nothing is listed before it is asked for.
[[nodiscard]] std::unique_ptr<SourceFiles> open_folder(const std::filesystem::path& folder);

/// `relative` as written in a file of folder `base` (both '/'-separated; back slashes in
/// `relative` count as slashes), with "." and ".." resolved. Empty when it leaves the root or is
/// absolute.
[[nodiscard]] std::optional<std::string> join_source_path(std::string_view base,
                                                          std::string_view relative);

/// Folder part of a '/'-separated path, without the last slash; "" at the root.
[[nodiscard]] std::string source_folder_of(std::string_view path);
/// Last component of a path written with slashes or back slashes.
[[nodiscard]] std::string source_file_name(std::string_view path);
/// Lower-case extension without the dot, or "".
[[nodiscard]] std::string source_extension(std::string_view path);
[[nodiscard]] std::string lower_ascii(std::string_view text);

/// Records what is read, so that an import can name everything it was built from.
class RecordingFiles final : public SourceFiles {
public:
    struct Input {
        std::string path;    ///< as requested
        std::string sha256;  ///< of the content; empty for a file that was looked for in vain
        // NOLINTNEXTLINE(modernize-use-nullptr): a false alarm on defaulted comparisons
        friend auto operator<=>(const Input&, const Input&) = default;
    };

    explicit RecordingFiles(SourceFiles& files) : files_(files) {}
    std::optional<std::string> resolve(const std::string& path) override;
    std::string read(const std::string& path) override;
    std::vector<std::string> list() override { return files_.list(); }
    const std::filesystem::path& root() const override { return files_.root(); }

    /// Sorted, each once.
    [[nodiscard]] std::vector<Input> inputs() const;

private:
    SourceFiles& files_;
    std::vector<Input> inputs_;
};

/// True when every input is still what it was.
[[nodiscard]] bool inputs_unchanged(SourceFiles& files,
                                    const std::vector<RecordingFiles::Input>& inputs);

}  // namespace turntable
