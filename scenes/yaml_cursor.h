// YamlCursor: one node of a YAML document, its place in words, and the errors that name both.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/yaml.h>

#include "base/error.h"

namespace turntable {

class YamlCursor {
public:
    /// The one document of `yaml`. Throws Error (bad input) when it does not parse.
    [[nodiscard]] static YamlCursor parse(const std::string& yaml, const std::string& origin);

    [[nodiscard]] bool is_map() const { return node_.IsMap(); }
    [[nodiscard]] bool is_sequence() const { return node_.IsSequence(); }
    [[nodiscard]] bool is_scalar() const { return node_.IsScalar(); }
    [[nodiscard]] std::size_t size() const { return node_.size(); }

    /// The text of a scalar; fails for anything else.
    [[nodiscard]] std::string text() const;
    /// Item of a sequence.
    [[nodiscard]] YamlCursor at(std::size_t index) const;
    /// Value of a key of a mapping, if it is there.
    [[nodiscard]] std::optional<YamlCursor> find(std::string_view key) const;
    /// The keys of a mapping in file order; fails unless all are distinct plain words.
    [[nodiscard]] std::vector<std::string> keys() const;
    /// Fails unless the node is a mapping / a sequence of `size` items.
    void require_map() const;
    void require_sequence(std::size_t size, std::string_view what) const;
    /// Fails at the first key that is not among `known`, with the nearest of them.
    void require_known_keys(const std::vector<std::string>& known) const;

    /// "scene.spots[0].blend"; empty at the top.
    [[nodiscard]] const std::string& place() const { return place_; }
    /// "origin:line: place: cause".
    [[nodiscard]] Error failure(std::string_view cause) const;

private:
    YamlCursor(const YAML::Node& node, std::string origin, std::string place, int line)
        : node_(node), origin_(std::move(origin)), place_(std::move(place)), line_(line) {}

    [[nodiscard]] Error failure_at(int line, std::string_view cause) const;
    [[nodiscard]] std::string inner_place(std::string_view key) const;

    YAML::Node node_;
    std::string origin_;
    std::string place_;
    int line_;  // 1-based
};

/// " (did you mean 'blend'?)", or nothing when no candidate is near.
[[nodiscard]] std::string did_you_mean(std::string_view name,
                                       const std::vector<std::string>& candidates);

}  // namespace turntable
