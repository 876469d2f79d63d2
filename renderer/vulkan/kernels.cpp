#include "renderer/vulkan/kernels.h"

#include <vector>

#include "renderer/vulkan/limits.h"
#include "renderer/vulkan/shaders/batch_layout.h"
#include "renderer/vulkan/spirv.h"

namespace turntable::vulkan {
namespace {

VkDescriptorSetLayoutBinding binding(std::uint32_t number, VkDescriptorType type) {
    VkDescriptorSetLayoutBinding one{};
    one.binding = number;
    one.descriptorType = type;
    one.descriptorCount = 1;
    one.stageFlags = VK_SHADER_STAGE_COMPUTE_BIT;
    return one;
}

DeviceObject<VkDescriptorSetLayout>
make_set(VkDevice device, const std::vector<VkDescriptorSetLayoutBinding>& bindings) {
    VkDescriptorSetLayoutCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO;
    info.bindingCount = static_cast<std::uint32_t>(bindings.size());
    info.pBindings = bindings.data();
    VkDescriptorSetLayout set = VK_NULL_HANDLE;
    check(vkCreateDescriptorSetLayout(device, &info, nullptr, &set), "describing buffers");
    return {device, set, vkDestroyDescriptorSetLayout};
}

std::vector<VkDescriptorSetLayoutBinding> batch_bindings() {
    std::vector<VkDescriptorSetLayoutBinding> bindings;
    for (std::uint32_t i = 0; i < kBatchBuffers; ++i) {
        bindings.push_back(binding(i, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER));
    }
    return bindings;
}

std::vector<VkDescriptorSetLayoutBinding> model_bindings(bool ray_query) {
    constexpr VkDescriptorType kTexels = VK_DESCRIPTOR_TYPE_UNIFORM_TEXEL_BUFFER;
    constexpr VkDescriptorType kStorage = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
    std::vector<VkDescriptorSetLayoutBinding> bindings = {
        binding(0, kTexels),  binding(1, kTexels), binding(2, kStorage), binding(3, kStorage),
        binding(4, kStorage), binding(5, kTexels), binding(6, kStorage), binding(8, kTexels)};
    if (ray_query) {
        bindings.push_back(binding(7, VK_DESCRIPTOR_TYPE_ACCELERATION_STRUCTURE_KHR));
    }
    return bindings;
}

DeviceObject<VkShaderModule> make_module(VkDevice device, std::span<const std::uint32_t> code) {
    VkShaderModuleCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO;
    info.codeSize = code.size_bytes();
    info.pCode = code.data();
    VkShaderModule module = VK_NULL_HANDLE;
    check(vkCreateShaderModule(device, &info, nullptr, &module), "loading a shader");
    return {device, module, vkDestroyShaderModule};
}

}  // namespace

Kernels::Kernels(std::shared_ptr<const Device> device) : device_(std::move(device)) {
    batch_set_ = make_set(device_->handle(), batch_bindings());
    model_set_ = make_set(device_->handle(), model_bindings(device_->ray_query()));
    const std::array<VkDescriptorSetLayout, 2> sets = {batch_set_.get(), model_set_.get()};
    VkPushConstantRange push{};
    push.stageFlags = VK_SHADER_STAGE_COMPUTE_BIT;
    push.size = sizeof(shading::StageParameters);
    VkPipelineLayoutCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO;
    info.setLayoutCount = sets.size();
    info.pSetLayouts = sets.data();
    info.pushConstantRangeCount = 1;
    info.pPushConstantRanges = &push;
    VkPipelineLayout layout = VK_NULL_HANDLE;
    check(vkCreatePipelineLayout(device_->handle(), &info, nullptr, &layout), "laying out shaders");
    layout_ = {device_->handle(), layout, vkDestroyPipelineLayout};
}

VkPipeline Kernels::pipeline(Stage stage, Variant variant) const {
    const std::lock_guard lock(mutex_);
    DeviceObject<VkPipeline>& kept = pipelines_[{stage, variant}];
    if (kept.get() == VK_NULL_HANDLE) {
        kept = make(stage, variant);
    }
    return kept.get();
}

DeviceObject<VkPipeline> Kernels::make(Stage stage, Variant variant) const {
    const DeviceObject<VkShaderModule> module =
        make_module(device_->handle(), spirv_of(stage, device_->ray_query()));
    const std::array<VkBool32, 3> values = {variant.all_opaque ? VK_TRUE : VK_FALSE,
                                            variant.keep_linear ? VK_TRUE : VK_FALSE,
                                            variant.has_maps ? VK_TRUE : VK_FALSE};
    std::array<VkSpecializationMapEntry, 3> entries{};
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        entries[i] = {i, static_cast<std::uint32_t>(i * sizeof(VkBool32)), sizeof(VkBool32)};
    }
    VkSpecializationInfo constants{};
    constants.mapEntryCount = entries.size();
    constants.pMapEntries = entries.data();
    constants.dataSize = sizeof(values);
    constants.pData = values.data();
    VkComputePipelineCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO;
    info.stage.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO;
    info.stage.stage = VK_SHADER_STAGE_COMPUTE_BIT;
    info.stage.module = module.get();
    info.stage.pName = "main";
    info.stage.pSpecializationInfo = &constants;
    info.layout = layout_.get();
    VkPipeline pipeline = VK_NULL_HANDLE;
    check(vkCreateComputePipelines(device_->handle(), device_->pipeline_cache(), 1, &info, nullptr,
                                   &pipeline),
          "compiling a shader");
    return {device_->handle(), pipeline, vkDestroyPipeline};
}

}  // namespace turntable::vulkan
