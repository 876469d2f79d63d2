// Families: a class of objects as a function from parameters to parts. One file a family, in the
// folder of its kind; each kind lists its own.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "assets/procedural/model_builder.h"
#include "assets/procedural/parameters.h"

namespace turntable::procedural {

struct Family {
    std::string_view class_name;  ///< one of kObjectClasses
    /// Adds one instance's parts: metres, resting on or about z = 0, up +Z, front +Y. At least
    /// eight meaningful parameters are drawn.
    void (*build)(Parameters& parameters, ModelBuilder& model) = nullptr;
};

// A kind's families (seating/seating.cpp and so on).
[[nodiscard]] std::span<const Family> appliance_families();
[[nodiscard]] std::span<const Family> audio_families();  ///< instruments and sound
[[nodiscard]] std::span<const Family> building_families();
[[nodiscard]] std::span<const Family> electronics_families();
[[nodiscard]] std::span<const Family> furniture_families();  ///< storage, tables, lamps, clocks
[[nodiscard]] std::span<const Family> seating_families();    ///< seats and beds
[[nodiscard]] std::span<const Family> tool_families();       ///< tools and weapons
[[nodiscard]] std::span<const Family> vehicle_families();
[[nodiscard]] std::span<const Family> vessel_families();    ///< vessels and containers
[[nodiscard]] std::span<const Family> wearable_families();  ///< worn and carried things

/// All of them, in the order of kObjectClasses.
[[nodiscard]] const std::vector<Family>& procedural_families();
/// nullptr when no family makes that class.
[[nodiscard]] const Family* family_of(std::string_view class_name);

}  // namespace turntable::procedural
