// Bytes and vectors as the messages between the program and its importing children have them.
#pragma once

#include <string>

#include <fmt/format.h>
#include <glm/mat3x3.hpp>
#include <nlohmann/json.hpp>

namespace turntable::message {

using Json = nlohmann::json;

/// Paths and reasons are bytes, JSON wants UTF-8: hexadecimal keeps every byte.
inline std::string to_hex(const std::string& bytes) {
    std::string hex;
    for (const char c : bytes) {
        hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
    }
    return hex;
}

inline std::string from_hex(const std::string& hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
    }
    return bytes;
}

inline Json to_json(const glm::dvec3& v) {
    return Json::array({v.x, v.y, v.z});
}

inline glm::dvec3 vector_from(const Json& json) {
    return {json.at(0).get<double>(), json.at(1).get<double>(), json.at(2).get<double>()};
}

/// Column by column.
inline Json to_json(const glm::dmat3& m) {
    return Json::array({to_json(m[0]), to_json(m[1]), to_json(m[2])});
}

inline glm::dmat3 matrix_from(const Json& json) {
    return {vector_from(json.at(0)), vector_from(json.at(1)), vector_from(json.at(2))};
}

}  // namespace turntable::message
