#include "generator/sweep_grids.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/check.h"
#include "base/error.h"
#include "base/nearest_name.h"
#include "generator/image_codecs.h"
#include "scenes/factor_text.h"

namespace turntable {
namespace {

using Values = std::vector<double>;

/// `most` of 0, 1, ..., count - 1, evenly spread, both ends among them.
std::vector<std::size_t> even_choice(std::size_t count, std::size_t most) {
    std::vector<std::size_t> chosen;
    const std::size_t kept = std::min(count, most);
    for (std::size_t i = 0; i < kept; ++i) {
        chosen.push_back(kept == 1 ? 0 : (i * (count - 1) + (kept - 1) / 2) / (kept - 1));
    }
    return chosen;
}

/// Objects of the plan, as positions in it, by class.
std::map<std::string, std::vector<std::size_t>> objects_by_class(const Plan& plan) {
    std::map<std::string, std::vector<std::size_t>> classes;
    for (std::size_t i = 0; i < plan.objects().size(); ++i) {
        classes[plan.objects()[i]->class_name].push_back(i);
    }
    return classes;
}

void require_classes(const std::map<std::string, std::vector<std::size_t>>& classes,
                     const std::vector<std::string>& wanted) {
    std::vector<std::string> names;
    for (const auto& [name, objects] : classes) {
        names.push_back(name);
    }
    for (const std::string& name : wanted) {
        if (!classes.contains(name)) {
            const std::string nearest = nearest_name(name, names);
            throw bad_input("the plan has no class '{}'{}", name,
                            nearest.empty() ? fmt::format("; it has: {}", fmt::join(names, ", "))
                                            : fmt::format(" (did you mean '{}'?)", nearest));
        }
    }
}

/// The objects that are shown, as positions in the plan.
std::vector<std::size_t> choose_objects(const Plan& plan, const GridOptions& options) {
    const auto classes = objects_by_class(plan);
    require_classes(classes, options.classes);
    std::vector<std::size_t> objects;
    if (options.classes.empty()) {
        std::vector<std::size_t> firsts;
        for (const auto& [name, members] : classes) {
            firsts.push_back(members.front());
        }
        for (const std::size_t i : even_choice(firsts.size(), options.rows)) {
            objects.push_back(firsts[i]);
        }
        return objects;
    }
    for (std::size_t turn = 0; objects.size() < options.rows; ++turn) {
        const std::size_t before = objects.size();
        for (const std::string& name : options.classes) {
            const std::vector<std::size_t>& members = classes.at(name);
            if (turn < members.size() && objects.size() < options.rows) {
                objects.push_back(members[turn]);
            }
        }
        if (objects.size() == before) {
            break;
        }
    }
    return objects;
}

GridLabel object_label(const AssetEntry& asset) {
    const std::string own_name = asset.id.substr(asset.id.find_last_of('/') + 1);
    return asset.class_name.empty() || asset.class_name == own_name
               ? GridLabel{own_name, {}, {}}
               : GridLabel{asset.class_name, own_name, {}};
}

/// What varies along an axis: a factor, or one label of it.
struct Axis {
    std::size_t group = 0;
    std::optional<std::size_t> label;
};

/// Collects figures and the shots they need.
class GridChooser {
public:
    GridChooser(const Plan& plan, const GridOptions& options)
        : plan_(plan), options_(options), text_(plan.recipe()),
          objects_(choose_objects(plan, options)), views_(plan.size() / plan.object_count()) {
        for (const std::string& name : options.factors) {
            wanted_.insert(text_.find(name));
        }
    }

    GridFigures choose() {
        choose_cells();
        if (figures_.empty()) {
            choose_ranges();
        }
        if (figures_.empty()) {
            throw bad_input("{}: no sweep or pair of the wanted factors to show",
                            plan_.recipe().name());
        }
        return resolve();
    }

private:
    [[nodiscard]] bool is_wanted(std::size_t group) const {
        return wanted_.empty() || wanted_.contains(group);
    }
    [[nodiscard]] const FactorGroup& group(std::size_t index) const {
        return text_.groups()[index];
    }
    [[nodiscard]] SampleId sample_of(std::size_t object, std::size_t view) const {
        return SampleId(objects_[object] * views_ + view);
    }
    [[nodiscard]] std::string axis_text(const Axis& axis, const Values& values) const {
        return axis.label ? text_.label_value(axis.group, *axis.label, values)
                          : text_.value(axis.group, values);
    }
    [[nodiscard]] std::string axis_name(const Axis& axis) const {
        return axis.label ? group(axis.group).labels[*axis.label] : group(axis.group).name;
    }
    [[nodiscard]] GridLabel axis_label(const Axis& axis, const Values& values) const {
        GridLabel label{axis_text(axis, values), {}, {}};
        if (const auto color = text_.swatch(axis.group, values)) {
            label.swatch.emplace();
            for (int c = 0; c < 3; ++c) {
                (*label.swatch)[static_cast<std::size_t>(c)] =
                    static_cast<std::uint8_t>(std::lround(255 * (*color)[c]));
            }
        }
        return label;
    }

