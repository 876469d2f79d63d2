#include "manifests/croissant.h"

#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace turntable {
namespace {

using Json = nlohmann::ordered_json;

/// The context that the Croissant 1.0 specification prescribes (appendix 1).
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
    for (const char* name :
         {"extract",  "field",         "fileProperty", "fileObject", "fileSet",  "format",
          "includes", "isLiveDataset", "jsonPath",     "key",        "md5",      "parentField",
          "path",     "rai",           "recordSet",    "references", "regex",    "repeated",
          "replace",  "separator",     "source",       "subField",   "transform"}) {
        terms[name] = std::string("cr:") + name;
    }
    terms["examples"] = Json{{"@id", "cr:examples"}, {"@type", "@json"}};
    terms["sc"] = "https://schema.org/";
    return terms;
}

Json reference(const std::string& id) {
    return Json{{"@id", id}};
}

Json shard_object(const ShardIndex& shard) {
    const std::string name = shard_name(shard.identity.shard) + ".tar";
    Json object;
    object["@type"] = "cr:FileObject";
    object["@id"] = name;
    object["name"] = name;
    object["contentUrl"] = "shards/" + name;
    object["contentSize"] = fmt::format("{} B", shard.tar.bytes);
    object["encodingFormat"] = "application/x-tar";
    object["sha256"] = shard.tar.sha256;
    return object;
}

Json file_set(const std::string& id, const std::string& pattern, const std::string& format,
              const Json& shards) {
    Json set;
    set["@type"] = "cr:FileSet";
    set["@id"] = id;
    set["name"] = id;
    set["containedIn"] = shards;
    set["encodingFormat"] = format;
    set["includes"] = pattern;
    return set;
}

Json distribution(std::span<const ShardIndex> shards) {
    Json list = Json::array();
    Json tars = Json::array();
    for (const ShardIndex& shard : shards) {
        list.push_back(shard_object(shard));
        tars.push_back(reference(shard_name(shard.identity.shard) + ".tar"));
    }
    list.push_back(file_set("pictures", "*.jpg", "image/jpeg", tars));
    list.push_back(file_set("records", "*.json", "application/json", tars));
    return list;
}

Json field(const std::string& name, const std::string& type, const std::string& description,
           const std::string& file_set_id, const Json& extract) {
    Json out;
    out["@type"] = "cr:Field";
    out["@id"] = "samples/" + name;
    out["name"] = "samples/" + name;
    out["description"] = description;
    out["dataType"] = type;
    out["source"] = Json{{"fileSet", reference(file_set_id)}, {"extract", extract}};
    return out;
}

Json record_field(const std::string& name, const std::string& type, const std::string& description,
                  const std::string& path) {
    return field(name, type, description, "records", Json{{"jsonPath", path}});
}

Json factor_field(const FactorFact& factor, const std::string& name) {
    const std::string text = fmt::format("{}{}unit {}, from {:.6g} to {:.6g}", factor.description,
                                         factor.description.empty() ? "" : "; ", factor.unit,
                                         factor.minimum, factor.maximum);
    return record_field(name, "sc:Float", text, fmt::format("$.factors['{}']", factor.name));
}

Json sample_fields(const DatasetFacts& facts) {
    Json fields = Json::array();
    fields.push_back(
        field("image", "sc:ImageObject", "The picture", "pictures", {{"fileProperty", "content"}}));
    struct Label {
        const char* name;
        const char* type;
        const char* description;
    };
    constexpr Label kLabels[] = {
        {"index", "sc:Integer", "Number of the sample in the plan"},
        {"key", "sc:Text", "WebDataset key: the index in nine digits"},
        {"object", "sc:Text", "The model shown"},
        {"class", "sc:Text", "Class of the model"},
        {"synset", "sc:Text", "WordNet offset of the class"},
        {"label", "sc:Integer", "Number of the class"},
        {"view", "sc:Integer", "Number of the view of this object, from 0"},
        {"split", "sc:Text", "Split; all views of an object share it"},
        {"mask_pixels", "sc:Integer", "Pixels whose centre the object covers"},
        {"visible_fraction", "sc:Float", "Visible share of the object's silhouette"},
    };
    std::set<std::string> taken{"image"};
    for (const Label& label : kLabels) {
        taken.insert(label.name);
        fields.push_back(record_field(label.name, label.type, label.description,
                                      std::string("$.") + label.name));
    }
    for (const FactorFact& factor : facts.factors) {
        const bool clash = taken.contains(factor.name);
        fields.push_back(factor_field(factor, clash ? "f_" + factor.name : factor.name));
    }
    return fields;
}

Json licences(const DatasetFacts& facts) {
    std::set<std::string> names;
    for (const LicenceRow& row : facts.licences) {
        names.insert(row.licence.empty() ? "see LICENSES.csv" : row.licence);
    }
    return Json(names);
}

}  // namespace

std::string croissant(const DatasetFacts& facts, std::span<const ShardIndex> shards) {
    Json samples;
    samples["@type"] = "cr:RecordSet";
    samples["@id"] = "samples";
    samples["name"] = "samples";
    samples["description"] = "One record a picture; file names without extension join its files.";
    samples["field"] = sample_fields(facts);

    Json root;
    root["@context"] = context();
    root["@type"] = "sc:Dataset";
    root["name"] = facts.name;
    root["description"] = facts.description;
    root["conformsTo"] = "http://mlcommons.org/croissant/1.0";
    root["version"] = fmt::format("{:.12}", facts.plan_digest);
    root["license"] = licences(facts);
    root["isLiveDataset"] = false;
    root["distribution"] = distribution(shards);
    root["recordSet"] = Json::array({samples});
    return root.dump(2) + "\n";
}

}  // namespace turntable
