#include "manifests/croissant_records.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace turntable {
namespace {

using Json = nlohmann::ordered_json;

/// Of a field: where its value is.
Json from_file_set(const std::string& file_set, const Json& extract) {
    return {{"fileSet", croissant_reference(file_set)}, {"extract", extract}};
}

Json from_record(const std::string& path) {
    return from_file_set(kRecordFileSet, {{"jsonPath", path}});
}

/// The WebDataset key of a file: its name without "." and `extension`.
Json from_file_name(const std::string& file_set, const std::string& extension) {
    Json source = from_file_set(file_set, {{"fileProperty", "filename"}});
    source["transform"] = {{"regex", fmt::format("^(.*)\\.{}$", extension)}};
    return source;
}

Json plain_field(const std::string& record_set, const std::string& name, const Json& type,
                 const std::string& description) {
    return {{"@type", "cr:Field"},
            {"@id", record_set + "/" + name},
            {"name", record_set + "/" + name},
            {"description", description},
            {"dataType", type}};
}

Json field(const std::string& record_set, const std::string& name, const Json& type,
           const std::string& description, const Json& source) {
    Json out = plain_field(record_set, name, type, description);
    out["source"] = source;
    return out;
}

Json record_set(const std::string& name, const std::string& description, const Json& key,
                const Json& fields) {
    return {{"@type", "cr:RecordSet"},    {"@id", name}, {"name", name},
            {"description", description}, {"key", key},  {"field", fields}};
}

struct Label {
    const char* name;
    const char* type;
    const char* description;
    bool is_list = false;
};

constexpr Label kLabels[] = {
    {"index", "sc:Integer", "Number of the sample in the plan"},
    {"object", "sc:Text", "The model shown"},
    {"class", "sc:Text", "Class of the model"},
    {"synset", "sc:Text", "WordNet offset of the class"},
    {"label", "sc:Integer", "Number of the class"},
    {"view", "sc:Integer", "Number of the view of this object, from 0"},
    {"split", "sc:Text", "Part of the set; all views of an object share it"},
    {"quaternion", "sc:Float", "Rotation of the object: x, y, z, w", true},
    {"object_to_world", "sc:Float", "Row-major 4 x 4 matrix, metres", true},
    {"camera_to_world", "sc:Float", "Row-major 4 x 4 matrix; right, up, back, position", true},
    {"intrinsics", "sc:Float", "fx, fy, cx, cy in pixels", true},
    {"box", "sc:Integer", "Half-open pixel box of the mask: x0, y0, x1, y1", true},
    {"mask_pixels", "sc:Integer", "Pixels whose centre shows the object"},
    {"visible_fraction", "sc:Float",
     "Visible share of the object's silhouette: (1 - truncation) (1 - occlusion)"},
    {"noise", "sc:Float", "Estimated standard deviation of a pixel, 8-bit levels"},
};

/// Those that DatasetFacts::labels may name.
constexpr Label kFurtherLabels[] = {
    {"cell", "sc:Text", "Cell of the design; the factors it does not vary are canonical"},
    {"position", "sc:Float", "Where the object's origin is in the picture: u, v in pixels", true},
    {"depth", "sc:Float", "Depth of the object's origin, metres"},
    {"full_box", "sc:Float", "Box of the whole object, hidden or cut off or not, pixels", true},
    {"apparent_size", "sc:Float", "Longest side of full_box, pixels"},
    {"corners", "sc:Float", "u, v of the corners of the object's box, x fastest, pixels", true},
    {"parts", "sc:Text", "What the values 1, 2, ... of the plane \"part\" are", true},
    {"symmetry", "sc:Text",
     "Group of the rotations that no picture tells apart: folds of its axes"},
    {"reduced_quaternion", "sc:Float",
     "Of the rotations that look like quaternion the one that turns least: x, y, z, w", true},
    {"light", "sc:Text", "What lights the object"},
    {"background", "sc:Text", "What is behind the object"},
    {"caption", "sc:Text", "A sentence composed of the labels"},
};

Json label_field(const Label& label) {
    Json out = field("samples", label.name, label.type, label.description,
                     from_record(std::string("$.") + label.name));
    if (label.is_list) {
        out["repeated"] = true;
    }
    return out;
}

std::string factor_text(const FactorFact& factor) {
    std::string text = factor.description + (factor.description.empty() ? "" : "; ");
    text +=
        fmt::format("unit {}, from {:.6g} to {:.6g}", factor.unit, factor.minimum, factor.maximum);
    if (factor.canonical) {
        text += fmt::format(", canonical {:.6g}", *factor.canonical);
    }
    return text;
}

void add_factors(const DatasetFacts& facts, std::set<std::string>& taken, Json& fields) {
    for (const FactorFact& factor : facts.factors) {
        std::string name = factor.name;
        while (!taken.insert(name).second) {
            name = "f_" + name;
        }
        fields.push_back(field("samples", name, "sc:Float", factor_text(factor),
                               from_record(fmt::format("$.factors['{}']", factor.name))));
        if (!factor.choices.empty()) {
            const std::string named = name + "_name";
            taken.insert(named);
            fields.push_back(field("samples", named, "sc:Text", "What that value is called",
                                   from_record(fmt::format("$.names['{}']", factor.name))));
        }
    }
}

Json samples(const DatasetFacts& facts) {
    Json fields = Json::array();
    fields.push_back(field("samples", "key", "sc:Text",
                           "WebDataset key: the index in nine digits; joins the other record sets",
                           from_record("$.key")));
    std::set<std::string> taken{"key"};
    for (const Label& label : kLabels) {
        taken.insert(label.name);
        fields.push_back(label_field(label));
    }
    for (const Label& label : kFurtherLabels) {
        if (std::find(facts.labels.begin(), facts.labels.end(), label.name) != facts.labels.end()) {
            taken.insert(label.name);
            fields.push_back(label_field(label));
        }
    }
    add_factors(facts, taken, fields);
    return record_set("samples", "The labels of each picture", croissant_reference("samples/key"),
                      fields);
}

/// Pictures of one kind by key. Apart from the labels, since the reference reader joins no two
/// file sets of one archive.
Json picture_records(const std::string& name, const std::string& file_set,
                     const std::string& extension, const std::string& description) {
    const Json fields{field(name, "key", "sc:Text", "Key of the sample, as samples/key",
                            from_file_name(file_set, extension)),
                      field(name, "image", "sc:ImageObject", description,
                            from_file_set(file_set, {{"fileProperty", "content"}}))};
    return record_set(name, description + " of each sample", croissant_reference(name + "/key"),
                      fields);
}

Json parts(const DatasetFacts& facts) {
    const Json fields{plain_field("splits", "name", "sc:Text", "Value of samples/split"),
                      plain_field("splits", "url", "sc:URL", "What it is for"),
                      plain_field("splits", "objects", "sc:Integer", "Objects in it"),
                      plain_field("splits", "samples", "sc:Integer", "Planned pictures in it")};
    Json data = Json::array();
    for (const PartFact& part : facts.parts) {
        const bool training = part.name == "train";
        data.push_back({{"splits/name", part.name},
                        {"splits/url", training ? "cr:TrainingSplit" : "cr:ValidationSplit"},
                        {"splits/objects", part.objects},
                        {"splits/samples", part.samples}});
    }
    Json out = record_set("splits", "Parts of the set, by object",
                          croissant_reference("splits/name"), fields);
    out["dataType"] = "cr:Split";
    out["data"] = data;
    return out;
}

Json classes(const DatasetFacts& facts) {
    const Json fields{plain_field("classes", "label", "sc:Integer", "Value of samples/label"),
                      plain_field("classes", "name", "sc:Text", "Value of samples/class"),
                      plain_field("classes", "synset", "sc:Text", "WordNet offset"),
                      plain_field("classes", "objects", "sc:Integer", "Objects of it")};
    Json data = Json::array();
    for (const ClassFact& row : facts.classes) {
        data.push_back({{"classes/label", row.label},
                        {"classes/name", row.class_name},
                        {"classes/synset", row.synset},
                        {"classes/objects", row.objects}});
    }
    Json out = record_set("classes", "The classes", croissant_reference("classes/label"), fields);
    out["dataType"] = "sc:Enumeration";
    out["data"] = data;
    return out;
}

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) {
        out += (out.empty() ? "" : " ") + name;
    }
    return out;
}

