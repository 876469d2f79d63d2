#include "tests/parity/compute_runner.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <utility>

#include <volk.h>

#include "base/error.h"

namespace turntable::test {
namespace {

constexpr const char* kValidationLayer = "VK_LAYER_KHRONOS_validation";

void check(VkResult result, const char* call) {
    if (result != VK_SUCCESS) {
        throw environment_fault("{} failed with VkResult {}", call, static_cast<int>(result));
    }
}

/// A Vulkan handle and how it is destroyed.
template <class Handle>
class Owned {
public:
    Owned() = default;
    Owned(Handle handle, std::function<void(Handle)> destroy)
        : handle_(handle), destroy_(std::move(destroy)) {}
    Owned(Owned&& other) noexcept
        : handle_(std::exchange(other.handle_, Handle{})), destroy_(std::move(other.destroy_)) {}
    Owned& operator=(Owned&& other) noexcept {
        std::swap(handle_, other.handle_);
        std::swap(destroy_, other.destroy_);
        return *this;
    }
    Owned(const Owned&) = delete;
    Owned& operator=(const Owned&) = delete;
    ~Owned() {
        if (handle_ != Handle{}) {
            destroy_(handle_);
        }
    }
    [[nodiscard]] Handle get() const { return handle_; }

private:
    Handle handle_{};
    std::function<void(Handle)> destroy_;
};

VKAPI_ATTR VkBool32 VKAPI_CALL collect_message(VkDebugUtilsMessageSeverityFlagBitsEXT /*severity*/,
                                               VkDebugUtilsMessageTypeFlagsEXT /*types*/,
                                               const VkDebugUtilsMessengerCallbackDataEXT* data,
                                               void* messages) {
    static_cast<std::vector<std::string>*>(messages)->emplace_back(data->pMessage);
    return VK_FALSE;
}

VkDebugUtilsMessengerCreateInfoEXT messenger_info(std::vector<std::string>& messages) {
    VkDebugUtilsMessengerCreateInfoEXT info{};
    info.sType = VK_STRUCTURE_TYPE_DEBUG_UTILS_MESSENGER_CREATE_INFO_EXT;
    info.messageSeverity = VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT |
                           VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT;
    info.messageType = VK_DEBUG_UTILS_MESSAGE_TYPE_GENERAL_BIT_EXT |
                       VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT |
                       VK_DEBUG_UTILS_MESSAGE_TYPE_PERFORMANCE_BIT_EXT;
    info.pfnUserCallback = collect_message;
    info.pUserData = &messages;
    return info;
}

bool has_validation_layer() {
    check(volkInitialize(), "volkInitialize");
    std::uint32_t count = 0;
    vkEnumerateInstanceLayerProperties(&count, nullptr);
    std::vector<VkLayerProperties> layers(count);
    vkEnumerateInstanceLayerProperties(&count, layers.data());
    return std::any_of(layers.begin(), layers.end(), [](const VkLayerProperties& layer) {
        return std::strcmp(layer.layerName, kValidationLayer) == 0;
    });
}

/// `messages` non-null: with the validation layer, whose words go there.
Owned<VkInstance> make_instance(std::vector<std::string>* messages) {
    VkApplicationInfo application{};
    application.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO;
    application.apiVersion = VK_API_VERSION_1_2;
    VkInstanceCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO;
    info.pApplicationInfo = &application;
    const VkValidationFeatureEnableEXT synchronization =
        VK_VALIDATION_FEATURE_ENABLE_SYNCHRONIZATION_VALIDATION_EXT;
    VkValidationFeaturesEXT features{};
    VkDebugUtilsMessengerCreateInfoEXT messenger{};
    const std::array<const char*, 2> extensions = {VK_EXT_DEBUG_UTILS_EXTENSION_NAME,
                                                   VK_EXT_VALIDATION_FEATURES_EXTENSION_NAME};
    if (messages != nullptr) {
        features.sType = VK_STRUCTURE_TYPE_VALIDATION_FEATURES_EXT;
        features.enabledValidationFeatureCount = 1;
        features.pEnabledValidationFeatures = &synchronization;
        messenger = messenger_info(*messages);
        messenger.pNext = &features;
        info.pNext = &messenger;
        info.enabledLayerCount = 1;
        info.ppEnabledLayerNames = &kValidationLayer;
        info.enabledExtensionCount = static_cast<std::uint32_t>(extensions.size());
        info.ppEnabledExtensionNames = extensions.data();
    }
    VkInstance instance = VK_NULL_HANDLE;
    check(vkCreateInstance(&info, nullptr, &instance), "vkCreateInstance");
    volkLoadInstance(instance);
    return {instance, [](VkInstance handle) { vkDestroyInstance(handle, nullptr); }};
}

Owned<VkDebugUtilsMessengerEXT> make_messenger(VkInstance instance,
                                               std::vector<std::string>& messages) {
    const VkDebugUtilsMessengerCreateInfoEXT info = messenger_info(messages);
    VkDebugUtilsMessengerEXT messenger = VK_NULL_HANDLE;
    check(vkCreateDebugUtilsMessengerEXT(instance, &info, nullptr, &messenger),
          "vkCreateDebugUtilsMessengerEXT");
    return {messenger, [instance](VkDebugUtilsMessengerEXT handle) {
                vkDestroyDebugUtilsMessengerEXT(instance, handle, nullptr);
            }};
}

std::vector<VkPhysicalDevice> physical_devices(VkInstance instance) {
    std::uint32_t count = 0;
    vkEnumeratePhysicalDevices(instance, &count, nullptr);
    std::vector<VkPhysicalDevice> devices(count);
    vkEnumeratePhysicalDevices(instance, &count, devices.data());
    devices.resize(count);
    return devices;
}

std::string lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string name_of(VkPhysicalDevice device) {
    VkPhysicalDeviceProperties properties{};
    vkGetPhysicalDeviceProperties(device, &properties);
    return properties.deviceName;
}

VkPhysicalDevice chosen_device(VkInstance instance) {
    const char* wanted = std::getenv("TURNTABLE_TEST_DEVICE");
    for (const VkPhysicalDevice device : physical_devices(instance)) {
        if (wanted == nullptr ||
            lower_case(name_of(device)).find(lower_case(wanted)) != std::string::npos) {
            return device;
        }
    }
    throw environment_fault("no Vulkan device{}{}", wanted == nullptr ? "" : " is called ",
                            wanted == nullptr ? "" : wanted);
}

std::uint32_t compute_family(VkPhysicalDevice device) {
    std::uint32_t count = 0;
    vkGetPhysicalDeviceQueueFamilyProperties(device, &count, nullptr);
    std::vector<VkQueueFamilyProperties> families(count);
    vkGetPhysicalDeviceQueueFamilyProperties(device, &count, families.data());
    for (std::uint32_t i = 0; i < count; ++i) {
        if ((families[i].queueFlags & VK_QUEUE_COMPUTE_BIT) != 0) {
            return i;
        }
    }
    throw environment_fault("{} has no compute queue", name_of(device));
}

Owned<VkDevice> make_device(VkPhysicalDevice physical, std::uint32_t family) {
    const float priority = 1.0F;
    VkDeviceQueueCreateInfo queue{};
    queue.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO;
    queue.queueFamilyIndex = family;
    queue.queueCount = 1;
    queue.pQueuePriorities = &priority;
    VkPhysicalDeviceVulkan12Features features{};
    features.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES;
    features.scalarBlockLayout = VK_TRUE;
    VkDeviceCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO;
    info.pNext = &features;
    info.queueCreateInfoCount = 1;
    info.pQueueCreateInfos = &queue;
    VkDevice device = VK_NULL_HANDLE;
    check(vkCreateDevice(physical, &info, nullptr, &device), "vkCreateDevice");
    return {device, [](VkDevice handle) { vkDestroyDevice(handle, nullptr); }};
}

/// A buffer in memory that host and device both see.
struct SharedBuffer {
    Owned<VkDeviceMemory> memory;
    Owned<VkBuffer> buffer;
    void* mapped = nullptr;
};

std::uint32_t host_memory_type(VkPhysicalDevice physical, std::uint32_t allowed) {
    constexpr VkMemoryPropertyFlags kWanted =
        VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
    VkPhysicalDeviceMemoryProperties properties{};
    vkGetPhysicalDeviceMemoryProperties(physical, &properties);
    for (std::uint32_t i = 0; i < properties.memoryTypeCount; ++i) {
        if ((allowed >> i & 1U) != 0U &&
            (properties.memoryTypes[i].propertyFlags & kWanted) == kWanted) {
            return i;
        }
    }
    throw environment_fault("{} has no memory that the host sees", name_of(physical));
}

SharedBuffer make_buffer(VkPhysicalDevice physical, VkDevice device, std::size_t bytes) {
    VkBufferCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO;
    info.size = bytes;
    info.usage = VK_BUFFER_USAGE_STORAGE_BUFFER_BIT;
    VkBuffer buffer = VK_NULL_HANDLE;
    check(vkCreateBuffer(device, &info, nullptr, &buffer), "vkCreateBuffer");
    SharedBuffer result;
    result.buffer = {buffer,
                     [device](VkBuffer handle) { vkDestroyBuffer(device, handle, nullptr); }};
    VkMemoryRequirements needs{};
    vkGetBufferMemoryRequirements(device, buffer, &needs);
    VkMemoryAllocateInfo allocation{};
    allocation.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO;
    allocation.allocationSize = needs.size;
    allocation.memoryTypeIndex = host_memory_type(physical, needs.memoryTypeBits);
    VkDeviceMemory memory = VK_NULL_HANDLE;
    check(vkAllocateMemory(device, &allocation, nullptr, &memory), "vkAllocateMemory");
    result.memory = {memory,
                     [device](VkDeviceMemory handle) { vkFreeMemory(device, handle, nullptr); }};
    check(vkBindBufferMemory(device, buffer, memory, 0), "vkBindBufferMemory");
    check(vkMapMemory(device, memory, 0, VK_WHOLE_SIZE, 0, &result.mapped), "vkMapMemory");
    return result;
}

/// The layout of `count` storage buffers, and a pipeline that uses them.
struct Program {
    Owned<VkDescriptorSetLayout> set_layout;
    Owned<VkPipelineLayout> layout;
    Owned<VkPipeline> pipeline;
};

Owned<VkDescriptorSetLayout> make_set_layout(VkDevice device, std::size_t count) {
    std::vector<VkDescriptorSetLayoutBinding> bindings(count);
    for (std::size_t i = 0; i < count; ++i) {
        bindings[i].binding = static_cast<std::uint32_t>(i);
        bindings[i].descriptorType = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
        bindings[i].descriptorCount = 1;
        bindings[i].stageFlags = VK_SHADER_STAGE_COMPUTE_BIT;
    }
    VkDescriptorSetLayoutCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO;
    info.bindingCount = static_cast<std::uint32_t>(count);
    info.pBindings = bindings.data();
    VkDescriptorSetLayout layout = VK_NULL_HANDLE;
    check(vkCreateDescriptorSetLayout(device, &info, nullptr, &layout),
          "vkCreateDescriptorSetLayout");
    return {layout, [device](VkDescriptorSetLayout handle) {
                vkDestroyDescriptorSetLayout(device, handle, nullptr);
            }};
}

Owned<VkPipelineLayout> make_layout(VkDevice device, VkDescriptorSetLayout set_layout) {
    VkPipelineLayoutCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO;
    info.setLayoutCount = 1;
    info.pSetLayouts = &set_layout;
    VkPipelineLayout layout = VK_NULL_HANDLE;
    check(vkCreatePipelineLayout(device, &info, nullptr, &layout), "vkCreatePipelineLayout");
    return {layout, [device](VkPipelineLayout handle) {
                vkDestroyPipelineLayout(device, handle, nullptr);
            }};
}

Owned<VkPipeline> make_pipeline(VkDevice device, VkPipelineLayout layout,
                                std::span<const std::uint32_t> spirv) {
    VkShaderModuleCreateInfo code{};
    code.sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO;
    code.codeSize = spirv.size_bytes();
    code.pCode = spirv.data();
    VkShaderModule created = VK_NULL_HANDLE;
    check(vkCreateShaderModule(device, &code, nullptr, &created), "vkCreateShaderModule");
    const Owned<VkShaderModule> shader(created, [device](VkShaderModule handle) {
        vkDestroyShaderModule(device, handle, nullptr);
    });
    VkComputePipelineCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO;
    info.stage.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO;
    info.stage.stage = VK_SHADER_STAGE_COMPUTE_BIT;
    info.stage.module = created;
    info.stage.pName = "main";
    info.layout = layout;
    VkPipeline pipeline = VK_NULL_HANDLE;
    check(vkCreateComputePipelines(device, VK_NULL_HANDLE, 1, &info, nullptr, &pipeline),
          "vkCreateComputePipelines");
    return {pipeline, [device](VkPipeline handle) { vkDestroyPipeline(device, handle, nullptr); }};
}

Owned<VkDescriptorPool> make_pool(VkDevice device, std::size_t count) {
    const VkDescriptorPoolSize size = {VK_DESCRIPTOR_TYPE_STORAGE_BUFFER,
                                       static_cast<std::uint32_t>(count)};
    VkDescriptorPoolCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO;
    info.maxSets = 1;
    info.poolSizeCount = 1;
    info.pPoolSizes = &size;
    VkDescriptorPool pool = VK_NULL_HANDLE;
    check(vkCreateDescriptorPool(device, &info, nullptr, &pool), "vkCreateDescriptorPool");
    return {pool, [device](VkDescriptorPool handle) {
                vkDestroyDescriptorPool(device, handle, nullptr);
            }};
}

VkDescriptorSet make_set(VkDevice device, VkDescriptorPool pool, VkDescriptorSetLayout layout,
                         const std::vector<SharedBuffer>& buffers) {
    VkDescriptorSetAllocateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO;
    info.descriptorPool = pool;
    info.descriptorSetCount = 1;
    info.pSetLayouts = &layout;
    VkDescriptorSet set = VK_NULL_HANDLE;
    check(vkAllocateDescriptorSets(device, &info, &set), "vkAllocateDescriptorSets");
    for (std::size_t i = 0; i < buffers.size(); ++i) {
        const VkDescriptorBufferInfo whole = {buffers[i].buffer.get(), 0, VK_WHOLE_SIZE};
        VkWriteDescriptorSet write{};
        write.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET;
        write.dstSet = set;
        write.dstBinding = static_cast<std::uint32_t>(i);
        write.descriptorCount = 1;
        write.descriptorType = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
        write.pBufferInfo = &whole;
        vkUpdateDescriptorSets(device, 1, &write, 0, nullptr);
    }
    return set;
}

void record_dispatch(VkCommandBuffer commands, const Program& program, VkDescriptorSet set,
                     std::uint32_t groups) {
    VkCommandBufferBeginInfo begin{};
    begin.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO;
    begin.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
    check(vkBeginCommandBuffer(commands, &begin), "vkBeginCommandBuffer");
    vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_COMPUTE, program.pipeline.get());
    vkCmdBindDescriptorSets(commands, VK_PIPELINE_BIND_POINT_COMPUTE, program.layout.get(), 0, 1,
                            &set, 0, nullptr);
    vkCmdDispatch(commands, groups, 1, 1);
    VkMemoryBarrier to_host{};
    to_host.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER;
    to_host.srcAccessMask = VK_ACCESS_SHADER_WRITE_BIT;
    to_host.dstAccessMask = VK_ACCESS_HOST_READ_BIT;
    vkCmdPipelineBarrier(commands, VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT, VK_PIPELINE_STAGE_HOST_BIT,
                         0, 1, &to_host, 0, nullptr, 0, nullptr);
    check(vkEndCommandBuffer(commands), "vkEndCommandBuffer");
}

}  // namespace

