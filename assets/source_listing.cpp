#include "assets/source_listing.h"

#include <array>

#include "base/error.h"

namespace turntable {
namespace {

constexpr std::array kLayoutNames{"shapenet", "sh3f", "folders"};

}  // namespace

SourceLayout source_layout_from_name(const std::string& name) {
    for (std::size_t i = 0; i < kLayoutNames.size(); ++i) {
        if (name == kLayoutNames[i]) {
            return static_cast<SourceLayout>(i);
        }
    }
    throw bad_input("layout \"{}\" is not one of shapenet, sh3f, folders", name);
}

const char* source_layout_name(SourceLayout layout) {
    return kLayoutNames.at(static_cast<std::size_t>(layout));
}

}  // namespace turntable
