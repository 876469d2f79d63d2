// FactorTable: the factors a recipe declares, as its scene refers to them.
#pragma once

#include <string>
#include <vector>

#include "scenes/recipe_document.h"
#include "scenes/units.h"
#include "scenes/yaml_cursor.h"

namespace turntable {

/// Resolves `$name` while a recipe is read. Every method throws Error (bad input) with the line of
/// the place that refers or declares.
class FactorTable {
public:
    /// `where` is the declaration, for messages. All labels must be new.
    void declare(const FactorGroup& group, const YamlCursor& where);

    /// The index of a label whose dimension is that of `range` and whose values lie within it.
    [[nodiscard]] int value(const YamlCursor& where, const std::string& name, const Range& range);
    /// The index of the first of the `count` labels of a factor, under the same conditions.
    [[nodiscard]] int values(const YamlCursor& where, const std::string& name, const Range& range,
                             std::size_t count);
    /// The index of a choice's label; copies its choices.
    [[nodiscard]] int choice(const YamlCursor& where, const std::string& name,
                             std::vector<std::string>& choices);
    /// The index of the first label (x) of a rotation.
    [[nodiscard]] int rotation(const YamlCursor& where, const std::string& name);

    /// Fails at the first factor that nothing referred to.
    void require_all_used() const;

private:
    struct Group {
        std::string name;
        Dimension dimension;
        Law law;
        std::size_t first;  // index of its first label
        std::size_t count;
        bool used;
        YamlCursor where;
        std::vector<std::string> choices;

        [[nodiscard]] bool is_rotation() const {
            return law == Law::kHaarRotation || law == Law::kOutsideQuarter;
        }
    };

    [[nodiscard]] Group* find_group(const std::string& name);
    [[nodiscard]] Group& group_of_label(std::size_t label);
    [[nodiscard]] std::size_t find_label(const std::string& name) const;
    [[nodiscard]] Error unknown(const YamlCursor& where, const std::string& name) const;
    void require_fit(const YamlCursor& where, const Factor& factor, Dimension dimension,
                     const Range& range) const;

    std::vector<Group> groups_;
    std::vector<Factor> labels_;
};

}  // namespace turntable
