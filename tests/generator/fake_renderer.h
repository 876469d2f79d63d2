// FakeRenderer: images that are a hash of the scene, in no time: for tests of what surrounds the
// renderer.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "renderer/renderer.h"

namespace turntable::test {

class FakeRenderer final : public Renderer {
public:
    /// Called for every scene before it is rendered; may throw or wait.
    std::function<void(const Scene&)> before_scene;
    /// Called for every call of render(), before its scenes; may throw or wait.
    std::function<void(std::span<const Scene>)> before_batch;
    /// Whether the frame of a scene shows no object; none, unless set.
    std::function<bool(const Scene&)> misses;
    /// What PreparedModel::bytes() says.
    std::size_t model_bytes = 1000;
    /// What batch_views() says: more than 0 makes it a device.
    std::size_t batch = 0;

    [[nodiscard]] std::string backend() const override { return "fake"; }
    [[nodiscard]] std::string device() const override { return "fake device"; }
    [[nodiscard]] std::shared_ptr<const PreparedModel> prepare(std::shared_ptr<const Model> model,
                                                               MtlRules rules) const override;
    [[nodiscard]] std::vector<Frame> render(const PreparedModel& model,
                                            std::span<const Scene> scenes,
                                            const RenderSettings& settings) const override;

    [[nodiscard]] std::size_t batch_views(const Film& /*film*/,
                                          const RenderSettings& /*settings*/) const override {
        return batch;
    }

    /// The most calls of render() that were ever under way at once.
    [[nodiscard]] int most_calls() const { return calls_->most.load(); }
    /// Scenes of each call of render() so far, in the order of the calls.
    [[nodiscard]] std::vector<std::size_t> batch_sizes() const;
    /// Frames that were begun.
    [[nodiscard]] std::size_t frames_begun() const { return frames_begun_.load(); }

    /// Prepared models alive now, and the most there ever were.
    [[nodiscard]] int models_alive() const { return alive_->now.load(); }
    [[nodiscard]] int most_models_alive() const { return alive_->most.load(); }

    struct Census {
        std::atomic<int> now{0};
        std::atomic<int> most{0};

        void enter();
        void leave() { --now; }
    };

private:
    /// Shared with the prepared models, which may outlive the renderer in a failing test.
    std::shared_ptr<Census> alive_ = std::make_shared<Census>();
    std::shared_ptr<Census> calls_ = std::make_shared<Census>();
    mutable std::atomic<std::size_t> frames_begun_{0};
    mutable std::mutex mutex_;
    mutable std::vector<std::size_t> batch_sizes_;  ///< guarded by mutex_
};

}  // namespace turntable::test
