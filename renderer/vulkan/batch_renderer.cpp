#include "renderer/vulkan/batch_renderer.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <limits>

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "base/check.h"
#include "renderer/coverage_rays.h"
#include "renderer/film/sample_allocation.h"
#include "renderer/film/tone_table.h"
#include "renderer/label_pixels.h"
#include "renderer/render_frame.h"
#include "renderer/scene_maps.h"
#include "renderer/shared/film_filter.h"
#include "renderer/shared/floor_cache.h"
#include "renderer/vulkan/fixed_tables.h"

namespace turntable::vulkan {
namespace {

namespace sh = shading;

constexpr std::uint64_t kCacheTexels = std::uint64_t{sh::kCacheSize} * sh::kCacheSize;

constexpr std::array<Binding, 6> kUploads = {Binding::kScenes,   Binding::kInputs,
                                             Binding::kCounts,   Binding::kSlots,
                                             Binding::kRowBases, Binding::kFilterTable};
constexpr std::array<Binding, 6> kDownloads = {Binding::kCounts,    Binding::kRowSums,
                                               Binding::kRowTotals, Binding::kDisplay,
                                               Binding::kLinear,    Binding::kLabels};

constexpr std::size_t index_of(Binding binding) {
    return static_cast<std::size_t>(binding);
}

sh::ImageInput image_input(const Scene& scene, const CoverageRays& rays) {
    const auto lattice_size = [&](int low, int high) {
        return high > low ? (high - low + rays.step - 1) / rays.step : 0;
    };
    sh::ImageInput input{};
    input.seed = image_seed(scene);
    input.mask_x0 = rays.mask.x0;
    input.mask_y0 = rays.mask.y0;
    input.mask_x1 = rays.mask.x1;
    input.mask_y1 = rays.mask.y1;
    input.lattice_x0 = rays.lattice.x0;
    input.lattice_y0 = rays.lattice.y0;
    input.lattice_columns = lattice_size(rays.lattice.x0, rays.lattice.x1);
    input.lattice_rows = lattice_size(rays.lattice.y0, rays.lattice.y1);
    input.lattice_step = rays.step;
    input.rounding = display_rounding(scene.film.dither);
    return input;
}

/// Rays that measure the image's coverage.
std::uint64_t coverage_work(const sh::ImageInput& input) {
    const auto span = [](int low, int high) {
        return static_cast<std::uint64_t>(std::max(0, high - low));
    };
    return span(input.mask_x0, input.mask_x1) * span(input.mask_y0, input.mask_y1) +
           span(0, input.lattice_columns) * span(0, input.lattice_rows);
}

sh::ImageCounts empty_counts() {
    sh::ImageCounts counts{};
    counts.mask_x0 = std::numeric_limits<int>::max();
    counts.mask_y0 = std::numeric_limits<int>::max();
    counts.mask_x1 = std::numeric_limits<int>::min();
    counts.mask_y1 = std::numeric_limits<int>::min();
    return counts;
}

std::vector<float> filter_table(const BatchShape& shape) {
    std::vector<float> table;
    const int taps = 2 * shape.margin + 1;
    table.reserve(static_cast<std::size_t>(sh::kSubpixels) * static_cast<std::size_t>(taps));
    for (int s = 0; s < sh::kSubpixels; ++s) {
        const float offset = (static_cast<float>(s) + 0.5F) / sh::kSubpixels;
        for (int tap = 0; tap < taps; ++tap) {
            const float centre = static_cast<float>(tap - shape.margin) + 0.5F;
            table.push_back(
                sh::filter_weight(centre - offset, static_cast<float>(shape.filter_radius)));
        }
    }
    return table;
}

Coverage coverage_of(const sh::ImageCounts& counts, bool cut_off) {
    Coverage coverage;
    coverage.mask_pixels = counts.mask_pixels;
    if (counts.mask_pixels > 0) {
        coverage.x0 = counts.mask_x0;
        coverage.y0 = counts.mask_y0;
        coverage.x1 = counts.mask_x1;
        coverage.y1 = counts.mask_y1;
    }
    set_shares(coverage, {counts.object_pixels, counts.lattice_met, counts.lattice_inside},
               cut_off);
    return coverage;
}

ImageU8 display_of(std::span<const std::uint32_t> pixels, const BatchShape& shape) {
    ImageU8 image(shape.width, shape.height, 3);
    std::uint8_t* out = image.values().data();
    for (const std::uint32_t pixel : pixels) {
        *out++ = static_cast<std::uint8_t>(pixel & 0xFFU);
        *out++ = static_cast<std::uint8_t>((pixel >> 8U) & 0xFFU);
        *out++ = static_cast<std::uint8_t>((pixel >> 16U) & 0xFFU);
    }
    return image;
}

Planes planes_of(std::span<const sh::Label> labels, const Scene& scene,
                 const sh::CameraData& camera, const RenderFrame& frame) {
    Planes planes = empty_planes(scene.film);
    for (int y = 0; y < scene.film.height; ++y) {
        for (int x = 0; x < scene.film.width; ++x) {
            store_label(
                planes, x, y,
                labels[static_cast<std::size_t>(y) * static_cast<std::size_t>(scene.film.width) +
                       static_cast<std::size_t>(x)],
                camera, frame);
        }
    }
    return planes;
}

double sum_of(std::span<const float> values) {
    double sum = 0.0;
    for (const float value : values) {
        sum += static_cast<double>(value);
    }
    return sum;
}

}  // namespace

struct BatchRenderer::Images {
    std::span<const Scene* const> scenes;
    std::vector<RenderFrame> frames;
    std::vector<sh::SceneData> data;
    std::vector<sh::ImageInput> inputs;
    std::vector<bool> cut_off;
    std::vector<std::uint64_t> samples;  ///< that were drawn

