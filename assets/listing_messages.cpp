#include "assets/listing_messages.h"

#include "assets/library_index.h"
#include "assets/message_json.h"

namespace turntable {
namespace {

using message::from_hex;
using message::Json;
using message::to_hex;

constexpr const char* kRequestStart = "{\"list\":";

/// What is known of a model before it is read.
Json entry_json(const AssetEntry& entry) {
    return {to_hex(entry.id),      to_hex(entry.class_name),
            entry.synset,          to_hex(entry.source),
            to_hex(entry.path),    to_hex(entry.licence),
            to_hex(entry.creator), asset_rejection_name(entry.rejection),
            to_hex(entry.reason)};
}

AssetEntry entry_from(const Json& json) {
    const auto bytes = [&json](std::size_t i) { return from_hex(json.at(i).get<std::string>()); };
    AssetEntry entry;
    entry.id = bytes(0);
    entry.class_name = bytes(1);
    json.at(2).get_to(entry.synset);
    entry.source = bytes(3);
    entry.path = bytes(4);
    entry.licence = bytes(5);
    entry.creator = bytes(6);
    entry.rejection = asset_rejection_from_name(json.at(7).get<std::string>());
    entry.reason = bytes(8);
    return entry;
}

SourceListing listing_from(const Json& json) {
    SourceListing listing;
    for (const Json& source : json.at("sources")) {
        listing.sources.push_back(from_hex(source.get<std::string>()));
    }
    for (const Json& job : json.at("jobs")) {
        listing.jobs.push_back({entry_from(job.at(0)), from_hex(job.at(1).get<std::string>()),
                                message::matrix_from(job.at(2))});
    }
    for (const Json& refused : json.at("refused")) {
        listing.refused.push_back(entry_from(refused));
    }
    return listing;
}

}  // namespace

bool is_listing_request(const std::string& line) {
    return line.starts_with(kRequestStart);
}

std::string to_line(const ListingRequest& request) {
    // Written by hand, so that "list" comes first.
    return fmt::format("{}\"{}\",\"layout\":\"{}\",\"memory_bytes\":{}}}\n", kRequestStart,
                       to_hex(request.source.string()),
                       request.layout ? source_layout_name(*request.layout) : "",
                       request.memory_bytes);
}

ListingRequest listing_request_from(const std::string& line) {
    try {
        const Json json = Json::parse(line);
        ListingRequest request;
        request.source = from_hex(json.at("list").get<std::string>());
        if (const auto layout = json.at("layout").get<std::string>(); !layout.empty()) {
            request.layout = source_layout_from_name(layout);
        }
        json.at("memory_bytes").get_to(request.memory_bytes);
        return request;
    } catch (const std::exception& fault) {
        throw bad_input("malformed listing request: {}", fault.what());
    }
}

std::string to_line(const ListingReply& reply) {
    Json json{{"fault", to_hex(reply.fault)},
              {"code", static_cast<int>(reply.code)},
              {"sources", Json::array()},
              {"jobs", Json::array()},
              {"refused", Json::array()}};
    for (const std::string& source : reply.listing.sources) {
        json["sources"].push_back(to_hex(source));
    }
    for (const ModelJob& job : reply.listing.jobs) {
        json["jobs"].push_back(Json::array(
            {entry_json(job.entry), to_hex(job.source.string()), message::to_json(job.upright)}));
    }
    for (const AssetEntry& refused : reply.listing.refused) {
        json["refused"].push_back(entry_json(refused));
    }
    return json.dump() + "\n";
}

ListingReply listing_reply_from(const std::string& line) {
    try {
        const Json json = Json::parse(line);
        return {listing_from(json), from_hex(json.at("fault").get<std::string>()),
                static_cast<ExitCode>(json.at("code").get<int>())};
    } catch (const std::exception& fault) {
        throw bad_input("malformed listing reply: {}", fault.what());
    }
}

}  // namespace turntable
