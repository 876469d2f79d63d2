// Sweep grids: which frames show what a recipe's factors do, each alone and in pairs, and the
// pictures made of them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/image.h"
#include "base/stop_flag.h"
#include "generator/generate_progress.h"
#include "generator/grid_picture.h"
#include "generator/sample_source.h"
#include "generator/view_pipeline.h"
#include "renderer/renderer.h"
#include "scenes/plan.h"

namespace turntable {

struct GridOptions {
    /// Only sweeps and pairs of these factors; empty: of all.
    std::vector<std::string> factors;
    /// Objects of these classes, in turn; empty: the first object of each class.
    std::vector<std::string> classes;
    std::size_t columns = 9;  ///< values along an axis, an even choice of those there are
    std::size_t rows = 6;     ///< objects of a sweep, an even choice likewise
    int cell = 128;           ///< pixels a side of one image, at most
};

/// A frame to render: a sample of the plan, or one with other factor values.
struct GridShot {
    SampleId sample;              ///< whose object and noise it has
    std::vector<double> factors;  ///< empty: the sample's own
};

/// One grid, before it is rendered.
struct GridFigure {
    std::string name;                ///< "sweep-size", "pair-pose-size": a file's name
    GridPicture picture;             ///< its cells are empty
    std::vector<std::size_t> shots;  ///< of each cell, an index into GridFigures::shots or kNoShot
};
inline constexpr std::size_t kNoShot = ~std::size_t{0};

struct GridFigures {
    std::vector<GridFigure> figures;
    std::vector<GridShot> shots;  ///< by object, each once
};

/// A recipe with a design is shown by the cells of it: rows are objects where one factor varies;
/// where two do, one object is shown and they are the two axes. Any other recipe: each factor from
/// end to end of its range, the others as in the first sample of the first object. Throws Error
/// (bad input) for an unknown factor or class (naming the nearest), and when nothing is left to
/// show.
[[nodiscard]] GridFigures choose_grids(const Plan& plan, const GridOptions& options);

struct NamedPicture {
    std::string name;
    ImageU8 picture;
};

/// Renders and draws them. A frame that the quality check refuses is a grey field that says why.
/// `source` is of the plan. Throws Error (interrupted) when stopped.
[[nodiscard]] std::vector<NamedPicture>
preview_grids(const Plan& plan, const SampleSource& source, const Renderer& renderer,
              const PipelineLimits& limits, const GridOptions& options, const Font& font,
              const StopFlag& stop, GenerateProgress& progress);

}  // namespace turntable
