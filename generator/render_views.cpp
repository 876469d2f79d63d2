#include "generator/render_views.h"

#include <exception>
#include <new>
#include <utility>

#include "base/check.h"
#include "base/hash.h"
#include "generator/corruptions.h"
#include "generator/frame_labels.h"
#include "generator/image_codecs.h"
#include "generator/plane_files.h"
#include "generator/sample_fault.h"

namespace turntable {
namespace {

/// Runs `work` for one sample and gives whatever it throws the sample's name.
template <class Work>
void name_faults(const SampleRecord& record, const Work& work) {
    const auto fault = [&](ExitCode code, const char* cause) {
        return SampleFault(code,
                           fmt::format("sample {} (object {}, view {}): {}", record.index,
                                       record.object, record.view, cause),
                           SampleId(record.index));
    };
    try {
        work();
    } catch (const Error& error) {
        throw fault(error.code(), error.what());
    } catch (const std::bad_alloc&) {
        throw fault(ExitCode::kEnvironment, "out of memory");
    } catch (const std::exception& error) {
        throw fault(ExitCode::kEnvironment, error.what());
    }
}

std::vector<Frame> render_scenes(const Renderer& renderer, const PreparedModel& model,
                                 std::span<const Scene> scenes, const RenderSettings& settings) {
    std::vector<Frame> frames = renderer.render(model, scenes, settings);
    TT_CHECK_EQ(frames.size(), scenes.size());
    return frames;
}

std::vector<Scene> scenes_of(std::span<const SampleTask> tasks) {
    std::vector<Scene> scenes;
    scenes.reserve(tasks.size());
    for (const SampleTask& task : tasks) {
        scenes.push_back(task.scene);
    }
    return scenes;
}

/// A batch does not say which of its scenes failed; rendered one by one, the culprit shows.
std::vector<Frame> render_singly(const Renderer& renderer, const PreparedModel& model,
                                 std::span<const SampleTask> tasks, std::span<const Scene> scenes,
                                 const RenderSettings& settings) {
    std::vector<Frame> frames;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        name_faults(tasks[i].record, [&] {
            auto one = render_scenes(renderer, model, scenes.subspan(i, 1), settings);
            frames.push_back(std::move(one.front()));
        });
    }
    return frames;
}

FrameFault find_fault(const SampleTask& task, const Frame& frame, const QualityLimits& limits) {
    if (limits.reject_missing_textures && task.texture_missing) {
        return FrameFault::kTextureMissing;
    }
    return check_frame(frame, limits);
}

/// No draw brings back what the model lacks.
bool another_draw_can_cure(FrameFault fault) {
    return fault != FrameFault::kNone && fault != FrameFault::kTextureMissing;
}

RenderedSample encode_frame(const SampleTask& task, const Frame& frame,
                            const ViewSettings& settings) {
    RenderedSample sample;
    sample.record = task.record;
    sample.milliseconds = frame.milliseconds;
    const FrameFault fault = find_fault(task, frame, settings.limits);
    add_frame(sample.record, frame, fault);
    ImageU8 spoiled;
    const ImageU8* picture = &frame.display;
    if (changes_picture(task.scene.corruption)) {
        spoiled = corrupted(frame.display, task.scene.corruption, task.scene.noise_seed);
        picture = &spoiled;
        sample.record.pixels_sha256 = sha256_hex(std::as_bytes(spoiled.values()));
    }
    if (fault != FrameFault::kNone) {
        return sample;
    }
    sample.files.push_back({"jpg", encode_jpeg(*picture, settings.jpeg_quality)});
    if (!settings.planes.empty()) {
        TT_CHECK(frame.planes.has_value());
        for (EncodedFile& file : encode_planes(*frame.planes, settings.planes)) {
            sample.files.push_back(std::move(file));
        }
    }
    return sample;
}

}  // namespace

std::vector<Frame> render_frames(const Renderer& renderer, const PreparedModel& model,
                                 std::span<const SampleTask> tasks,
                                 const RenderSettings& settings) {
    const std::vector<Scene> scenes = scenes_of(tasks);
    try {
        return render_scenes(renderer, model, scenes, settings);
    } catch (const Error& error) {
        if (error.code() == ExitCode::kEnvironment) {
            throw;
        }
    } catch (const std::bad_alloc&) {
        throw environment_fault("out of memory while rendering {} views of {} at once",
                                tasks.size(), tasks.front().record.object);
    } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): found below, and named
    }
    return render_singly(renderer, model, tasks, scenes, settings);
}

bool redo_refused(const Renderer& renderer, const PreparedModel& model, const Redraw& redraw,
                  const ViewSettings& settings, std::span<SampleTask> tasks,
                  std::span<Frame> frames) {
    std::vector<std::size_t> refused;
    std::vector<SampleTask> again;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        if (another_draw_can_cure(find_fault(tasks[i], frames[i], settings.limits))) {
            refused.push_back(i);
            again.push_back(redraw(i));
        }
    }
    if (refused.empty()) {
        return false;
    }
    std::vector<Frame> redone = render_frames(renderer, model, again, settings.render);
    for (std::size_t i = 0; i < refused.size(); ++i) {
        redone[i].milliseconds += frames[refused[i]].milliseconds;  // all that the sample cost
        frames[refused[i]] = std::move(redone[i]);
        tasks[refused[i]] = std::move(again[i]);
    }
    return true;
}

RenderedSample finish_frame(const SampleTask& task, const Frame& frame,
                            const ViewSettings& settings) {
    RenderedSample finished;
    name_faults(task.record, [&] { finished = encode_frame(task, frame, settings); });
    return finished;
}

}  // namespace turntable
