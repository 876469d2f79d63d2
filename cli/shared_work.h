// SharedWork: what the processes of one `generate --devices` share, in memory that all of them
// map: which shard is next, and how far each process is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "generator/generate_dataset.h"
#include "generator/generate_progress.h"

namespace turntable::cli {

class SharedWork {
public:
    static constexpr std::size_t kMostProcesses = 64;

    /// For processes that are started after it. Throws Error (environment).
    explicit SharedWork(const ShardSpan& span);
    /// Of the process that started this one, by the descriptor it left open. Throws Error (bad
    /// input) when the descriptor is none of ours.
    explicit SharedWork(int descriptor);
    ~SharedWork();
    SharedWork(const SharedWork&) = delete;
    SharedWork& operator=(const SharedWork&) = delete;

    /// Closed on exec, unless the flag is taken off in the child.
    [[nodiscard]] int descriptor() const { return descriptor_; }
    /// The next shard that no process has taken; each is given once. So all processes end within
    /// a few shards of each other, however fast each is.
    [[nodiscard]] std::optional<ShardId> take();
    /// A process moves its own, any may read it.
    [[nodiscard]] GenerateProgress& progress(std::size_t process);

private:
    struct Page;

    void map();

    int descriptor_ = -1;
    Page* page_ = nullptr;
};

}  // namespace turntable::cli
