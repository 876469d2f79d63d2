// The versions of the libraries in use, as they say at run time.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace turntable::cli {

/// (name, version) of every library that decides bytes or may be blamed for a fault.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> library_versions();

}  // namespace turntable::cli