    /// Figures of the design's own cells; all objects have the same cells at the same views.
    void choose_cells() {
        std::map<std::string, std::vector<std::size_t>> cells;
        std::vector<std::string> order;
        std::vector<PlannedSample> samples;
        for (std::size_t view = 0; view < views_; ++view) {
            samples.push_back(plan_.sample(sample_of(0, view)));
            const std::string& cell = samples.back().cell;
            const bool shown = cell.starts_with("sweep:") || cell.starts_with("pair:");
            if (shown && cells.try_emplace(cell).second) {
                order.push_back(cell);
            }
            if (shown) {
                cells[cell].push_back(view);
            }
        }
        for (const std::string& cell : order) {
            choose_cell(cells[cell], samples);
        }
    }

    void choose_cell(const std::vector<std::size_t>& views,
                     const std::vector<PlannedSample>& samples) {
        const std::vector<std::string>& varied = samples[views.front()].varied;
        std::vector<std::size_t> groups;
        for (const std::string& name : varied) {
            groups.push_back(text_.find(name));
            if (!is_wanted(groups.back())) {
                return;
            }
        }
        if (groups.size() == 2) {
            plane_figure({groups[0], {}}, {groups[1], {}}, views, samples);
        } else if (groups.size() == 1 && group(groups[0]).law == Law::kUniformRectangle) {
            plane_figure({groups[0], 0}, {groups[0], 1}, views, samples);
        } else if (groups.size() == 1) {
            line_figure({groups[0], {}}, views, samples);
        }
    }

    /// One factor, many objects.
    void line_figure(const Axis& axis, const std::vector<std::size_t>& views,
                     const std::vector<PlannedSample>& samples) {
        GridFigure figure = begin_line(axis, "all other factors canonical");
        std::vector<std::size_t> chosen;
        for (const std::size_t i : even_choice(views.size(), options_.columns)) {
            chosen.push_back(views[i]);
            figure.picture.columns.push_back(axis_label(axis, samples[views[i]].factors));
        }
        std::vector<GridShot> shots;
        for (std::size_t object = 0; object < objects_.size(); ++object) {
            for (const std::size_t view : chosen) {
                shots.push_back({sample_of(object, view), {}});
            }
        }
        add(std::move(figure), std::move(shots));
    }

    GridFigure begin_line(const Axis& axis, const std::string& others) const {
        const FactorGroup& factor = group(axis.group);
        GridFigure figure;
        figure.name = "sweep-" + axis_name(axis);
        figure.picture.title = fmt::format("{}: {}", plan_.recipe().name(), axis_name(axis));
        figure.picture.subtitle =
            factor.description.empty() ? others : fmt::format("{}; {}", factor.description, others);
        figure.picture.column_axis = axis_name(axis);
        for (const std::size_t object : objects_) {
            figure.picture.rows.push_back(object_label(*plan_.objects()[object]));
        }
        return figure;
    }

    /// Two factors of one object. Cells that the design leaves out stay empty.
    void plane_figure(const Axis& across, const Axis& down, const std::vector<std::size_t>& views,
                      const std::vector<PlannedSample>& samples) {
        std::vector<std::size_t> first_columns;  // a view that shows the value
        std::vector<std::size_t> first_rows;
        std::map<std::pair<std::size_t, std::size_t>, std::size_t> at;
        const auto position = [&](const Axis& axis, std::vector<std::size_t>& firsts,
                                  std::size_t view) {
            const auto same = [&](std::size_t other) {
                return values_of(axis, samples[other].factors) ==
                       values_of(axis, samples[view].factors);
            };
            const auto found = std::find_if(firsts.begin(), firsts.end(), same);
            if (found == firsts.end()) {
                firsts.push_back(view);
                return firsts.size() - 1;
            }
            return static_cast<std::size_t>(found - firsts.begin());
        };
        for (const std::size_t view : views) {
            const std::size_t column = position(across, first_columns, view);
            at.try_emplace({position(down, first_rows, view), column}, view);
        }
        GridFigure figure = begin_plane(across, down);
        const auto columns = even_choice(first_columns.size(), options_.columns);
        auto rows = even_choice(first_rows.size(), options_.columns);
        if (down.label) {  // the image's vertical: up is up
            std::reverse(rows.begin(), rows.end());
        }
        for (const std::size_t column : columns) {
            figure.picture.columns.push_back(
                axis_label(across, samples[first_columns[column]].factors));
        }
        std::vector<GridShot> shots;
        for (const std::size_t row : rows) {
            figure.picture.rows.push_back(
                {axis_text(down, samples[first_rows[row]].factors), {}, {}});
            for (const std::size_t column : columns) {
                const auto found = at.find({row, column});
                shots.push_back(found == at.end() ? GridShot{kNoSample, {}}
                                                  : GridShot{sample_of(0, found->second), {}});
            }
        }
        add(std::move(figure), std::move(shots));
    }

