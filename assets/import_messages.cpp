#include "assets/import_messages.h"

#include "assets/library_index.h"
#include "assets/mesh_normalisation.h"
#include "assets/message_json.h"
#include "base/error.h"

namespace turntable {
namespace {

using message::from_hex;
using message::Json;
using message::to_hex;

}  // namespace

std::string to_line(const ImportRequest& request) {
    Json json;
    json["source"] = to_hex(request.source.string());
    json["model"] = to_hex(request.model);
    json["library"] = to_hex(request.library.string());
    json["normalisation"] = normalisation_name(request.options.normalisation);
    json["max_triangles"] = request.options.max_triangles;
    json["upright"] = message::to_json(request.options.upright);
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
        request.options.upright = message::matrix_from(json.at("upright"));
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
    json["bounds"] = {message::to_json(reply.bounds.minimum),
                      message::to_json(reply.bounds.maximum)};
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
        reply.bounds.minimum = message::vector_from(json.at("bounds").at(0));
        reply.bounds.maximum = message::vector_from(json.at("bounds").at(1));
        for (const Json& warning : json.at("warnings")) {
            reply.warnings.push_back(from_hex(warning.get<std::string>()));
        }
        return reply;
    } catch (const std::exception& fault) {
        throw bad_input("malformed import reply: {}", fault.what());
    }
}

}  // namespace turntable
