#include "cli/shared_work.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <new>

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/check.h"
#include "base/error.h"

namespace turntable::cli {

struct SharedWork::Page {
    static_assert(std::atomic<std::uint64_t>::is_always_lock_free);  // else not between processes

    std::uint64_t magic = kMagic;
    std::uint64_t last = 0;
    std::atomic<std::uint64_t> next{0};
    std::array<GenerateProgress, kMostProcesses> progress;

    static constexpr std::uint64_t kMagic = 0x7455726e5461626cU;
};

SharedWork::SharedWork(const ShardSpan& span)
    : descriptor_(::memfd_create("turntable-work", MFD_CLOEXEC)) {
    if (descriptor_ < 0 || ::ftruncate(descriptor_, sizeof(Page)) != 0) {
        throw environment_fault("no memory to share between processes: {}", std::strerror(errno));
    }
    map();
    new (page_) Page;
    page_->last = span.last.value;
    page_->next.store(span.first.value);
}

SharedWork::SharedWork(int descriptor) : descriptor_(descriptor) {
    struct stat facts {};
    if (::fstat(descriptor_, &facts) != 0 || facts.st_size != sizeof(Page)) {
        throw bad_input("--work-descriptor {}: not what `generate --devices` leaves open",
                        descriptor);
    }
    map();
    if (page_->magic != Page::kMagic) {
        throw bad_input("--work-descriptor {}: not what `generate --devices` leaves open",
                        descriptor);
    }
}

SharedWork::~SharedWork() {
    if (page_ != nullptr) {
        ::munmap(page_, sizeof(Page));
    }
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

void SharedWork::map() {
    void* memory =
        ::mmap(nullptr, sizeof(Page), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor_, 0);
    if (memory == MAP_FAILED) {
        throw environment_fault("no memory to share between processes: {}", std::strerror(errno));
    }
    page_ = static_cast<Page*>(memory);
}

std::optional<ShardId> SharedWork::take() {
    const std::uint64_t shard = page_->next.fetch_add(1);
    return shard <= page_->last ? std::optional(ShardId(shard)) : std::nullopt;
}

GenerateProgress& SharedWork::progress(std::size_t process) {
    TT_CHECK_LT(process, kMostProcesses);
    return page_->progress[process];
}

}  // namespace turntable::cli
