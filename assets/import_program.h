// Where the importing program is. It alone links Assimp and OpenImageIO, which bring some 250
// shared libraries: the program that renders starts without them.
#pragma once

#include <string>

namespace turntable {

inline constexpr const char* kImportProgramName = "turntable-import";

/// Path of turntable-import: beside the running program, else in ../libexec from there, else in a
/// folder of PATH. Throws Error (environment) when this installation has none.
[[nodiscard]] std::string find_import_program();

}  // namespace turntable
