#include "manifests/croissant_statements.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include <fmt/format.h>

namespace turntable {
namespace {

using Json = nlohmann::ordered_json;

Json property(const std::string& name, const std::string& value) {
    return {{"@type", "sc:PropertyValue"}, {"propertyID", name}, {"value", value}};
}

/// Models of one archive or folder under one licence.
struct Source {
    std::uint64_t models = 0;
    std::set<std::string> creators;
};

std::string archive_of(const LicenceRow& row) {
    return row.source.substr(0, row.source.find(": "));
}

Json sources(const DatasetFacts& facts) {
    std::map<std::pair<std::string, std::string>, Source> groups;
    for (const LicenceRow& row : facts.licences) {
        Source& group = groups[{archive_of(row), row.licence}];
        ++group.models;
        group.creators.insert(row.creator);
    }
    Json list = Json::array();
    for (const auto& [key, group] : groups) {
        const auto& [archive, licence] = key;
        Json entity{{"@type", "prov:Entity"},
                    {"prov:label", archive.empty() ? "unnamed source" : archive},
                    {"description",
                     fmt::format("{} models or maps; LICENSES.csv lists them", group.models)},
                    {"license", licence.empty() ? "not stated" : licence_url(licence)}};
        Json creators = Json::array();
        for (const std::string& creator : group.creators) {
            if (!creator.empty()) {
                creators.push_back(creator);
            }
        }
        if (!creators.empty()) {
            entity["prov:wasAttributedTo"] = creators;
        }
        list.push_back(entity);
    }
    return list;
}

}  // namespace

std::string licence_url(const std::string& licence) {
    const bool is_spdx =
        !licence.empty() && std::all_of(licence.begin(), licence.end(), [](unsigned char c) {
            return std::isalnum(c) != 0 || c == '-' || c == '.' || c == '+';
        });
    return is_spdx ? fmt::format("https://spdx.org/licenses/{}.html", licence) : licence;
}

void add_rai_statements(Json& root, const DatasetFacts& facts, std::uint64_t rejected) {
    root["rai:dataCollection"] =
        fmt::format("No camera was used. {} planned pictures of {} three-dimensional models were "
                    "rendered by path tracing from the recipe \"{}\", which fixes or draws every "
                    "factor of each picture.",
                    facts.samples, facts.objects, facts.recipe);
    root["rai:dataCollectionType"] = {"Software Collection", "Others: rendering of 3D models"};
    root["rai:dataCollectionMissingData"] =
        fmt::format("{} of {} planned pictures were refused by the quality check (blank, clipped, "
                    "too small, out of frame, dark or damaged). Their records give the reason and "
                    "have no picture.",
                    rejected, facts.samples);
    root["rai:dataCollectionRawData"] =
        "Models and maps of other authors, listed in LICENSES.csv with source and digest.";
    root["rai:dataPreprocessingProtocol"] = {
        "Models are centred and scaled to a box of unit diagonal at import unless the library says "
        "otherwise.",
        "Pictures are tone-mapped to 8 bits and compressed as JPEG."};
    root["rai:dataAnnotationProtocol"] =
        "Labels are the values that the renderer was given, or computed from geometry in double "
        "precision; planes come from rays through pixel centres. No person labelled anything. "
        "Class names come from the models' sources.";
    root["rai:machineAnnotationTools"] = {fmt::format("Turntable {}", facts.build)};
    root["rai:annotationsPerItem"] = "0";
    root["rai:dataUseCases"] = {
        "Testing: robustness, invariance and equivariance of vision models to one factor or to "
        "pairs of factors, everything else held.",
        "Training and fine-tuning of representations with known factors; pose estimation and "
        "segmentation of single objects."};
    root["rai:dataLimitations"] = {
        "Rendered pictures: models trained on them may not carry over to photographs.",
        "One object a picture, simple surroundings, no motion blur and no lens beyond a pinhole.",
        "Classes and models are those of the asset library, not a sample of the world."};
    root["rai:dataBiases"] = {
        "The number of models differs between classes; see the record set \"classes\".",
        "Models come from hobbyists' and stock collections and show mostly the household goods of "
        "wealthy countries.",
        "Factors are spread as the recipe says, not as they occur in photographs."};
    root["rai:personalSensitiveInformation"] = {
        "None is collected: no person was photographed or asked. Names of models' authors are in "
        "LICENSES.csv, as their licences want."};
    root["rai:dataSocialImpact"] =
        "Meant for measuring models. Not meant for decisions about people.";
    root["rai:dataReleaseMaintenancePlan"] =
        "The set is a function of recipe, library, seed, device and program version, all recorded: "
        "it can be rendered again and is not updated in place. A changed recipe is another set.";
}

void add_provenance(Json& root, const DatasetFacts& facts) {
    root["identifier"] = {property("plan_digest", facts.plan_digest),
                          property("recipe_digest", facts.recipe_digest),
                          property("library_digest", facts.library_digest)};
    Json activity{{"@type", "prov:Activity"},
                  {"prov:label", fmt::format("Rendering of the recipe \"{}\"", facts.recipe)},
                  {"prov:wasAssociatedWith",
                   {{"@type", "prov:SoftwareAgent"},
                    {"prov:label", "Turntable"},
                    {"softwareVersion", facts.build}}}};
    activity["prov:used"] = {
        property("recipe", facts.recipe), property("recipe_digest", facts.recipe_digest),
        property("library_digest", facts.library_digest),
        property("seed", std::to_string(facts.seed)), property("device", facts.device)};
    root["prov:wasGeneratedBy"] = activity;
    root["prov:wasDerivedFrom"] = sources(facts);
}

void add_variables(Json& root, const DatasetFacts& facts) {
    Json list = Json::array();
    for (const FactorFact& factor : facts.factors) {
        Json variable{{"@type", "sc:PropertyValue"},       {"propertyID", factor.name},
                      {"description", factor.description}, {"unitText", factor.unit},
                      {"minValue", factor.minimum},        {"maxValue", factor.maximum}};
        if (factor.canonical) {
            variable["value"] = *factor.canonical;
        }
        if (!factor.choices.empty()) {
            variable["valueReference"] = factor.choices;
        }
        list.push_back(variable);
    }
    root["variableMeasured"] = list;
}

}  // namespace turntable
