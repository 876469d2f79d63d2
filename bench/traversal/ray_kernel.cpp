#include "bench/traversal/ray_kernel.h"

#include <array>
#include <cstring>
#include <span>

namespace turntable::bench {
namespace {

using vulkan::check;
using vulkan::DeviceObject;

constexpr std::uint32_t kPushBytes = 24;
constexpr std::uint32_t kGroupRays = 64;
constexpr std::size_t kBuffers = 4;  ///< rays, hits, nodes, triangles

constexpr std::uint32_t kGrid4Code[] =
#include <trace_grid4.inc>
    ;
constexpr std::uint32_t kFloat4Code[] =
#include <trace_float4.inc>
    ;
constexpr std::uint32_t kFloat2Code[] =
#include <trace_float2.inc>
    ;

std::span<const std::uint32_t> code_of(Layout layout) {
    switch (layout) {
    case Layout::kGrid4:
        return kGrid4Code;
    case Layout::kFloat4:
        return kFloat4Code;
    case Layout::kFloat2:
        break;
    }
    return kFloat2Code;
}

VkDescriptorType type_of_binding(std::uint32_t i) {
    return i < 2 ? VK_DESCRIPTOR_TYPE_STORAGE_BUFFER : VK_DESCRIPTOR_TYPE_UNIFORM_TEXEL_BUFFER;
}

DeviceObject<VkDescriptorSetLayout> make_set_layout(VkDevice device) {
    std::array<VkDescriptorSetLayoutBinding, kBuffers> bindings{};
    for (std::uint32_t i = 0; i < kBuffers; ++i) {
        bindings[i] = {i, type_of_binding(i), 1, VK_SHADER_STAGE_COMPUTE_BIT, nullptr};
    }
    VkDescriptorSetLayoutCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO;
    info.bindingCount = kBuffers;
    info.pBindings = bindings.data();
    VkDescriptorSetLayout made = VK_NULL_HANDLE;
    check(vkCreateDescriptorSetLayout(device, &info, nullptr, &made), "describing buffers");
    return {device, made, vkDestroyDescriptorSetLayout};
}

DeviceObject<VkPipelineLayout> make_pipeline_layout(VkDevice device, VkDescriptorSetLayout set) {
    const VkPushConstantRange push{VK_SHADER_STAGE_COMPUTE_BIT, 0, kPushBytes};
    VkPipelineLayoutCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO;
    info.setLayoutCount = 1;
    info.pSetLayouts = &set;
    info.pushConstantRangeCount = 1;
    info.pPushConstantRanges = &push;
    VkPipelineLayout made = VK_NULL_HANDLE;
    check(vkCreatePipelineLayout(device, &info, nullptr, &made), "laying out a shader");
    return {device, made, vkDestroyPipelineLayout};
}

DeviceObject<VkPipeline> make_pipeline(VkDevice device, VkPipelineLayout layout,
                                       std::span<const std::uint32_t> code) {
    VkShaderModuleCreateInfo module_info{};
    module_info.sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO;
    module_info.codeSize = code.size_bytes();
    module_info.pCode = code.data();
    VkShaderModule module = VK_NULL_HANDLE;
    check(vkCreateShaderModule(device, &module_info, nullptr, &module), "loading a shader");
    const DeviceObject<VkShaderModule> owner(device, module, vkDestroyShaderModule);
    VkComputePipelineCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO;
    info.stage.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO;
    info.stage.stage = VK_SHADER_STAGE_COMPUTE_BIT;
    info.stage.module = module;
    info.stage.pName = "main";
    info.layout = layout;
    VkPipeline made = VK_NULL_HANDLE;
    check(vkCreateComputePipelines(device, VK_NULL_HANDLE, 1, &info, nullptr, &made),
          "compiling a shader");
    return {device, made, vkDestroyPipeline};
}

}  // namespace

RayKernel::RayKernel(std::shared_ptr<const vulkan::Device> device, Layout layout)
    : device_(std::move(device)), set_layout_(make_set_layout(device_->handle())),
      pipeline_layout_(make_pipeline_layout(device_->handle(), set_layout_.get())),
      pipeline_(make_pipeline(device_->handle(), pipeline_layout_.get(), code_of(layout))) {}

RayDispatch::RayDispatch(const RayKernel& kernel, const vulkan::TraversalTree& tree,
                         const RaySet& set)
    : kernel_(kernel),
      recorder_(kernel.device(), std::make_shared<vulkan::Kernels>(kernel.device())) {
    static_assert(sizeof(parameters_) == kPushBytes);
    parameters_ = {tree.grid_origin, tree.cell, static_cast<std::uint32_t>(set.rays.size()),
                   set.any_hit ? 1U : 0U};
    upload(tree, set);
    describe();
}

void RayDispatch::upload(const vulkan::TraversalTree& tree, const RaySet& set) {
    constexpr VkBufferUsageFlags kStorage = VK_BUFFER_USAGE_STORAGE_BUFFER_BIT |
                                            VK_BUFFER_USAGE_TRANSFER_DST_BIT |
                                            VK_BUFFER_USAGE_TRANSFER_SRC_BIT;
    constexpr VkBufferUsageFlags kTexels =
        VK_BUFFER_USAGE_UNIFORM_TEXEL_BUFFER_BIT | VK_BUFFER_USAGE_TRANSFER_DST_BIT;
    const std::array<std::span<const std::byte>, kBuffers> contents = {
        std::as_bytes(std::span(set.rays)),
        {},
        std::as_bytes(std::span(tree.nodes)),
        std::as_bytes(std::span(tree.triangles))};
    const std::array<vulkan::BufferNeed, kBuffers> needs = {
        vulkan::BufferNeed{contents[0].size(), kStorage},
        {set.rays.size() * sizeof(Answer), kStorage},
        {contents[2].size(), kTexels},
        {contents[3].size(), kTexels}};
    std::array<vulkan::BufferNeed, kBuffers> staging_needs{};
    for (std::size_t i = 0; i < kBuffers; ++i) {
        staging_needs[i] = {contents[i].size(), VK_BUFFER_USAGE_TRANSFER_SRC_BIT};
    }
    block_ = vulkan::BufferBlock(kernel_.device(), needs, vulkan::MemoryUse::kDevice, "rays");
    const vulkan::BufferBlock staging(kernel_.device(), staging_needs, vulkan::MemoryUse::kUpload,
                                      "an upload");
    for (std::size_t i = 0; i < kBuffers; ++i) {
        if (!contents[i].empty()) {
            std::memcpy(staging.mapped(i), contents[i].data(), contents[i].size());
            recorder_.copy(staging.buffer(i), 0, block_.buffer(i), 0, contents[i].size());
        }
    }
    vulkan::AccountSeconds unused{};
    recorder_.finish(unused);
}

void RayDispatch::describe() {
    const VkDevice device = kernel_.device()->handle();
    const std::array<VkDescriptorPoolSize, 2> sizes = {VkDescriptorPoolSize{type_of_binding(0), 2},
                                                       VkDescriptorPoolSize{type_of_binding(2), 2}};
    VkDescriptorPoolCreateInfo pool{};
    pool.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO;
    pool.maxSets = 1;
    pool.poolSizeCount = sizes.size();
    pool.pPoolSizes = sizes.data();
    VkDescriptorPool made = VK_NULL_HANDLE;
    check(vkCreateDescriptorPool(device, &pool, nullptr, &made), "describing rays");
    pool_ = {device, made, vkDestroyDescriptorPool};
    const VkDescriptorSetLayout layout = kernel_.set_layout();
    VkDescriptorSetAllocateInfo allocate{};
    allocate.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO;
    allocate.descriptorPool = made;
    allocate.descriptorSetCount = 1;
    allocate.pSetLayouts = &layout;
    check(vkAllocateDescriptorSets(device, &allocate, &set_), "describing rays");
    for (std::uint32_t i = 0; i < kBuffers; ++i) {
        VkWriteDescriptorSet write{};
        write.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET;
        write.dstSet = set_;
        write.dstBinding = i;
        write.descriptorCount = 1;
        write.descriptorType = type_of_binding(i);
        const VkDescriptorBufferInfo buffer{block_.buffer(i), 0, VK_WHOLE_SIZE};
        write.pBufferInfo = &buffer;
        VkBufferView view = VK_NULL_HANDLE;
        if (i >= 2) {
            VkBufferViewCreateInfo info{};
            info.sType = VK_STRUCTURE_TYPE_BUFFER_VIEW_CREATE_INFO;
            info.buffer = block_.buffer(i);
            info.format = VK_FORMAT_R32G32B32A32_UINT;
            info.range = VK_WHOLE_SIZE;
            check(vkCreateBufferView(device, &info, nullptr, &view), "viewing a tree");
            views_.emplace_back(device, view, vkDestroyBufferView);
        }
        write.pTexelBufferView = &view;
        vkUpdateDescriptorSets(device, 1, &write, 0, nullptr);
    }
}

double RayDispatch::run() {
    const VkCommandBuffer commands = recorder_.commands();
    recorder_.book(vulkan::Account::kTrace);
    vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_COMPUTE, kernel_.pipeline());
    vkCmdBindDescriptorSets(commands, VK_PIPELINE_BIND_POINT_COMPUTE, kernel_.layout(), 0, 1, &set_,
                            0, nullptr);
    vkCmdPushConstants(commands, kernel_.layout(), VK_SHADER_STAGE_COMPUTE_BIT, 0, kPushBytes,
                       &parameters_);
    vkCmdDispatch(commands, (parameters_.ray_count + kGroupRays - 1) / kGroupRays, 1, 1);
    vulkan::AccountSeconds seconds{};
    recorder_.finish(seconds);
    return seconds[static_cast<std::size_t>(vulkan::Account::kTrace)];
}

std::vector<Answer> RayDispatch::answers() {
    std::vector<Answer> answers(parameters_.ray_count);
    const vulkan::BufferNeed need{answers.size() * sizeof(Answer),
                                  VK_BUFFER_USAGE_TRANSFER_DST_BIT};
    const vulkan::BufferBlock host(kernel_.device(), std::span(&need, 1),
                                   vulkan::MemoryUse::kReadback, "answers");
    recorder_.barrier();
    recorder_.copy(block_.buffer(1), 0, host.buffer(0), 0, need.bytes);
    recorder_.host_barrier();
    vulkan::AccountSeconds unused{};
    recorder_.finish(unused);
    std::memcpy(answers.data(), host.mapped(0), need.bytes);
    return answers;
}

}  // namespace turntable::bench
