// Where tests find files: the checkout, a scratch folder of their own, and the folder of
// references beside the checkout, which does not exist on a user's machine.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace turntable::test {

/// The root of the checkout.
[[nodiscard]] std::filesystem::path source_dir();

/// <checkout>/../shared or $TURNTABLE_SHARED; empty when absent: then the test must skip with a
/// message (see skip_without_shared in tests/skip.h).
[[nodiscard]] std::optional<std::filesystem::path> shared_dir();

/// Where the Debian package sweethome3d-furniture keeps its archives, when installed.
[[nodiscard]] std::optional<std::filesystem::path> furniture_dir();

/// An empty folder for one test, removed by the destructor.
class ScratchFolder {
public:
    explicit ScratchFolder(const std::string& name);
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace turntable::test
