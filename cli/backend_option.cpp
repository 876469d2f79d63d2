#include "cli/backend_option.h"

#include <cstdint>
#include <cstdio>
#include <optional>

#include <fmt/format.h>

#include "base/error.h"
#include "cli/byte_size.h"
#include "cli/memory_policy.h"
#include "cli/recipe_options.h"

namespace turntable::cli {
namespace {

Backend backend_named(const std::string& name) {
    return name == "embree"   ? Backend::kEmbree
           : name == "vulkan" ? Backend::kVulkan
                              : Backend::kAuto;
}

/// The name of the device that a Vulkan renderer has taken by itself; a number would mean another
/// one as soon as a card is added. Empty when there is only one to take.
std::string device_name(const Renderer& renderer) {
    const std::vector<DeviceInfo> devices = list_devices();
    if (devices.size() > 1) {
        for (const DeviceInfo& device : devices) {
            if (renderer.device().find(device.name) != std::string::npos) {
                return device.name;
            }
        }
    }
    return {};
}

std::uint64_t memory_bound(const std::string& text) {
    if (text.empty()) {
        return 0;
    }
    const std::optional<std::uint64_t> bytes = parse_byte_size(text);
    if (!bytes) {
        throw bad_input(
            "--device-memory {}: expected bytes, or a number with K, M, G or T, e.g. 8G", text);
    }
    return *bytes;
}

}  // namespace

void BackendOption::add_to(CLI::App& verb) {
    verb.add_option("--backend", backend, "What renders: auto, embree or vulkan")
        ->check(CLI::IsMember({"auto", "embree", "vulkan"}))
        ->capture_default_str();
    verb.add_option("--device", device,
                    "Vulkan device: its number or a part of its name (see: turntable doctor)");
    verb.add_option("--device-memory", device_memory,
                    "Stay within this much memory of the device, e.g. 8G, 512M or bytes");
}

RendererChoice BackendOption::choice() const {
    RendererChoice choice{backend_named(backend), device, memory_bound(device_memory)};
    if (choice.backend == Backend::kEmbree && !(device.empty() && device_memory.empty())) {
        throw bad_input("{}: only Vulkan has devices, and --backend embree was asked for",
                        device.empty() ? "--device-memory" : "--device");
    }
    if (!device.empty()) {
        choice.backend = Backend::kVulkan;
    }
    return choice;
}

std::unique_ptr<Renderer> BackendOption::make(bool quiet) const {
    ChosenRenderer chosen = make_renderer(choice());
    if (!quiet && !chosen.remark.empty()) {
        fmt::print(stderr, "turntable: {}\n", chosen.remark);
    }
    if (chosen.renderer->backend() == "vulkan") {
        return_blocks_from(kLargeOnDevice);
    }
    return std::move(chosen.renderer);
}

std::string BackendOption::command_line(const Renderer& renderer) const {
    std::string text = fmt::format("--backend {}", renderer.backend());
    if (renderer.backend() != "vulkan") {
        return text;
    }
    const std::string used = device.empty() ? device_name(renderer) : device;
    if (!used.empty()) {
        text += fmt::format(" --device {}", shell_word(used));
    }
    if (!device_memory.empty()) {
        text += fmt::format(" --device-memory {}", shell_word(device_memory));
    }
    return text;
}

}  // namespace turntable::cli
