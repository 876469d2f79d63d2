#include "assets/background_pack.h"

#include <algorithm>
#include <vector>

#include "assets/backgrounds/painters.h"
#include "base/check.h"

namespace turntable {
namespace {

using background::Painter;

const std::vector<Painter>& painters() {
    static const std::vector<Painter> all = [] {
        std::vector<Painter> list;
        for (const std::span<const Painter> kind :
             {background::sky_painters(), background::studio_painters(),
              background::gradient_painters(), background::noise_painters(),
              background::room_painters()}) {
            list.insert(list.end(), kind.begin(), kind.end());
        }
        return list;
    }();
    return all;
}

const Painter* find_painter(std::string_view id) {
    const auto found = std::find_if(painters().begin(), painters().end(),
                                    [&](const Painter& p) { return p.entry.id == id; });
    return found == painters().end() ? nullptr : &*found;
}

}  // namespace

std::span<const PackEntry> background_pack() {
    static const std::vector<PackEntry> entries = [] {
        std::vector<PackEntry> list;
        for (const Painter& painter : painters()) {
            list.push_back(painter.entry);
        }
        return list;
    }();
    return entries;
}

const PackEntry* find_in_pack(std::string_view id) {
    const Painter* painter = find_painter(id);
    return painter == nullptr ? nullptr : &painter->entry;
}

std::shared_ptr<const EnvironmentMap> make_pack_map(std::string_view id) {
    const Painter* painter = find_painter(id);
    TT_CHECK(painter != nullptr);
    return std::make_shared<const EnvironmentMap>(
        background::expose(painter->entry.id, painter->paint(), painter->mean));
}

}  // namespace turntable
