#include "manifests/npy.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>

#include <fmt/format.h>

#include "base/check.h"
#include "base/error.h"

namespace turntable {
namespace {

static_assert(std::endian::native == std::endian::little, "values are written as they lie");

template <class T>
void append_values(std::string& out, std::span<const T> values) {
    const std::size_t before = out.size();
    out.resize(before + values.size_bytes());
    if (!values.empty()) {
        std::memcpy(out.data() + before, values.data(), values.size_bytes());
    }
}

/// Length of the UTF-8 sequence that `lead` opens, 0 when it opens none.
std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead < 0xE0) {
        return 2;
    }
    if (lead >= 0xE0 && lead < 0xF0) {
        return 3;
    }
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

std::vector<std::uint32_t> code_points(const std::string& text) {
    static constexpr std::array<unsigned, 5> kLeadBits{0, 0x7F, 0x1F, 0x0F, 0x07};
    std::vector<std::uint32_t> points;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = sequence_length(lead);
        if (length == 0 || at + length > text.size()) {
            throw bad_input("\"{}\" is not valid UTF-8", text);
        }
        std::uint32_t point = lead & kLeadBits[length];
        for (std::size_t i = 1; i < length; ++i) {
            const auto next = static_cast<unsigned char>(text[at + i]);
            if ((next & 0xC0U) != 0x80U) {
                throw bad_input("\"{}\" is not valid UTF-8", text);
            }
            point = (point << 6U) | (next & 0x3FU);
        }
        points.push_back(point);
        at += length;
    }
    return points;
}

/// As Python prints a tuple: "(7,)", "(350, 7)".
std::string shape_text(const std::vector<std::uint64_t>& shape) {
    if (shape.size() == 1) {
        return fmt::format("({},)", shape[0]);
    }
    return fmt::format("({})", fmt::join(shape, ", "));
}

}  // namespace

std::string npy_header(const std::string& descr, const std::vector<std::uint64_t>& shape) {
    std::string dictionary = fmt::format("{{'descr': '{}', 'fortran_order': False, 'shape': {}, }}",
                                         descr, shape_text(shape));
    constexpr std::size_t kPreamble = 10;
    const std::size_t used = kPreamble + dictionary.size() + 1;
    dictionary.append((64 - used % 64) % 64, ' ').push_back('\n');
    TT_CHECK_LE(dictionary.size(), std::size_t{65535});
    std::string out("\x93NUMPY\x01\x00", 8);
    out.push_back(static_cast<char>(dictionary.size() & 0xFFU));
    out.push_back(static_cast<char>(dictionary.size() >> 8U));
    return out + dictionary;
}

std::string npy_float64(std::span<const double> values, const std::vector<std::uint64_t>& shape) {
    TT_CHECK_EQ(std::accumulate(shape.begin(), shape.end(), std::uint64_t{1}, std::multiplies<>()),
                values.size());
    std::string out = npy_header("<f8", shape);
    append_values(out, values);
    return out;
}

std::string npy_int64(std::span<const std::int64_t> values) {
    std::string out = npy_header("<i8", {values.size()});
    append_values(out, values);
    return out;
}

std::string npy_text(std::span<const std::string> values) {
    std::vector<std::vector<std::uint32_t>> decoded;
    std::size_t width = 1;
    for (const std::string& value : values) {
        decoded.push_back(code_points(value));
        width = std::max(width, decoded.back().size());
    }
    std::string out = npy_header(fmt::format("<U{}", width), {values.size()});
    for (std::vector<std::uint32_t>& points : decoded) {
        points.resize(width, 0);
        append_values(out, std::span<const std::uint32_t>(points));
    }
    return out;
}

}  // namespace turntable
