# Turns recipe files into a C++ source with their text:
#   cmake -DOUTPUT=out.cpp -DRECIPES=a.yaml,b.yaml -P embed_recipes.cmake
string(REPLACE "," ";" recipes "${RECIPES}")
list(SORT recipes)
list(LENGTH recipes count)

set(items "")
foreach(recipe IN LISTS recipes)
  get_filename_component(name "${recipe}" NAME_WE)
  file(READ "${recipe}" text)
  string(APPEND items "    {\"${name}\",\n     R\"recipe(${text})recipe\"},\n")
endforeach()

file(WRITE "${OUTPUT}.new" "#include \"scenes/built_in_recipes.h\"

#include <array>

namespace turntable {
namespace {

constexpr std::array<BuiltInRecipe, ${count}> kRecipes{{
${items}}};

}  // namespace

std::span<const BuiltInRecipe> built_in_recipes() {
    return kRecipes;
}

}  // namespace turntable
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
