#include "renderer/vulkan/acceleration_structure.h"

#include <array>
#include <cstring>

#include "renderer/vulkan/recorder.h"

namespace turntable::vulkan {
namespace {

constexpr VkBufferUsageFlags kInput =
    VK_BUFFER_USAGE_ACCELERATION_STRUCTURE_BUILD_INPUT_READ_ONLY_BIT_KHR |
    VK_BUFFER_USAGE_SHADER_DEVICE_ADDRESS_BIT;
constexpr VkBufferUsageFlags kScratch =
    VK_BUFFER_USAGE_STORAGE_BUFFER_BIT | VK_BUFFER_USAGE_SHADER_DEVICE_ADDRESS_BIT;
constexpr VkBufferUsageFlags kStorage = VK_BUFFER_USAGE_ACCELERATION_STRUCTURE_STORAGE_BIT_KHR |
                                        VK_BUFFER_USAGE_SHADER_DEVICE_ADDRESS_BIT;

/// More than any device's minAccelerationStructureScratchOffsetAlignment.
constexpr VkDeviceSize kScratchAlignment = 256;

VkDeviceAddress address_of(VkDevice device, VkBuffer buffer) {
    VkBufferDeviceAddressInfo info{};
    info.sType = VK_STRUCTURE_TYPE_BUFFER_DEVICE_ADDRESS_INFO;
    info.buffer = buffer;
    return vkGetBufferDeviceAddress(device, &info);
}

VkDeviceAddress aligned(VkDeviceAddress address) {
    return (address + kScratchAlignment - 1) / kScratchAlignment * kScratchAlignment;
}

VkAccelerationStructureBuildGeometryInfoKHR
build_info(VkAccelerationStructureTypeKHR level, const VkAccelerationStructureGeometryKHR& what) {
    VkAccelerationStructureBuildGeometryInfoKHR info{};
    info.sType = VK_STRUCTURE_TYPE_ACCELERATION_STRUCTURE_BUILD_GEOMETRY_INFO_KHR;
    info.type = level;
    info.flags = VK_BUILD_ACCELERATION_STRUCTURE_PREFER_FAST_TRACE_BIT_KHR;
    info.mode = VK_BUILD_ACCELERATION_STRUCTURE_MODE_BUILD_KHR;
    info.geometryCount = 1;
    info.pGeometries = &what;
    return info;
}

VkAccelerationStructureBuildSizesInfoKHR
build_sizes(VkDevice device, const VkAccelerationStructureBuildGeometryInfoKHR& info,
            std::uint32_t primitives) {
    VkAccelerationStructureBuildSizesInfoKHR sizes{};
    sizes.sType = VK_STRUCTURE_TYPE_ACCELERATION_STRUCTURE_BUILD_SIZES_INFO_KHR;
    vkGetAccelerationStructureBuildSizesKHR(device, VK_ACCELERATION_STRUCTURE_BUILD_TYPE_DEVICE_KHR,
                                            &info, &primitives, &sizes);
    return sizes;
}

VkAccelerationStructureGeometryKHR
triangle_geometry(VkDeviceAddress positions, std::size_t position_count, VkDeviceAddress indices) {
    VkAccelerationStructureGeometryKHR geometry{};
    geometry.sType = VK_STRUCTURE_TYPE_ACCELERATION_STRUCTURE_GEOMETRY_KHR;
    geometry.geometryType = VK_GEOMETRY_TYPE_TRIANGLES_KHR;
    VkAccelerationStructureGeometryTrianglesDataKHR& data = geometry.geometry.triangles;
    data.sType = VK_STRUCTURE_TYPE_ACCELERATION_STRUCTURE_GEOMETRY_TRIANGLES_DATA_KHR;
    data.vertexFormat = VK_FORMAT_R32G32B32_SFLOAT;
    data.vertexData.deviceAddress = positions;
    data.vertexStride = sizeof(glm::vec3);
    data.maxVertex = static_cast<std::uint32_t>(position_count - 1);
    data.indexType = VK_INDEX_TYPE_UINT32;
    data.indexData.deviceAddress = indices;
    return geometry;
}

VkAccelerationStructureGeometryKHR instance_geometry(VkDeviceAddress instances) {
    VkAccelerationStructureGeometryKHR geometry{};
    geometry.sType = VK_STRUCTURE_TYPE_ACCELERATION_STRUCTURE_GEOMETRY_KHR;
    geometry.geometryType = VK_GEOMETRY_TYPE_INSTANCES_KHR;
    VkAccelerationStructureGeometryInstancesDataKHR& data = geometry.geometry.instances;
    data.sType = VK_STRUCTURE_TYPE_ACCELERATION_STRUCTURE_GEOMETRY_INSTANCES_DATA_KHR;
    data.data.deviceAddress = instances;
    return geometry;
}

DeviceObject<VkAccelerationStructureKHR> make_structure(VkDevice device, VkBuffer storage,
                                                        VkDeviceSize bytes,
                                                        VkAccelerationStructureTypeKHR level) {
    VkAccelerationStructureCreateInfoKHR info{};
    info.sType = VK_STRUCTURE_TYPE_ACCELERATION_STRUCTURE_CREATE_INFO_KHR;
    info.buffer = storage;
    info.size = bytes;
    info.type = level;
    VkAccelerationStructureKHR structure = VK_NULL_HANDLE;
    check(vkCreateAccelerationStructureKHR(device, &info, nullptr, &structure),
          "making an acceleration structure");
    return {device, structure, vkDestroyAccelerationStructureKHR};
}

VkAccelerationStructureInstanceKHR whole_model(VkDevice device,
                                               VkAccelerationStructureKHR structure) {
    VkAccelerationStructureDeviceAddressInfoKHR info{};
    info.sType = VK_STRUCTURE_TYPE_ACCELERATION_STRUCTURE_DEVICE_ADDRESS_INFO_KHR;
    info.accelerationStructure = structure;
    VkAccelerationStructureInstanceKHR instance{};
    instance.transform.matrix[0][0] = 1.0F;
    instance.transform.matrix[1][1] = 1.0F;
    instance.transform.matrix[2][2] = 1.0F;
    instance.mask = 0xFF;
    instance.flags = VK_GEOMETRY_INSTANCE_TRIANGLE_FACING_CULL_DISABLE_BIT_KHR;
    instance.accelerationStructureReference =
        vkGetAccelerationStructureDeviceAddressKHR(device, &info);
    return instance;
}

/// A build reads what the commands before it wrote.
void build_barrier(VkCommandBuffer commands) {
    VkMemoryBarrier all{};
    all.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER;
    all.srcAccessMask = VK_ACCESS_MEMORY_WRITE_BIT;
    all.dstAccessMask = VK_ACCESS_MEMORY_READ_BIT | VK_ACCESS_MEMORY_WRITE_BIT;
    vkCmdPipelineBarrier(commands, VK_PIPELINE_STAGE_ALL_COMMANDS_BIT,
                         VK_PIPELINE_STAGE_ALL_COMMANDS_BIT, 0, 1, &all, 0, nullptr, 0, nullptr);
}

void record_build(VkCommandBuffer commands, VkAccelerationStructureBuildGeometryInfoKHR info,
                  VkAccelerationStructureKHR target, VkDeviceAddress scratch,
                  std::uint32_t primitives) {
    info.dstAccelerationStructure = target;
    info.scratchData.deviceAddress = aligned(scratch);
    VkAccelerationStructureBuildRangeInfoKHR range{};
    range.primitiveCount = primitives;
    const VkAccelerationStructureBuildRangeInfoKHR* ranges = &range;
    vkCmdBuildAccelerationStructuresKHR(commands, 1, &info, &ranges);
}

}  // namespace

AccelerationStructure::AccelerationStructure(std::shared_ptr<const Device> device,
                                             Recorder& recorder,
                                             std::span<const glm::vec3> positions,
                                             std::span<const glm::uvec3> triangles)
    : device_(std::move(device)) {
    constexpr const char* kWhat = "a model's acceleration structure";
    VkDevice handle = device_->handle();
    const std::array<BufferNeed, 3> input_needs = {
        BufferNeed{positions.size_bytes(), kInput}, BufferNeed{triangles.size_bytes(), kInput},
        BufferNeed{sizeof(VkAccelerationStructureInstanceKHR), kInput}};
    const BufferBlock inputs(device_, input_needs, MemoryUse::kUpload, kWhat);
    std::memcpy(inputs.mapped(0), positions.data(), positions.size_bytes());
    std::memcpy(inputs.mapped(1), triangles.data(), triangles.size_bytes());

    const auto count = static_cast<std::uint32_t>(triangles.size());
    const VkAccelerationStructureGeometryKHR mesh =
        triangle_geometry(address_of(handle, inputs.buffer(0)), positions.size(),
                          address_of(handle, inputs.buffer(1)));
    const auto bottom_info = build_info(VK_ACCELERATION_STRUCTURE_TYPE_BOTTOM_LEVEL_KHR, mesh);
    const auto bottom_sizes = build_sizes(handle, bottom_info, count);
    const VkAccelerationStructureGeometryKHR instances =
        instance_geometry(address_of(handle, inputs.buffer(2)));
    const auto top_info = build_info(VK_ACCELERATION_STRUCTURE_TYPE_TOP_LEVEL_KHR, instances);
    const auto top_sizes = build_sizes(handle, top_info, 1);

    const std::array<BufferNeed, 2> storage_needs = {
        BufferNeed{bottom_sizes.accelerationStructureSize, kStorage},
        BufferNeed{top_sizes.accelerationStructureSize, kStorage}};
    storage_ = BufferBlock(device_, storage_needs, MemoryUse::kDevice, kWhat);
    const std::array<BufferNeed, 2> scratch_needs = {
        BufferNeed{bottom_sizes.buildScratchSize + kScratchAlignment, kScratch},
        BufferNeed{top_sizes.buildScratchSize + kScratchAlignment, kScratch}};
    const BufferBlock scratch(device_, scratch_needs, MemoryUse::kDevice, kWhat);

    bottom_ = make_structure(handle, storage_.buffer(0), bottom_sizes.accelerationStructureSize,
                             VK_ACCELERATION_STRUCTURE_TYPE_BOTTOM_LEVEL_KHR);
    top_ = make_structure(handle, storage_.buffer(1), top_sizes.accelerationStructureSize,
                          VK_ACCELERATION_STRUCTURE_TYPE_TOP_LEVEL_KHR);
    const VkAccelerationStructureInstanceKHR instance = whole_model(handle, bottom_.get());
    std::memcpy(inputs.mapped(2), &instance, sizeof(instance));

    record_build(recorder.commands(), bottom_info, bottom_.get(),
                 address_of(handle, scratch.buffer(0)), count);
    build_barrier(recorder.commands());
    record_build(recorder.commands(), top_info, top_.get(), address_of(handle, scratch.buffer(1)),
                 1);
    build_barrier(recorder.commands());
    AccountSeconds unused{};
    recorder.finish(unused);
}

}  // namespace turntable::vulkan
