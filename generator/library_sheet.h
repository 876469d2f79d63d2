// A contact sheet of a library: one row a class and view, one column a model.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "assets/asset_library.h"
#include "base/image.h"
#include "base/stop_flag.h"
#include "generator/generate_progress.h"
#include "generator/text_drawing.h"
#include "renderer/renderer.h"
#include "scenes/recipe.h"

namespace turntable {

/// From where a sheet shows the models. Object and camera move, the light stays with the camera.
struct SheetView {
    std::string name;
    double turn = 0.0;   ///< degrees by which the object is turned about +Z, before the scene's own
    double raise = 0.0;  ///< degrees by which the camera goes up around the object's centre
};

/// "front" (as the recipe has it), "behind", "left", "right" (the object's own, as from the
/// driver's seat), "above". Throws Error (bad input) for another name.
[[nodiscard]] SheetView sheet_view(const std::string& name);

struct LibrarySheetOptions {
    std::vector<std::string> classes;  ///< empty: all
    std::vector<SheetView> views;      ///< at least one
    std::size_t first = 0;             ///< models of each class to leave out
    std::size_t columns = 8;           ///< models of each class
    std::size_t blocks = 1;            ///< parts of the sheet side by side, of whole classes
    /// Sets the floor beneath the object and cuts the picture to the object; else the scene is as
    /// the recipe has it.
    bool fit = true;
    int threads = 1;
};

/// Models of the library by class, in the order of their ids with numbers read as such; models of
/// no known class come last. The recipe's factors are canonical, or where it has no design as its
/// first sample has them. Throws Error: bad input (no such class, a damaged model, more pixels
/// than a picture file takes), interrupted.
[[nodiscard]] ImageU8 library_sheet(const AssetLibrary& library, const Recipe& recipe,
                                    const Renderer& renderer, const LibrarySheetOptions& options,
                                    const Font& font, const StopFlag& stop,
                                    GenerateProgress& progress);

/// The order of ids on a sheet: 0-9 before 0-10, whatever zeros stand before.
[[nodiscard]] bool id_comes_before(std::string_view a, std::string_view b);

/// The scene of one cell; pure.
[[nodiscard]] Scene sheet_scene(const Recipe& recipe, const Model& model, const SheetView& view,
                                bool fit);

}  // namespace turntable
