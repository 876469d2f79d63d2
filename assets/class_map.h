// What we know of models by having looked at them: their class, and how to turn them upright.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <glm/mat3x3.hpp>

namespace turntable {

struct ClassOfModel {
    std::string class_name;
    std::string synset;
};

/// `archive`: file name without extension; `model`: path in the archive. Empty when the model has
/// none of the 55 classes.
[[nodiscard]] std::optional<ClassOfModel> sh3f_class(std::string_view archive,
                                                     std::string_view model);

/// Turns the file's coordinates so that +Y is up; empty where the file stands upright already.
[[nodiscard]] std::optional<glm::dmat3> sh3f_rotation(std::string_view archive,
                                                      std::string_view model);

/// Nine blank-separated numbers, row by row; empty unless they are a rotation (to 1e-3; the result
/// is made exact). Catalogues write matrices so.
[[nodiscard]] std::optional<glm::dmat3> parse_rotation(std::string_view text);

}  // namespace turntable
