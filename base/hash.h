// Digests: SHA-256 (OpenSSL) for identity of content, XXH64 and XXH3 for keys inside the program.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace turntable {

/// Incremental SHA-256. `hex()` ends it: 64 lower-case hexadecimal digits.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    Sha256& update(std::span<const std::byte> bytes);
    Sha256& update(std::string_view text);
    [[nodiscard]] std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::string sha256_hex(std::span<const std::byte> bytes);
[[nodiscard]] std::string sha256_hex(std::string_view text);
/// Streams the file; throws Error (environment) when it cannot be read.
[[nodiscard]] std::string sha256_hex_of_file(const std::filesystem::path& path);

[[nodiscard]] std::uint64_t xxhash64(std::string_view text, std::uint64_t seed = 0);

/// 128 bits that stand for some content: by chance, two contents of a set of 10^9 have equal ones
/// with a probability of 10^-21. No defence against anyone who wants them to.
struct Digest128 {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    // clang-tidy 14 takes the zero of the rewritten comparison for a null pointer.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    friend auto operator<=>(const Digest128&, const Digest128&) = default;
};

/// XXH3, 128 bits.
[[nodiscard]] Digest128 xxhash128(std::span<const std::byte> bytes);

}  // namespace turntable