    std::vector<std::shared_ptr<const DeviceMap>> maps;  ///< held while the device reads them

    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(data.size()); }

    Images(const VulkanModel& model, std::span<const Scene* const> all,
           const RenderSettings& settings, DeviceMaps& device_maps)
        : scenes(all) {
        for (const Scene* scene : all) {
            frames.push_back(render_frame_of(scene->object));
            data.push_back(
                shading_scene(*scene, frames.back(), model.bounds(), settings.floor_cache));
            name_maps(*scene, device_maps);
            const CoverageRays rays = coverage_rays(data.back(), scene->film);
            inputs.push_back(image_input(*scene, rays));
            cut_off.push_back(rays.cut_off);
        }
    }

    /// The addresses of the scene's pictures, in the last of `data`.
    void name_maps(const Scene& scene, DeviceMaps& device_maps) {
        const SceneMaps all = scene_maps(scene);
        const auto name = [&](const std::shared_ptr<const EnvironmentMap>& map,
                              sh::MapData& named) {
            if (map != nullptr) {
                maps.push_back(device_maps.get(map));
                named.texels = maps.back()->texels();
                named.tables = maps.back()->tables();
            }
        };
        name(all.environment, data.back().environment_map);
        name(all.view, data.back().view_map);
        name(all.floor, data.back().floor_texture);
    }

    /// Whether the scenes have pictures: all have, or none (VulkanRenderer groups them so).
    [[nodiscard]] bool has_maps() const { return !maps.empty(); }
};

BatchRenderer::BatchRenderer(std::shared_ptr<const Device> device,
                             std::shared_ptr<const Kernels> kernels,
                             std::shared_ptr<const BufferBlock> tables,
                             std::shared_ptr<DeviceMaps> maps)
    : device_(std::move(device)), kernels_(std::move(kernels)), tables_(std::move(tables)),
      maps_(std::move(maps)), recorder_(device_, kernels_) {
    const VkDescriptorPoolSize size{VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, kBatchBuffers};
    VkDescriptorPoolCreateInfo pool{};
    pool.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO;
    pool.maxSets = 1;
    pool.poolSizeCount = 1;
    pool.pPoolSizes = &size;
    VkDescriptorPool made = VK_NULL_HANDLE;
    check(vkCreateDescriptorPool(device_->handle(), &pool, nullptr, &made), "describing a batch");
    pool_ = {device_->handle(), made, vkDestroyDescriptorPool};
    VkDescriptorSetAllocateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO;
    info.descriptorPool = pool_.get();
    info.descriptorSetCount = 1;
    const VkDescriptorSetLayout layout = kernels_->batch_set();
    info.pSetLayouts = &layout;
    check(vkAllocateDescriptorSets(device_->handle(), &info, &set_), "describing a batch");
}

