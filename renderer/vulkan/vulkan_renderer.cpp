#include "renderer/vulkan/vulkan_renderer.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <set>

#include <fmt/format.h>

#include "base/check.h"
#include "base/error.h"
#include "renderer/embree_device.h"
#include "renderer/scene_maps.h"
#include "renderer/vulkan/batch_renderer.h"
#include "renderer/vulkan/fixed_tables.h"

namespace turntable::vulkan {
namespace {

/// Batches in the device's queue at once: while the host reads one and plans the next, the device
/// works on the other.
constexpr std::size_t kLanes = 2;

/// Views a batch: enough to fill any GPU many times over. A device that is a CPU is full at once.
constexpr std::size_t kGpuBatch = 256;
constexpr std::size_t kCpuBatch = 16;

/// Share of the memory bound that batches may take; the rest is for pictures, models and their
/// uploads.
constexpr double kBatchShare = 0.75;

/// A batch holds its upload and read-back copies beside its buffers: at most this much more.
constexpr double kCopiesShare = 0.4;

/// Share of the bound for pictures; the scenes of a batch have at most half of it, or are one.
constexpr double kMapShare = 0.1;

/// Scenes of one batch, with the places of their frames.
struct Batch {
    BatchShape shape;
    std::vector<const Scene*> scenes;
    std::vector<std::size_t> places;
};

class VulkanRenderer : public Renderer {
public:
    explicit VulkanRenderer(const RendererChoice& choice)
        : builder_(make_embree_device()), instance_(shared_instance()),
          device_(std::make_shared<Device>(instance_, choose_device(*instance_, choice.device),
                                           choice.device_memory)),
          kernels_(std::make_shared<Kernels>(device_)),
          tables_(upload_fixed_tables(device_, kernels_)),
          maps_(std::make_shared<DeviceMaps>(device_, kernels_, map_bound())) {
        for (std::size_t i = 0; i < kLanes; ++i) {
            lanes_.push_back(std::make_unique<BatchRenderer>(device_, kernels_, tables_, maps_));
            free_lanes_.push_back(lanes_.back().get());
        }
    }

    [[nodiscard]] std::string backend() const override { return "vulkan"; }

    [[nodiscard]] std::string device() const override {
        const DeviceInfo& info = device_->physical().info;
        return fmt::format("Vulkan {}, {}{}", info.name, info.driver,
                           device_->ray_query() ? ", ray queries" : "");
    }

    [[nodiscard]] std::shared_ptr<const PreparedModel> prepare(std::shared_ptr<const Model> model,
                                                               MtlRules rules) const override {
        return std::make_shared<VulkanModel>(device_, kernels_, builder_.get(), *model, rules);
    }

    [[nodiscard]] std::vector<Frame> render(const PreparedModel& model,
                                            std::span<const Scene> scenes,
                                            const RenderSettings& settings) const override {
        const auto* prepared = dynamic_cast<const VulkanModel*>(&model);
        TT_CHECK(prepared != nullptr);
        std::vector<Frame> frames(scenes.size());
        for (const Batch& batch : group_by_shape(scenes, settings)) {
            render_batch(*prepared, batch, settings, frames);
        }
        return frames;
    }

    [[nodiscard]] std::size_t batch_views(const Film& film,
                                          const RenderSettings& settings) const override {
        return static_cast<std::size_t>(most_images(batch_shape(film, settings)).images);
    }

    [[nodiscard]] std::uint64_t device_bytes() const override { return device_->memory_in_use(); }

    [[nodiscard]] std::vector<StageTime> stage_times() const override {
        AccountSeconds all{};
        {
            const std::lock_guard lock(mutex_);
            all = seconds_;
        }
        std::vector<StageTime> times;
        for (std::size_t i = 0; i < kAccounts; ++i) {
            times.push_back({account_name(static_cast<Account>(i)), all[i]});
        }
        return times;
    }

private:
    /// A lane for as long as a batch takes.
    class Lane {
    public:
        explicit Lane(const VulkanRenderer& renderer) : renderer_(renderer) {
            std::unique_lock lock(renderer_.mutex_);
            renderer_.lane_freed_.wait(lock, [&] { return !renderer_.free_lanes_.empty(); });
            batch_ = renderer_.free_lanes_.back();
            renderer_.free_lanes_.pop_back();
            before_ = batch_->seconds();
        }
        ~Lane() {
            const std::lock_guard lock(renderer_.mutex_);
            for (std::size_t i = 0; i < kAccounts; ++i) {
                renderer_.seconds_[i] += batch_->seconds()[i] - before_[i];
            }
            renderer_.free_lanes_.push_back(batch_);
            renderer_.lane_freed_.notify_one();
        }
        Lane(const Lane&) = delete;
        Lane& operator=(const Lane&) = delete;
        [[nodiscard]] BatchRenderer& batch() const { return *batch_; }

    private:
        const VulkanRenderer& renderer_;
        BatchRenderer* batch_ = nullptr;
        AccountSeconds before_{};
    };

