#include "manifests/dataset_card.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

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

std::string part_section(const DatasetFacts& facts) {
    if (facts.parts.empty()) {
        return {};
    }
    std::string out = "## Splits\n\nBy object: all pictures of one are in one part.\n\n"
                      "| part | objects | pictures |\n|---|---:|---:|\n";
    for (const PartFact& row : facts.parts) {
        out += fmt::format("| {} | {} | {} |\n", cell(row.name), row.objects, row.samples);
    }
    if (!facts.splits.empty()) {
        out +=
            "\nDeclared by the recipe; `splits` of each record says `train`, `test` or `out`.\n\n"
            "| split | | train | test | out |\n|---|---|---:|---:|---:|\n";
        for (const SplitFact& row : facts.splits) {
            const char* about = row.exact ? "" : "about ";
            out += fmt::format("| {} | {} | {}{} | {}{} | {}{} |\n", cell(row.name), cell(row.rule),
                               about, row.train, about, row.test, about, row.out);
        }
    }
    return out + "\n";
}

std::string design_section(const DatasetFacts& facts) {
    if (facts.cells.empty()) {
        return {};
    }
    std::string out = "## Design\n\nIn a cell the factors named vary; all others have their "
                      "canonical value.\n\n| cell | varies | pictures |\n|---|---|---:|\n";
    for (const CellFact& row : facts.cells) {
        out += fmt::format("| {} | {} | {} |\n", cell(row.name),
                           cell(fmt::format("{}", fmt::join(row.varied, ", "))), row.samples);
    }
    return out + "\n";
}

/// The choices of a categorical factor, the first few by name.
std::string choices_of(const FactorFact& factor) {
    constexpr std::size_t kShown = 8;
    if (factor.choices.empty()) {
        return {};
    }
    const std::size_t shown = std::min(kShown, factor.choices.size());
    const std::span names(factor.choices.data(), shown);
    const std::size_t left = factor.choices.size() - shown;
    return fmt::format("{}{}: {}{}", factor.description.empty() ? "" : "; ", factor.choices.size(),
                       fmt::join(names, ", "), left == 0 ? "" : fmt::format(" and {} more", left));
}

std::string factor_section(const DatasetFacts& facts) {
    std::string out = "## Factors\n\nEvery picture is labelled with the exact value of each.\n\n"
                      "| factor | unit | from | to | canonical | |\n|---|---|---:|---:|---:|---|\n";
    for (const FactorFact& row : facts.factors) {
        out += fmt::format("| {} | {} | {:.6g} | {:.6g} | {} | {} |\n", cell(row.name),
                           cell(row.unit), row.minimum, row.maximum,
                           row.canonical ? fmt::format("{:.6g}", *row.canonical) : "",
                           cell(row.description + choices_of(row)));
    }
    return out + "\n";
}

std::string background_section(const DatasetFacts& facts) {
    if (facts.backgrounds.empty()) {
        return {};
    }
    std::string out = "## Backgrounds\n\n| id | | licence | author | source |\n"
                      "|---|---|---|---|---|\n";
    for (const BackgroundFact& row : facts.backgrounds) {
        out += fmt::format("| {} | {} | {} | {} | {} |\n", cell(row.id), cell(row.description),
                           row.licence.empty() ? "none needed" : cell(row.licence),
                           cell(row.creator), cell(row.source));
    }
    return out + "\n";
}

std::string origin_section(const DatasetFacts& facts) {
    return fmt::format("## How it was made\n\nBy Turntable {} from the recipe `{}` with seed {} on "
                       "{}{}. `dataset.yaml` holds the whole recipe.\nRecipe {}, library {}, plan "
                       "{}.\n\nThe set is a function of these, of the device and of the program's "
                       "version: who has them can render it again, and `turntable verify` does for "
                       "single pictures.\n\n",
                       facts.build, facts.recipe, facts.seed, facts.device,
                       facts.date.empty() ? "" : ", " + facts.date, facts.recipe_digest,
                       facts.library_digest, facts.plan_digest);
}

constexpr const char* kReading =
    "## How to read it\n\n"
    "- `shards/*.tar`: WebDataset; `<key>.jpg` and `<key>.json` (all labels) of each sample.\n"
    "- `turntable merge` builds `manifest.sqlite`; `turntable query` asks it; "
    "`turntable export` writes folders (3DIEBench, ImageFolder, COCO, BOP).\n"
    "- `croissant.json` describes the files for ML Croissant.\n"
    "- `turntable verify --all` renders pictures again from their labels and compares.\n\n";

std::string licence_section(const DatasetFacts& facts) {
    std::map<std::string, std::uint64_t> counts;
    for (const LicenceRow& row : facts.licences) {
        ++counts[row.licence.empty() ? "not stated" : row.licence];
    }
    std::string out = "## Licences\n\nA picture is a derivative of the model it shows; "
                      "`LICENSES.csv` names each one's author and licence.\n\n"
                      "| licence | models and maps |\n|---|---:|\n";
    for (const auto& [licence, count] : counts) {
        out += fmt::format("| {} | {} |\n", cell(licence), count);
    }
    return out;
}

}  // namespace

std::string dataset_card(const DatasetFacts& facts) {
    return fmt::format("# {}\n\n{}\n\n", facts.name, facts.description) + size_section(facts) +
           class_section(facts) + part_section(facts) + design_section(facts) +
           factor_section(facts) + background_section(facts) + origin_section(facts) + kReading +
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
