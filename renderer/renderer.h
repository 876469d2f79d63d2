// Renderer: the one interface of the backends. Batches of views of one object are the unit.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assets/model.h"
#include "base/image.h"
#include "scenes/scene.h"

namespace turntable {

/// Label planes from rays through pixel centres, never averaged. Background: depth and distance
/// of the floor where there is one, +inf else; ids 0 = nothing, 1 = floor, 2 = object, 3 = prop.
struct Planes {
    ImageF depth;     ///< 1 channel, metres along the optical axis
    ImageF distance;  ///< 1 channel, metres along the ray
    ImageF normal;    ///< 3 channels, world space, unit, facing the camera; 0 where nothing
    ImageF albedo;    ///< 3 channels, linear base colour; floor and props included
    ImageF uv;        ///< 2 channels, object only, 0 elsewhere
    ImageU8 mask;     ///< 1 channel, 255 where the object is seen
    ImageU8 id;       ///< 1 channel
    /// 1 channel: 1 + the index in Model::parts of what is seen, 0 where the object is not. A model
    /// without parts counts as one part: 1.
    ImageU8 part;
};

/// Where the object lies in the frame, from the pixel-centre mask.
struct Coverage {
    std::uint64_t mask_pixels = 0;
    /// Half-open pixel box [x0, x1) x [y0, y1) of the mask; all 0 when the mask is empty.
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    /// Share of the object's pixels on an unbounded image plane that lie in the frame (props and
    /// the floor thought away); 1 when all is in frame.
    double in_frame = 0.0;
    /// Share of its pixels in the frame that a prop or the floor hides; 0 when nothing does.
    double occluded = 0.0;
    /// What is left: in_frame (1 - occluded).
    double visible_fraction = 0.0;
};

enum class FrameFault : std::uint32_t {
    kNone = 0,
    kNonFinite,       ///< NaN or infinity reached the film
    kOutOfFrame,      ///< no pixel shows the object
    kTooSmall,        ///< fewer object pixels than the recipe's minimum
    kBlank,           ///< the image has one value
    kClipped,         ///< too large a share of channel values at 0 or 255
    kDark,            ///< the object's mean display value is below the recipe's minimum
    kHidden,          ///< a smaller share of the object is visible than the recipe's minimum
    kTextureMissing,  ///< the model lacks a picture that it names
};
[[nodiscard]] const char* frame_fault_name(FrameFault fault);

struct Frame {
    ImageU8 display;  ///< 3 channels, 8-bit display codes after the tone curve
    ImageF linear;    ///< 3 channels, scene linear; empty unless RenderSettings::keep_linear
    std::optional<Planes> planes;
    Coverage coverage;
    double samples_per_pixel = 0.0;  ///< mean over pixels, pilot included
    /// Estimated standard deviation of the display values, RMS over pixels, in 8-bit levels.
    double noise = 0.0;
    std::uint64_t non_finite_samples = 0;  ///< path samples that were dropped
    double milliseconds = 0.0;             ///< not part of the result's identity
};

/// How samples become pixels. Both converge to the same picture.
enum class Reconstruction : std::uint32_t {
    kSplat = 0,  ///< each sample is spread over the pixels its filter reaches: least noise
    /// Samples are drawn from the filter and averaged (filter importance sampling): pixels are
    /// independent and their error is that of a plain mean; uniform sample counts only.
    kFilterImportance = 1,
};

/// Adaptive: pixels get samples in proportion to their estimated error, until it is below
/// `noise_target`. The stopping rule reads nothing but the pixels: deterministic.
struct RenderSettings {
    /// > 0: that many samples for every pixel, no adaptivity. 0: adaptive by noise_target.
    int samples_per_pixel = 0;
    /// Target standard deviation of a display value, 8-bit levels (adaptive only).
    double noise_target = 1.4;
    int max_samples_per_pixel = 256;
    /// Cached floor irradiance: faster by 1.5 to 2 times, with a bias below the noise target.
    /// Used only where the scene allows it: object clear of the floor, no props, no environment
    /// map, no narrow sun.
    bool floor_cache = true;
    Reconstruction reconstruction = Reconstruction::kSplat;
    MtlRules mtl_rules = MtlRules::kOfficial;
    bool planes = false;
    bool keep_linear = false;
};

/// A model in a backend's own form (acceleration structure, textures, resolved materials).
class PreparedModel {
public:
    virtual ~PreparedModel() = default;
    PreparedModel() = default;
    PreparedModel(const PreparedModel&) = delete;
    PreparedModel& operator=(const PreparedModel&) = delete;
    /// Host and device bytes it holds, for the generator's memory bound.
    [[nodiscard]] virtual std::size_t bytes() const = 0;
};

/// Time that a device spent in one stage of its work.
struct StageTime {
    std::string stage;  ///< e.g. "trace", "read-back"
    double seconds = 0.0;
};

/// Thread-safe: several threads may prepare and render at once.
class Renderer {
public:
    virtual ~Renderer() = default;
    Renderer() = default;
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    [[nodiscard]] virtual std::string backend() const = 0;  ///< "embree"
    [[nodiscard]] virtual std::string device() const = 0;   ///< e.g. "Embree 3.13.5 AVX2"

