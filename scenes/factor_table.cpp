#include "scenes/factor_table.h"

#include <algorithm>

#include "base/check.h"
#include "scenes/factor_law.h"

namespace turntable {

void FactorTable::declare(const FactorGroup& group, const YamlCursor& where) {
    const std::vector<Factor> labels = factors_of(group);
    groups_.push_back({group.name, group.dimension, group.law, labels_.size(), labels.size(), false,
                       where, group.choices});
    for (const Factor& label : labels) {
        if (find_label(label.name) < labels_.size()) {
            throw where.failure(fmt::format("the label '{}' is taken", label.name));
        }
        labels_.push_back(label);
    }
}

int FactorTable::value(const YamlCursor& where, const std::string& name, const Range& range) {
    const std::size_t label = find_label(name);
    if (label == labels_.size()) {
        throw find_group(name) == nullptr
            ? unknown(where, name)
            : where.failure(fmt::format("${} has several values; this must be one", name));
    }
    Group& group = group_of_label(label);
    if (group.is_rotation()) {
        throw where.failure(fmt::format("${} is a part of the rotation ${}", name, group.name));
    }
    if (group.law == Law::kChoice) {
        throw where.failure(fmt::format("${} is a choice of names; this must be a value", name));
    }
    require_fit(where, labels_[label], group.dimension, range);
    group.used = true;
    return static_cast<int>(label);
}

int FactorTable::values(const YamlCursor& where, const std::string& name, const Range& range,
                        std::size_t count) {
    Group* group = find_group(name);
    if (group == nullptr) {
        throw unknown(where, name);
    }
    if (group->is_rotation() || group->count != count) {
        throw where.failure(
            fmt::format("${} is not a factor of {} values", name, count == 3 ? "three" : "two"));
    }
    for (std::size_t i = 0; i < count; ++i) {
        require_fit(where, labels_[group->first + i], group->dimension, range);
    }
    group->used = true;
    return static_cast<int>(group->first);
}

int FactorTable::choice(const YamlCursor& where, const std::string& name,
                        std::vector<std::string>& choices) {
    Group* group = find_group(name);
    if (group == nullptr) {
        throw unknown(where, name);
    }
    if (group->law != Law::kChoice) {
        throw where.failure(fmt::format("${} is not a choice of names", name));
    }
    choices = group->choices;
    group->used = true;
    return static_cast<int>(group->first);
}

int FactorTable::rotation(const YamlCursor& where, const std::string& name) {
    Group* group = find_group(name);
    if (group == nullptr) {
        throw unknown(where, name);
    }
    if (!group->is_rotation()) {
        throw where.failure(fmt::format("${} is not a rotation", name));
    }
    group->used = true;
    return static_cast<int>(group->first);
}

void FactorTable::require_all_used() const {
    for (const Group& group : groups_) {
        if (!group.used) {
            throw group.where.failure("the scene does not use this factor");
        }
    }
}

FactorTable::Group* FactorTable::find_group(const std::string& name) {
    const auto found = std::find_if(groups_.begin(), groups_.end(),
                                    [&](const Group& group) { return group.name == name; });
    return found == groups_.end() ? nullptr : &*found;
}

FactorTable::Group& FactorTable::group_of_label(std::size_t label) {
    const auto found = std::find_if(groups_.begin(), groups_.end(), [&](const Group& group) {
        return label >= group.first && label < group.first + group.count;
    });
    TT_CHECK(found != groups_.end());
    return *found;
}

std::size_t FactorTable::find_label(const std::string& name) const {
    const auto found = std::find_if(labels_.begin(), labels_.end(),
                                    [&](const Factor& label) { return label.name == name; });
    return static_cast<std::size_t>(found - labels_.begin());
}

Error FactorTable::unknown(const YamlCursor& where, const std::string& name) const {
    std::vector<std::string> names;
    for (const Group& group : groups_) {
        names.push_back(group.name);
    }
    for (const Factor& label : labels_) {
        names.push_back(label.name);
    }
    return where.failure(
        fmt::format("no factor is called '{}'{}", name, did_you_mean(name, names)));
}

void FactorTable::require_fit(const YamlCursor& where, const Factor& factor, Dimension dimension,
                              const Range& range) const {
    if (dimension != range.dimension) {
        throw where.failure(fmt::format("${} is {}; this must be {}", factor.name,
                                        describe_dimension(dimension),
                                        describe_dimension(range.dimension)));
    }
    if (!range.contains(factor.minimum) || !range.contains(factor.maximum)) {
        const Range reach{range.dimension, factor.minimum, factor.maximum};
        throw where.failure(fmt::format("${} reaches over {}, which is not within {}", factor.name,
                                        reach.text(), range.text()));
    }
}

}  // namespace turntable
