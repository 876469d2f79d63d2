#include "assets/map_messages.h"

#include "assets/map_cache.h"
#include "assets/message_json.h"

namespace turntable {
namespace {

using message::from_hex;
using message::Json;
using message::to_hex;

constexpr const char* kRequestStart = "{\"map\":";

}  // namespace

bool is_map_request(const std::string& line) {
    return line.starts_with(kRequestStart);
}

std::string to_line(const MapRequest& request) {
    // Written by hand, so that "map" comes first.
    return fmt::format("{}\"{}\",\"layout\":\"{}\",\"library\":\"{}\",\"seconds\":{},"
                       "\"memory_bytes\":{}}}\n",
                       kRequestStart, to_hex(request.file.string()),
                       request.layout ? map_layout_name(*request.layout) : "",
                       to_hex(request.library.string()), request.limits.seconds,
                       request.limits.memory_bytes);
}

MapRequest map_request_from(const std::string& line) {
    try {
        const Json json = Json::parse(line);
        MapRequest request;
        request.file = from_hex(json.at("map").get<std::string>());
        if (const auto layout = json.at("layout").get<std::string>(); !layout.empty()) {
            request.layout = map_layout_from_name(layout);
        }
        request.library = from_hex(json.at("library").get<std::string>());
        json.at("seconds").get_to(request.limits.seconds);
        json.at("memory_bytes").get_to(request.limits.memory_bytes);
        return request;
    } catch (const std::exception& fault) {
        throw bad_input("malformed map request: {}", fault.what());
    }
}

std::string to_line(const MapReply& reply) {
    const Json json{{"layout", map_layout_name(reply.layout)},
                    {"width", reply.width},
                    {"height", reply.height},
                    {"file_width", reply.file_width},
                    {"file_height", reply.file_height},
                    {"repaired", reply.repaired},
                    {"digest", reply.digest},
                    {"fault", to_hex(reply.fault)},
                    {"code", static_cast<int>(reply.code)}};
    return json.dump() + "\n";
}

MapReply map_reply_from(const std::string& line) {
    try {
        const Json json = Json::parse(line);
        MapReply reply;
        reply.layout = map_layout_from_name(json.at("layout").get<std::string>());
        json.at("width").get_to(reply.width);
        json.at("height").get_to(reply.height);
        json.at("file_width").get_to(reply.file_width);
        json.at("file_height").get_to(reply.file_height);
        json.at("repaired").get_to(reply.repaired);
        json.at("digest").get_to(reply.digest);
        reply.fault = from_hex(json.at("fault").get<std::string>());
        reply.code = static_cast<ExitCode>(json.at("code").get<int>());
        return reply;
    } catch (const std::exception& fault) {
        throw bad_input("malformed map reply: {}", fault.what());
    }
}

}  // namespace turntable
