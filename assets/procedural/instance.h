// One instance of a family: the finished, normalised model and what is known of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "assets/procedural/family.h"

namespace turntable::procedural {

/// Part of every instance's digest: raise it when the kit, a look or a family changes what it
/// makes.
inline constexpr int kProceduralVersion = 1;

struct Instance {
    std::string id;    ///< "procedural/<class>/<seed>-<number>", blanks as '-'
    BuiltModel built;  ///< normalised to unit diagonal, centred
    ShapeFacts facts;
};

/// Instance::id.
[[nodiscard]] std::string instance_id(const Family& family, Seed seed, std::uint64_t number);

/// A pure function of (class, seed, number): the same bytes on machines of one CPU class.
/// Thread-safe. `family` is of procedural_families().
[[nodiscard]] Instance make_instance(const Family& family, Seed seed, std::uint64_t number);

}  // namespace turntable::procedural
