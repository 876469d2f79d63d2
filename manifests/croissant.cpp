#include "manifests/croissant.h"

#include <cctype>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "manifests/croissant_records.h"
#include "manifests/croissant_statements.h"

namespace turntable {
namespace {

using Json = nlohmann::ordered_json;

/// The context that the Croissant 1.0 specification prescribes (appendix 1), with PROV.
Json context() {
    Json terms;
    terms["@language"] = "en";
    terms["@vocab"] = "https://schema.org/";
    terms["citeAs"] = "cr:citeAs";
    terms["column"] = "cr:column";
    terms["conformsTo"] = "dct:conformsTo";
    terms["cr"] = "http://mlcommons.org/croissant/";
    terms["data"] = Json{{"@id", "cr:data"}, {"@type", "@json"}};
    terms["dataType"] = Json{{"@id", "cr:dataType"}, {"@type", "@vocab"}};
    terms["dct"] = "http://purl.org/dc/terms/";
    for (const char* name : {"equivalentProperty",
                             "extract",
                             "field",
                             "fileProperty",
                             "fileObject",
                             "fileSet",
                             "format",
                             "includes",
                             "isLiveDataset",
                             "jsonPath",
                             "key",
                             "md5",
                             "parentField",
                             "path",
                             "recordSet",
                             "references",
                             "regex",
                             "repeated",
                             "replace",
                             "samplingRate",
                             "separator",
                             "source",
                             "subField",
                             "transform"}) {
        terms[name] = std::string("cr:") + name;
    }
    terms["examples"] = Json{{"@id", "cr:examples"}, {"@type", "@json"}};
    terms["prov"] = "http://www.w3.org/ns/prov#";
    terms["rai"] = "http://mlcommons.org/croissant/RAI/";
    terms["sc"] = "https://schema.org/";
    return terms;
}

Json file_object(const std::string& name, const std::string& url, const std::string& format,
                 std::uint64_t bytes, const std::string& sha256) {
    return {{"@type", "cr:FileObject"},
            {"@id", name},
            {"name", name},
            {"contentUrl", url},
            {"contentSize", fmt::format("{} B", bytes)},
            {"encodingFormat", format},
            {"sha256", sha256}};
}

Json file_set(const std::string& id, const std::string& pattern, const std::string& format,
              const Json& shards) {
    return {{"@type", "cr:FileSet"},    {"@id", id},          {"name", id}, {"containedIn", shards},
            {"encodingFormat", format}, {"includes", pattern}};
}

Json distribution(const DatasetFacts& facts, std::span<const ShardIndex> shards) {
    Json list = Json::array();
    for (const FileFact& file : facts.files) {
        list.push_back(
            file_object(file.name, file.name, file.encoding_format, file.bytes, file.sha256));
    }
    Json tars = Json::array();
    for (const ShardIndex& shard : shards) {
        const std::string name = shard_name(shard.identity.shard) + ".tar";
        list.push_back(file_object(name, "shards/" + name, "application/x-tar", shard.tar.bytes,
                                   shard.tar.sha256));
        tars.push_back(croissant_reference(name));
    }
    list.push_back(file_set(kPictureSet, "*.jpg", "image/jpeg", tars));
    list.push_back(file_set(kRecordFileSet, "*.json", "application/json", tars));
    for (const std::string& plane : facts.planes) {
        const bool png = is_png_plane(plane);
        list.push_back(file_set(plane_set_name(plane),
                                fmt::format("*.{}.{}", plane, png ? "png" : "exr"),
                                png ? "image/png" : "image/x-exr", tars));
    }
    return list;
}

Json licences(const DatasetFacts& facts) {
    std::set<std::string> names;
    for (const LicenceRow& row : facts.licences) {
        names.insert(row.licence.empty() ? "see LICENSES.csv" : licence_url(row.licence));
    }
    return Json(names);
}

/// A key for BibTeX: letters and digits of the name.
std::string citation(const DatasetFacts& facts) {
    std::string key;
    for (const char c : facts.name) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            key.push_back(c);
        }
    }
    const std::string year =
        facts.date.size() < 4 ? "" : fmt::format(" year = {{{:.4}}},", facts.date);
    return fmt::format("@misc{{{}, title = {{{}}},{} note = {{Rendered by Turntable {}, recipe {}, "
                       "seed {}, plan {:.12}}}}}",
                       key.empty() ? "turntable" : key, facts.name, year, facts.build, facts.recipe,
                       facts.seed, facts.plan_digest);
}

std::uint64_t rejected(std::span<const ShardIndex> shards) {
    std::uint64_t sum = 0;
    for (const ShardIndex& shard : shards) {
        for (const auto& [reason, count] : shard.rejects) {
            sum += count;
        }
    }
    return sum;
}

Json core(const DatasetFacts& facts) {
    Json root;
    root["@context"] = context();
    root["@type"] = "sc:Dataset";
    root["name"] = facts.name;
    root["description"] =
        facts.description.empty() ? "Rendered pictures with exact labels" : facts.description;
    root["conformsTo"] = {"http://mlcommons.org/croissant/1.0",
                          "http://mlcommons.org/croissant/RAI/1.0"};
    // Nobody has published it yet: the digest names it until somebody gives it a page.
    root["url"] = "urn:sha256:" + facts.plan_digest;
    root["version"] = "1.0.0";
    root["license"] = licences(facts);
    root["creator"] = {{"@type", "sc:Organization"},
                       {"name", fmt::format("Whoever ran Turntable {}", facts.build)}};
    if (!facts.date.empty()) {
        root["datePublished"] = facts.date;
    }
    root["citeAs"] = citation(facts);
    root["keywords"] = {"synthetic", "controlled factors", "3D objects", "pose", "robustness"};
    root["inLanguage"] = "en";
    root["isLiveDataset"] = false;
    return root;
}

}  // namespace

std::string croissant(const DatasetFacts& facts, std::span<const ShardIndex> shards) {
    Json root = core(facts);
    add_rai_statements(root, facts, rejected(shards));
    add_provenance(root, facts);
    add_variables(root, facts);
    root["distribution"] = distribution(facts, shards);
    root["recordSet"] = croissant_record_sets(facts);
    return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace turntable
