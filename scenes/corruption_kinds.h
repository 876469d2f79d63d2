// The kinds of Scene::corruption, by name. generator/corruptions.h applies them.
#pragma once

#include <string>
#include <vector>

namespace turntable {

/// "none" first, then every kind in the order of docs/quality.md.
[[nodiscard]] const std::vector<std::string>& corruption_names();

inline constexpr int kMostCorruptionSeverity = 5;

}  // namespace turntable
