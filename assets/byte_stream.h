// Plain values to bytes and back, for files of our own. One function lists the fields of a type and
// serves both directions: `template <class Stream> void visit_fields(Stream&, T&)`.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace turntable {

static_assert(std::endian::native == std::endian::little, "files are little-endian");

/// The bytes ended early or hold a count that cannot be.
class DamagedBytes : public std::runtime_error {
public:
    DamagedBytes() : std::runtime_error("damaged or truncated") {}
};

template <class T>
inline constexpr bool kIsPlain = std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>;

class ByteWriter {
public:
    template <class T>
    void operator()(const T& value) {
        static_assert(kIsPlain<T>);
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void operator()(const std::string& text) {
        (*this)(std::uint64_t{text.size()});
        bytes_.append(text);
    }
    template <class T>
    void operator()(const std::optional<T>& value) {
        (*this)(static_cast<std::uint8_t>(value.has_value()));
        (*this)(value.value_or(T{}));
    }
    template <class T>
    void operator()(const std::vector<T>& values) {
        (*this)(std::uint64_t{values.size()});
        if constexpr (kIsPlain<T>) {
            bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
        } else {
            for (const T& value : values) {
                (*this)(value);
            }
        }
    }

    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

/// Throws DamagedBytes instead of reading past the end.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    template <class T>
    void operator()(T& value) {
        static_assert(kIsPlain<T>);
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
    }
    void operator()(bool& value) {
        std::uint8_t byte = 0;
        (*this)(byte);
        value = byte != 0;
    }
    void operator()(std::string& text) { text = take(take_count(1)); }
    template <class T>
    void operator()(std::optional<T>& value) {
        std::uint8_t present = 0;
        T stored{};
        (*this)(present);
        (*this)(stored);
        value = present != 0 ? std::optional<T>(stored) : std::nullopt;
    }
    template <class T>
    void operator()(std::vector<T>& values) {
        if constexpr (kIsPlain<T>) {
            values.resize(take_count(sizeof(T)));
            const std::string_view bytes = take(values.size() * sizeof(T));
            if (!bytes.empty()) {
                std::memcpy(values.data(), bytes.data(), bytes.size());
            }
        } else {
            values.resize(take_count(1));
            for (T& value : values) {
                (*this)(value);
            }
        }
    }

    [[nodiscard]] bool at_end() const { return rest_.empty(); }

private:
    std::string_view take(std::size_t size) {
        if (size > rest_.size()) {
            throw DamagedBytes();
        }
        const std::string_view bytes = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return bytes;
    }
    /// A count of elements of at least `size` bytes each that the rest can hold.
    std::size_t take_count(std::size_t size) {
        std::uint64_t count = 0;
        (*this)(count);
        if (count > rest_.size() / size) {
            throw DamagedBytes();
        }
        return count;
    }

    std::string_view rest_;
};

}  // namespace turntable