class ComputeRunner::Implementation {
public:
    Implementation() {
        if (!has_validation_layer()) {
            throw environment_fault(
                "the Vulkan validation layer is missing: install vulkan-validationlayers");
        }
        instance_ = make_instance(&messages_);
        messenger_ = make_messenger(instance_.get(), messages_);
        physical_ = chosen_device(instance_.get());
        name_ = name_of(physical_);
        family_ = compute_family(physical_);
        device_ = make_device(physical_, family_);
        vkGetDeviceQueue(device_.get(), family_, 0, &queue_);
    }

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::vector<std::string>& messages() const { return messages_; }

    [[nodiscard]] bool is_llvmpipe() const {
        VkPhysicalDeviceDriverProperties driver{};
        driver.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DRIVER_PROPERTIES;
        VkPhysicalDeviceProperties2 properties{};
        properties.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2;
        properties.pNext = &driver;
        vkGetPhysicalDeviceProperties2(physical_, &properties);
        return driver.driverID == VK_DRIVER_ID_MESA_LLVMPIPE;
    }

    void run(std::span<const std::uint32_t> spirv, std::vector<StorageBuffer>& storage,
             std::uint32_t groups) const {
        const VkDevice device = device_.get();
        std::vector<SharedBuffer> buffers;
        for (const StorageBuffer& from : storage) {
            buffers.push_back(make_buffer(physical_, device, from.bytes.size()));
            std::memcpy(buffers.back().mapped, from.bytes.data(), from.bytes.size());
        }
        Program program;
        program.set_layout = make_set_layout(device, buffers.size());
        program.layout = make_layout(device, program.set_layout.get());
        program.pipeline = make_pipeline(device, program.layout.get(), spirv);
        const Owned<VkDescriptorPool> pool = make_pool(device, buffers.size());
        const VkDescriptorSet set = make_set(device, pool.get(), program.set_layout.get(), buffers);
        submit(program, set, groups);
        for (std::size_t i = 0; i < storage.size(); ++i) {
            std::memcpy(storage[i].bytes.data(), buffers[i].mapped, storage[i].bytes.size());
        }
    }

private:
    void submit(const Program& program, VkDescriptorSet set, std::uint32_t groups) const {
        const VkDevice device = device_.get();
        VkCommandPoolCreateInfo pool_info{};
        pool_info.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO;
        pool_info.queueFamilyIndex = family_;
        VkCommandPool created = VK_NULL_HANDLE;
        check(vkCreateCommandPool(device, &pool_info, nullptr, &created), "vkCreateCommandPool");
        const Owned<VkCommandPool> pool(created, [device](VkCommandPool handle) {
            vkDestroyCommandPool(device, handle, nullptr);
        });
        VkCommandBufferAllocateInfo allocation{};
        allocation.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO;
        allocation.commandPool = created;
        allocation.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY;
        allocation.commandBufferCount = 1;
        VkCommandBuffer commands = VK_NULL_HANDLE;
        check(vkAllocateCommandBuffers(device, &allocation, &commands), "vkAllocateCommandBuffers");
        record_dispatch(commands, program, set, groups);
        VkSubmitInfo submission{};
        submission.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO;
        submission.commandBufferCount = 1;
        submission.pCommandBuffers = &commands;
        check(vkQueueSubmit(queue_, 1, &submission, VK_NULL_HANDLE), "vkQueueSubmit");
        check(vkQueueWaitIdle(queue_), "vkQueueWaitIdle");
    }