std::vector<Frame> BatchRenderer::render(const VulkanModel& model,
                                         std::span<const Scene* const> scenes,
                                         const RenderSettings& settings, const BatchShape& shape,
                                         const BatchSize& size) {
    TT_CHECK_LE(scenes.size(), size.images);
    const auto start = std::chrono::steady_clock::now();
    Images images(model, scenes, settings, *maps_);
    TT_CHECK_EQ(images.has_maps(), shape.has_maps);
    try {
        reserve(shape, size);
        recorder_.bind(set_, model.set());
        const bool adaptive = shape.uniform_samples == 0;
        const WavePlan first =
            plan_uniform(shape, images.count(), 0,
                         adaptive ? sh::kPilotSamples : shape.uniform_samples, sample_capacity_);
        upload_images(images, shape);
        upload_waves(first);
        recorder_.barrier();
        record_floor_cache(model, images);
        record_labels(model, images, shape);
        if (adaptive) {
            TT_CHECK_EQ(first.waves.size(), std::size_t{1});
            images.samples.assign(images.count(), shape.area() * sh::kPilotSamples);
            record_wave(model, shape, first.waves.front(), false);
            record_allocation(images, shape, settings.noise_target);
            recorder_.finish(seconds_);
            const WavePlan rest = read_allocation(images, shape);
            upload_waves(rest);
            recorder_.barrier();
            for (const Wave& wave : rest.waves) {
                record_wave(model, shape, wave, true);
            }
        } else {
            images.samples.assign(images.count(),
                                  shape.area() * static_cast<std::uint64_t>(shape.uniform_samples));
            for (const Wave& wave : first.waves) {
                record_wave(model, shape, wave, false);
            }
        }
        record_resolve(images, shape);
        recorder_.finish(seconds_);
    } catch (...) {
        recorder_.abandon();
        throw;
    }
    std::vector<Frame> frames = read_frames(images, shape);
    const auto elapsed = std::chrono::steady_clock::now() - start;
    const double milliseconds = std::chrono::duration<double, std::milli>(elapsed).count();
    for (Frame& frame : frames) {
        frame.milliseconds = milliseconds / static_cast<double>(frames.size());
    }
    return frames;
}

void BatchRenderer::reserve(const BatchShape& shape, const BatchSize& size) {
    const BatchBytes wanted = batch_bytes(shape, size.images, size.sample_capacity);
    const bool enough = std::equal(wanted.begin(), wanted.end(), reserved_.begin(),
                                   [](std::uint64_t a, std::uint64_t b) { return a <= b; });
    if (enough && set_written_) {
        sample_capacity_ = reserved_[index_of(Binding::kSamples)] / sizeof(sh::SampleRecord);
        return;
    }
    buffers_ = {};  // the old ones first: both together may not fit
    staging_ = {};
    readback_ = {};
    reserved_ = {};
    set_written_ = false;
    std::array<BufferNeed, kBatchBuffers> device_needs{};
    std::array<BufferNeed, kBatchBuffers> staging_needs{};
    std::array<BufferNeed, kBatchBuffers> readback_needs{};
    for (std::size_t i = 0; i < kBatchBuffers; ++i) {
        device_needs[i] = {wanted[i], VK_BUFFER_USAGE_STORAGE_BUFFER_BIT |
                                          VK_BUFFER_USAGE_TRANSFER_DST_BIT |
                                          VK_BUFFER_USAGE_TRANSFER_SRC_BIT};
        staging_needs[i] = {0, VK_BUFFER_USAGE_TRANSFER_SRC_BIT};
        readback_needs[i] = {0, VK_BUFFER_USAGE_TRANSFER_DST_BIT};
    }
    for (const Binding binding : kUploads) {
        staging_needs[index_of(binding)].bytes = wanted[index_of(binding)];
    }
    for (const Binding binding : kDownloads) {
        readback_needs[index_of(binding)].bytes = wanted[index_of(binding)];
    }
    buffers_ = BufferBlock(device_, device_needs, MemoryUse::kDevice, "a batch of images");
    staging_ = BufferBlock(device_, staging_needs, MemoryUse::kUpload, "a batch's upload");
    readback_ = BufferBlock(device_, readback_needs, MemoryUse::kReadback, "a batch's read-back");
    write_set();
    reserved_ = wanted;
    sample_capacity_ = size.sample_capacity;
}

