// FakeRenderer: images that are a hash of the scene, in no time: for tests of what surrounds the
// renderer.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "renderer/renderer.h"

namespace turntable::test {

class FakeRenderer final : public Renderer {
public:
    /// Called for every scene before it is rendered; may throw or wait.
    std::function<void(const Scene&)> before_scene;
    /// What PreparedModel::bytes() says.
    std::size_t model_bytes = 1000;

    [[nodiscard]] std::string backend() const override { return "fake"; }
    [[nodiscard]] std::string device() const override { return "fake device"; }
    [[nodiscard]] std::shared_ptr<const PreparedModel> prepare(std::shared_ptr<const Model> model,
                                                               MtlRules rules) const override;
    [[nodiscard]] std::vector<Frame> render(const PreparedModel& model,
                                            std::span<const Scene> scenes,
                                            const RenderSettings& settings) const override;

    /// Prepared models alive now, and the most there ever were.
    [[nodiscard]] int models_alive() const { return alive_->now.load(); }
    [[nodiscard]] int most_models_alive() const { return alive_->most.load(); }

    struct Census {
        std::atomic<int> now{0};
        std::atomic<int> most{0};
    };

private:
    /// Shared with the prepared models, which may outlive the renderer in a failing test.
    std::shared_ptr<Census> alive_ = std::make_shared<Census>();
};

}  // namespace turntable::test
