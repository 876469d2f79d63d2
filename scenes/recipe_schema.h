// The schema of recipes, written once: describe() names every key with its type, its range and
// its place. The reader and the writer are two RecipeForms that walk it, so what can be read is
// what gets written. docs/recipes.md is the same for people.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenes/recipe_document.h"
#include "scenes/units.h"

namespace turntable {

enum class Presence : std::uint32_t { kOptional, kRequired };

/// One pass over a recipe. A reader replaces the values it is handed by those of the text (absent
/// keys leave them); a writer leaves them and prints them.
class RecipeForm {
public:
    using Body = std::function<void(RecipeForm&)>;

    RecipeForm() = default;
    RecipeForm(const RecipeForm&) = delete;
    RecipeForm& operator=(const RecipeForm&) = delete;
    virtual ~RecipeForm() = default;

    // Values that no factor can stand for.
    virtual void identifier(std::string_view key, std::string& value) = 0;
    virtual void text(std::string_view key, std::string& value) = 0;
    virtual void flag(std::string_view key, bool& value) = 0;
    virtual void number(std::string_view key, double& value, const Range& range) = 0;
    virtual void integer(std::string_view key, std::uint64_t& value, const Range& range,
                         Presence presence) = 0;
    /// An integer, or `word` for none.
    virtual void integer_or(std::string_view key, std::optional<std::uint64_t>& value,
                            const Range& range, std::string_view word) = 0;
    virtual void choice_index(std::string_view key, std::uint32_t& index,
                              std::span<const std::string> names, Presence presence) = 0;
    virtual void subset(std::string_view key, std::vector<std::string>& values,
                        std::span<const std::string> names) = 0;
    /// A list of names: words or text of any characters a caption may hold.
    virtual void names(std::string_view key, std::vector<std::string>& values,
                       Presence presence) = 0;
    virtual void pixel_size(std::string_view key, int& width, int& height, const Range& range) = 0;

    // Parts of a factor.
    virtual void any_quantity(std::string_view key, double& value, Dimension& dimension) = 0;
    virtual void intervals(std::string_view key, std::span<Interval> values,
                           Dimension& dimension) = 0;
    virtual void labels(std::string_view key, std::vector<std::string>& values) = 0;
    /// FactorGroup::canonical: a quantity, a list of one a label, or a choice's name.
    virtual void canonical(std::string_view key, FactorGroup& group) = 0;
    virtual void factor_groups(std::string_view key, std::vector<FactorGroup>& groups) = 0;

    // Parts of designs and splits, which name factors.
    /// One whole number for all, or a list.
    virtual void counts(std::string_view key, std::vector<std::uint64_t>& values, std::size_t size,
                        const Range& range) = 0;
    /// The conditions of a SplitRule of kHeldOutRange: keys `factor` and `ranges`.
    virtual void held_out(std::vector<FactorInterval>& conditions) = 0;
    /// Those of kCombinations: a mapping of labels to intervals.
    virtual void combination(std::string_view key, std::vector<FactorInterval>& conditions) = 0;

    // Values of the scene, which may refer to factors.
    virtual void scalar(std::string_view key, Scalar& value, const Range& range,
                        Presence presence) = 0;
    virtual void triple(std::string_view key, Triple& value, const Range& range) = 0;
    /// `range` is that of one RGB component.
    /// A scalar that may be absent; `present` says whether it is there.
    virtual void optional_scalar(std::string_view key, bool& present, Scalar& value,
                                 const Range& range) = 0;
    /// Two scalars, or the name of a factor that has two.
    virtual void pair(std::string_view key, std::array<Scalar, 2>& value, const Range& range) = 0;
    /// One of `known` (any text when that is empty), or the name of a kChoice factor all of whose
    /// choices are.
    virtual void name(std::string_view key, NameValue& value,
                      std::span<const std::string> known) = 0;
    virtual void color(std::string_view key, ColorValue& value, const Range& range,
                       Presence presence) = 0;
    virtual void point(std::string_view key, PointValue& value, Presence presence) = 0;
    virtual void direction(std::string_view key, PointValue& value) = 0;
    virtual void rotation(std::string_view key, RotationValue& value) = 0;

    // Structure.
    virtual void section(std::string_view key, Presence presence, const Body& body) = 0;
    /// Keys that came after recipes had been published: a writer leaves them out where they are at
    /// their defaults, so that the recipes from before keep their digests. A reader always looks
    /// for them.
    virtual void unless_default(bool is_default, const Body& body) = 0;
    virtual void optional_section(std::string_view key, bool& present, const Body& body) = 0;
    /// A sequence of sections; `resize` is called before the items when their number changes.
    virtual void items(std::string_view key, std::size_t size, std::size_t most,
                       const std::function<void(std::size_t)>& resize,
                       const std::function<void(RecipeForm&, std::size_t)>& item) = 0;

    template <class Enum>
    void choice(std::string_view key, Enum& value, std::span<const std::string> names,
                Presence presence = Presence::kOptional) {
        auto index = static_cast<std::uint32_t>(value);
        choice_index(key, index, names, presence);
        value = static_cast<Enum>(index);
    }
};

/// Walks a whole recipe.
void describe(RecipeForm& form, RecipeDocument& document);

/// Walks what `factors:` holds under one name.
void describe(RecipeForm& form, FactorGroup& group);

/// The `kind` of a block in recipes, e.g. "sweep".
[[nodiscard]] const std::string& name_of(BlockKind kind);

/// The label planes that a recipe may ask for, in canonical order.
[[nodiscard]] const std::vector<std::string>& plane_names();

/// The largest length, power, ... a recipe may state: far beyond use, far from overflow.
inline constexpr double kLargest = 1e6;

}  // namespace turntable