Json cells(const DatasetFacts& facts) {
    const Json fields{plain_field("cells", "name", "sc:Text", "Value of samples/cell"),
                      plain_field("cells", "varied", "sc:Text", "The factors that it varies"),
                      plain_field("cells", "samples", "sc:Integer", "Planned pictures in it")};
    Json data = Json::array();
    for (const CellFact& cell : facts.cells) {
        data.push_back({{"cells/name", cell.name},
                        {"cells/varied", joined(cell.varied)},
                        {"cells/samples", cell.samples}});
    }
    Json out =
        record_set("cells", "The cells of the design", croissant_reference("cells/name"), fields);
    out["data"] = data;
    return out;
}

/// Read from the ledger, where the dataset lists it among its files.
Json models() {
    Json fields = Json::array();
    constexpr const char* kColumns[][2] = {
        {"object", "Value of samples/object, or a map"},
        {"class", "Its class"},
        {"licence", "SPDX id where known"},
        {"creator", "Who made it"},
        {"source", "Where it was read from"},
        {"digest", "sha256 of what it was built from"},
    };
    for (const auto& [column, description] : kColumns) {
        fields.push_back(field("models", column, "sc:Text", description,
                               {{"fileObject", croissant_reference("LICENSES.csv")},
                                {"extract", {{"column", column}}}}));
    }
    return record_set("models", "Whose models and maps the pictures show",
                      croissant_reference("models/object"), fields);
}

}  // namespace

Json croissant_reference(const std::string& id) {
    return {{"@id", id}};
}

std::string plane_set_name(const std::string& plane) {
    return plane + "-files";
}

bool is_png_plane(const std::string& plane) {
    return plane == "mask" || plane == "id" || plane == "part";
}

Json croissant_record_sets(const DatasetFacts& facts) {
    Json list =
        Json::array({samples(facts), picture_records("images", kPictureSet, "jpg", "The picture")});
    for (const std::string& plane : facts.planes) {
        if (is_png_plane(plane)) {
            list.push_back(picture_records(plane, plane_set_name(plane), plane + "\\.png",
                                           fmt::format("The label plane \"{}\"", plane)));
        }
    }
    if (!facts.parts.empty()) {
        list.push_back(parts(facts));
    }
    if (!facts.classes.empty()) {
        list.push_back(classes(facts));
    }
    if (!facts.cells.empty()) {
        list.push_back(cells(facts));
    }
    if (std::any_of(facts.files.begin(), facts.files.end(),
                    [](const FileFact& file) { return file.name == "LICENSES.csv"; })) {
        list.push_back(models());
    }
    return list;
}

}  // namespace turntable
