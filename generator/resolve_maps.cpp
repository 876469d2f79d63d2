#include "generator/resolve_maps.h"

#include "base/error.h"

namespace turntable {
namespace {

void resolve(MapReference& map, const MapStore& store) {
    if (!map.id.empty() && !map.data) {
        map.data = store.load(map.id);
    }
}

void require_layout(const MapReference& map, MapLayout layout, const char* what) {
    if (map.data && map.data->layout != layout) {
        throw bad_input("map '{}': cannot be {}", map.id, what);
    }
}

}  // namespace

void resolve_maps(Scene& scene, const MapStore& store) {
    resolve(scene.environment.map, store);
    resolve(scene.backdrop.map, store);
    resolve(scene.floor.texture, store);
    require_layout(scene.environment.map, MapLayout::kEquirectangular,
                   "an environment: it is a flat photo");
    require_layout(scene.floor.texture, MapLayout::kPhoto,
                   "a floor's texture: it is equirectangular");
}

}  // namespace turntable
