#include "renderer/vulkan/vulkan_model.h"

#include <array>
#include <cstring>
#include <numeric>
#include <span>

#include "base/error.h"
#include "renderer/vulkan/bvh.h"
#include "renderer/vulkan/limits.h"
#include "renderer/vulkan/recorder.h"
#include "renderer/vulkan/shaders/batch_layout.h"

namespace turntable::vulkan {
namespace {

constexpr std::size_t kBuffers = 7;  // the model set's bindings 0 to 6
constexpr VkBufferUsageFlags kTexelUse =
    VK_BUFFER_USAGE_UNIFORM_TEXEL_BUFFER_BIT | VK_BUFFER_USAGE_TRANSFER_DST_BIT;
constexpr VkBufferUsageFlags kStorageUse =
    VK_BUFFER_USAGE_STORAGE_BUFFER_BIT | VK_BUFFER_USAGE_TRANSFER_DST_BIT;

/// The model set's binding 6 (TreeBlock in world.glsl).
struct TreeData {
    glm::vec3 grid_origin;
    float cell;
};

std::size_t texel_words(const Texture& texture) {
    const auto texels =
        static_cast<std::size_t>(texture.width) * static_cast<std::size_t>(texture.height);
    // Padded, so that a texture of floats begins at a multiple of four words.
    return texture.encoding == TextureEncoding::kLinearFloat ? 4 * texels : (texels + 3) / 4 * 4;
}

struct PackedTextures {
    std::vector<shading::TextureData> table;
    std::vector<std::byte> words;
};

PackedTextures pack_textures(std::span<const Texture> textures) {
    PackedTextures packed;
    std::size_t words = 0;
    for (const Texture& texture : textures) {
        packed.table.push_back({static_cast<shading::uint>(words), texture.width, texture.height,
                                static_cast<shading::uint>(texture.encoding)});
        words += texel_words(texture);
    }
    packed.words.reserve(words * sizeof(std::uint32_t));
    for (const Texture& texture : textures) {
        const auto bytes = texture.encoding == TextureEncoding::kLinearFloat
                               ? std::as_bytes(std::span(texture.texels_float))
                               : std::as_bytes(std::span(texture.texels8));
        packed.words.insert(packed.words.end(), bytes.begin(), bytes.end());
        packed.words.resize((packed.words.size() + 15) / 16 * 16);
    }
    return packed;
}

/// Nothing may be dropped silently: what the device cannot address is refused by name.
void check_limits(const Model& model, const ShadingMesh& mesh, const TraversalTree& tree,
                  const PhysicalDevice& device) {
    const VkPhysicalDeviceLimits& limits = device.limits;
    const auto refuse = [&](const char* what, std::size_t have, std::size_t most) {
        throw environment_fault("{}: {} {} are more than the {} that {} can address; use "
                                "--backend embree",
                                model.id, have, what, most, device.info.name);
    };
    const std::size_t most_triangles = limits.maxStorageBufferRange / sizeof(shading::TriangleData);
    if (mesh.triangles.size() > most_triangles) {
        refuse("triangles", mesh.triangles.size(), most_triangles);
    }
    const std::size_t elements = limits.maxTexelBufferElements;
    if (tree.nodes.size() > elements || tree.triangles.size() > elements) {
        refuse("words of its tree", std::max(tree.nodes.size(), tree.triangles.size()), elements);
    }
    const std::size_t words = std::accumulate(
        model.textures.begin(), model.textures.end(), std::size_t{0},
        [](std::size_t sum, const Texture& texture) { return sum + texel_words(texture); });
    if (words > elements) {
        refuse("texels", words, elements);
    }
}

TraversalTree tree_for(const Device& device, RTCDevice builder, const Mesh& mesh) {
    if (device.ray_query()) {
        return {};
    }
    return build_tree(builder, mesh.positions, mesh.triangles);
}

}  // namespace

VulkanModel::VulkanModel(std::shared_ptr<const Device> device,
                         const std::shared_ptr<const Kernels>& kernels, RTCDevice builder,
                         const Model& model, MtlRules rules)
    : device_(std::move(device)) {
    const ShadingMesh mesh = shading_mesh(model, rules);
    bounds_ = mesh.bounds;
    all_opaque_ = mesh.all_opaque;
    const TraversalTree tree = tree_for(*device_, builder, model.mesh);
    check_limits(model, mesh, tree, device_->physical());
    const PackedTextures textures = pack_textures(model.textures);
    const TreeData tree_data{tree.grid_origin, tree.cell};
    const std::array<std::span<const std::byte>, kBuffers> contents = {
        std::as_bytes(std::span(tree.nodes)),     std::as_bytes(std::span(tree.triangles)),
        std::as_bytes(std::span(mesh.triangles)), std::as_bytes(std::span(mesh.materials)),
        std::as_bytes(std::span(textures.table)), std::span<const std::byte>(textures.words),
        std::as_bytes(std::span(&tree_data, 1))};
    std::array<BufferNeed, kBuffers> needs{};
    std::array<BufferNeed, kBuffers> staging_needs{};
    for (std::size_t i = 0; i < kBuffers; ++i) {
        const bool texels = i == 0 || i == 1 || i == 5;
        needs[i] = {contents[i].size(), texels ? kTexelUse : kStorageUse};
        staging_needs[i] = {contents[i].size(), VK_BUFFER_USAGE_TRANSFER_SRC_BIT};
    }
    block_ = BufferBlock(device_, needs, MemoryUse::kDevice, "a model");
    const BufferBlock staging(device_, staging_needs, MemoryUse::kUpload, "a model's upload");
    Recorder recorder(device_, kernels);
    for (std::size_t i = 0; i < kBuffers; ++i) {
        if (!contents[i].empty()) {
            std::memcpy(staging.mapped(i), contents[i].data(), contents[i].size());
            recorder.copy(staging.buffer(i), 0, block_.buffer(i), 0, contents[i].size());
        }
    }
    AccountSeconds unused{};
    recorder.finish(unused);
    if (device_->ray_query()) {
        structure_ =
            AccelerationStructure(device_, recorder, model.mesh.positions, model.mesh.triangles);
    }
    describe(*kernels);
}

void VulkanModel::add_view(std::size_t buffer, VkFormat format) {
    VkBufferViewCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_BUFFER_VIEW_CREATE_INFO;
    info.buffer = block_.buffer(buffer);
    info.format = format;
    info.range = VK_WHOLE_SIZE;
    VkBufferView view = VK_NULL_HANDLE;
    check(vkCreateBufferView(device_->handle(), &info, nullptr, &view), "viewing a model");
    views_.emplace_back(device_->handle(), view, vkDestroyBufferView);
}

void VulkanModel::describe(const Kernels& kernels) {
    add_view(0, VK_FORMAT_R32G32B32A32_UINT);
    add_view(1, VK_FORMAT_R32G32B32A32_UINT);
    add_view(5, VK_FORMAT_R32_UINT);
    add_view(5, VK_FORMAT_R32G32B32A32_SFLOAT);
    const std::array<VkDescriptorPoolSize, 3> sizes = {
        VkDescriptorPoolSize{VK_DESCRIPTOR_TYPE_UNIFORM_TEXEL_BUFFER, kTexelBuffers},
        VkDescriptorPoolSize{VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, kModelBuffers},
        VkDescriptorPoolSize{VK_DESCRIPTOR_TYPE_ACCELERATION_STRUCTURE_KHR, 1}};
    VkDescriptorPoolCreateInfo pool{};
    pool.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO;
    pool.maxSets = 1;
    pool.poolSizeCount = device_->ray_query() ? 3 : 2;
    pool.pPoolSizes = sizes.data();
    VkDescriptorPool made = VK_NULL_HANDLE;
    check(vkCreateDescriptorPool(device_->handle(), &pool, nullptr, &made), "describing a model");
    pool_ = {device_->handle(), made, vkDestroyDescriptorPool};
    VkDescriptorSetAllocateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO;
    info.descriptorPool = pool_.get();
    info.descriptorSetCount = 1;
    const VkDescriptorSetLayout layout = kernels.model_set();
    info.pSetLayouts = &layout;
    check(vkAllocateDescriptorSets(device_->handle(), &info, &set_), "describing a model");

    constexpr std::array<std::uint32_t, kTexelBuffers> kTexelBindings = {0, 1, 5, 8};
    constexpr std::array<std::uint32_t, kModelBuffers> kStorageBindings = {2, 3, 4, 6};
    std::array<VkBufferView, kTexelBuffers> views{};
    std::array<VkDescriptorBufferInfo, kModelBuffers> buffers{};
    std::vector<VkWriteDescriptorSet> writes;
    const auto write = [&](std::uint32_t binding, VkDescriptorType type) -> VkWriteDescriptorSet& {
        VkWriteDescriptorSet one{};
        one.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET;
        one.dstSet = set_;
        one.dstBinding = binding;
        one.descriptorCount = 1;
        one.descriptorType = type;
        return writes.emplace_back(one);
    };
    for (std::size_t i = 0; i < views.size(); ++i) {
        views[i] = views_[i].get();
        write(kTexelBindings[i], VK_DESCRIPTOR_TYPE_UNIFORM_TEXEL_BUFFER).pTexelBufferView =
            &views[i];
    }
    for (std::size_t i = 0; i < buffers.size(); ++i) {
        buffers[i] = {block_.buffer(kStorageBindings[i]), 0, VK_WHOLE_SIZE};
        write(kStorageBindings[i], VK_DESCRIPTOR_TYPE_STORAGE_BUFFER).pBufferInfo = &buffers[i];
    }
    const VkAccelerationStructureKHR top = structure_.top();
    VkWriteDescriptorSetAccelerationStructureKHR structure{};
    structure.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET_ACCELERATION_STRUCTURE_KHR;
    structure.accelerationStructureCount = 1;
    structure.pAccelerationStructures = &top;
    if (device_->ray_query()) {
        write(7, VK_DESCRIPTOR_TYPE_ACCELERATION_STRUCTURE_KHR).pNext = &structure;
    }
    vkUpdateDescriptorSets(device_->handle(), static_cast<std::uint32_t>(writes.size()),
                           writes.data(), 0, nullptr);
}

}  // namespace turntable::vulkan