    GridFigure begin_plane(const Axis& across, const Axis& down) const {
        const GridLabel object = object_label(*plan_.objects()[objects_.front()]);
        GridFigure figure;
        const bool one_factor = across.group == down.group;
        figure.name = one_factor ? fmt::format("sweep-{}", group(across.group).name)
                                 : fmt::format("pair-{}-{}", axis_name(across), axis_name(down));
        figure.picture.title =
            one_factor ? fmt::format("{}: {}", plan_.recipe().name(), group(across.group).name)
                       : fmt::format("{}: {} \u00d7 {}", plan_.recipe().name(), axis_name(across),
                                     axis_name(down));
        figure.picture.subtitle = fmt::format("{}{}{}; all other factors canonical", object.text,
                                              object.detail.empty() ? "" : ", ", object.detail);
        figure.picture.column_axis = axis_name(across);
        figure.picture.row_axis = axis_name(down);
        return figure;
    }

    [[nodiscard]] std::vector<double> values_of(const Axis& axis, const Values& factors) const {
        const std::size_t first = text_.first_label(axis.group);
        if (axis.label) {
            return {factors[first + *axis.label]};
        }
        const auto begin = factors.begin() + static_cast<std::ptrdiff_t>(first);
        return {begin, begin + static_cast<std::ptrdiff_t>(group(axis.group).labels.size())};
    }

    /// Figures of a recipe without a design.
    void choose_ranges() {
        for (std::size_t i = 0; i < text_.groups().size(); ++i) {
            if (!is_wanted(i)) {
                continue;
            }
            switch (group(i).law) {
            case Law::kConstant:
                break;
            case Law::kHaarRotation:
            case Law::kOutsideQuarter:
                range_figure({i, {}}, drawn_values(i));
                break;
            case Law::kUniformBox:
            case Law::kUniformRectangle:
                for (std::size_t label = 0; label < group(i).labels.size(); ++label) {
                    range_figure({i, label}, range_values(i, label));
                }
                break;
            case Law::kUniform:
            case Law::kHue:
            case Law::kLogUniform:
            case Law::kChoice:
            case Law::kInteger:
                range_figure({i, {}}, range_values(i, 0));
                break;
            }
        }
    }

    /// The values that all other factors keep.
    [[nodiscard]] Values first_values() const { return plan_.sample(sample_of(0, 0)).factors; }

    /// No axis runs through all rotations: a few as they are drawn.
    [[nodiscard]] std::vector<Values> drawn_values(std::size_t index) const {
        const std::size_t first = text_.first_label(index);
        std::vector<Values> columns;
        for (std::size_t i = 0; i < std::min<std::uint64_t>(options_.columns, plan_.size()); ++i) {
            const Values drawn = plan_.sample(SampleId(i)).factors;
            columns.push_back(first_values());
            for (std::size_t label = 0; label < group(index).labels.size(); ++label) {
                columns.back()[first + label] = drawn[first + label];
            }
        }
        return columns;
    }

    [[nodiscard]] std::vector<Values> range_values(std::size_t index, std::size_t label) const {
        const std::size_t at = text_.first_label(index) + label;
        const Factor& factor = plan_.recipe().factors()[at];
        std::vector<Values> columns;
        if (!(factor.minimum < factor.maximum)) {
            return columns;
        }
        const Law law = group(index).law;
        const bool whole = law == Law::kChoice || law == Law::kInteger;
        const auto steps = static_cast<std::size_t>(factor.maximum - factor.minimum) + 1;
        const std::size_t count = whole ? std::min(steps, options_.columns) : options_.columns;
        for (const std::size_t i : even_choice(whole ? steps : count, count)) {
            const double share =
                count == 1 ? 0.0 : static_cast<double>(i) / static_cast<double>(count - 1);
            double value = std::lerp(factor.minimum, factor.maximum, share);
            if (whole) {
                value = factor.minimum + static_cast<double>(i);
            } else if (law == Law::kLogUniform) {
                value =
                    std::clamp(factor.minimum * std::pow(factor.maximum / factor.minimum, share),
                               factor.minimum, factor.maximum);
            }
            columns.push_back(first_values());
            columns.back()[at] = value;
        }
        return columns;
    }

