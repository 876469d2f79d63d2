// BackendOption: --backend, --device and --device-memory, and the renderer they choose.
#pragma once

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "renderer/renderer.h"

namespace turntable::cli {

struct BackendOption {
    std::string backend = "auto";
    std::string device;
    std::string device_memory;  ///< as typed; "": most of what is free

    /// `this` must outlive the parsing.
    void add_to(CLI::App& verb);

    /// Whether a backend or a device was named rather than left to `auto`.
    [[nodiscard]] bool named() const { return backend != "auto" || !device.empty(); }

    /// A named device is Vulkan's: `auto` would replace a missing one in silence. Throws Error
    /// (bad input) for a device together with embree, which has none, and for a memory size that is
    /// none.
    [[nodiscard]] RendererChoice choice() const;

    /// Says on stderr, unless `quiet`, why `auto` took no GPU. Throws Error (environment) when the
    /// backend is not built in, finds no such device, or the device lacks something.
    [[nodiscard]] std::unique_ptr<Renderer> make(bool quiet) const;

    /// The options that choose `renderer` again, e.g. "--backend vulkan --device 'NVIDIA H100'".
    [[nodiscard]] std::string command_line(const Renderer& renderer) const;
};

}  // namespace turntable::cli
