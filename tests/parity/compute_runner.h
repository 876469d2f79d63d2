// The smallest program that runs one compute shader: storage buffers in, storage buffers out. It
// shares nothing with the Vulkan backend, so that a fault of the backend cannot hide in a test of
// the shading functions. The validation layer watches, synchronization checks included.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace turntable::test {

/// A storage buffer of the shader: bound in order as set 0, binding 0, 1, ...; `bytes` hold what
/// the shader finds there, and after run() what it left.
struct StorageBuffer {
    std::vector<std::byte> bytes;

    template <class T>
    static StorageBuffer of(std::span<T> values) {
        const auto bytes = std::as_bytes(values);
        return {{bytes.begin(), bytes.end()}};
    }
};

class ComputeRunner {
public:
    /// Takes the device of $TURNTABLE_TEST_DEVICE (part of a name, case ignored), else the first.
    /// Throws Error (environment) when the validation layer or Vulkan 1.2 is missing.
    ComputeRunner();
    ~ComputeRunner();
    ComputeRunner(const ComputeRunner&) = delete;
    ComputeRunner& operator=(const ComputeRunner&) = delete;

    /// Whether there is a device at all; without one a test skips.
    [[nodiscard]] static bool has_device();

    [[nodiscard]] const std::string& device_name() const;
    /// Mesa's CPU device: IEEE arithmetic, so that precise functions must agree bit by bit.
    [[nodiscard]] bool is_llvmpipe() const;

    /// Dispatches `groups` workgroups of `main`, and waits.
    void run(std::span<const std::uint32_t> spirv, std::vector<StorageBuffer>& buffers,
             std::uint32_t groups) const;

    /// Everything that the validation layer said since construction. A test wants it empty.
    [[nodiscard]] const std::vector<std::string>& messages() const;

private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace turntable::test