void BatchRenderer::write_set() {
    std::array<VkDescriptorBufferInfo, kBatchBuffers> buffers{};
    std::array<VkWriteDescriptorSet, kBatchBuffers> writes{};
    for (std::uint32_t i = 0; i < kBatchBuffers; ++i) {
        buffers[i] = {buffers_.buffer(i), 0, VK_WHOLE_SIZE};
        writes[i].sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET;
        writes[i].dstSet = set_;
        writes[i].dstBinding = i;
        writes[i].descriptorCount = 1;
        writes[i].descriptorType = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
        writes[i].pBufferInfo = &buffers[i];
    }
    buffers[index_of(Binding::kNets)].buffer = tables_->buffer(kNetTable);
    buffers[index_of(Binding::kToneTables)].buffer = tables_->buffer(kToneTable);
    vkUpdateDescriptorSets(device_->handle(), kBatchBuffers, writes.data(), 0, nullptr);
    set_written_ = true;
}

void BatchRenderer::upload(Binding binding, std::span<const std::byte> bytes) {
    if (!bytes.empty()) {
        const std::size_t i = index_of(binding);
        TT_CHECK_LE(bytes.size(), staging_.bytes(i));
        std::memcpy(staging_.mapped(i), bytes.data(), bytes.size());
        recorder_.copy(staging_.buffer(i), 0, buffers_.buffer(i), 0, bytes.size());
    }
}

void BatchRenderer::upload_images(const Images& images, const BatchShape& shape) {
    recorder_.book(Account::kUpload);
    const std::vector<sh::ImageCounts> counts(images.count(), empty_counts());
    const std::vector<float> table = filter_table(shape);
    upload(Binding::kScenes, std::as_bytes(std::span(images.data)));
    upload(Binding::kInputs, std::as_bytes(std::span(images.inputs)));
    upload(Binding::kCounts, std::as_bytes(std::span(counts)));
    upload(Binding::kFilterTable, std::as_bytes(std::span(table)));
}

void BatchRenderer::upload_waves(const WavePlan& plan) {
    recorder_.book(Account::kUpload);
    upload(Binding::kSlots, std::as_bytes(std::span(plan.slots)));
    upload(Binding::kRowBases, std::as_bytes(std::span(plan.row_bases)));
}

sh::StageParameters BatchRenderer::parameters(const BatchShape& shape) {
    sh::StageParameters parameters{};
    parameters.width = shape.width;
    parameters.height = shape.height;
    parameters.margin = shape.margin;
    parameters.total_samples = shape.uniform_samples;
    parameters.round_samples = shape.round_samples();
    parameters.rounds = shape.rounds();
    parameters.limit = shape.most_samples;
    parameters.filter_importance = shape.filter_importance ? 1 : 0;
    return parameters;
}

/// Deepest layer first: each reads the one below it.
void BatchRenderer::record_floor_cache(const VulkanModel& model, const Images& images) {
    int deepest = -1;
    for (const sh::SceneData& scene : images.data) {
        if (scene.floor_plane.cached != 0U) {
            deepest = std::max(deepest, std::min(scene.max_bounces, sh::kCacheLayers - 1));
        }
    }
    if (deepest < 0) {
        return;
    }
    recorder_.book(Account::kFloorCache);
    const Variant variant{model.all_opaque(), false, images.has_maps()};
    for (int layer = deepest; layer >= 0; --layer) {
        const std::uint64_t directions =
            kCacheTexels * static_cast<std::uint64_t>(sh::most_cache_directions(layer));
        const std::uint64_t most_images = sample_capacity_ / directions;
        for (std::uint64_t first = 0; first < images.count(); first += most_images) {
            const std::uint64_t count = std::min(most_images, images.count() - first);
            sh::StageParameters stage{};
            stage.layer = layer;
            stage.image = static_cast<sh::uint>(first);
            stage.paths = sh::kPathsFloor;
            recorder_.run(Stage::kTracePaths, variant, stage, count * directions, Weight::kPath);
            recorder_.barrier();
            recorder_.run(Stage::kFloorTexels, variant, stage, count * kCacheTexels,
                          Weight::kLight);
            recorder_.barrier();
        }
    }
}

