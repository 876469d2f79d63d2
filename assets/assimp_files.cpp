#include "assets/assimp_files.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>

#include "assets/rejected_model.h"

namespace turntable {
namespace {

class MemoryStream final : public Assimp::IOStream {
public:
    explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}

    std::size_t Read(void* buffer, std::size_t size, std::size_t count) override {
        const std::size_t available = size == 0 ? 0 : (bytes_.size() - position_) / size;
        const std::size_t taken = std::min(count, available);
        std::memcpy(buffer, bytes_.data() + position_, taken * size);
        position_ += taken * size;
        return taken;
    }
    std::size_t Write(const void*, std::size_t, std::size_t) override { return 0; }
    aiReturn Seek(std::size_t offset, aiOrigin origin) override {
        const std::size_t base = origin == aiOrigin_SET   ? 0
                                 : origin == aiOrigin_CUR ? position_
                                                          : bytes_.size();
        if (offset > bytes_.size() - base) {
            return aiReturn_FAILURE;
        }
        position_ = base + offset;
        return aiReturn_SUCCESS;
    }
    std::size_t Tell() const override { return position_; }
    std::size_t FileSize() const override { return bytes_.size(); }
    void Flush() override {}

private:
    std::string bytes_;
    std::size_t position_ = 0;
};

std::optional<std::string> find_file(SourceFiles& files, const char* path) {
    const std::optional<std::string> inside = join_source_path("", path);
    return inside ? files.resolve(*inside) : std::nullopt;
}

}  // namespace

bool AssimpFiles::Exists(const char* path) const {
    return find_file(files_, path).has_value();
}

Assimp::IOStream* AssimpFiles::Open(const char* path, const char*) {
    const std::optional<std::string> found = find_file(files_, path);
    return found ? std::make_unique<MemoryStream>(files_.read(*found)).release() : nullptr;
}

void AssimpFiles::Close(Assimp::IOStream* stream) {
    const std::unique_ptr<Assimp::IOStream> owner(stream);
}

}  // namespace turntable