    std::vector<std::string> messages_;  // outlives the instance that writes to it
    Owned<VkInstance> instance_;
    Owned<VkDebugUtilsMessengerEXT> messenger_;
    VkPhysicalDevice physical_ = VK_NULL_HANDLE;
    std::string name_;
    std::uint32_t family_ = 0;
    Owned<VkDevice> device_;
    VkQueue queue_ = VK_NULL_HANDLE;
};

ComputeRunner::ComputeRunner() : implementation_(std::make_unique<Implementation>()) {}
ComputeRunner::~ComputeRunner() = default;

bool ComputeRunner::has_device() {
    if (volkInitialize() != VK_SUCCESS) {
        return false;
    }
    try {
        return !physical_devices(make_instance(nullptr).get()).empty();
    } catch (const Error&) {
        return false;
    }
}

const std::string& ComputeRunner::device_name() const {
    return implementation_->name();
}

bool ComputeRunner::is_llvmpipe() const {
    return implementation_->is_llvmpipe();
}

void ComputeRunner::run(std::span<const std::uint32_t> spirv, std::vector<StorageBuffer>& buffers,
                        std::uint32_t groups) const {
    implementation_->run(spirv, buffers, groups);
}

const std::vector<std::string>& ComputeRunner::messages() const {
    return implementation_->messages();
}

}  // namespace turntable::test
