// Parameters: the random choices that make one instance of a family. Each is drawn by its name
// from (class, seed, instance), so adding one to a family leaves the others as they were.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <glm/vec3.hpp>

#include "assets/asset_library.h"
#include "base/strong_id.h"

namespace turntable::procedural {

class Parameters {
public:
    Parameters(std::string_view class_name, Seed seed, std::uint64_t instance);

    /// Uniform in [lower, upper).
    float real(std::string_view name, float lower, float upper);
    /// Uniform among lower, ..., upper.
    int integer(std::string_view name, int lower, int upper);
    bool chance(std::string_view name, double probability);
    /// One of the named variants, as an enum whose enumerators 0, 1, ... are in that order.
    template <class Enum>
    Enum choice(std::string_view name, std::initializer_list<std::string_view> variants) {
        return static_cast<Enum>(pick(name, variants, {}));
    }
    /// With weights, parallel to the variants, positive.
    template <class Enum>
    Enum choice(std::string_view name, std::initializer_list<std::string_view> variants,
                std::initializer_list<double> weights) {
        return static_cast<Enum>(pick(name, variants, weights));
    }
    /// A draw that is no meaningful parameter (grain, dust, which label): uniform bits, unrecorded.
    [[nodiscard]] std::uint64_t hidden(std::string_view name) const;

    /// What was drawn, in order. A name is drawn once an instance.
    [[nodiscard]] const std::vector<ShapeParameter>& record() const { return record_; }

private:
    int pick(std::string_view name, std::initializer_list<std::string_view> variants,
             std::initializer_list<double> weights);
    [[nodiscard]] double uniform(std::string_view name) const;
    void note(std::string_view name, double value, std::string_view choice);

    std::string class_name_;
    Seed seed_;
    std::uint64_t instance_;
    std::vector<ShapeParameter> record_;
};

}  // namespace turntable::procedural
