#include "manifests/mask_runs.h"

#include <limits>

#include "base/check.h"
#include "base/error.h"

namespace turntable {
namespace {

/// From this run on, lengths are differences to the one two before.
constexpr std::size_t kFirstDifference = 3;
constexpr unsigned kBits = 5;  ///< of a length in one character
constexpr unsigned kMore = 1U << kBits;
constexpr unsigned kSign = 1U << (kBits - 1);
constexpr char kOffset = 48;

void append_number(std::string& out, std::int64_t value) {
    bool more = true;
    while (more) {
        unsigned digit = static_cast<unsigned>(value & (kMore - 1));
        value >>= kBits;  // arithmetic: -1 stays -1
        more = value != ((digit & kSign) != 0 ? -1 : 0);
        digit |= more ? kMore : 0U;
        out.push_back(static_cast<char>(digit + kOffset));
    }
}

std::int64_t read_number(std::string_view text, std::size_t& at) {
    std::int64_t value = 0;
    for (unsigned shift = 0; shift < 40; shift += kBits) {
        if (at >= text.size() || text[at] < kOffset || text[at] >= kOffset + 2 * int{kMore}) {
            break;
        }
        const auto digit = static_cast<unsigned>(text[at++] - kOffset);
        value |= static_cast<std::int64_t>(digit & (kMore - 1)) << shift;
        if ((digit & kMore) == 0) {
            const auto sign = std::int64_t{kSign} << shift;
            return (value & sign) != 0 ? value - 2 * sign : value;
        }
    }
    throw bad_input("run lengths of a mask: damaged at character {}", at);
}

}  // namespace

std::vector<std::uint32_t> mask_runs(const ImageU8& mask) {
    TT_CHECK_EQ(mask.channels(), 1);
    std::vector<std::uint32_t> runs;
    bool current = false;
    std::uint32_t length = 0;
    for (int x = 0; x < mask.width(); ++x) {
        for (int y = 0; y < mask.height(); ++y) {
            const bool set = *mask.at(x, y) != 0;
            if (set != current) {
                runs.push_back(length);
                length = 0;
                current = set;
            }
            ++length;
        }
    }
    runs.push_back(length);
    return runs;
}

std::uint64_t set_pixels(std::span<const std::uint32_t> runs) {
    std::uint64_t sum = 0;
    for (std::size_t i = 1; i < runs.size(); i += 2) {
        sum += runs[i];
    }
    return sum;
}

std::string coco_counts(std::span<const std::uint32_t> runs) {
    std::string out;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::int64_t before = i >= kFirstDifference ? std::int64_t{runs[i - 2]} : 0;
        append_number(out, std::int64_t{runs[i]} - before);
    }
    return out;
}

std::vector<std::uint32_t> runs_from_coco(std::string_view counts) {
    std::vector<std::uint32_t> runs;
    std::size_t at = 0;
    while (at < counts.size()) {
        std::int64_t length = read_number(counts, at);
        length += runs.size() >= kFirstDifference ? std::int64_t{runs[runs.size() - 2]} : 0;
        if (length < 0 || length > std::numeric_limits<std::uint32_t>::max()) {
            throw bad_input("run lengths of a mask: {} is no length", length);
        }
        runs.push_back(static_cast<std::uint32_t>(length));
    }
    return runs;
}

}  // namespace turntable
