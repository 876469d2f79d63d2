#include "assets/shape_facts_json.h"

#include <cmath>
#include <cstdint>
#include <limits>

#include <glm/geometric.hpp>

#include "base/error.h"

namespace turntable {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kUnitLength = 1e-6;

Json vector_json(const glm::dvec3& v) {
    return Json::array({v.x, v.y, v.z});
}

glm::dvec3 vector_from(const Json& json) {
    if (json.size() != 3) {
        throw bad_input("a vector of {} numbers in a symmetry: it has 3", json.size());
    }
    return {json.at(0).get<double>(), json.at(1).get<double>(), json.at(2).get<double>()};
}

glm::dvec3 unit_from(const Json& json) {
    const glm::dvec3 v = vector_from(json);
    if (!(std::abs(glm::length(v) - 1.0) <= kUnitLength)) {
        throw bad_input("the direction ({}, {}, {}) of a symmetry is not of length 1", v.x, v.y,
                        v.z);
    }
    return v;
}

Json symmetry_json(const Symmetry& symmetry) {
    Json json{
        {"name", symmetry_name(symmetry)}, {"axes", Json::array()}, {"mirrors", Json::array()}};
    for (const SymmetryAxis& axis : symmetry.axes) {
        json["axes"].push_back({{"direction", vector_json(axis.direction)},
                                {"point", vector_json(axis.point)},
                                {"fold", axis.fold}});
    }
    for (const MirrorPlane& mirror : symmetry.mirrors) {
        json["mirrors"].push_back(
            {{"normal", vector_json(mirror.normal)}, {"offset", mirror.offset}});
    }
    return json;
}

int fold_from(const Json& json) {
    // nlohmann would round 2.5 and take true and 4294967298 for folds.
    const std::int64_t fold = json.is_number_integer() ? json.get<std::int64_t>() : -1;
    if (fold < 0 || fold > std::numeric_limits<int>::max()) {
        throw bad_input("a symmetry axis of fold {}", json.dump());
    }
    return static_cast<int>(fold);
}

Symmetry symmetry_from(const Json& json) {
    Symmetry symmetry;
    for (const Json& axis : json.at("axes")) {
        symmetry.axes.push_back({unit_from(axis.at("direction")), vector_from(axis.at("point")),
                                 fold_from(axis.at("fold"))});
    }
    for (const Json& mirror : json.at("mirrors")) {
        symmetry.mirrors.push_back(
            {unit_from(mirror.at("normal")), mirror.at("offset").get<double>()});
    }
    (void)symmetry_motions(symmetry, 1);  // throws where a fold is none or the axes make no group
    return symmetry;
}

Json parameters_json(const std::vector<ShapeParameter>& parameters) {
    Json json = Json::object();
    for (const ShapeParameter& parameter : parameters) {
        if (parameter.choice.empty()) {
            json[parameter.name] = parameter.value;
        } else {
            json[parameter.name] = {{"choice", parameter.choice}, {"value", parameter.value}};
        }
    }
    return json;
}

std::vector<ShapeParameter> parameters_from(const Json& json) {
    std::vector<ShapeParameter> parameters;
    for (const auto& [name, value] : json.items()) {
        if (value.is_object()) {
            parameters.push_back(
                {name, value.at("value").get<double>(), value.at("choice").get<std::string>()});
        } else {
            parameters.push_back({name, value.get<double>(), ""});
        }
    }
    return parameters;
}

}  // namespace

Json shape_facts_json(const ShapeFacts& facts) {
    Json json;
    json["parts"] = facts.parts;
    json["parameters"] = parameters_json(facts.parameters);
    json["shape"] = symmetry_json(facts.shape);
    json["appearance"] = symmetry_json(facts.appearance);
    json["diagonal"] = facts.diagonal;
    // Where every family's models stand and look; written for readers who have this file alone.
    json["up"] = vector_json({0.0, 0.0, 1.0});
    json["front"] = vector_json({0.0, 1.0, 0.0});
    return json;
}

ShapeFacts shape_facts_from_json(const Json& json) {
    ShapeFacts facts;
    json.at("parts").get_to(facts.parts);
    if (facts.parts.size() > kMostParts) {
        throw bad_input("{} parts: a model has at most {}", facts.parts.size(), kMostParts);
    }
    facts.parameters = parameters_from(json.at("parameters"));
    facts.shape = symmetry_from(json.at("shape"));
    facts.appearance = symmetry_from(json.at("appearance"));
    json.at("diagonal").get_to(facts.diagonal);
    return facts;
}

}  // namespace turntable
