#include "manifests/dataset_card.h"

#include <array>
#include <map>

#include <fmt/format.h>

#include "manifests/csv.h"

namespace turntable {
namespace {

/// Text in a table cell: a bar would end the cell.
std::string cell(const std::string& text) {
    std::string out;
    for (const char c : text) {
        out += c == '|' ? "\\|" : std::string(1, c == '\n' ? ' ' : c);
    }
    return out;
}

std::string size_section(const DatasetFacts& facts) {
    return fmt::format("| | |\n|---|---|\n| pictures planned | {} |\n| objects | {} |\n"
                       "| views an object | {} |\n| classes | {} |\n| size | {} x {} pixels |\n\n",
                       facts.samples, facts.objects, facts.views, facts.classes.size(), facts.width,
                       facts.height);
}

std::string class_section(const DatasetFacts& facts) {
    std::string out =
        "## Classes\n\n| label | class | synset | objects | pictures |\n|---:|---|---|---:|---:|\n";
    for (const ClassFact& row : facts.classes) {
        out += fmt::format("| {} | {} | {} | {} | {} |\n", row.label, cell(row.class_name),
                           cell(row.synset), row.objects, row.samples);
    }
    return out + "\n";
}

std::string factor_section(const DatasetFacts& facts) {
    std::string out = "## Factors\n\nEvery picture is labelled with the exact value of each.\n\n"
                      "| factor | unit | from | to | |\n|---|---|---:|---:|---|\n";
    for (const FactorFact& row : facts.factors) {
        out += fmt::format("| {} | {} | {:.6g} | {:.6g} | {} |\n", cell(row.name), cell(row.unit),
                           row.minimum, row.maximum, cell(row.description));
    }
    return out + "\n";
}

std::string origin_section(const DatasetFacts& facts) {
    return fmt::format("## How it was made\n\nBy Turntable {} from the recipe `{}` with seed {} on "
                       "{}. `dataset.yaml` holds the whole recipe.\nRecipe {}, plan {}.\n\n",
                       facts.build, facts.recipe, facts.seed, facts.device, facts.recipe_digest,
                       facts.plan_digest);
}

constexpr const char* kReading =
    "## How to read it\n\n"
    "- `shards/*.tar`: WebDataset; `<key>.jpg` and `<key>.json` (all labels) of each sample.\n"
    "- `turntable merge` builds `manifest.sqlite`; `turntable query` asks it; "
    "`turntable export` writes folders.\n"
    "- `croissant.json` describes the files for ML Croissant.\n"
    "- `turntable verify --all` renders pictures again from their labels and compares.\n\n";

std::string licence_section(const DatasetFacts& facts) {
    std::map<std::string, std::uint64_t> counts;
    for (const LicenceRow& row : facts.licences) {
        ++counts[row.licence.empty() ? "not stated" : row.licence];
    }
    std::string out = "## Licences\n\nA picture is a derivative of the model it shows; "
                      "`LICENSES.csv` names each one's author and licence.\n\n"
                      "| licence | objects |\n|---|---:|\n";
    for (const auto& [licence, count] : counts) {
        out += fmt::format("| {} | {} |\n", cell(licence), count);
    }
    return out;
}

}  // namespace

std::string dataset_card(const DatasetFacts& facts) {
    return fmt::format("# {}\n\n{}\n\n", facts.name, facts.description) + size_section(facts) +
           class_section(facts) + factor_section(facts) + origin_section(facts) + kReading +
           licence_section(facts);
}

std::string licence_ledger(std::span<const LicenceRow> rows) {
    std::string out;
    append_csv_record(out, std::array<std::string, 6>{"object", "class", "licence", "creator",
                                                      "source", "digest"});
    for (const LicenceRow& row : rows) {
        append_csv_record(out, std::array{row.object, row.class_name, row.licence, row.creator,
                                          row.source, row.digest});
    }
    return out;
}

}  // namespace turntable
