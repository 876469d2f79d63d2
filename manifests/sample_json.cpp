#include "manifests/sample_json.h"

#include <algorithm>
#include <bitset>
#include <iterator>
#include <optional>
#include <type_traits>

#include <fmt/format.h>

#include "manifests/json_cursor.h"

namespace turntable {
namespace {

// Writing -----------------------------------------------------------------------------------------

/// Appends members to an object whose opening brace is written.
class ObjectWriter {
public:
    explicit ObjectWriter(std::string& out) : out_(out) { out_.push_back('{'); }

    void key(std::string_view name) {
        if (out_.back() != '{') {
            out_.push_back(',');
        }
        append_json_string(out_, name);
        out_.push_back(':');
    }
    void text(std::string_view name, std::string_view value) {
        key(name);
        append_json_string(out_, value);
    }
    template <class Number>
    void number(std::string_view name, Number value) {
        key(name);
        append_json_number(out_, value);
    }
    template <class Range>
    void numbers(std::string_view name, const Range& values) {
        key(name);
        out_.push_back('[');
        for (const auto& value : values) {
            append_json_number(out_, value);
            out_.push_back(',');
        }
        out_.back() = ']';  // replaces the last comma: no array here is empty
    }
    void texts(std::string_view name, const std::vector<std::string>& values) {
        key(name);
        out_.push_back('[');
        for (const std::string& value : values) {
            append_json_string(out_, value);
            out_.push_back(',');
        }
        out_.back() = ']';
    }
    template <class Row>
    void rows(std::string_view name, const std::vector<Row>& values) {
        key(name);
        for (std::size_t i = 0; i < values.size(); ++i) {
            out_.push_back(i == 0 ? '[' : ',');
            for (std::size_t k = 0; k < values[i].size(); ++k) {
                out_.push_back(k == 0 ? '[' : ',');
                append_json_number(out_, values[i][k]);
            }
            out_.push_back(']');
        }
        out_.push_back(']');
    }
    void close() { out_.push_back('}'); }

private:
    std::string& out_;
};

void write_factors(ObjectWriter& object, std::string& out, const SampleRecord& record) {
    object.key("factors");
    ObjectWriter factors(out);
    for (const auto& [name, value] : record.factors) {
        factors.number(name, value);
    }
    factors.close();
}

using TextPairs = std::vector<std::pair<std::string, std::string>>;

void write_texts(ObjectWriter& object, std::string& out, std::string_view name,
                 const TextPairs& pairs) {
    object.key(name);
    ObjectWriter members(out);
    for (const auto& [member, value] : pairs) {
        members.text(member, value);
    }
    members.close();
}

// What is at its default is left out, so that a record of a recipe without designs, occluders or
// pictures stays short. Records of format 1 lack all of these keys.

void write_design(ObjectWriter& object, std::string& out, const SampleRecord& record) {
    if (!record.names.empty()) {
        write_texts(object, out, "names", record.names);
    }
    if (!record.cell.empty()) {
        object.text("cell", record.cell);
    }
    if (!record.orbit.empty()) {
        object.text("orbit", record.orbit);
    }
    if (!record.varied.empty()) {
        object.texts("varied", record.varied);
    }
    if (!record.splits.empty()) {
        write_texts(object, out, "splits", record.splits);
    }
    if (record.attempt != 0) {
        object.number("attempt", record.attempt);
    }
}

/// Each of `values` under its name, unless it is what a new record holds.
template <class Array>
void write_known(ObjectWriter& object, std::string_view name, const Array& values,
                 const Array& unknown = {}) {
    if (values != unknown) {
        object.numbers(name, values);
    }
}

void write_known(ObjectWriter& object, std::string_view name, double value, double unknown = 0.0) {
    if (value != unknown) {
        object.number(name, value);
    }
}

void write_relative(ObjectWriter& object, const SampleRecord& record) {
    const SampleRecord fresh;
    write_known(object, "relative_quaternion", record.relative_quaternion,
                fresh.relative_quaternion);
    write_known(object, "relative_translation", record.relative_translation);
    write_known(object, "relative_scale", record.relative_scale, 1.0);
}

void write_shape(ObjectWriter& object, const SampleRecord& record) {
    if (!record.parts.empty()) {
        object.texts("parts", record.parts);
    }
    if (!record.symmetry.empty()) {
        object.text("symmetry", record.symmetry);
    }
    if (!record.symmetry_axes.empty()) {
        object.rows("symmetry_axes", record.symmetry_axes);
    }
    if (!record.symmetry_mirrors.empty()) {
        object.rows("symmetry_mirrors", record.symmetry_mirrors);
    }
    write_known(object, "reduced_quaternion", record.reduced_quaternion);
    write_known(object, "reduced_translation", record.reduced_translation);
}

void write_outline(ObjectWriter& object, const SampleRecord& record) {
    write_known(object, "position", record.position);
    write_known(object, "depth", record.depth);
    write_known(object, "full_box", record.full_box);
    write_known(object, "apparent_size", record.apparent_size);
    write_known(object, "corners", record.corners);
}

void write_surroundings(ObjectWriter& object, const SampleRecord& record) {
    if (!record.light.empty()) {
        object.text("light", record.light);
    }
    if (!record.background.empty()) {
        object.text("background", record.background);
    }
    if (!record.imagenet.empty()) {
        object.numbers("imagenet", record.imagenet);
    }
    if (!record.caption.empty()) {
        object.text("caption", record.caption);
    }
}

void write_record(ObjectWriter& object, std::string& out, const SampleRecord& record) {
    object.number("index", record.index);
    object.text("key", record.key);
    object.text("object", record.object);
    object.text("asset_digest", record.asset_digest);
    object.text("class", record.class_name);
    object.text("synset", record.synset);
    object.number("label", record.label);
    object.number("view", record.view);
    object.text("split", record.split);
    write_factors(object, out, record);
    write_design(object, out, record);
    object.numbers("object_to_world", record.object_to_world);
    object.numbers("quaternion", record.quaternion);
    object.numbers("camera_to_world", record.camera_to_world);
    object.numbers("intrinsics", record.intrinsics);
    object.number("width", record.width);
    object.number("height", record.height);
    write_relative(object, record);
    write_shape(object, record);
    write_outline(object, record);
    object.numbers("box", record.box);
    object.number("mask_pixels", record.mask_pixels);
    object.number("visible_fraction", record.visible_fraction);
    write_known(object, "truncation", record.truncation);
    write_known(object, "occlusion", record.occlusion);
    write_surroundings(object, record);
    object.number("spp", record.samples_per_pixel);
    object.number("noise", record.noise);
    object.text("pixels_sha256", record.pixels_sha256);
    write_texts(object, out, "files", record.files);
    object.text("reject", record.reject);
}

// Reading -----------------------------------------------------------------------------------------

template <std::size_t N>
void read_array(JsonCursor& json, std::array<double, N>& out) {
    json.begin_array();
    for (double& value : out) {
        if (!json.next_element()) {
            json.fail(fmt::format("expected {} numbers", N));
        }
        value = json.number();
    }
    if (json.next_element()) {
        json.fail(fmt::format("expected {} numbers", N));
    }
}

void read_box(JsonCursor& json, std::array<int, 4>& out) {
    json.begin_array();
    for (int& value : out) {
        if (!json.next_element()) {
            json.fail("expected 4 whole numbers");
        }
        value = json.integer();
    }
    if (json.next_element()) {
        json.fail("expected 4 whole numbers");
    }
}

template <class Value, class Read>
void read_pairs(JsonCursor& json, std::vector<std::pair<std::string, Value>>& out, Read read) {
    json.begin_object();
    std::string_view name;
    while (json.next_key(name)) {
        const auto same = [&](const auto& pair) { return pair.first == name; };
        if (std::any_of(out.begin(), out.end(), same)) {
            json.fail(fmt::format("\"{}\" is given twice", name));
        }
        std::string owned(name);  // reading the value may reuse the key's storage
        out.emplace_back(std::move(owned), read());
    }
}

template <class Value, class Read>
void read_list(JsonCursor& json, std::vector<Value>& out, Read read) {
    json.begin_array();
    while (json.next_element()) {
        out.push_back(read());
    }
}

void read_texts(JsonCursor& json, TextPairs& out) {
    read_pairs(json, out, [&] { return json.string_value(); });
}

template <class Row>
void read_rows(JsonCursor& json, std::vector<Row>& out) {
    read_list(json, out, [&] {
        Row row{};
        read_array(json, row);
        return row;
    });
}

MemberExtent read_extent(JsonCursor& json, std::string_view extension) {
    MemberExtent extent{std::string(extension), 0, 0};
    json.begin_array();
    for (std::uint64_t* value : {&extent.offset, &extent.size}) {
        if (!json.next_element()) {
            json.fail("expected an offset and a size");
        }
        *value = json.unsigned_integer();
    }
    if (json.next_element()) {
        json.fail("expected an offset and a size");
    }
    return extent;
}

void read_members(JsonCursor& json, std::vector<MemberExtent>& out) {
    json.begin_object();
    std::string_view extension;
    while (json.next_key(extension)) {
        out.push_back(read_extent(json, extension));
    }
}

struct Field {
    std::string_view name;
    void (*read)(JsonCursor&, ShardEntry&);
    bool required = true;
};
constexpr bool kOptional = false;

/// In writing order, so that the reader finds each key soon.
constexpr Field kFields[] = {
    {"index", [](JsonCursor& j, ShardEntry& e) { e.record.index = j.unsigned_integer(); }},
    {"key", [](JsonCursor& j, ShardEntry& e) { e.record.key = j.string_value(); }},
    {"object", [](JsonCursor& j, ShardEntry& e) { e.record.object = j.string_value(); }},
    {"asset_digest",
     [](JsonCursor& j, ShardEntry& e) { e.record.asset_digest = j.string_value(); }},
    {"class", [](JsonCursor& j, ShardEntry& e) { e.record.class_name = j.string_value(); }},
    {"synset", [](JsonCursor& j, ShardEntry& e) { e.record.synset = j.string_value(); }},
    {"label", [](JsonCursor& j, ShardEntry& e) { e.record.label = j.integer(); }},
    {"view", [](JsonCursor& j, ShardEntry& e) { e.record.view = j.integer(); }},
    {"split", [](JsonCursor& j, ShardEntry& e) { e.record.split = j.string_value(); }},
    {"factors", [](JsonCursor& j,
                   ShardEntry& e) { read_pairs(j, e.record.factors, [&] { return j.number(); }); }},
    {"names", [](JsonCursor& j, ShardEntry& e) { read_texts(j, e.record.names); }, kOptional},
    {"cell", [](JsonCursor& j, ShardEntry& e) { e.record.cell = j.string_value(); }, kOptional},
    {"orbit", [](JsonCursor& j, ShardEntry& e) { e.record.orbit = j.string_value(); }, kOptional},
    {"varied",
     [](JsonCursor& j, ShardEntry& e) {
         read_list(j, e.record.varied, [&] { return j.string_value(); });
     },
     kOptional},
    {"splits", [](JsonCursor& j, ShardEntry& e) { read_texts(j, e.record.splits); }, kOptional},
    {"attempt", [](JsonCursor& j, ShardEntry& e) { e.record.attempt = j.integer(); }, kOptional},
    {"object_to_world",
     [](JsonCursor& j, ShardEntry& e) { read_array(j, e.record.object_to_world); }},
    {"quaternion", [](JsonCursor& j, ShardEntry& e) { read_array(j, e.record.quaternion); }},
    {"camera_to_world",
     [](JsonCursor& j, ShardEntry& e) { read_array(j, e.record.camera_to_world); }},
    {"intrinsics", [](JsonCursor& j, ShardEntry& e) { read_array(j, e.record.intrinsics); }},
    {"width", [](JsonCursor& j, ShardEntry& e) { e.record.width = j.integer(); }},
    {"height", [](JsonCursor& j, ShardEntry& e) { e.record.height = j.integer(); }},
    {"relative_quaternion",
     [](JsonCursor& j, ShardEntry& e) { read_array(j, e.record.relative_quaternion); }, kOptional},
    {"relative_translation",
     [](JsonCursor& j, ShardEntry& e) { read_array(j, e.record.relative_translation); }, kOptional},
    {"relative_scale", [](JsonCursor& j, ShardEntry& e) { e.record.relative_scale = j.number(); },
     kOptional},
    {"parts",
     [](JsonCursor& j, ShardEntry& e) {
         read_list(j, e.record.parts, [&] { return j.string_value(); });
     },
     kOptional},
    {"symmetry", [](JsonCursor& j, ShardEntry& e) { e.record.symmetry = j.string_value(); },
     kOptional},
    {"symmetry_axes", [](JsonCursor& j, ShardEntry& e) { read_rows(j, e.record.symmetry_axes); },
     kOptional},
    {"symmetry_mirrors",
     [](JsonCursor& j, ShardEntry& e) { read_rows(j, e.record.symmetry_mirrors); }, kOptional},
    {"reduced_quaternion",
     [](JsonCursor& j, ShardEntry& e) { read_array(j, e.record.reduced_quaternion); }, kOptional},
    {"reduced_translation",
     [](JsonCursor& j, ShardEntry& e) { read_array(j, e.record.reduced_translation); }, kOptional},
    {"position", [](JsonCursor& j, ShardEntry& e) { read_array(j, e.record.position); }, kOptional},
    {"depth", [](JsonCursor& j, ShardEntry& e) { e.record.depth = j.number(); }, kOptional},
    {"full_box", [](JsonCursor& j, ShardEntry& e) { read_array(j, e.record.full_box); }, kOptional},
    {"apparent_size", [](JsonCursor& j, ShardEntry& e) { e.record.apparent_size = j.number(); },
     kOptional},
    {"corners", [](JsonCursor& j, ShardEntry& e) { read_array(j, e.record.corners); }, kOptional},
    {"box", [](JsonCursor& j, ShardEntry& e) { read_box(j, e.record.box); }},
    {"mask_pixels",
     [](JsonCursor& j, ShardEntry& e) { e.record.mask_pixels = j.unsigned_integer(); }},
    {"visible_fraction",
     [](JsonCursor& j, ShardEntry& e) { e.record.visible_fraction = j.number(); }},
    {"truncation", [](JsonCursor& j, ShardEntry& e) { e.record.truncation = j.number(); },
     kOptional},
    {"occlusion", [](JsonCursor& j, ShardEntry& e) { e.record.occlusion = j.number(); }, kOptional},
    {"light", [](JsonCursor& j, ShardEntry& e) { e.record.light = j.string_value(); }, kOptional},
    {"background", [](JsonCursor& j, ShardEntry& e) { e.record.background = j.string_value(); },
     kOptional},
    {"imagenet",
     [](JsonCursor& j, ShardEntry& e) {
         read_list(j, e.record.imagenet, [&] { return j.integer(); });
     },
     kOptional},
    {"caption", [](JsonCursor& j, ShardEntry& e) { e.record.caption = j.string_value(); },
     kOptional},
    {"spp", [](JsonCursor& j, ShardEntry& e) { e.record.samples_per_pixel = j.number(); }},
    {"noise", [](JsonCursor& j, ShardEntry& e) { e.record.noise = j.number(); }},
    {"pixels_sha256",
     [](JsonCursor& j, ShardEntry& e) { e.record.pixels_sha256 = j.string_value(); }},
    {"files", [](JsonCursor& j, ShardEntry& e) { read_texts(j, e.record.files); }},
    {"reject", [](JsonCursor& j, ShardEntry& e) { e.record.reject = j.string_value(); }},
    {"members", [](JsonCursor& j, ShardEntry& e) { read_members(j, e.members); }},
};
constexpr std::size_t kEntryFields = std::size(kFields);
constexpr std::size_t kRecordFields = kEntryFields - 1;  // without "members"

/// Index of the field called `name`, looked for from `guess` on: keys that are left out lie
/// between.
std::optional<std::size_t> find_field(std::string_view name, std::size_t guess, std::size_t count) {
    for (std::size_t step = 0; step < count; ++step) {
        const std::size_t i = (guess + step) % count;
        if (kFields[i].name == name) {
            return i;
        }
    }
    return std::nullopt;
}

ShardEntry read_entry(std::string_view text, std::string_view origin, std::size_t field_count) {
    JsonCursor json(text, origin);
    ShardEntry entry;
    std::bitset<kEntryFields> seen;
    std::size_t guess = 0;
    std::string_view name;
    json.begin_object();
    while (json.next_key(name)) {
        const std::optional<std::size_t> field = find_field(name, guess, field_count);
        if (!field) {
            json.fail("unknown field");
        }
        if (seen[*field]) {
            json.fail("the field is given twice");
        }
        seen.set(*field);
        kFields[*field].read(json, entry);
        guess = *field + 1;
    }
    json.end();
    for (std::size_t i = 0; i < field_count; ++i) {
        if (!seen[i] && kFields[i].required) {
            json.fail(fmt::format("field \"{}\" is missing", kFields[i].name));
        }
    }
    return entry;
}

}  // namespace

std::string to_json(const SampleRecord& record) {
    std::string out;
    out.reserve(2048);
    ObjectWriter object(out);
    write_record(object, out, record);
    object.close();
    return out;
}

std::string to_json(const ShardEntry& entry) {
    std::string out;
    out.reserve(2048);
    ObjectWriter object(out);
    write_record(object, out, entry.record);
    object.key("members");
    ObjectWriter members(out);
    for (const MemberExtent& member : entry.members) {
        members.numbers(member.extension, std::array{member.offset, member.size});
    }
    members.close();
    object.close();
    return out;
}

SampleRecord sample_from_json(std::string_view text, std::string_view origin) {
    return read_entry(text, origin, kRecordFields).record;
}

ShardEntry entry_from_json(std::string_view text, std::string_view origin) {
    return read_entry(text, origin, kEntryFields);
}

}  // namespace turntable
