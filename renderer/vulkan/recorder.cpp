#include "renderer/vulkan/recorder.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace turntable::vulkan {
namespace {

/// Path samples a piece: 2 million take 10 ms on a data-centre GPU and below half a second on the
/// slowest integrated one, where watchdogs fire after two to ten seconds.
constexpr std::uint64_t kPiecePaths = std::uint64_t{1} << 21U;
constexpr std::uint64_t kLightItemsAPiece = std::uint64_t{1} << 27U;
constexpr std::uint64_t kMostGroups = 65535;  // of a dispatch, by the specification
constexpr std::uint32_t kMostStamps = 1024;

}  // namespace

const char* account_name(Account account) {
    switch (account) {
    case Account::kUpload:
        return "upload";
    case Account::kFloorCache:
        return "floor cache";
    case Account::kLabels:
        return "labels";
    case Account::kTrace:
        return "trace and shade";
    case Account::kAllocate:
        return "allocate samples";
    case Account::kGather:
        return "gather";
    case Account::kResolve:
        return "resolve";
    case Account::kReadback:
        return "read-back";
    }
    return "unknown";
}

Recorder::Recorder(std::shared_ptr<const Device> device, std::shared_ptr<const Kernels> kernels)
    : device_(std::move(device)), kernels_(std::move(kernels)) {
    VkCommandPoolCreateInfo pool{};
    pool.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO;
    pool.queueFamilyIndex = device_->physical().queue_family;
    VkCommandPool made = VK_NULL_HANDLE;
    check(vkCreateCommandPool(device_->handle(), &pool, nullptr, &made), "making a command pool");
    pool_ = {device_->handle(), made, vkDestroyCommandPool};
    VkFenceCreateInfo fence{};
    fence.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO;
    VkFence made_fence = VK_NULL_HANDLE;
    check(vkCreateFence(device_->handle(), &fence, nullptr, &made_fence), "making a fence");
    fence_ = {device_->handle(), made_fence, vkDestroyFence};
    if (device_->physical().timestamp_bits > 0) {
        VkQueryPoolCreateInfo queries{};
        queries.sType = VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO;
        queries.queryType = VK_QUERY_TYPE_TIMESTAMP;
        queries.queryCount = kMostStamps;
        VkQueryPool made_queries = VK_NULL_HANDLE;
        check(vkCreateQueryPool(device_->handle(), &queries, nullptr, &made_queries),
              "making time stamps");
        queries_ = {device_->handle(), made_queries, vkDestroyQueryPool};
    }
}

void Recorder::bind(VkDescriptorSet batch, VkDescriptorSet model) {
    batch_ = batch;
    model_ = model;
}

void Recorder::open() {
    if (open_) {
        return;
    }
    if (used_ == buffers_.size()) {
        VkCommandBufferAllocateInfo info{};
        info.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO;
        info.commandPool = pool_.get();
        info.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY;
        info.commandBufferCount = 1;
        VkCommandBuffer buffer = VK_NULL_HANDLE;
        check(vkAllocateCommandBuffers(device_->handle(), &info, &buffer),
              "making a command buffer");
        buffers_.push_back(buffer);
    }
    VkCommandBufferBeginInfo info{};
    info.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO;
    info.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
    check(vkBeginCommandBuffer(buffers_[used_], &info), "recording");
    open_ = true;
    piece_paths_ = 0;
    if (used_ == 0 && queries_.get() != VK_NULL_HANDLE) {
        vkCmdResetQueryPool(buffers_[0], queries_.get(), 0, kMostStamps);
    }
    const std::array<VkDescriptorSet, 2> sets = {batch_, model_};
    if (batch_ != VK_NULL_HANDLE) {
        vkCmdBindDescriptorSets(buffers_[used_], VK_PIPELINE_BIND_POINT_COMPUTE, kernels_->layout(),
                                0, sets.size(), sets.data(), 0, nullptr);
    }
}

VkCommandBuffer Recorder::commands() {
    open();
    return buffers_[used_];
}

void Recorder::book(Account account) {
    open();
    if (queries_.get() != VK_NULL_HANDLE && stamps_.size() + 1 < kMostStamps) {
        stamp();
        stamps_.push_back(account);
    }
}

void Recorder::stamp() {
    vkCmdWriteTimestamp(buffers_[used_], VK_PIPELINE_STAGE_BOTTOM_OF_PIPE_BIT, queries_.get(),
                        static_cast<std::uint32_t>(stamps_.size()));
}

void Recorder::run(Stage stage, Variant variant, shading::StageParameters parameters,
                   std::uint64_t work, Weight weight) {
    const bool path = weight == Weight::kPath;
    dispatch(stage, variant, parameters, work, shading::kWorkgroup,
             path ? kPiecePaths : kLightItemsAPiece);
}

