#include "generator/make_task.h"

#include <algorithm>
#include <optional>

#include "generator/caption.h"
#include "generator/place_occluder.h"
#include "scenes/scene_labels.h"

namespace turntable {
namespace {

void add_outline(SampleRecord& record, const Scene& scene, const ObjectOutline& outline) {
    const std::optional<ImageBox> box = outline.full_box(scene);
    if (!box) {
        return;  // all of the object is behind the camera
    }
    record.full_box = {rounded_pixels(box->x0), rounded_pixels(box->y0), rounded_pixels(box->x1),
                       rounded_pixels(box->y1)};
    const auto& [x0, y0, x1, y1] = record.full_box;
    record.apparent_size = rounded_pixels(std::max(x1 - x0, y1 - y0));
}

}  // namespace

SampleTask make_task(const SampleSource& source, const ObjectOutline& outline, SampleId id,
                     int attempt) {
    SampleTask task = source.task(id, attempt);
    if (source.resolve) {
        source.resolve(task.scene);
    }
    add_outline(task.record, task.scene, outline);
    task.record.caption = caption_of(task.record, task.scene);
    place_occluder(task.scene, outline);
    return task;
}

}  // namespace turntable
