#include "tests/generator/fake_source.h"

#include "base/hash.h"

namespace turntable::test {

FakeSource::FakeSource(std::size_t objects, std::uint64_t views) : views_(views), assets_(objects) {
    for (std::size_t i = 0; i < objects; ++i) {
        assets_[i].id = "object" + std::to_string(i);
    }
    source.asset = [this](SampleId id) { return &assets_[id.value / views_]; };
    source.task = [this](SampleId id, int attempt) { return task(id, attempt); };
    source.load = [this](const AssetEntry& entry) {
        const std::scoped_lock lock(mutex_);
        loads.push_back(entry.id);
        return std::make_shared<const Model>();
    };
}

SampleTask FakeSource::task(SampleId id, int attempt) const {
    SampleTask task;
    task.record.index = id.value;
    task.record.object = assets_[id.value / views_].id;
    task.record.view = static_cast<int>(id.value % views_);
    task.scene.object.asset_id = task.record.object;
    task.record.attempt = attempt;
    task.scene.noise_seed = noise_seed(id, attempt);
    task.scene.film.width = kWidth;
    task.scene.film.height = kHeight;
    return task;
}

Collected collect(const ViewPipeline& pipeline, const SampleSource& source,
                  std::span<const SampleRange> ranges, const StopFlag& stop) {
    Collected collected;
    Sha256 hash;
    collected.finished = pipeline.run(
        source, ranges,
        [&](RenderedSample&& sample) {
            collected.order.push_back(sample.record.index);
            for (const EncodedFile& file : sample.files) {
                hash.update(file.extension).update(file.bytes);
            }
        },
        stop);
    collected.digest = hash.hex();
    return collected;
}

std::vector<std::uint64_t> indices(std::uint64_t first, std::uint64_t last) {
    std::vector<std::uint64_t> values;
    for (std::uint64_t i = first; i < last; ++i) {
        values.push_back(i);
    }
    return values;
}

}  // namespace turntable::test
