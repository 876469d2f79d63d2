#include "assets/obj_objects.h"

#include <algorithm>
#include <span>

namespace turntable {
namespace {

using Corners = std::vector<ObjCorner>;

bool repeats_vertex(std::span<const ObjCorner> corners) {
    if (corners.size() <= 8) {  // nearly all faces: cheaper than sorting
        for (std::size_t i = 0; i < corners.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (corners[i].position == corners[j].position) {
                    return true;
                }
            }
        }
        return false;
    }
    std::vector<std::int32_t> positions;
    for (const ObjCorner& corner : corners) {
        positions.push_back(corner.position);
    }
    std::sort(positions.begin(), positions.end());
    return std::adjacent_find(positions.begin(), positions.end()) != positions.end();
}

/// A hole joined to the outline by an edge walked there and back: cutting it into loops would fill
/// the hole, so such a face stays whole for the ear clipper.
bool is_keyhole(std::span<const ObjCorner> face, std::size_t loops) {
    if (loops < 2) {
        return false;
    }
    const std::size_t n = face.size();
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (face[i].position == face[(j + 1) % n].position &&
                face[(i + 1) % n].position == face[j].position) {
                return true;
            }
        }
    }
    return false;
}

/// The loops of a face between repeated visits of a vertex; those of one or two corners (repeats,
/// spurs) are dropped.
std::vector<Corners> simple_loops(std::span<const ObjCorner> face) {
    std::vector<Corners> loops;
    Corners open;
    for (const ObjCorner& corner : face) {
        const auto seen = std::find_if(open.begin(), open.end(), [&](const ObjCorner& earlier) {
            return earlier.position == corner.position;
        });
        if (seen == open.end()) {
            open.push_back(corner);
            continue;
        }
        if (open.end() - seen >= 3) {
            loops.emplace_back(seen, open.end());
        }
        open.erase(seen + 1, open.end());
    }
    if (open.size() >= 3) {
        loops.push_back(std::move(open));
    }
    return loops;
}

void repair_faces(ObjObject& object) {
    for (std::size_t i = 0; i < object.faces.size(); ++i) {
        const ObjFace face = object.faces[i];
        const std::span<const ObjCorner> corners(object.corners.data() + face.first_corner,
                                                 face.corner_count);
        if (!repeats_vertex(corners)) {
            continue;
        }
        const std::vector<Corners> loops = simple_loops(corners);
        if (is_keyhole(corners, loops.size())) {
            continue;
        }
        object.faces[i] = object.faces.back();
        object.faces.pop_back();
        for (const Corners& loop : loops) {
            ObjFace fresh = face;
            fresh.first_corner = static_cast<std::uint32_t>(object.corners.size());
            fresh.corner_count = static_cast<std::uint32_t>(loop.size());
            object.corners.insert(object.corners.end(), loop.begin(), loop.end());
            object.faces.push_back(fresh);
        }
    }
}

void fill_missing_materials(ObjObject& object) {
    const auto first = std::find_if(object.faces.begin(), object.faces.end(),
                                    [](const ObjFace& face) { return face.material >= 0; });
    const std::int32_t slot0 = first == object.faces.end() ? -1 : first->material;
    for (ObjFace& face : object.faces) {
        face.material = face.material < 0 ? slot0 : face.material;
    }
}

}  // namespace

std::vector<ObjObject> split_objects(const ObjFile& file) {
    std::vector<ObjObject> objects;
    for (std::size_t begin = 0; begin < file.faces.size();) {
        std::size_t end = begin;
        ObjObject object;
        while (end < file.faces.size() && file.faces[end].object == file.faces[begin].object) {
            ObjFace face = file.faces[end++];
            const auto first = file.corners.begin() + face.first_corner;
            face.first_corner = static_cast<std::uint32_t>(object.corners.size());
            object.corners.insert(object.corners.end(), first, first + face.corner_count);
            object.faces.push_back(face);
        }
        fill_missing_materials(object);
        repair_faces(object);
        objects.push_back(std::move(object));
        begin = end;
    }
    return objects;
}

}  // namespace turntable