void Recorder::run_rows(Stage stage, Variant variant, shading::StageParameters parameters,
                        std::uint64_t rows) {
    dispatch(stage, variant, parameters, rows, 1, kLightItemsAPiece);
}

void Recorder::dispatch(Stage stage, Variant variant, shading::StageParameters parameters,
                        std::uint64_t work, std::uint64_t items_a_group,
                        std::uint64_t items_a_piece) {
    TT_CHECK_LT(work, std::uint64_t{1} << 32U);
    const VkPipeline pipeline = kernels_->pipeline(stage, variant);
    parameters.work = static_cast<shading::uint>(work);
    const std::uint64_t most = std::min(kMostGroups * items_a_group, items_a_piece);
    for (std::uint64_t base = 0; base < work; base += most) {
        const std::uint64_t items = std::min(most, work - base);
        const std::uint64_t cost = items * kPiecePaths / items_a_piece;
        if (open_ && piece_paths_ > 0 && piece_paths_ + cost > kPiecePaths) {
            close_piece(VK_NULL_HANDLE);
        }
        open();
        piece_paths_ += cost;
        parameters.base = static_cast<shading::uint>(base);
        vkCmdBindPipeline(buffers_[used_], VK_PIPELINE_BIND_POINT_COMPUTE, pipeline);
        vkCmdPushConstants(buffers_[used_], kernels_->layout(), VK_SHADER_STAGE_COMPUTE_BIT, 0,
                           sizeof(parameters), &parameters);
        vkCmdDispatch(buffers_[used_],
                      static_cast<std::uint32_t>((items + items_a_group - 1) / items_a_group), 1,
                      1);
    }
}

void Recorder::copy(VkBuffer from, VkDeviceSize from_offset, VkBuffer to, VkDeviceSize to_offset,
                    VkDeviceSize bytes) {
    if (bytes > 0) {
        const VkBufferCopy region{from_offset, to_offset, bytes};
        vkCmdCopyBuffer(commands(), from, to, 1, &region);
    }
}

void Recorder::barrier() {
    VkMemoryBarrier all{};
    all.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER;
    all.srcAccessMask = VK_ACCESS_MEMORY_WRITE_BIT | VK_ACCESS_MEMORY_READ_BIT;
    all.dstAccessMask = VK_ACCESS_MEMORY_WRITE_BIT | VK_ACCESS_MEMORY_READ_BIT;
    constexpr VkPipelineStageFlags kWork =
        VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT | VK_PIPELINE_STAGE_TRANSFER_BIT;
    vkCmdPipelineBarrier(commands(), kWork, kWork, 0, 1, &all, 0, nullptr, 0, nullptr);
}

void Recorder::host_barrier() {
    VkMemoryBarrier copied{};
    copied.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER;
    copied.srcAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT;
    copied.dstAccessMask = VK_ACCESS_HOST_READ_BIT;
    vkCmdPipelineBarrier(commands(), VK_PIPELINE_STAGE_TRANSFER_BIT, VK_PIPELINE_STAGE_HOST_BIT, 0,
                         1, &copied, 0, nullptr, 0, nullptr);
}

void Recorder::abandon() noexcept {
    device_->wait_idle();
    vkResetCommandPool(device_->handle(), pool_.get(), 0);
    used_ = 0;
    open_ = false;
    stamps_.clear();
}

void Recorder::close_piece(VkFence fence) {
    check(vkEndCommandBuffer(buffers_[used_]), "recording");
    device_->submit(buffers_[used_], fence);
    ++used_;
    open_ = false;
}

void Recorder::finish(AccountSeconds& seconds) {
    open();
    if (queries_.get() != VK_NULL_HANDLE && !stamps_.empty()) {
        stamp();  // the end of the last span
    }
    close_piece(fence_.get());
    device_->wait(fence_.get());
    add_times(seconds);
    check(vkResetCommandPool(device_->handle(), pool_.get(), 0), "recording");
    used_ = 0;
    stamps_.clear();
}

void Recorder::add_times(AccountSeconds& seconds) {
    if (stamps_.empty()) {
        return;
    }
    std::vector<std::uint64_t> ticks(stamps_.size() + 1);
    check(vkGetQueryPoolResults(
              device_->handle(), queries_.get(), 0, static_cast<std::uint32_t>(ticks.size()),
              ticks.size() * sizeof(std::uint64_t), ticks.data(), sizeof(std::uint64_t),
              VK_QUERY_RESULT_64_BIT | VK_QUERY_RESULT_WAIT_BIT),
          "reading time stamps");
    const double tick = static_cast<double>(device_->limits().timestampPeriod) * 1e-9;
    for (std::size_t i = 0; i < stamps_.size(); ++i) {
        if (ticks[i + 1] > ticks[i]) {
            seconds[static_cast<std::size_t>(stamps_[i])] +=
                static_cast<double>(ticks[i + 1] - ticks[i]) * tick;
        }
    }
}

}  // namespace turntable::vulkan