    [[nodiscard]] virtual std::shared_ptr<const PreparedModel>
    prepare(std::shared_ptr<const Model> model, MtlRules rules) const = 0;

    /// One frame a scene, in order. All scenes show `model`; `SceneObject::asset_id` is not read.
    /// Parallel over scenes in the caller's TBB arena. Pixels depend on scene, model, settings,
    /// backend and build alone.
    [[nodiscard]] virtual std::vector<Frame> render(const PreparedModel& model,
                                                    std::span<const Scene> scenes,
                                                    const RenderSettings& settings) const = 0;

    /// How many views of such a film one call of render() should bring for full speed, when the
    /// backend waits for a device meanwhile and uses no thread of the caller's. 0: the backend
    /// works on the caller's threads, and any number is as good. Changes no pixel.
    [[nodiscard]] virtual std::size_t batch_views(const Film& /*film*/,
                                                  const RenderSettings& /*settings*/) const {
        return 0;
    }

    /// Where the device's time went since the renderer was made, stage by stage in order; empty
    /// when the backend does not measure it.
    [[nodiscard]] virtual std::vector<StageTime> stage_times() const { return {}; }

    /// Bytes of device memory that the renderer and its models hold now; 0 without a device.
    [[nodiscard]] virtual std::uint64_t device_bytes() const { return 0; }
};

enum class Backend : std::uint32_t { kAuto = 0, kEmbree = 1, kVulkan = 2 };

/// What renders, and on which device.
struct RendererChoice {
    /// kAuto: the first GPU that Vulkan offers, else Embree. A Vulkan device that is a CPU
    /// (lavapipe) is taken only when it is asked for.
    Backend backend = Backend::kAuto;
    /// Vulkan only: a number of list_devices(), or a part of a name (case ignored); "": the first
    /// GPU, else the first device.
    std::string device;
    /// Vulkan only: bytes of device memory to stay within; 0: most of what is free.
    std::uint64_t device_memory = 0;
};

struct ChosenRenderer {
    std::unique_ptr<Renderer> renderer;
    std::string remark;  ///< why kAuto did not take a GPU, one line; empty when there is nothing
};

/// Throws Error (environment) when the backend is not built in, finds no such device, or the device
/// lacks something (the message names it).
[[nodiscard]] ChosenRenderer make_renderer(const RendererChoice& choice);

/// The same without a choice of device.
[[nodiscard]] std::unique_ptr<Renderer> make_renderer(Backend backend);

/// A Vulkan device of this machine.
struct DeviceInfo {
    std::uint32_t number = 0;  ///< as `--device` takes it
    std::string name;          ///< e.g. "NVIDIA H100 PCIe"
    std::string driver;        ///< name and version
    std::string kind;          ///< "discrete GPU", "integrated GPU", "virtual GPU", "CPU", "other"
    std::uint64_t memory_bytes = 0;  ///< of its largest device-local heap
    bool ray_query = false;          ///< hardware ray queries will be used
    std::string lacks;               ///< why it cannot render; empty when it can
};

/// All Vulkan devices; empty when there is no loader, no driver, or no Vulkan in this build.
[[nodiscard]] std::vector<DeviceInfo> list_devices();

struct QualityLimits {
    std::uint64_t min_object_pixels = 32;
    double max_clipped_fraction = 0.5;
    double min_object_level = 0.0;      ///< mean display value of the box of the mask, [0, 255]
    double min_visible_fraction = 0.0;  ///< of Coverage::visible_fraction
    bool reject_missing_textures = false;
};

/// The quality check before a frame is accepted: the first fault in the order non-finite, out of
/// frame, too small, hidden, blank, clipped, dark. Of missing textures a frame knows nothing.
[[nodiscard]] FrameFault check_frame(const Frame& frame, const QualityLimits& limits);

}  // namespace turntable
