#include "renderer/embree/embree_renderer.h"

#include <exception>
#include <vector>

#include <pmmintrin.h>
#include <tbb/parallel_for.h>
#include <xmmintrin.h>

#include "base/check.h"
#include "renderer/embree/embree_model.h"
#include "renderer/embree/image_renderer.h"
#include "renderer/embree_device.h"

namespace turntable::embree {
namespace {

/// Flush-to-zero and denormals-are-zero while it lives: Embree asks for both, and they are part
/// of the arithmetic that makes bytes equal on every thread.
class FlushDenormals {
public:
    FlushDenormals() : saved_(_mm_getcsr()) {
        _MM_SET_FLUSH_ZERO_MODE(_MM_FLUSH_ZERO_ON);
        _MM_SET_DENORMALS_ZERO_MODE(_MM_DENORMALS_ZERO_ON);
    }
    ~FlushDenormals() { _mm_setcsr(saved_); }
    FlushDenormals(const FlushDenormals&) = delete;
    FlushDenormals& operator=(const FlushDenormals&) = delete;

private:
    unsigned int saved_;
};

class EmbreeRenderer : public Renderer {
public:
    EmbreeRenderer() : device_(make_embree_device()) {}

    [[nodiscard]] std::string backend() const override { return "embree"; }
    [[nodiscard]] std::string device() const override { return embree_device_name(); }

    [[nodiscard]] std::shared_ptr<const PreparedModel> prepare(std::shared_ptr<const Model> model,
                                                               MtlRules rules) const override {
        return std::make_shared<EmbreeModel>(device_.get(), std::move(model), rules);
    }

    [[nodiscard]] std::vector<Frame> render(const PreparedModel& model,
                                            std::span<const Scene> scenes,
                                            const RenderSettings& settings) const override {
        const auto* prepared = dynamic_cast<const EmbreeModel*>(&model);
        TT_CHECK(prepared != nullptr);
        std::vector<Frame> frames(scenes.size());
        tbb::parallel_for(std::size_t{0}, scenes.size(), [&](std::size_t i) {
            const FlushDenormals mode;
            frames[i] = render_image(*prepared, scenes[i], settings, tables_);
        });
        return frames;
    }

private:
    EmbreeDevice device_;
    mutable EnvironmentTableCache tables_;
};

}  // namespace

std::unique_ptr<Renderer> make_embree_renderer() {
    return std::make_unique<EmbreeRenderer>();
}

}  // namespace turntable::embree
