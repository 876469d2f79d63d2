// turntable doctor: what this machine has, what the program will use, what is missing.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "cli/library_versions.h"
#include "cli/machine_facts.h"
#include "cli/verbs.h"
#include "renderer/renderer.h"

namespace turntable::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFurniture = "/usr/share/sweethome3d/furniture";
constexpr double kGibibyte = 1024.0 * 1024.0 * 1024.0;

// A backend, and the device it found or the reason it cannot be used.
struct BackendState {
    const char* name;
    bool usable = false;
    std::string text;
};

BackendState probe_backend(const char* name, Backend backend) {
    try {
        return {name, true, make_renderer(backend)->device()};
    } catch (const Error& error) {
        return {name, false, error.what()};
    }
}

// What `--backend auto` takes.
struct AutomaticChoice {
    std::string backend;  // empty when nothing is usable
    std::string device;
    std::string remark;  // why it is no GPU, or why it is nothing
};

AutomaticChoice probe_auto() {
    try {
        const ChosenRenderer chosen = make_renderer(RendererChoice{});
        return {chosen.renderer->backend(), chosen.renderer->device(), chosen.remark};
    } catch (const Error& error) {
        return {{}, {}, error.what()};
    }
}

struct Diagnosis {
    MachineFacts machine;
    std::vector<std::string> missing_isa;
    std::vector<std::pair<std::string, std::string>> libraries;
    std::vector<BackendState> backends;
    std::size_t furniture_archives = 0;

    std::vector<DeviceInfo> devices;
    AutomaticChoice automatic;

    [[nodiscard]] bool healthy() const { return missing_isa.empty() && !automatic.backend.empty(); }
};

std::size_t count_archives(const fs::path& folder) {
    std::error_code absent;
    const fs::directory_iterator files(folder, absent);
    return static_cast<std::size_t>(
        std::count_if(begin(files), end(files), [](const fs::directory_entry& file) {
            return file.path().extension() == ".sh3f";
        }));
}

Diagnosis examine() {
    Diagnosis found;
    found.machine = read_machine_facts();
    found.missing_isa = missing_instruction_sets(found.machine);
    found.libraries = library_versions();
    if (found.missing_isa.empty()) {  // else the first instruction of a backend could be illegal
        found.backends.push_back(probe_backend("vulkan", Backend::kVulkan));
        found.backends.push_back(probe_backend("embree", Backend::kEmbree));
        found.devices = list_devices();
        found.automatic = probe_auto();
    }
    found.furniture_archives = count_archives(kFurniture);
    return found;
}

nlohmann::ordered_json to_json(const DeviceInfo& device) {
    return {{"number", device.number},
            {"name", device.name},
            {"driver", device.driver},
            {"kind", device.kind},
            {"memory_bytes", device.memory_bytes},
            {"ray_query", device.ray_query},
            {"usable", device.lacks.empty()},
            {"lacks", device.lacks}};
}

nlohmann::ordered_json to_json(const Diagnosis& found) {
    nlohmann::ordered_json json;
    json["version"] = TURNTABLE_VERSION;
    json["build"] = TURNTABLE_BUILD;
    json["system"] = found.machine.system;
    json["cpu"] = found.machine.cpu;
    json["isa"] = found.machine.isa;
    json["missing_isa"] = found.missing_isa;
    json["threads"] = found.machine.threads;
    json["memory_bytes"] = found.machine.memory_bytes;
    json["available_bytes"] = found.machine.available_bytes;
    for (const BackendState& state : found.backends) {
        json["backends"][state.name] = {{"usable", state.usable}, {"says", state.text}};
    }
    json["devices"] = nlohmann::ordered_json::array();
    for (const DeviceInfo& device : found.devices) {
        json["devices"].push_back(to_json(device));
    }
    json["uses"] = found.automatic.backend;
    json["uses_device"] = found.automatic.device;
    json["remark"] = found.automatic.remark;
    for (const auto& [name, version] : found.libraries) {
        json["libraries"][name] = version;
    }
    json["furniture_archives"] = found.furniture_archives;
    json["healthy"] = found.healthy();
    return json;
}

std::string verdict(const Diagnosis& found) {
    if (!found.missing_isa.empty()) {
        return fmt::format("cannot render: this build needs {}, which the processor lacks; "
                           "configure with another -DTURNTABLE_MARCH",
                           fmt::join(found.missing_isa, ", "));
    }
    const AutomaticChoice& automatic = found.automatic;
    if (automatic.backend.empty()) {
        return fmt::format("cannot render: {}", automatic.remark);
    }
    return fmt::format("renders with {} ({}) on {} threads{}", automatic.backend, automatic.device,
                       found.machine.threads,
                       automatic.remark.empty() ? "" : fmt::format("; {}", automatic.remark));
}

// E.g. "NVIDIA H100 PCIe, NVIDIA 550.54, discrete GPU, 79.6 GiB, no ray queries"
std::string device_text(const DeviceInfo& device) {
    const std::string ability = !device.lacks.empty()
                                    ? fmt::format("cannot be used: {}", device.lacks)
                                    : fmt::format("{}ray queries", device.ray_query ? "" : "no ");
    return fmt::format("{}, {}, {}, {:.1f} GiB, {}", device.name, device.driver, device.kind,
                       static_cast<double>(device.memory_bytes) / kGibibyte, ability);
}

void print(const Diagnosis& found) {
    const auto row = [](std::string_view name, std::string_view value) {
        fmt::print("{:<14} {}\n", name, value);
    };
    row("turntable", TURNTABLE_VERSION " (" TURNTABLE_BUILD ")");
    row("system", found.machine.system);
    row("processor", found.machine.cpu);
    row("has", fmt::format("{}", fmt::join(found.machine.isa, " ")));
    row("threads", std::to_string(found.machine.threads));
    row("memory", fmt::format("{:.1f} GiB, {:.1f} available",
                              static_cast<double>(found.machine.memory_bytes) / kGibibyte,
                              static_cast<double>(found.machine.available_bytes) / kGibibyte));
    for (const BackendState& state : found.backends) {
        row(state.name, state.text);
    }
    for (const DeviceInfo& device : found.devices) {
        row(fmt::format("device {}", device.number), device_text(device));
    }
    for (const auto& [name, version] : found.libraries) {
        row(name, version);
    }
    row("furniture", found.furniture_archives > 0
                         ? fmt::format("{} archives in {}", found.furniture_archives, kFurniture)
                         : "absent: apt install sweethome3d-furniture for real meshes");
    fmt::print("{}\n", verdict(found));
}

}  // namespace

void add_doctor(CLI::App& app, Invocation& invocation) {
    CLI::App* verb = app.add_subcommand(
        "doctor", "Say what this machine has, what will be used and what is missing");
    auto json = std::make_shared<bool>(false);
    verb->add_flag("--json", *json, "For machines");
    verb->footer("Example: turntable doctor --json\nExit codes: 0 can render, 3 cannot.");
    verb->callback([json, &invocation] {
        const Diagnosis found = examine();
        if (*json) {
            fmt::print("{}\n", to_json(found).dump(2));
        } else {
            print(found);
        }
        invocation.exit_code = found.healthy() ? ExitCode::kDone : ExitCode::kEnvironment;
    });
}

}  // namespace turntable::cli
