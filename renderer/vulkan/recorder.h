// Recorder: records the stages of a batch into command buffers and hands them to the device in
// pieces short enough for any driver's watchdog; measures what each kind of stage takes.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "renderer/vulkan/device.h"
#include "renderer/vulkan/kernels.h"
#include "renderer/vulkan/shaders/batch_layout.h"

namespace turntable::vulkan {

/// What the device's time is booked under.
enum class Account : std::uint32_t {
    kUpload = 0,
    kFloorCache,
    kLabels,
    kTrace,
    kAllocate,  ///< variance, counts, lists
    kGather,
    kResolve,
    kReadback,
};
inline constexpr std::size_t kAccounts = 8;
[[nodiscard]] const char* account_name(Account account);
using AccountSeconds = std::array<double, kAccounts>;

/// How far one work item is from a path sample, which is what pieces are measured in.
enum class Weight : std::uint32_t { kLight = 0, kPath = 1 };

class Recorder {
public:
    Recorder(std::shared_ptr<const Device> device, std::shared_ptr<const Kernels> kernels);

    /// Sets of the stages that follow.
    void bind(VkDescriptorSet batch, VkDescriptorSet model);

    /// What the following commands are booked under.
    void book(Account account);

    /// `work` items, one an invocation; splits them over dispatches and pieces.
    void run(Stage stage, Variant variant, shading::StageParameters parameters, std::uint64_t work,
             Weight weight);
    /// `rows` workgroups, one a row.
    void run_rows(Stage stage, Variant variant, shading::StageParameters parameters,
                  std::uint64_t rows);

    void copy(VkBuffer from, VkDeviceSize from_offset, VkBuffer to, VkDeviceSize to_offset,
              VkDeviceSize bytes);

    /// Everything before is done and visible before anything after.
    void barrier();

    /// What was copied to the host's memory is visible to it after finish().
    void host_barrier();

    /// Direct access for commands that have no wrapper.
    [[nodiscard]] VkCommandBuffer commands();

    /// Hands over what is recorded, waits for all of it and adds up its times. Throws Error
    /// (environment) when the device is lost.
    void finish(AccountSeconds& seconds);

    /// Forgets what is recorded, after waiting for what was handed over: after an error.
    void abandon() noexcept;

private:
    void open();
    void close_piece(VkFence fence);
    void dispatch(Stage stage, Variant variant, shading::StageParameters parameters,
                  std::uint64_t work, std::uint64_t items_a_group, std::uint64_t items_a_piece);
    void stamp();
    void add_times(AccountSeconds& seconds);

    std::shared_ptr<const Device> device_;
    std::shared_ptr<const Kernels> kernels_;
    DeviceObject<VkCommandPool> pool_;
    DeviceObject<VkFence> fence_;
    DeviceObject<VkQueryPool> queries_;
    std::vector<VkCommandBuffer> buffers_;  ///< of the pool, reused
    std::size_t used_ = 0;                  ///< of them, in this recording
    bool open_ = false;
    std::uint64_t piece_paths_ = 0;
    VkDescriptorSet batch_ = VK_NULL_HANDLE;
    VkDescriptorSet model_ = VK_NULL_HANDLE;
    std::vector<Account> stamps_;  ///< account of the span that each time stamp begins
};

}  // namespace turntable::vulkan
