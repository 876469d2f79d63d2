#include "assets/import_messages.h"

#include <nlohmann/json.hpp>

#include "assets/library_index.h"
#include "assets/mesh_normalisation.h"
#include "base/error.h"

namespace turntable {
namespace {

using Json = nlohmann::json;

/// Paths and reasons are bytes, JSON wants UTF-8: hexadecimal keeps every byte.
std::string to_hex(const std::string& bytes) {
    std::string hex;
    for (const char c : bytes) {
        hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
    }
    return hex;
}

std::string from_hex(const std::string& hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
    }
    return bytes;
}

Json vector_json(const glm::dvec3& v) {
    return Json::array({v.x, v.y, v.z});
}

glm::dvec3 vector_from(const Json& json) {
    return {json.at(0).get<double>(), json.at(1).get<double>(), json.at(2).get<double>()};
}

}  // namespace

std::string to_line(const ImportRequest& request) {
    Json json;
    json["source"] = to_hex(request.source.string());
    json["model"] = to_hex(request.model);
    json["library"] = to_hex(request.library.string());
    json["normalisation"] = normalisation_name(request.options.normalisation);
    json["max_triangles"] = request.options.max_triangles;
    for (int column = 0; column < 3; ++column) {
        json["upright"].push_back(vector_json(request.options.upright[column]));
    }
    json["known_digest"] = request.known_digest;
    json["seconds"] = request.limits.seconds;
    json["memory_bytes"] = request.limits.memory_bytes;
    return json.dump() + "\n";
}

ImportRequest import_request_from(const std::string& line) {
    try {
        const Json json = Json::parse(line);
        ImportRequest request;
        request.source = from_hex(json.at("source").get<std::string>());
        request.model = from_hex(json.at("model").get<std::string>());
        request.library = from_hex(json.at("library").get<std::string>());
        request.options.normalisation =
            normalisation_from_name(json.at("normalisation").get<std::string>());
        json.at("max_triangles").get_to(request.options.max_triangles);
        for (int column = 0; column < 3; ++column) {
            request.options.upright[column] =
                vector_from(json.at("upright").at(static_cast<std::size_t>(column)));
        }
        json.at("known_digest").get_to(request.known_digest);
        json.at("seconds").get_to(request.limits.seconds);
        json.at("memory_bytes").get_to(request.limits.memory_bytes);
        return request;
    } catch (const std::exception& fault) {
        throw bad_input("malformed import request: {}", fault.what());
    }
}

std::string to_line(const ImportReply& reply) {
    Json json;
    json["reused"] = reply.reused;
    json["rejection"] = asset_rejection_name(reply.rejection);
    json["reason"] = to_hex(reply.reason);
    json["environment_fault"] = to_hex(reply.environment_fault);
    json["digest"] = reply.digest;
    json["triangles"] = reply.triangles;
    json["textures"] = reply.textures;
    json["bounds"] = {vector_json(reply.bounds.minimum), vector_json(reply.bounds.maximum)};
    json["warnings"] = Json::array();
    for (const std::string& warning : reply.warnings) {
        json["warnings"].push_back(to_hex(warning));
    }
    return json.dump() + "\n";
}

ImportReply import_reply_from(const std::string& line) {
    try {
        const Json json = Json::parse(line);
        ImportReply reply;
        json.at("reused").get_to(reply.reused);
        reply.rejection = asset_rejection_from_name(json.at("rejection").get<std::string>());
        reply.reason = from_hex(json.at("reason").get<std::string>());
        reply.environment_fault = from_hex(json.at("environment_fault").get<std::string>());
        json.at("digest").get_to(reply.digest);
        json.at("triangles").get_to(reply.triangles);
        json.at("textures").get_to(reply.textures);
        reply.bounds.minimum = vector_from(json.at("bounds").at(0));
        reply.bounds.maximum = vector_from(json.at("bounds").at(1));
        for (const Json& warning : json.at("warnings")) {
            reply.warnings.push_back(from_hex(warning.get<std::string>()));
        }
        return reply;
    } catch (const std::exception& fault) {
        throw bad_input("malformed import reply: {}", fault.what());
    }
}

}  // namespace turntable