    void range_figure(const Axis& axis, const std::vector<Values>& columns) {
        if (columns.empty()) {
            return;
        }
        GridFigure figure = begin_line(axis, "all other factors as in the first sample");
        for (const Values& values : columns) {
            figure.picture.columns.push_back(axis_label(axis, values));
        }
        std::vector<GridShot> shots;
        for (std::size_t object = 0; object < objects_.size(); ++object) {
            for (const Values& values : columns) {
                shots.push_back({sample_of(object, 0), values});
            }
        }
        add(std::move(figure), std::move(shots));
    }

    void add(GridFigure figure, std::vector<GridShot> shots) {
        figures_.push_back(std::move(figure));
        shots_.push_back(std::move(shots));
    }

    /// Gives each distinct shot one number, by object.
    GridFigures resolve() {
        const auto key = [](const GridShot& shot) {
            return std::pair(shot.sample.value, shot.factors);
        };
        std::map<std::pair<std::uint64_t, Values>, std::size_t> numbers;
        for (const std::vector<GridShot>& shots : shots_) {
            for (const GridShot& shot : shots) {
                if (shot.sample != kNoSample) {
                    numbers.try_emplace(key(shot), 0);
                }
            }
        }
        GridFigures result;
        for (auto& [shot, number] : numbers) {  // ascending samples: objects stay together
            number = result.shots.size();
            result.shots.push_back({SampleId(shot.first), shot.second});
        }
        for (std::size_t i = 0; i < figures_.size(); ++i) {
            for (const GridShot& shot : shots_[i]) {
                figures_[i].shots.push_back(shot.sample == kNoSample ? kNoShot
                                                                     : numbers.at(key(shot)));
            }
        }
        result.figures = std::move(figures_);
        return result;
    }

    static constexpr SampleId kNoSample{~std::uint64_t{0}};

    const Plan& plan_;
    const GridOptions& options_;
    FactorText text_;
    std::vector<std::size_t> objects_;  ///< positions in the plan
    std::uint64_t views_;               ///< samples an object
    std::set<std::size_t> wanted_;
    std::vector<GridFigure> figures_;
    std::vector<std::vector<GridShot>> shots_;  ///< of each figure
};

/// The shots as samples of their own, numbered as they are listed.
SampleSource source_of_shots(const Plan& plan, const SampleSource& source,
                             const std::vector<GridShot>& shots) {
    SampleSource result;
    result.asset = [&](SampleId id) { return source.asset(shots[id.value].sample); };
    result.task = [&](SampleId id, int attempt) {
        const GridShot& shot = shots[id.value];
        SampleTask task = source.task(shot.sample, attempt);
        if (!shot.factors.empty()) {
            task.scene =
                plan.recipe().build_scene(shot.factors, task.record.object, task.scene.noise_seed);
        }
        return task;
    };
    result.load = source.load;
    result.resolve = source.resolve;
    return result;
}

}  // namespace

GridFigures choose_grids(const Plan& plan, const GridOptions& options) {
    return GridChooser(plan, options).choose();
}

std::vector<NamedPicture> preview_grids(const Plan& plan, const SampleSource& source,
                                        const Renderer& renderer, const PipelineLimits& limits,
                                        const GridOptions& options, const Font& font,
                                        const StopFlag& stop, GenerateProgress& progress) {
    GridFigures grids = choose_grids(plan, options);
    progress.total.store(grids.shots.size());
    std::vector<GridCell> rendered;  // in the order of the shots
    const ViewPipeline pipeline(renderer, view_settings(plan.recipe()), limits);
    const bool finished = pipeline.run(
        source_of_shots(plan, source, grids.shots), std::array{SampleRange{0, grids.shots.size()}},
        [&](RenderedSample&& sample) {
            progress.done.fetch_add(1);
            GridCell cell;
            cell.note = sample.record.reject;
            if (sample.record.reject.empty()) {
                cell.image = decode_jpeg(sample.files.front().bytes, sample.record.key);
            } else {
                progress.rejected.fetch_add(1);
            }
            rendered.push_back(std::move(cell));
        },
        stop);
    if (!finished) {
        throw Error(ExitCode::kInterrupted, "interrupted: no preview was written");
    }
    std::vector<NamedPicture> pictures;
    for (GridFigure& figure : grids.figures) {
        for (const std::size_t shot : figure.shots) {
            figure.picture.cells.push_back(shot == kNoShot ? GridCell{} : rendered.at(shot));
        }
        pictures.push_back({figure.name, draw_grid(figure.picture, font, options.cell)});
        figure.picture.cells.clear();
    }
    return pictures;
}

}  // namespace turntable
