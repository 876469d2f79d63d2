#include "scenes/library_shape.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "assets/taxonomy.h"
#include "base/error.h"

namespace turntable {
namespace {

std::optional<std::uint64_t> whole_number(std::string_view text) {
    std::uint64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, fault] = std::from_chars(text.data(), end, value);
    return fault == std::errc() && rest == end ? std::optional(value) : std::nullopt;
}

}  // namespace

LibraryShape parse_library_shape(const std::string& text) {
    constexpr std::uint64_t kMostObjects = 1'000'000;
    const std::size_t cross = std::min(text.find('x'), text.size());
    const auto classes = whole_number(std::string_view(text).substr(0, cross));
    const auto objects =
        cross < text.size() ? whole_number(std::string_view(text).substr(cross + 1)) : std::nullopt;
    if (!classes || !objects || *classes == 0 || *objects == 0 ||
        *classes > kMostObjects / *objects) {
        throw bad_input("library shape '{}': must be CLASSESxOBJECTS, e.g. 54x50, of at most {} "
                        "objects",
                        text, kMostObjects);
    }
    return {*classes, *objects};
}

std::vector<AssetEntry> entries_of(const LibraryShape& shape,
                                   const std::vector<std::string>& names) {
    std::vector<AssetEntry> entries;
    entries.reserve(shape.classes * shape.objects);
    for (std::uint64_t c = 0; c < shape.classes; ++c) {
        for (std::uint64_t i = 0; i < shape.objects; ++i) {
            AssetEntry entry;
            entry.id = fmt::format("class{:02}/{:04}", c, i);
            entry.class_name = c < names.size() ? names[c] : fmt::format("class{:02}", c);
            entry.synset = c < kObjectClasses.size() ? std::string(kObjectClasses[c].synset) : "";
            entries.push_back(std::move(entry));
        }
    }
    std::sort(entries.begin(), entries.end(),
              [](const AssetEntry& a, const AssetEntry& b) { return a.id < b.id; });
    return entries;
}

}  // namespace turntable