void BatchRenderer::record_labels(const VulkanModel& model, const Images& images,
                                  const BatchShape& shape) {
    recorder_.book(Account::kLabels);
    const Variant variant{model.all_opaque(), false, shape.has_maps};
    sh::StageParameters stage = parameters(shape);
    for (std::uint32_t i = 0; i < images.count(); ++i) {
        stage.image = i;
        recorder_.run(Stage::kCoverage, variant, stage, coverage_work(images.inputs[i]),
                      Weight::kPath);
    }
    if (shape.planes) {
        recorder_.run(Stage::kLabelPixels, variant, stage, images.count() * shape.pixels(),
                      Weight::kPath);
    }
}

void BatchRenderer::record_wave(const VulkanModel& model, const BatchShape& shape, const Wave& wave,
                                bool listed) {
    sh::StageParameters stage = parameters(shape);
    stage.first_slot = wave.first_slot;
    stage.first_sample = wave.first_sample;
    stage.round_samples = wave.round_samples;
    stage.paths = listed ? sh::kPathsListed : sh::kPathsUniform;
    if (listed) {
        recorder_.book(Account::kAllocate);
        recorder_.run(Stage::kPlaceSamples, {}, stage,
                      wave.count * static_cast<std::uint64_t>(shape.area_rows()), Weight::kLight);
        recorder_.barrier();
        recorder_.run(Stage::kListSamples, {}, stage, wave.count * shape.area(), Weight::kLight);
        recorder_.barrier();
    }
    recorder_.book(Account::kTrace);
    recorder_.run(Stage::kTracePaths, {model.all_opaque(), false, shape.has_maps}, stage,
                  wave.samples, Weight::kPath);
    recorder_.barrier();
    // The pilot is gathered when its weights are known (record_allocation).
    if (shape.uniform_samples > 0 || listed) {
        record_gather(shape, stage, wave);
    }
}

void BatchRenderer::record_gather(const BatchShape& shape, const sh::StageParameters& stage,
                                  const Wave& wave) {
    recorder_.book(Account::kGather);
    recorder_.run(Stage::kGather, {}, stage, wave.count * shape.pixels(), Weight::kLight);
    recorder_.barrier();
}

void BatchRenderer::record_allocation(const Images& images, const BatchShape& shape,
                                      double noise_target) {
    recorder_.book(Account::kAllocate);
    sh::StageParameters stage = parameters(shape);
    const std::uint64_t pixels = images.count() * shape.area();
    const std::uint64_t rows = images.count() * static_cast<std::uint64_t>(shape.area_rows());
    recorder_.run(Stage::kPilotVariance, {}, stage, pixels, Weight::kLight);
    recorder_.barrier();
    for (const int axis : {0, 1}) {
        stage.layer = axis;
        recorder_.run(Stage::kBlurVariance, {}, stage, pixels, Weight::kLight);
        recorder_.barrier();
    }
    recorder_.run_rows(Stage::kSumDeviations, {}, stage, rows);
    recorder_.barrier();
    stage.target = static_cast<float>(allocation_target(noise_target));
    recorder_.run_rows(Stage::kCountSamples, {}, stage, rows);
    recorder_.barrier();
    const Wave pilot{0, images.count(), 0, sh::kPilotSamples, 0};
    sh::StageParameters gather = parameters(shape);
    gather.round_samples = sh::kPilotSamples;
    record_gather(shape, gather, pilot);
    download(Binding::kRowTotals, rows * static_cast<std::uint64_t>(shape.rounds()) * 4);
}