    [[nodiscard]] static std::vector<Batch> group_by_shape(std::span<const Scene> scenes,
                                                           const RenderSettings& settings) {
        std::vector<Batch> batches;
        for (std::size_t i = 0; i < scenes.size(); ++i) {
            BatchShape shape = batch_shape(scenes[i].film, settings);
            shape.has_maps = scene_maps(scenes[i]).any();
            auto found = std::find_if(batches.begin(), batches.end(),
                                      [&](const Batch& batch) { return batch.shape == shape; });
            if (found == batches.end()) {
                found = batches.insert(batches.end(), Batch{shape, {}, {}});
            }
            found->scenes.push_back(&scenes[i]);
            found->places.push_back(i);
        }
        return batches;
    }

    /// Bytes of one buffer.
    [[nodiscard]] std::uint64_t buffer_limit() const {
        return std::min<std::uint64_t>(device_->limits().maxStorageBufferRange,
                                       device_->physical().max_allocation);
    }

    [[nodiscard]] BatchSize most_images(const BatchShape& shape) const {
        const std::size_t most = device_->physical().is_gpu ? kGpuBatch : kCpuBatch;
        const auto memory =
            static_cast<std::uint64_t>(static_cast<double>(device_->memory_bound()) * kBatchShare /
                                       (1.0 + kCopiesShare) / static_cast<double>(kLanes));
        const BatchSize size = fit_batch(shape, most, buffer_limit(), memory);
        if (size.images == 0) {
            throw environment_fault(
                "{}: a picture of {} x {} pixels needs more device memory than a batch may have "
                "({:.0f} MiB, of buffers of {:.0f} MiB); raise --device-memory or render smaller",
                device_->physical().info.name, shape.width, shape.height,
                static_cast<double>(memory) / (1 << 20),
                static_cast<double>(buffer_limit()) / (1 << 20));
        }
        return size;
    }

    void render_batch(const VulkanModel& model, const Batch& batch, const RenderSettings& settings,
                      std::vector<Frame>& frames) const {
        const BatchSize most = most_images(batch.shape);
        std::size_t count = 0;
        for (std::size_t first = 0; first < batch.scenes.size(); first += count) {
            count = scenes_within(std::span(batch.scenes).subspan(first), most.images);
            const BatchSize size = count == most.images ? most : size_for(batch.shape, count, most);
            const Lane lane(*this);
            std::vector<Frame> part = lane.batch().render(
                model, std::span(batch.scenes).subspan(first, count), settings, batch.shape, size);
            for (std::size_t i = 0; i < count; ++i) {
                frames[batch.places[first + i]] = std::move(part[i]);
            }
        }
    }

    [[nodiscard]] std::uint64_t map_bound() const {
        return static_cast<std::uint64_t>(static_cast<double>(device_->memory_bound()) * kMapShare);
    }

    /// How many of the first scenes, at most `most` and at least one, have pictures that a batch
    /// may hold together.
    [[nodiscard]] std::size_t scenes_within(std::span<const Scene* const> scenes,
                                            std::uint64_t most) const {
        std::set<std::shared_ptr<const EnvironmentMap>> held;
        std::uint64_t bytes = 0;
        std::size_t count = 0;
        for (; count < scenes.size() && count < most; ++count) {
            const SceneMaps maps = scene_maps(*scenes[count]);
            for (const auto& map : {maps.environment, maps.view, maps.floor}) {
                if (map != nullptr && held.insert(map).second) {
                    bytes += device_map_bytes(*map);
                }
            }
            if (count > 0 && bytes > map_bound() / kLanes) {
                break;
            }
        }
        return count;
    }

    /// Buffers for a batch that is not full.
    [[nodiscard]] static BatchSize size_for(const BatchShape& shape, std::size_t count,
                                            const BatchSize& most) {
        return {count, std::min(most.sample_capacity, wanted_samples(shape, count))};
    }

    EmbreeDevice builder_;
    std::shared_ptr<Instance> instance_;
    std::shared_ptr<Device> device_;
    std::shared_ptr<Kernels> kernels_;
    std::shared_ptr<const BufferBlock> tables_;
    std::shared_ptr<DeviceMaps> maps_;
    std::vector<std::unique_ptr<BatchRenderer>> lanes_;
    mutable std::mutex mutex_;
    mutable std::condition_variable lane_freed_;
    mutable std::vector<BatchRenderer*> free_lanes_;
    mutable AccountSeconds seconds_{};
};

}  // namespace

std::unique_ptr<Renderer> make_vulkan_renderer(const RendererChoice& choice) {
    return std::make_unique<VulkanRenderer>(choice);
}

std::string why_no_gpu() {
    try {
        const std::shared_ptr<Instance> instance = shared_instance();
        std::string why = "no driver offers one";
        for (const PhysicalDevice& device : physical_devices(*instance)) {
            if (device.is_gpu && device.info.lacks.empty()) {
                return {};
            }
            if (device.is_gpu) {
                why = fmt::format("{} lacks {}", device.info.name, device.info.lacks);
            }
        }
        return why;
    } catch (const Error& error) {
        return error.what();
    }
}

std::vector<DeviceInfo> list_vulkan_devices() {
    try {
        const std::shared_ptr<Instance> instance = shared_instance();
        std::vector<DeviceInfo> devices;
        for (const PhysicalDevice& device : physical_devices(*instance)) {
            devices.push_back(device.info);
        }
        return devices;
    } catch (const Error&) {
        return {};  // no loader or no driver: no devices
    }
}

}  // namespace turntable::vulkan
