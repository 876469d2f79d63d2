#include "base/hash.h"

#include <array>
#include <fstream>

#include <openssl/evp.h>
#include <xxhash.h>

#include "base/check.h"
#include "base/error.h"

namespace turntable {
namespace {

struct ContextDeleter {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

std::string to_hex(std::span<const unsigned char> bytes) {
    std::string hex;
    hex.reserve(2 * bytes.size());
    for (const unsigned char byte : bytes) {
        hex += fmt::format("{:02x}", byte);
    }
    return hex;
}

}  // namespace

struct Sha256::State {
    std::unique_ptr<EVP_MD_CTX, ContextDeleter> context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    TT_CHECK(EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) == 1);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::update(std::span<const std::byte> bytes) {
    TT_CHECK(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
    return *this;
}

Sha256& Sha256::update(std::string_view text) {
    return update(std::as_bytes(std::span(text)));
}

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    TT_CHECK(EVP_DigestFinal_ex(state_->context.get(), digest.data(), &size) == 1);
    return to_hex(std::span(digest).first(size));
}

std::string sha256_hex(std::span<const std::byte> bytes) {
    return Sha256().update(bytes).hex();
}

std::string sha256_hex(std::string_view text) {
    return Sha256().update(text).hex();
}

std::string sha256_hex_of_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw environment_fault("{}: cannot be opened for reading", path.string());
    }
    Sha256 hash;
    std::array<char, 1U << 16U> buffer{};
    while (file.read(buffer.data(), buffer.size()) || file.gcount() > 0) {
        hash.update(std::string_view(buffer.data(), static_cast<std::size_t>(file.gcount())));
    }
    if (file.bad()) {
        throw environment_fault("{}: reading failed", path.string());
    }
    return hash.hex();
}

std::uint64_t xxhash64(std::string_view text, std::uint64_t seed) {
    return XXH64(text.data(), text.size(), seed);
}

Digest128 xxhash128(std::span<const std::byte> bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.high64, hash.low64};
}

}  // namespace turntable