void BatchRenderer::record_resolve(const Images& images, const BatchShape& shape) {
    recorder_.book(Account::kResolve);
    const sh::StageParameters stage = parameters(shape);
    const std::uint64_t rows = images.count() * static_cast<std::uint64_t>(shape.height);
    const std::uint64_t pixels = images.count() * shape.pixels();
    recorder_.run_rows(Stage::kResolve, {false, shape.keep_linear, false}, stage, rows);
    recorder_.barrier();
    download(Binding::kCounts, images.count() * sizeof(sh::ImageCounts));
    download(Binding::kRowSums, rows * sizeof(float));
    download(Binding::kDisplay, pixels * sizeof(std::uint32_t));
    download(Binding::kLinear, shape.keep_linear ? pixels * sizeof(sh::vec3) : 0);
    download(Binding::kLabels, shape.planes ? pixels * sizeof(sh::Label) : 0);
}

void BatchRenderer::download(Binding binding, std::uint64_t bytes) {
    recorder_.book(Account::kReadback);
    recorder_.copy(buffers_.buffer(index_of(binding)), 0, readback_.buffer(index_of(binding)), 0,
                   bytes);
    recorder_.host_barrier();
}

template <class T>
std::span<const T> BatchRenderer::downloaded(Binding binding, std::size_t count) const {
    TT_CHECK_LE(count * sizeof(T), readback_.bytes(index_of(binding)));
    return {reinterpret_cast<const T*>(readback_.mapped(index_of(binding))), count};
}

WavePlan BatchRenderer::read_allocation(Images& images, const BatchShape& shape) {
    const std::size_t an_image =
        static_cast<std::size_t>(shape.rounds()) * static_cast<std::size_t>(shape.area_rows());
    const auto totals = downloaded<std::uint32_t>(Binding::kRowTotals, images.count() * an_image);
    for (std::size_t i = 0; i < images.count(); ++i) {
        for (const std::uint32_t samples : totals.subspan(i * an_image, an_image)) {
            images.samples[i] += samples;
        }
    }
    return plan_adaptive(shape, images.count(), totals, sample_capacity_);
}

std::vector<Frame> BatchRenderer::read_frames(const Images& images, const BatchShape& shape) {
    const std::size_t count = images.count();
    const auto pixels = static_cast<std::size_t>(shape.pixels());
    const auto rows = static_cast<std::size_t>(shape.height);
    const auto counts = downloaded<sh::ImageCounts>(Binding::kCounts, count);
    const auto sums = downloaded<float>(Binding::kRowSums, count * rows);
    const auto display = downloaded<std::uint32_t>(Binding::kDisplay, count * pixels);
    const std::size_t linear_count = shape.keep_linear ? count * pixels : 0;
    const auto linear = downloaded<sh::vec3>(Binding::kLinear, linear_count);
    const auto labels = downloaded<sh::Label>(Binding::kLabels, shape.planes ? count * pixels : 0);
    std::vector<Frame> frames(count);
    const auto fill = [&](std::size_t i) {
        Frame& frame = frames[i];
        frame.display = display_of(display.subspan(i * pixels, pixels), shape);
        frame.coverage = coverage_of(counts[i], images.cut_off[i]);
        frame.non_finite_samples = counts[i].dropped;
        frame.samples_per_pixel =
            static_cast<double>(images.samples[i]) / static_cast<double>(shape.area());
        frame.noise = noise_from_half_differences(sum_of(sums.subspan(i * rows, rows)), 3 * pixels);
        if (shape.keep_linear) {
            frame.linear = ImageF(shape.width, shape.height, 3);
            std::memcpy(frame.linear.values().data(), linear.data() + i * pixels,
                        pixels * sizeof(sh::vec3));
        }
        if (shape.planes) {
            frame.planes = planes_of(labels.subspan(i * pixels, pixels), *images.scenes[i],
                                     images.data[i].camera, images.frames[i]);
        }
    };
    // Isolated: while it waits here, this thread must not begin another batch, which would want
    // what it holds.
    tbb::this_task_arena::isolate([&] { tbb::parallel_for(std::size_t{0}, count, fill); });
    return frames;
}

}  // namespace turntable::vulkan
